using System.Data.Common;
using AlisResearch.Model;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace AlisResearch.Etl.Staging;

/// <summary>Runs a long statement so that its progress is told and a cancellation reaches it.</summary>
/// <param name="progress">Told what is done, and how far it is.</param>
/// <param name="cancellation">Interrupts the statement.</param>
internal sealed class QueryProgress(IProgress<IngestProgress>? progress, CancellationToken cancellation)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Tells of a step that has no length.</summary>
    public void Report(LocalText what)
    {
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(new(what, null));
    }

    /// <summary>Runs a statement for its effect.</summary>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public void Run(DuckDBConnection connection, LocalText what, string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = connection.Command(sql, parameters);
        Watch(connection, what, command, () => command.ExecuteNonQuery());
    }

    /// <summary>Runs a query and maps every row.</summary>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public List<T> Query<T>(DuckDBConnection connection, LocalText what, string sql, Func<DbDataReader, T> map, params (string Name, object? Value)[] parameters)
    {
        using var command = connection.Command(sql, parameters);
        return Watch(connection, what, command, () => command.Rows(map));
    }

    private T Watch<T>(DuckDBConnection connection, LocalText what, DbCommand command, Func<T> work)
    {
        Report(what);
        using var interrupt = cancellation.Register(command.Cancel);
        using var timer = progress is null ? null : new Timer(_ => Tell(connection, what), null, Interval, Interval);
        try
        {
            return work();
        }
        catch (DuckDBException e) when (cancellation.IsCancellationRequested && e.ErrorType == DuckDBErrorType.Interrupt)
        {
            throw new OperationCanceledException("The statement was interrupted.", e, cancellation);
        }
    }

    private void Tell(DuckDBConnection connection, LocalText what)
    {
        var percentage = connection.GetQueryProgress().Percentage;
        progress!.Report(new(what, percentage is >= 0 and <= 100 ? percentage / 100 : null));
    }
}
