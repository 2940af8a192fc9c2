using System.Data.Common;
using AlisResearch.Analytics;
using AlisResearch.Model;

namespace AlisResearch.Api;

/// <summary>Asks a release's tables: a .sql file, named parameters, a connection for the one question.</summary>
internal static class TableQuery
{
    /// <summary>Runs <paramref name="file"/>; cancelling interrupts DuckDB.</summary>
    public static List<T> Ask<T>(
        OpenRelease release, string file, Func<DbDataReader, T> map, CancellationToken cancellation, params (string Name, object? Value)[] parameters)
    {
        using var connection = release.Tables.Connect();
        using var interrupt = connection.InterruptOn(cancellation);
        return connection.Query(SqlFile.Load(typeof(TableDatabase).Assembly, file), map, parameters);
    }
}
