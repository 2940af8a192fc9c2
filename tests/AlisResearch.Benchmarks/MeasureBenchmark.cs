using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using AlisResearch.Analytics;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Benchmarks;

/// <summary>
/// Measures over many spells in eight groups at daily resolution, from Parquet: the whole retention result against the bare window query for the same curve and
/// against R; log-rank and cumulative incidence against the retention query; the way from tenures; memory in a process of its own; and growth.
/// </summary>
public static class MeasureBenchmark
{
    private const int Many = 10_000_000;

    /// <summary>The argument with which this program computes one measure and tells its own peak memory.</summary>
    public const string Alone = "measure-alone";

    private static readonly Lazy<SchemaSet> Schema = new(() => SchemaReader.Read(Path.Combine(WideRound.Root(), "schema")));

    private static readonly CohortRequest Request = new() { GroupBy = ["contract_form"], Outcome = OutcomeKind.Destination };

    /// <summary>A database with no tenures: those measured read their spells from a file.</summary>
    private static readonly Lazy<TableDatabase> Empty = new(() => Open(null));

    /// <summary>Prints ratios, growth and memory.</summary>
    public static void Run(bool many)
    {
        var folder = Directory.CreateTempSubdirectory("alis-benchmark-").FullName;
        try
        {
            foreach (var rows in many ? new[] { 100_000, 1_000_000, Many, 30_000_000 } : [100_000, 1_000_000, Many])
            {
                var (tenures, spells) = (Path.Combine(folder, $"tenures-{rows}.parquet"), Path.Combine(folder, $"spells-{rows}.parquet"));
                MakeUp(tenures, rows);
                var seconds = FromTenures(tenures, spells, rows);
                Console.WriteLine(FormattableString.Invariant($"retention from {rows} tenures, spells looked for: {seconds:F2} s; from their spells: {Median(() => Measure(spells, "retention")):F3} s, log_rank {Median(() => Measure(spells, "log_rank")):F3} s, cumulative_incidence {Median(() => Measure(spells, "cumulative_incidence")):F3} s"));
                if (rows == Many)
                    Compare(folder, spells);
                if (rows >= Many)
                    foreach (var measure in new[] { "retention", "log_rank", "cumulative_incidence" })
                        Console.WriteLine($"peak memory of a process that computes {measure} of {rows} spells: {PeakOf(spells, measure)} MB");
                if (rows == Many)
                    Console.WriteLine($"peak memory of a process that looks for the spells of {rows} tenures: {PeakOf(tenures, "tenures")} MB");
                File.Delete(tenures);
                File.Delete(spells);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Computes one measure and prints the peak memory of this process, in MB.</summary>
    public static void RunAlone(string file, string measure)
    {
        if (measure == "tenures")
            FromTenures(file, null);
        else
            Measure(file, measure);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(self.PeakWorkingSet64 >> 20);
    }

    private static void Compare(string folder, string spells)
    {
        Paired.Measure($"retention with s.e. and limits, {Many} spells : bare window query", 5, () => Measure(spells, "retention"), () => Bare(spells));
        Paired.Measure($"log_rank, {Many} spells : retention", 5, () => Measure(spells, "log_rank"), () => Measure(spells, "retention"));
        Paired.Measure($"cumulative_incidence by 3 destinations, {Many} spells : retention", 5, () => Measure(spells, "cumulative_incidence"), () => Measure(spells, "retention"));
        Paired.Measure(
            $"cumulative_incidence by 10 end reasons, {Many} spells : retention", 5,
            () => Measure(spells, "cumulative_incidence", Request with { Outcome = OutcomeKind.EndReason }), () => Measure(spells, "retention"));
        if (SecondsOfR(folder, spells) is { } theirs)
        {
            var ours = Median(() => Measure(spells, "retention"));
            Console.WriteLine(FormattableString.Invariant($"retention, {Many} spells: ours {ours:F3} s with reading, R survfit {theirs:F2} s without, {theirs / ours:F0} times faster"));
        }
        else
        {
            Console.WriteLine("R with survival is not installed: not compared with it.");
        }
    }

    private static void MakeUp(string file, int rows)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        connection.Execute(SqlFile.Fill(Sql("made_up_tenures.sql"), ("file", SqlFile.Literal(file))), ("rows", rows));
    }

    /// <summary>Seconds from the tenures to the retention result; keeps the spells. To look for spells among more than the many needs more memory than the program allows itself.</summary>
    private static double FromTenures(string tenures, string? spells, int rows = Many)
    {
        using var tables = Open(tenures);
        using var connection = tables.Connect();
        if (rows > Many)
            connection.Execute(Sql("more_memory.sql"));
        var watch = Stopwatch.StartNew();
        Compute(connection, "retention", (cells, measure, values) => cells.Provide(measure, Request, values));
        var seconds = watch.Elapsed.TotalSeconds;
        if (spells is not null)
            connection.Execute(SqlFile.Fill(Sql("made_up_spells.sql"), ("file", SqlFile.Literal(spells))));
        return seconds;
    }

    private static int Measure(string spells, string name, CohortRequest? request = null)
    {
        using var connection = Empty.Value.Connect();
        connection.Execute(SqlFile.Fill(Sql("spell_file.sql"), ("file", SqlFile.Literal(spells))));
        return Compute(connection, name, (cells, measure, values) => cells.OfSpells(measure, request ?? Request, values));
    }

    private static int Compute(DuckDBConnection connection, string name, Action<ExactCells, Measure, IReadOnlyDictionary<string, object?>> provide)
    {
        var measure = Schema.Value.Measures[name];
        var values = MeasureRequestCheck.Parameters(measure, new Dictionary<string, string>());
        provide(new(connection, Schema.Value), measure, values);
        return MeasureQuery.Rows(connection, measure, [.. Schema.Value.GroupingVariables.Where(v => v.Name == "contract_form")], values, Schema.Value.Codelists).Count;
    }

    private static TableDatabase Open(string? tenures) => TableDatabase.OpenWarehouse(
        Schema.Value,
        new(tenures is null ? [] : [new("alis-vest", "tenures", "tenure", 1, DateTime.UtcNow, 0, Synthetic: true, tenures, Sha256.OfFile(tenures))]));

    private static int Bare(string spells)
    {
        using var connection = Empty.Value.Connect();
        return connection.Query(SqlFile.Fill(Sql("bare_retention.sql"), ("file", SqlFile.Literal(spells))), r => (r.GetString(0), r.GetInt64(1), r.GetValue(2), r.GetInt64(3), r.GetDouble(4))).Count;
    }

    /// <summary>The better of R's two runs; null without R.</summary>
    private static double? SecondsOfR(string folder, string spells)
    {
        string[] files = [.. new[] { "day", "left", "form" }.Select(n => Path.Combine(folder, n))];
        var columns = files.Select(_ => new List<int>(Many)).ToArray();
        using (var connection = new DuckDBConnection("DataSource=:memory:"))
        {
            connection.Open();
            using var command = connection.Command(SqlFile.Fill(Sql("follow_up_times.sql"), ("file", SqlFile.Literal(spells))));
            using var reader = command.ExecuteReader();
            while (reader.Read())
                for (var c = 0; c < columns.Length; c++)
                    columns[c].Add(reader.GetInt32(c));
        }

        foreach (var (file, column) in files.Zip(columns))
            File.WriteAllBytes(file, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(column)));
        try
        {
            var start = new ProcessStartInfo("Rscript", [Path.Combine(AppContext.BaseDirectory, "survfit.R"), .. files, $"{columns[0].Count}"]) { RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => double.Parse(l.Split(' ')[0], CultureInfo.InvariantCulture)).Min() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static double Median(Func<int> run)
    {
        run();
        return Enumerable.Range(0, 5).Select(_ =>
        {
            var watch = Stopwatch.StartNew();
            run();
            return watch.Elapsed.TotalSeconds;
        }).Order().ElementAt(2);
    }

    private static string PeakOf(string file, string measure)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(MeasureBenchmark).Assembly.Location, Alone, file, measure]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        return process.StandardOutput.ReadToEnd().Trim();
    }

    private static string Sql(string name) => SqlFile.Load(typeof(MeasureBenchmark).Assembly, name);
}
