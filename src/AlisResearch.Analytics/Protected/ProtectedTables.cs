using System.Collections.Concurrent;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Analytics;

/// <summary>
/// The protected cells of a release, ready to be asked: what rounding does to curves, and connections that have the views of measures already. A question has a connection to itself; another may have
/// it afterwards, and replaces the cells.
/// </summary>
public sealed class ProtectedTables : IDisposable
{
    private readonly TableDatabase _release;
    private readonly ConcurrentBag<DuckDBConnection> _idle = [];

    /// <param name="release">The release's tables.</param>
    public ProtectedTables(TableDatabase release)
    {
        _release = release;
        Simulated = SimulatedCurves.Read(release);
    }

    /// <summary>What rounding does to curves.</summary>
    internal SimulatedCurves Simulated { get; }

    /// <summary>Takes a connection.</summary>
    internal DuckDBConnection Take()
    {
        if (_idle.TryTake(out var connection))
            return connection;
        connection = _release.Connect();
        connection.Execute(SqlFile.Load(typeof(ProtectedTables).Assembly, "protected_cells.sql"));
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
}
