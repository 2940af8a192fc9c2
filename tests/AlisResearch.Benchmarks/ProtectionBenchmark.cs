using System.Diagnostics;
using AlisResearch.Analytics;
using AlisResearch.Disclosure;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Benchmarks;

/// <summary>The whole policy over a million made-up persons in one study-phase: from the tables to protected cells with their gates and report.</summary>
public static class ProtectionBenchmark
{
    private const int Persons = 1_000_000;

    /// <summary>Prints seconds by step and peak memory of this process.</summary>
    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("alis-benchmark-").FullName;
        try
        {
            var schema = SchemaReader.Read(Path.Combine(WideRound.Root(), "schema"));
            var (tenures, positions) = (Path.Combine(folder, "tenures.parquet"), Path.Combine(folder, "positions.parquet"));
            using (var connection = new DuckDBConnection("DataSource=:memory:"))
            {
                connection.Open();
                connection.Execute(SqlFile.Fill(SqlFile.Load(typeof(ProtectionBenchmark).Assembly, "made_up_tenures.sql"), ("file", SqlFile.Literal(tenures))), ("rows", Persons));
                connection.Execute(SqlFile.Fill(
                    SqlFile.Load(typeof(ProtectionBenchmark).Assembly, "made_up_positions.sql"), ("tenures", SqlFile.Literal(tenures)), ("file", SqlFile.Literal(positions))));
            }

            var snapshot = new WarehouseSnapshot([Round("tenures", "tenure", tenures), Round("positions", "position", positions)]);
            var watch = Stopwatch.StartNew();
            using var tables = TableDatabase.OpenWarehouse(schema, snapshot);
            var cells = ProtectedCells.Build(tables, schema, snapshot, new byte[32]);
            var built = watch.Elapsed.TotalSeconds;
            var gates = SimulationGate.Run(schema.Policy, cells.Trees, schema.Policy.Gate.SampledCohorts);
            foreach (var tree in cells.Trees)
                _ = FeasibilityGate.Look(schema.Policy, [], tree, cells.ExactOf(tree).Groups, []);
            var gated = watch.Elapsed.TotalSeconds;
            var report = DisclosureReport.Of(schema.Policy.ReleaseDates[0], schema.Policy, cells, gates).ToJson();
            using var self = Process.GetCurrentProcess();
            Console.WriteLine(FormattableString.Invariant(
                $"the policy over {Persons} made-up tenures ({string.Join(", ", cells.Trees.Select(t => $"{t.Kind} {t.Total.Count}: {string.Join(' ', t.Nodes.Select(n => $"{n.Name} {n.Cells.Count}"))}"))}): rounded {built:F1} s, gates {gated - built:F1} s, report {watch.Elapsed.TotalSeconds - gated:F1} s ({report.Length} bytes), peak memory {self.PeakWorkingSet64 >> 20} MB"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static WarehouseRound Round(string round, string table, string file) =>
        new("alis-vest", round, table, 1, DateTime.UtcNow, Persons, Synthetic: true, file, Sha256.OfFile(file));
}
