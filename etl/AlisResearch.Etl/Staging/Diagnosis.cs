using System.Globalization;
using AlisResearch.Etl.Sources;
using AlisResearch.Etl.Validation;
using AlisResearch.Model;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace AlisResearch.Etl.Staging;

/// <summary>Why a file did not stage: the rows of the wrong shape or, where all have the right one, the cells that break a rule.</summary>
internal sealed class Diagnosis(DuckDBConnection connection, RoundSource source, IReadOnlyList<CellCheck> checks)
{
    /// <summary>What stands for a fault that DuckDB places nowhere.</summary>
    private static readonly LocalText NotCsv = new("Filen kan ikke leses som CSV.", "The file does not read as CSV.");

    /// <summary>Whether what stopped a query is the file's content, and not the machine or the user.</summary>
    public static bool IsOfTheFile(DuckDBException fault) => fault.ErrorType is not
        (DuckDBErrorType.Interrupt or DuckDBErrorType.Io or DuckDBErrorType.Permission or DuckDBErrorType.OutOfMemory);

    /// <summary>The findings, check by check in the order of the columns, each with its first thousand rows.</summary>
    public IReadOnlyList<Finding> Run(string mapped, QueryProgress progress)
    {
        var shape = source.IsNative ? Rejects(progress) : source.Faults;
        return shape.Count > 0 || checks.Count == 0 ? shape : Cells(mapped, progress);
    }

    private List<Finding> Cells(string mapped, QueryProgress progress)
    {
        var found = progress.Query(
            connection, new("Finner feilene", "Finding the mistakes"),
            SqlFile.Fill(Sql("diagnose.sql"), ("checks", string.Join(",\n            ", checks.Index().Select(c => Check(c.Item, c.Index)))), ("mapped", mapped)),
            r => (Check: checks[r.GetInt32(0)], Cells: r.GetInt64(1), Row: r.GetInt64(2), Value: r.IsDBNull(3) ? null : r.GetString(3)), source.Parameters);
        if (source.Faults.Count > 0)
            return [.. source.Faults];
        return found.GroupBy(f => f.Check).SelectMany(g => g
            .Select(f => f.Check.Finding(source.FileName, f.Row, f.Value))
            .Concat(Rest(g.Key.Rule, source.FileName, g.Key.Cell.FileColumn, g.First().Cells - g.Count()))).ToList();
    }

    /// <summary>One more finding that says how many more there are.</summary>
    public static IEnumerable<Finding> Rest(Rule rule, string file, string? column, long more)
    {
        if (more > 0)
            yield return new(file, null, column, rule.Name, rule.Severity,
                new($"… og {more.ToString(CultureInfo.InvariantCulture)} til.", $"… and {more.ToString(CultureInfo.InvariantCulture)} more."), null, more);
    }

    private static string Check(CellCheck check, int index)
    {
        var value = check.Cell.Contract.Class == ColumnClass.Public ? check.Cell.Cell : "NULL";
        return $"CASE WHEN coalesce({check.Broken}, false) THEN {{'check_number': {index}, 'value': CAST({value} AS VARCHAR)}} END";
    }

    private List<Finding> Rejects(QueryProgress progress)
    {
        try
        {
            progress.Query(
                connection, new("Ser etter rader med feil form", "Looking for rows of the wrong shape"),
                SqlFile.Fill(Sql("source_count.sql"), ("source", source.Sql(numbered: false, storeRejects: true))), r => r.GetInt64(0), source.Parameters);
            return connection.Query(Sql("rejects.sql"), Reject);
        }
        catch (DuckDBException fault) when (IsOfTheFile(fault))
        {
            // The reader gives up where quoting is broken beyond the row; its message quotes the file, so it is not passed on.
            return [new(source.FileName, null, null, "csv_structure", Severity.Error, NotCsv, new("Se etter et anførselstegn som ikke lukkes, eller linjeskift av to slag.", "Look for a quote that never closes, or for line ends of two kinds."))];
        }
    }

    private Finding Reject(System.Data.Common.DbDataReader reject)
    {
        var message = reject.Text("error_type") switch
        {
            "TOO MANY COLUMNS" => RowFindings.HasMoreFields,
            "MISSING COLUMNS" => RowFindings.HasFewerFields,
            "UNQUOTED VALUE" => new("Et anførselstegn lukkes ikke.", "A quote is not closed."),
            _ => new LocalText("Raden kan ikke leses som CSV.", "The row does not read as CSV."),
        };
        return RowFindings.Structure(source.FileName, Convert.ToInt64(reject["row_number"], CultureInfo.InvariantCulture), reject.Text("column_name"), message);
    }

    private static string Sql(string name) => SqlFile.Load(typeof(Diagnosis).Assembly, name);
}
