using System.Globalization;
using AlisResearch.Etl;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Benchmarks;

/// <summary>A large interview file through every step of ingest, against DuckDB's bare read_csv → COPY of the same file.</summary>
public static class IngestBenchmark
{
    private const int Rows = 100_000;

    public static void Run()
    {
        var schemaFolder = Path.Combine(Root(), "schema");
        var schema = SchemaReader.Read(schemaFolder);
        var round = schema.Rounds.Single(r => r.Key == "alis-vest/interviews-1");
        var folder = Directory.CreateTempSubdirectory("alis-benchmark-").FullName;
        try
        {
            var csv = Path.Combine(folder, "interviews.csv");
            File.WriteAllLines(csv, Enumerable.Range(0, Rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"p{i},HEALTH_LEADER,{i % 90},S4,row {i}"))
                .Prepend("phase,role,count,document,locator"));
            var run = 0;
            Paired.Measure($"ingest {Rows} rows : read_csv and COPY", 5, () => Ours(schema, schemaFolder, round, csv, Path.Combine(folder, $"data{run++}")), () => Theirs(csv, Path.Combine(folder, "bare.parquet")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Ours(SchemaSet schema, string schemaFolder, SurveyRound round, string csv, string data)
    {
        using var steward = Steward.Open(new DataFolders(data));
        var result = Ingest.Run(steward, schema, schemaFolder, round, csv);
        if (result.Status != IngestStatus.Published)
            throw new InvalidOperationException($"The file was {result.Status}: {string.Join(' ', result.Findings.Take(1).Select(f => f.Rule))}");
    }

    private static void Theirs(string csv, string parquet)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        connection.Execute(SqlFile.Load(typeof(IngestBenchmark).Assembly, "bare_copy.sql"), ("csv", csv), ("parquet", parquet));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AlisResearch.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The repository's root was not found.");
    }
}
