using System.Globalization;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Etl;

/// <summary>
/// The databases in memory that see personal rows: bounded in memory, spilling nothing to disk and loading no extension
/// (<c>limits.sql</c>). Whoever works in the steward's zone opens one here.
/// </summary>
internal static class StewardDatabase
{
    /// <summary>Above this many threads a file is read no faster.</summary>
    private const int MostThreads = 4;

    /// <summary>As many threads as help with a large file on this machine.</summary>
    public static int Threads => Math.Min(Environment.ProcessorCount, MostThreads);

    /// <summary>Opens an empty database of its own.</summary>
    /// <param name="threads">How many threads it may use.</param>
    public static DuckDBConnection Open(int threads)
    {
        var database = new DuckDBConnection("DataSource=:memory:");
        try
        {
            database.Open();
            database.Execute(SqlFile.Fill(SqlFile.Load(typeof(StewardDatabase).Assembly, "limits.sql"), ("threads", threads.ToString(CultureInfo.InvariantCulture))));
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>The columns of a Parquet file.</summary>
    public static HashSet<string> ColumnsOf(DuckDBConnection database, string file) => database.Query(
        SqlFile.Fill(SqlFile.Load(typeof(StewardDatabase).Assembly, "columns_of.sql"), ("file", SqlFile.Literal(file))), r => r.GetString(0)).ToHashSet();
}
