using System.Diagnostics;
using AlisResearch.Analytics;
using AlisResearch.Exports;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Benchmarks;

/// <summary>A table of tenures as Parquet with labels and code lists, against DuckDB's own COPY of the same rows in the same order; and its memory in a process of its own.</summary>
public static class ExportBenchmark
{
    private const int Rows = 1_000_000;

    /// <summary>The argument with which this program exports one file and tells its own peak memory.</summary>
    public const string Alone = "export-alone";

    /// <summary>Prints ratio and peak memory.</summary>
    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("alis-benchmark-").FullName;
        try
        {
            var source = Path.Combine(folder, "tenure.parquet");
            using (var connection = new DuckDBConnection("DataSource=:memory:"))
            {
                connection.Open();
                connection.Execute(SqlFile.Fill(
                    SqlFile.Load(typeof(ExportBenchmark).Assembly, "made_up_table.sql"), ("columns", string.Join(", ", Tenure().Columns.Select(Made))), ("rows", $"{Rows}"), ("file", SqlFile.Literal(source))));
            }

            Paired.Measure($"export of {Rows} tenures to Parquet : COPY (at most 2)", 7, () => Ours(folder, source), () => Theirs(folder, source));
            Console.WriteLine($"peak memory of a process that exports {Rows} rows: {PeakOf(folder, source)} MB");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Exports and prints the peak memory of this process, in MB.</summary>
    public static void RunAlone(string folder, string source)
    {
        Ours(folder, source);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(self.PeakWorkingSet64 >> 20);
    }

    private static SchemaSet Schema() => SchemaReader.Read(Path.Combine(WideRound.Root(), "schema"));

    private static TableContract Tenure() => Schema().Tables["tenure"];

    private static void Ours(string folder, string source)
    {
        var schema = Schema();
        var table = schema.Tables["tenure"];
        using var tables = TableDatabase.Open([table], _ => [new(source)]);
        using var connection = tables.Connect();
        using var stream = File.Create(Path.Combine(folder, "ours.parquet"));
        ParquetTable.WriteAsync(
            stream, table.Columns, TableDatabase.Stream(connection, table, table.Columns), new Dictionary<string, string> { ["release"] = "benchmark" }, l => schema.Codelists[l].Codes).GetAwaiter().GetResult();
    }

    private static void Theirs(string folder, string source)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        connection.Execute(SqlFile.Fill(
            SqlFile.Load(typeof(ExportBenchmark).Assembly, "bare_export.sql"), ("source", SqlFile.Literal(source)), ("file", SqlFile.Literal(Path.Combine(folder, "theirs.parquet"))),
            ("key", string.Join(", ", Tenure().Key.Select(SqlFile.Identifier)))));
    }

    /// <summary>A column of made-up rows: as many different values as such columns have.</summary>
    private static string Made(ColumnContract column, int index) => $"CAST({(column.Type switch
    {
        ColumnType.Integer => $"(i * {(2 * index) + 7919}) % 40",
        ColumnType.Decimal or ColumnType.Number => $"((i * {(2 * index) + 7919}) % 1000) / 8",
        ColumnType.Date => $"DATE '2015-01-01' + to_days(CAST((i * {(2 * index) + 7919}) % 3000 AS INTEGER))",
        ColumnType.Boolean => "i % 3 = 0",
        _ when column.Required && column.Codelist is null => $"concat('{column.Name}-', i // {index + 1})",
        _ => $"concat('CODE_', (i * {(2 * index) + 7919}) % 9)",
    })} AS {column.SqlType}) AS {SqlFile.Identifier(column.Name)}";

    private static string PeakOf(string folder, string source)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(ExportBenchmark).Assembly.Location, Alone, folder, source]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        return process.StandardOutput.ReadToEnd().Trim();
    }
}
