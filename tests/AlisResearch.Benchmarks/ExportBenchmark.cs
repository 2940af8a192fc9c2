using System.Diagnostics;
using AlisResearch.Catalogue;
using AlisResearch.Disclosure;
using AlisResearch.Etl;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Exports;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Benchmarks;

/// <summary>
/// A table of a million rows and 20 columns as Parquet, out of an internal release: verified and exported as <c>alis export</c> does it, against DuckDB's own COPY of the same rows; and its memory in a
/// process of its own.
/// </summary>
public static class ExportBenchmark
{
    private const int Rows = 1_000_000;
    private const string Table = "wide";

    /// <summary>The argument with which this program exports one file and tells its own peak memory.</summary>
    public const string Alone = "export-alone";

    /// <summary>Prints ratio and peak memory.</summary>
    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("alis-benchmark-").FullName;
        try
        {
            Release(folder);
            var source = Directory.GetFiles(new DataFolders(folder).InternalReleases, $"{Table}.parquet", SearchOption.AllDirectories).Single();
            Paired.Measure($"export of {Rows} rows x 20 columns to Parquet : COPY (at most 2)", 7, () => Ours(folder), () => Theirs(source, Path.Combine(folder, "theirs.parquet")));
            Console.WriteLine($"peak memory of a process that exports {Rows} rows: {PeakOf(folder)} MB");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Exports and prints the peak memory of this process, in MB.</summary>
    public static void RunAlone(string folder)
    {
        Ours(folder);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(self.PeakWorkingSet64 >> 20);
    }

    private static void Release(string folder)
    {
        var csv = Path.Combine(folder, "wide.csv");
        WideRound.Write(csv, Rows);
        var (schemaFolder, schema, round) = WideRound.Schema(folder);
        var folders = new DataFolders(folder);
        using (var steward = Steward.Open(folders))
            Ingest.Run(steward, schema, schemaFolder, round, csv, new(MaxBytes: long.MaxValue));
        ReleaseBuilder.BuildInternalAsync(folders, schema, schemaFolder, Steward.Snapshot(folders)).GetAwaiter().GetResult();
    }

    private static void Ours(string folder)
    {
        var folders = new DataFolders(folder);
        using var key = ReleaseFolder.ReadVerificationKey(folders.VerificationKey);
        var opened = ReleaseFolder.Open(Directory.GetDirectories(folders.InternalReleases).Single(), key);
        var release = new ExportedRelease(opened, _ => throw new InvalidOperationException("Parquet needs no rows."));
        using var file = File.Create(Path.Combine(folder, "ours.parquet"));
        ExportFormat.Parquet.Write(file, release, release.Find(Table)!, Language.En);
    }

    private static void Theirs(string source, string target)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        connection.Execute(SqlFile.Fill(SqlFile.Load(typeof(ExportBenchmark).Assembly, "bare_export.sql"), ("source", SqlFile.Literal(source)), ("file", SqlFile.Literal(target))));
    }

    private static string PeakOf(string folder)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(ExportBenchmark).Assembly.Location, Alone, folder]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        return process.StandardOutput.ReadToEnd().Trim();
    }
}
