using System.Collections.Concurrent;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Analytics;

/// <summary>
/// The protected cells of a release, ready to be asked: which cohorts there are, what rounding does to curves, and connections that have the views of measures already. A question has a connection to itself;
/// another may have it afterwards, and replaces the cells.
/// </summary>
public sealed class ProtectedTables : IDisposable
{
    private readonly TableDatabase _release;
    private readonly ConcurrentBag<DuckDBConnection> _idle = [];

    /// <param name="release">The release's tables.</param>
    /// <param name="nodes">The tables of nodes.</param>
    public ProtectedTables(TableDatabase release, IReadOnlyList<string> nodes)
    {
        _release = release;
        Simulated = SimulatedCurves.Read(release);
        using var connection = release.Connect();
        Cohorts = connection.Query(Sql("protected_cohorts.sql"), r => new CountedCohort(
            r.Text("kind")!, r.Text("study")!, r.Text("part")!, ProtectedMeasures.Count(r)));
        Held = [.. nodes.SelectMany(table => connection.Query(
            SqlFile.Fill(Sql("protected_levels.sql"), ("table", SqlFile.Identifier(table))), r => new HeldCohort(table, r.Text("study")!, r.Text("part")!, r.Text("level"))))];
    }

    /// <summary>The cohorts, by kind, study and part.</summary>
    public IReadOnlyList<CountedCohort> Cohorts { get; }

    /// <summary>The cohorts that each node's table holds.</summary>
    public IReadOnlyList<HeldCohort> Held { get; }

    /// <summary>What rounding does to curves.</summary>
    internal SimulatedCurves Simulated { get; }

    /// <summary>Takes a connection.</summary>
    internal DuckDBConnection Take()
    {
        if (_idle.TryTake(out var connection))
            return connection;
        connection = _release.Connect();
        connection.Execute(Sql("protected_cells.sql"));
        CellViews.Add(connection, MeasureCells.LifeTable, isRounded: true);
        CellViews.Add(connection, MeasureCells.Period);
        return connection;
    }

    /// <summary>Gives it back.</summary>
    internal void Return(DuckDBConnection connection) => _idle.Add(connection);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var connection in _idle)
            connection.Dispose();
    }

    private static string Sql(string name) => SqlFile.Load(typeof(ProtectedTables).Assembly, name);
}
