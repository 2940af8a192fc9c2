using AlisResearch.Analytics;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Tests.Spec.Measures;

/// <summary>Follow-up of somebody, or of so many alike, as a measure's cells hold it.</summary>
/// <param name="Group">The values of the grouping variables.</param>
/// <param name="Entry">First interval at risk; 0 from the start.</param>
/// <param name="Exit">Interval of leaving or censoring.</param>
/// <param name="Outcome">Why they left; null when censored.</param>
/// <param name="Stratum">Stratum.</param>
/// <param name="Count">How many.</param>
public sealed record FollowUp(string? Group, long Entry, long Exit, string? Outcome, string? Stratum = null, long Count = 1);

/// <summary>Measures over cells that a test writes down.</summary>
public static class MeasuredCells
{
    /// <summary>A measure's rows, each a column's value by name; <c>group</c> holds the group.</summary>
    public static List<Dictionary<string, object?>> Measure(
        string name, IEnumerable<FollowUp> rows, IReadOnlyList<GroupingVariable>? variables = null, params (string Name, string Value)[] parameters)
    {
        using var tables = TableDatabase.Open([], _ => []);
        using var connection = tables.Connect();
        connection.Execute("CREATE TEMP TABLE follow_up_cells (\"group\" VARCHAR, stratum VARCHAR, entry BIGINT, exit BIGINT, outcome VARCHAR, count BIGINT)");
        using (var appender = connection.CreateAppender("follow_up_cells"))
        {
            foreach (var row in rows)
                appender.CreateRow().AppendValue(row.Group).AppendValue(row.Stratum).AppendValue(row.Entry).AppendValue(row.Exit).AppendValue(row.Outcome).AppendValue(row.Count).EndRow();
        }

        return Measure(connection, name, variables, parameters);
    }

    private static List<Dictionary<string, object?>> Measure(
        DuckDBConnection connection, string name, IReadOnlyList<GroupingVariable>? variables, (string Name, string Value)[] parameters)
    {
        var measure = Repository.Schema.Measures[name];
        variables ??= [Variable("group")];
        CellViews.Add(connection, measure.Cells);
        var values = MeasureRequestCheck.Parameters(measure, parameters.ToDictionary(p => p.Name, p => p.Value));
        var grouped = name.StartsWith("cox", StringComparison.Ordinal) ? [] : variables.Select(v => v.Name).ToList();
        string[] columns = [.. grouped, .. measure.Columns.Select(c => c.Name)];
        return MeasureQuery.Rows(connection, measure, variables, values, Repository.Schema.Codelists)
            .Select(r => columns.Zip(r).ToDictionary(c => c.First, c => c.Second)).ToList();
    }

    public static GroupingVariable Variable(string name, bool number = false) => new(name, LocalText.Same(name), null, number, LocalText.Same(name));
}
