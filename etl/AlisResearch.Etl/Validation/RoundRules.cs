using AlisResearch.Etl.Staging;
using AlisResearch.Model;

namespace AlisResearch.Etl.Validation;

/// <summary>The rules on a whole round: keys, references, cross-field, cross-table, and drift since the round before it.</summary>
internal sealed class RoundRules
{
    private readonly StagedRound _staged;
    private readonly TableContract _table;
    private readonly RuleViews _views;

    private RoundRules(StagedRound staged, TableContract table, RuleViews views) => (_staged, _table, _views) = (staged, table, views);

    /// <summary>All findings, rule by rule, each in the file's order.</summary>
    public static IReadOnlyList<Finding> Run(
        StagedRound staged, SchemaSet schema, SurveyRound round, WarehouseSnapshot warehouse, int withdrawals, string file, QueryProgress progress)
    {
        var rules = new RoundRules(staged, schema.Tables[round.Table], new(staged, schema, round, warehouse, withdrawals));
        rules._views.CreateContext();
        return Rule.Rounds.SelectMany(rule => rules.Findings(rule, file, progress)).ToList();
    }

    private IEnumerable<Finding> Findings(Rule rule, string file, QueryProgress progress)
    {
        var queries = Queries(rule).ToList();
        if (queries.Count == 0)
            return [];
        foreach (var table in rule.Reads)
            _views.Need(table);
        return queries.SelectMany(sql =>
        {
            var found = progress.Query(
                _staged.Connection, new($"Sjekker regelen {rule.Name}", $"Checking the rule {rule.Name}"),
                SqlFile.Fill(SqlFile.Load(typeof(RoundRules).Assembly, "findings_of.sql"), ("rule", sql)),
                r => (Row: r.IsDBNull(0) ? (long?)null : r.GetInt64(0), Column: r.Text("column_name"), Detail: r.Text("detail"), Findings: r.GetInt64(3)));
            return found
                .Select(f => f with { Column = f.Column is null ? null : _views.NameInFile(f.Column) })
                .Select(f => new Finding(file, f.Row, f.Column, rule.Name, rule.Severity, Said(rule.Message, f.Detail), Said(rule.Suggestion, f.Detail)))
                .Concat(found.Count == 0 ? [] : Diagnosis.Rest(rule, file, found[0].Column is { } column ? _views.NameInFile(column) : null, found[0].Findings - found.Count));
        });
    }

    /// <summary>The rule's query, once for each thing it applies to.</summary>
    private IEnumerable<string> Queries(Rule rule)
    {
        if (rule.Applies == "key")
            return [SqlFile.Fill(rule.Sql, ("key", string.Join(", ", _table.Key.Select(SqlFile.Identifier))), ("column_name", SqlFile.Literal(string.Join(" + ", _table.Key))))];
        if (rule.Applies == "reference")
            return _table.Columns.Where(c => c.References is not null).Select(Reference);
        if (rule.Applies == "referenced")
            return _views.References().Select(r => SqlFile.Fill(
                rule.Sql, ("other", SqlFile.Identifier(r.Table.Name)), ("other_name", SqlFile.Literal(r.Table.Name)), ("column", SqlFile.Identifier(r.Column.Name)),
                ("table", SqlFile.Identifier(_table.Name)), ("referenced", SqlFile.Identifier(r.Column.References!.Column)), ("referenced_name", SqlFile.Literal(r.Column.References.Column))));
        if (rule.AppliesTo("codelist") is { } codelist)
            return _table.Columns.Where(c => c.Codelist == codelist)
                .Select(c => SqlFile.Fill(rule.Sql, ("column", SqlFile.Identifier(c.Name)), ("column_name", SqlFile.Literal(c.Name))));
        if (rule.AppliesTo("columns") is { } columns)
            return columns.Split(", ").All(n => _table.Columns.Any(c => c.Name == n)) ? [rule.Sql] : [];
        if (rule.Applies == "drift")
            return _views.NeedDrift() ? [rule.Sql] : [];
        return rule.AppliesTo("table") == _table.Name ? [rule.Sql] : [];

        string Reference(ColumnContract column)
        {
            _views.Need(column.References!.Table);
            return SqlFile.Fill(
                rule.Sql, ("table", SqlFile.Identifier(column.References.Table)), ("column", SqlFile.Identifier(column.Name)), ("column_name", SqlFile.Literal(column.Name)),
                ("referenced", SqlFile.Identifier(column.References.Column)), ("referenced_name", SqlFile.Literal(column.References.Table)));
        }
    }

    private static LocalText Said(LocalText text, string? detail) => new(
        text.Nb.Replace("{detail}", detail, StringComparison.Ordinal), text.En.Replace("{detail}", detail, StringComparison.Ordinal));
}
