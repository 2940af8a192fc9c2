using System.Collections.Concurrent;
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

/// <summary>Measures over cells that a test writes down. All share one database; each has a connection, and so cells, of its own, which the next takes over.</summary>
public sealed class MeasuredCells : IDisposable
{
    private static readonly Lazy<TableDatabase> Database = new(() =>
    {
        var tables = TableDatabase.Open([], _ => []);
        using var connection = tables.Connect();
        connection.Execute("SET threads = 1"); // cells of a test are few: starting threads would take longer than the queries
        return tables;
    });

    private static readonly ConcurrentBag<DuckDBConnection> Idle = [];

    private readonly DuckDBConnection _connection;

    /// <summary>Cells that several measures are computed from.</summary>
    public MeasuredCells(IEnumerable<FollowUp> rows)
    {
        _connection = Idle.TryTake(out var idle) ? idle : Connect();
        _connection.Execute("TRUNCATE follow_up_cells");
        using var appender = _connection.CreateAppender("follow_up_cells");
        foreach (var row in rows)
            appender.CreateRow().AppendValue(row.Group).AppendValue(row.Stratum).AppendValue(row.Entry).AppendValue(row.Exit).AppendValue(row.Outcome)
                .AppendValue(row.Outcome is null ? 0 : row.Count).AppendValue(row.Outcome is null ? row.Count : 0).EndRow();
    }

    public void Dispose() => Idle.Add(_connection);

    /// <summary>A measure's rows, each a column's value by name; <c>group</c> holds the group.</summary>
    public static List<Dictionary<string, object?>> Measure(
        string name, IEnumerable<FollowUp> rows, IReadOnlyList<GroupingVariable>? variables = null, params (string Name, string Value)[] parameters)
    {
        using var cells = new MeasuredCells(rows);
        return cells.Of(name, variables, parameters);
    }

    /// <summary>A measure of these cells.</summary>
    public List<Dictionary<string, object?>> Of(string name, IReadOnlyList<GroupingVariable>? variables = null, params (string Name, string Value)[] parameters)
    {
        var measure = Repository.Schema.Measures[name];
        variables ??= [Variable("group")];
        var values = MeasureRequestCheck.Parameters(measure, parameters.ToDictionary(p => p.Name, p => p.Value));
        var grouped = name.StartsWith("cox", StringComparison.Ordinal) ? [] : variables.Select(v => v.Name).ToList();
        string[] columns = [.. grouped, .. measure.Columns.Select(c => c.Name)];
        return MeasureQuery.Rows(_connection, measure, variables, values, Repository.Schema.Codelists)
            .Select(r => columns.Zip(r).ToDictionary(c => c.First, c => c.Second)).ToList();
    }

    private static DuckDBConnection Connect()
    {
        var connection = Database.Value.Connect();
        connection.Execute("CREATE TEMP TABLE follow_up_cells (\"group\" VARCHAR, stratum VARCHAR, entry BIGINT, exit BIGINT, outcome VARCHAR, \"left\" BIGINT, censored BIGINT)");
        CellViews.Add(connection, MeasureCells.LifeTable);
        return connection;
    }

    public static GroupingVariable Variable(string name, bool number = false) => new(name, LocalText.Same(name), null, number, LocalText.Same(name));
}
