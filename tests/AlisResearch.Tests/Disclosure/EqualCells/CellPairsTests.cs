using System.Text.Json;
using AlisResearch.Disclosure;
using AlisResearch.Model;
using AlisResearch.Tests.Spec.Measures;

namespace AlisResearch.Tests.Disclosure.EqualCells;

/// <summary>
/// Many pairs of made-up cohorts with equal cells, as far as what a release says of persons: its tables of cells, and the disclosure report. It fails where two cohorts that differ, and whose protected counts are
/// the same, have another interval, row, reason, column or simulated curve; and where too few pairs were found that differ in their true counts, so that nothing would have been shown.
/// </summary>
public sealed class CellPairsTests
{
    private const int Tries = 64;
    private const int LeastPairs = 50;

    private static readonly DateOnly Date = new(2023, 2, 1);
    private static readonly DateOnly[] Waves = [new(2019, 10, 1), new(2020, 4, 1), new(2020, 10, 1)];
    private static readonly string[] Municipalities = ["4601", "4602", "4611", "4612", "4613", "4614"];

    /// <summary>Size, waves, seed; the last is large enough for classes.</summary>
    private static readonly (int Doctors, DateOnly[] Waves)[] Cohorts = [(12, Waves[1..]), (15, Waves[1..]), (16, Waves[2..]), (18, Waves[..2]), (24, Waves[2..])];

    [Fact]
    public void TablesAndReport_OfCohortsWithEqualCells_AreTheSame()
    {
        var schema = Schema();
        var (pairs, differing) = (0, 0);
        foreach (var (number, cohort) in Cohorts.Index())
        {
            var random = new Random(number);
            var first = MadeUpDoctors.Make(random, cohort.Doctors, Municipalities, cohort.Waves);
            List<List<WrittenTenure>> variants = [first, .. Enumerable.Range(1, 6).Select(v => MadeUpDoctors.Others(random, first, changes: v % 3, oneMore: v % 2 == 0))];
            var warehouses = variants.Select(v => new MeasuredTables(MadeUpDoctors.Census, v)).ToList();
            try
            {
                var draws = warehouses.Select((w, i) => SameCells.Draw(new(w.Tables, schema), $"{number} {i}", Tries)).ToList();
                var common = draws.SelectMany(d => d.Keys).CountBy(k => k).ToDictionary(); // the more warehouses have them, the fewer need be built
                var found = from i in Enumerable.Range(0, draws.Count)
                            from j in Enumerable.Range(0, i)
                            let match = SameCells.Match(draws[i], draws[j], cells => common[cells])
                            where match is not null
                            select (One: (i, match.Value.One), Other: (j, match.Value.Other));
                var built = new Dictionary<(int, byte[]), Published>();
                foreach (var (one, other) in found)
                {
                    var (a, b) = (Of(one), Of(other));
                    Assert.Equal(a.Cells, b.Cells);
                    Assert.Equal(a.Tables, b.Tables);
                    Assert.Equal(a.Report, b.Report);
                    Assert.Equal(a.Page, b.Page);
                    pairs++;
                    differing += a.TrueCounts != b.TrueCounts ? 1 : 0;
                }

                Published Of((int Warehouse, byte[] Secret) which)
                {
                    if (!built.TryGetValue(which, out var published))
                        built[which] = published = Publish(ProtectedCells.Build(warehouses[which.Warehouse].Tables, schema, new([]), which.Secret), schema);
                    return published;
                }
            }
            finally
            {
                warehouses.ForEach(w => w.Dispose());
            }
        }

        Assert.True(differing >= LeastPairs, $"Of {pairs} pairs {differing} differ in their true counts: too few to show anything.");
    }

    /// <summary>What is said of a warehouse's persons, and what they are.</summary>
    private sealed record Published(string Cells, string TrueCounts, string Tables, string Report, string Page);

    private static Published Publish(ProtectedCells cells, SchemaSet schema)
    {
        var report = DisclosureReport.Of(Date, schema.Policy, cells, []);
        return new(
            SameCells.Of(cells.Trees), SameCells.TrueCounts(cells), JsonSerializer.Serialize(CellTables.Of(cells, schema)), JsonSerializer.Serialize(report.ToJson()),
            DisclosurePage.Render(report, Language.Nb));
    }

    /// <summary>The shipped trees of one study-phase, of which no document prints anything.</summary>
    private static SchemaSet Schema()
    {
        var policy = Repository.Schema.Policy;
        return Repository.Schema with { Policy = policy with { Trees = [.. policy.Trees.Where(t => t.Study == "alis-vest")], Known = [] } };
    }
}
