using System.Globalization;
using AlisResearch.Disclosure;
using AlisResearch.Model;
using AlisResearch.Tests.Spec.Measures;
using CsCheck;

namespace AlisResearch.Tests.Disclosure;

/// <summary>The protected cells of cohorts that a test writes down, all the way from the tables.</summary>
public sealed class ProtectedCellsSpec
{
    private static readonly DateOnly Census = new(2022, 6, 30);
    private static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    /// <summary>Too few for anything: no cell, and the reason.</summary>
    [Theory, InlineData(0), InlineData(1), InlineData(9), InlineData(10)]
    public void ACohortTooSmall_IsNotPublished(int persons)
    {
        var cells = Build(Enumerable.Range(0, persons).Select(i => Tenure(i, 0, null)));

        Assert.Empty(cells.Trees);
        Assert.Contains(cells.Log, s => (s.Study, s.Kind, s.Node) == ("alis-vest", TreeKind.Doctor, RefinementTree.Root));
    }

    [Theory, InlineData(null), InlineData(200)]
    public void ACohortWithOneOutcome_HasCellsThatAddUp(int? days)
    {
        var cells = Build(Enumerable.Range(0, 12).Select(i => Tenure(i, 30 * i, days)));

        var tree = cells.Trees.Single(t => t.Kind == TreeKind.Doctor);
        AddUp(tree);
        Assert.Equal(12, tree.Nodes.Single(n => n.Name == "outcome").Cells.Sum(c => c.Count));
    }

    /// <summary>Any cohort: every node adds up to its parent, every count is a multiple of the base, and the true counts lie in the intervals.</summary>
    [Fact]
    public void AnyCohort_AddsUpAndItsIntervalsHoldTheTruth() =>
        Gen.Select(Gen.Int[0, 1500], Gen.Int[-600, 1800]).List[12, 60].Sample(
            persons =>
            {
                var cells = Build(persons.Select((p, i) => Tenure(i, p.Item1, p.Item2 < 0 ? null : p.Item2)));
                foreach (var tree in cells.Trees)
                {
                    AddUp(tree);
                    var exact = cells.Exact.Single(e => (e.Study, e.Kind) == (tree.Study, tree.Kind));
                    Assert.InRange(exact.Persons, tree.Total.Lower, tree.Total.Upper);
                    foreach (var node in tree.Nodes)
                        Assert.All(node.Cells.Zip(exact.Cells[node.Name]), c => Assert.InRange(c.Second, c.First.Lower, c.First.Upper));
                    if (exact.Persons <= 24)
                        Assert.False(FeasibilityGate.Look(Repository.Schema.Policy, [], tree, exact.Groups, []).IsContradicted);
                    if (exact.Doctors is { } doctors && ExactCohort.Of(Repository.Schema.Policy, tree, doctors) is { } cohort)
                        Assert.True(double.IsFinite(cohort.Rounding(Repository.Schema.Policy, tree).LogProbability(cohort.Truth, cohort.Release)));
                }

                Headcount(cells.Trees.FirstOrDefault(t => t.Kind == TreeKind.Doctor));
            },
            iter: 60, threads: 1);

    /// <summary>The same persons at two dates, wherever in a half-year, and nothing corrected: no reader finds that no cohort fits, and what is worked out holds the truth.</summary>
    [Theory]
    [InlineData("2020-06-30", "2021-09-30")]
    [InlineData("2020-10-11", "2022-02-15")]
    public void TwoDates_OfPersonsThatNobodyCorrected_DoNotContradictEachOther(string first, string second)
    {
        var (before, after) = (DateOnly.Parse(first, CultureInfo.InvariantCulture), DateOnly.Parse(second, CultureInfo.InvariantCulture));
        Gen.Select(Gen.Int[0, 1300], Gen.Int[-600, 1500]).List[14, 30].Sample(
            persons =>
            {
                var tenures = persons.Select((p, i) => (Start: new DateOnly(2018, 1, 1).AddDays(p.Item1), Days: p.Item2, Number: i)).ToList();
                var (earlier, later) = (At(before), At(after));
                foreach (var tree in later.Trees)
                {
                    var gate = FeasibilityGate.Look(
                        Repository.Schema.Policy, [.. earlier.Trees.Where(t => t.Kind == tree.Kind)], tree, later.ExactOf(tree).Groups, []);
                    Assert.False(gate.IsContradicted);
                }

                ProtectedCells At(DateOnly census) => Build(
                    tenures.Where(t => t.Start <= census).Select(t => new WrittenTenure(
                        $"p{t.Number}", $"d{t.Number}", t.Start, t.Days > 0 && t.Start.AddDays(t.Days) <= census ? t.Start.AddDays(t.Days) : null)), census);
            },
            iter: 3, threads: 1);
    }

    /// <summary>Answers that were corrected are drawn with other random numbers than before: with the same, two releases could be compared cell by cell.</summary>
    [Fact]
    public void OtherAnswers_HaveAnotherFingerprint() => Assert.NotEqual(
        ProtectedCells.Fingerprint<AnswerCount>([new("training_plan", "ALL", 7), new("training_plan", "SOME", 5)]),
        ProtectedCells.Fingerprint<AnswerCount>([new("training_plan", "ALL", 6), new("training_plan", "SOME", 6)]));

    /// <summary>A doctor's second post is set aside, and the steward is told how often.</summary>
    [Fact]
    public void ADoctorsSecondSpell_StandsAside()
    {
        var cells = Build(Enumerable.Range(0, 12).Select(i => Tenure(i, 0, 100)).Append(new("p99", "d0", Census.AddDays(-300), null)));

        var exact = cells.Exact.Single(e => e is { Study: "alis-vest", Kind: TreeKind.Doctor });
        Assert.Equal((12, 1L), (exact.Persons, exact.SecondSpells));
    }

    private static void AddUp(ProtectedTree tree)
    {
        foreach (var (node, parent, children) in CellIntervals.Families(tree))
        {
            var cells = tree.Nodes.Single(n => n.Name == node).Cells;
            Assert.All(children, c => Assert.Equal(0, cells[c].Count % 3));
            Assert.Equal(parent is { } p ? tree.Nodes.Single(n => n.Name == p.Node).Cells[p.Cell].Count : tree.Total.Count, children.Sum(c => cells[c].Count));
        }
    }

    /// <summary>At no time had more left than had entered.</summary>
    private static void Headcount(ProtectedTree? tree)
    {
        var (entries, exits) = (tree?.Nodes.FirstOrDefault(n => n.Name == "entry_time"), tree?.Nodes.FirstOrDefault(n => n.Name == "exit_time"));
        foreach (var cell in exits?.Cells ?? [])
        {
            Assert.True(
                exits!.Cells.Where(c => string.CompareOrdinal(c.Values[^1], cell.Values[^1]) <= 0).Sum(c => c.Count)
                <= entries!.Cells.Where(c => string.CompareOrdinal(c.Values[^1], cell.Values[^1]) <= 0).Sum(c => c.Count));
        }
    }

    private static WrittenTenure Tenure(int number, int day, int? days)
    {
        var start = new DateOnly(2018, 1, 1).AddDays(day);
        return new($"p{number}", $"d{number}", start, days is { } d && start.AddDays(d) <= Census ? start.AddDays(d) : null);
    }

    private static ProtectedCells Build(IEnumerable<WrittenTenure> tenures, DateOnly? census = null)
    {
        using var tables = new MeasuredTables(census ?? Census, [.. tenures]);
        return ProtectedCells.Build(tables.Tables, Repository.Schema, new([]), Secret);
    }
}
