using DuckDB.NET.Data;

namespace AlisResearch.Analytics;

/// <summary>Cancelling what a connection is doing.</summary>
public static class Interruption
{
    /// <summary>Lets <paramref name="cancellation"/> interrupt whatever the connection runs, until the registration is disposed of.</summary>
    public static CancellationTokenRegistration InterruptOn(this DuckDBConnection connection, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return cancellation.Register(connection.CreateCommand().Cancel);
    }
}
