using System.Diagnostics;
using AlisResearch.Etl;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Benchmarks;

/// <summary>
/// A file of 20 columns through every step of ingest (decoded strictly, hashed, every cell and key checked, cast, pseudonymised, published durably),
/// against DuckDB's bare read_csv → COPY of the same file; its memory in a process of its own; and its growth.
/// </summary>
public static class IngestBenchmark
{
    private const int Rows = 1_000_000;
    private const int ManyRows = 10_000_000;

    /// <summary>The argument with which this program takes one file in and tells its own peak memory.</summary>
    public const string Alone = "ingest-alone";

    /// <summary>Prints ratio, peak memory and growth.</summary>
    public static void Run(bool many)
    {
        var folder = Directory.CreateTempSubdirectory("alis-benchmark-").FullName;
        try
        {
            var csv = Path.Combine(folder, "wide.csv");
            WideRound.Write(csv, Rows);
            var (schemaFolder, schema, round) = WideRound.Schema(folder);
            var run = 0;
            Paired.Measure($"ingest {Rows} rows x 20 columns : read_csv and COPY", 5, () => Ours(schema, schemaFolder, round, csv, Path.Combine(folder, $"data{run++}")), () => Theirs(csv, Path.Combine(folder, "bare.parquet")));
            Console.WriteLine($"peak memory of a process that takes {Rows} rows in: {PeakOf(folder, csv)} MB");
            if (!many)
                return;
            var large = Path.Combine(folder, "large.csv");
            WideRound.Write(large, ManyRows);
            Paired.Measure($"ingest {ManyRows} rows : {Rows} rows (linear is {ManyRows / Rows})", 1, () => Ours(schema, schemaFolder, round, large, Path.Combine(folder, $"data{run++}")), () => Ours(schema, schemaFolder, round, csv, Path.Combine(folder, $"data{run++}")));
            Console.WriteLine($"peak memory of a process that takes {ManyRows} rows in: {PeakOf(folder, large)} MB");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Takes one file in and prints the peak memory of this process, in MB.</summary>
    public static void RunAlone(string folder, string csv)
    {
        var (schemaFolder, schema, round) = WideRound.Schema(folder);
        Ours(schema, schemaFolder, round, csv, Path.Combine(folder, "alone-" + Guid.NewGuid().ToString("N")));
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(self.PeakWorkingSet64 >> 20);
    }

    private static string PeakOf(string folder, string csv)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(IngestBenchmark).Assembly.Location, Alone, folder, csv]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        return process.StandardOutput.ReadToEnd().Trim();
    }

    private static void Ours(SchemaSet schema, string schemaFolder, SurveyRound round, string csv, string data)
    {
        using (var steward = Steward.Open(new DataFolders(data)))
        {
            var result = Ingest.Run(steward, schema, schemaFolder, round, csv, new(MaxBytes: long.MaxValue));
            if (result.Status != IngestStatus.Published)
                throw new InvalidOperationException($"The file was {result.Status}: {string.Join(' ', result.Findings.Take(1).Select(f => $"{f.Rule} {f.Column} {f.Row}"))}");
        }

        Directory.Delete(data, recursive: true);
    }

    private static void Theirs(string csv, string parquet)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        connection.Execute(SqlFile.Load(typeof(IngestBenchmark).Assembly, "bare_copy.sql"), ("csv", csv), ("parquet", parquet));
    }
}
