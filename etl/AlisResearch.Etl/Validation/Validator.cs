using AlisResearch.Etl.Staging;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Etl.Validation;

/// <summary>
/// Runs every rule over a staged round. A rule is one file, <c>rule_&lt;name&gt;.sql</c>, over <c>mapped</c>, <c>cell</c>,
/// <c>contract_column</c> and <c>code</c>; it returns row, column, message and suggestion in both languages, and never a value.
/// </summary>
public static class Validator
{
    private const string Prefix = "rule_";

    /// <summary>All findings, rule by rule, in the file's order.</summary>
    public static IReadOnlyList<Finding> Validate(StagedRound staged, string file, TableContract table, IReadOnlyDictionary<string, Codelist> codelists)
    {
        LoadContract(staged.Connection, table, codelists);
        return Rules().SelectMany(rule => staged.Connection.Query(
            SqlFile.Fill(Sql("finding.sql"), ("rule", Sql(rule))),
            r => new Finding(
                file, Convert.ToInt64(r["row_number"], null), r.Text("column_name"), Path.GetFileNameWithoutExtension(rule)[Prefix.Length..], Severity.Error,
                new(r.Text("message_nb")!, r.Text("message_en")!), new(r.Text("suggestion_nb")!, r.Text("suggestion_en")!)))).ToList();
    }

    private static IEnumerable<string> Rules() => typeof(Validator).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static void LoadContract(DuckDBConnection connection, TableContract table, IReadOnlyDictionary<string, Codelist> codelists)
    {
        connection.Execute(Sql("contract.sql"));
        using var columns = connection.CreateAppender("contract_column");
        foreach (var column in table.Columns)
        {
            var order = table.Key.Index().Where(k => k.Item == column.Name).Select(k => (int?)k.Index).FirstOrDefault();
            columns.CreateRow()
                .AppendValue(column.Name).AppendValue(Spelling.Snake(column.Type)).AppendValue(column.Required).AppendValue(column.Codelist)
                .AppendValue(column.Class == ColumnClass.Personal).AppendValue((double?)column.Min).AppendValue((double?)column.Max)
                .AppendValue(order).EndRow();
        }

        using var codes = connection.CreateAppender("code");
        foreach (var list in table.Columns.Select(c => c.Codelist).OfType<string>().Distinct())
        {
            foreach (var code in codelists[list].Codes)
                codes.CreateRow().AppendValue(list).AppendValue(code.Value).EndRow();
        }
    }

    private static string Sql(string name) => SqlFile.Load(typeof(Validator).Assembly, name);
}
