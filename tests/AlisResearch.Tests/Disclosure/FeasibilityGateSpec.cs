using AlisResearch.Disclosure;
using AlisResearch.Model;

namespace AlisResearch.Tests.Disclosure;

/// <summary>The gate after the draw, on cohorts small enough to work out by hand. It fails where a cell that somebody can narrow to two values passes, or one as wide as before is stopped.</summary>
public sealed class FeasibilityGateSpec
{
    private static readonly DisclosurePolicy Policy = Repository.Schema.Policy;
    private static readonly Dictionary<string, string> NoClasses = [];

    /// <summary>n = 16 is public: (0, 18) leaves one value too few, (3, 15) enough; both ways of looking.</summary>
    [Fact]
    public void PublicNumber_ThatNarrowsACell_ShutsTheGate()
    {
        var tree = Tree(18, Outcome(0, 18));

        Assert.Equal([("LEFT", 0, 1), ("STILL", 15, 16)], Narrow(tree, [Group(16, 2)]));
        Assert.Equal([("LEFT", 0, 1), ("STILL", 15, 16)], FeasibilityGate.Propagated(3, tree, 16).Select(c => (c.Values[0], c.Lower, c.Upper)));
        Assert.Empty(Narrow(Tree(18, Outcome(3, 15)), [Group(16, 2)]));
        Assert.Empty(FeasibilityGate.Propagated(3, Tree(18, Outcome(3, 15)), 16));
    }

    /// <summary>Three persons entered so that only they can be in a cell: at 6 it tells that all three are there; at 3 it tells nothing.</summary>
    [Theory]
    [InlineData(6, 6, true)]
    [InlineData(3, 9, false)]
    public void ACellRoundedAboveItsCapacity_ShutsTheGate(int wave, int others, bool isShut)
    {
        var tree = Tree(15, Outcome(3, 12), Durations([3, 0, 0, 0], [0, others, 0, wave]));

        var narrow = Narrow(tree, [Group(3, 4), Group(12, 2)]);

        Assert.Equal(isShut, narrow.Contains(("STILL", 3, 3)));
        Assert.Equal(isShut, narrow.Count > 0);
    }

    /// <summary>One person entered alone: whether they left was open before, and is.</summary>
    [Fact]
    public void ACellThatHadTwoValuesBefore_MayHaveTwo() =>
        Assert.Empty(Narrow(Tree(15, Outcome(3, 12), Durations([3, 0, 0, 0], [0, 9, 0, 3])), [Group(1, 4), Group(14, 2)]));

    /// <summary>Each of two releases of the same answers leaves enough; together they leave one value too few.</summary>
    [Fact]
    public void TwoReleases_ThatNarrowACellTogether_ShutTheGate()
    {
        var (first, second) = (Answers(0, 0, 15), Answers(3, 3, 12));
        KnownPersons[] respondents = [new(17, 0, 0, 0, NoClasses)];

        Assert.Empty(Narrow(first, respondents));
        Assert.Empty(Narrow(second, respondents));
        var together = FeasibilityGate.Look(Policy, [first], second, respondents, []);
        Assert.False(together.IsContradicted);
        Assert.Contains(together.Narrow, c => (c.Values[0], c.Lower, c.Upper) == ("a0", 1, 2));
    }

    /// <summary>Who had left long before the first release has left by the second: that nobody had is a correction, and the second is looked at by itself.</summary>
    [Fact]
    public void ReleasesThatContradictEachOther_AreLookedAtByThemselves()
    {
        var first = Tree(15, Outcome(12, 3), Durations([12, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 3]));
        var second = Tree(15, Outcome(0, 15), Durations([0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 15]));

        var result = FeasibilityGate.Look(Policy, [first], second, [Group(15, 8)], []);

        Assert.True(result.IsContradicted);
        Assert.Equal(Narrow(second, [Group(15, 8)]), result.Narrow.Select(c => (c.Values[0], c.Lower, c.Upper)));
    }

    /// <summary>What was released before, unchanged, adds nothing; nor does follow-up that nobody corrected, wherever in a half-year the observation ended.</summary>
    [Fact]
    public void ReleasesOfTheSamePersons_DoNotContradictEachOther()
    {
        var first = Tree(15, Outcome(6, 9), Durations([3, 3, 0, 0], [0, 0, 0, 9]));
        Assert.False(FeasibilityGate.Look(Policy, [first], first, [Group(15, 4)], []).IsContradicted);
        Assert.Empty(FeasibilityGate.Look(Policy, [first], first, [Group(15, 4)], []).Narrow);
        var later = Tree(15, Outcome(9, 6), Durations([3, 3, 0, 3, 0], [0, 0, 0, 0, 6]));
        Assert.False(FeasibilityGate.Look(Policy, [first], later, [Group(15, 5)], []).IsContradicted);
    }

    /// <summary>A document prints how many left in the first year: with it, an open cell closes. A number that cannot be of these persons is seen to be none.</summary>
    [Theory]
    [InlineData(5, true, false)]
    [InlineData(3, false, false)]
    [InlineData(15, false, true)]
    public void APublishedNumber_IsAnExactConstraint(int printed, bool isShut, bool isContradicted)
    {
        var tree = Tree(15, Outcome(3, 12), Durations([3, 0, 0, 0], [0, 0, 0, 12]));
        var fact = new KnownCount("alis-vest", "1", TreeKind.Doctor, new Dictionary<string, IReadOnlyList<string>> { ["outcome"] = ["LEFT"], ["duration"] = ["1", "2"] }, "a claim");

        var result = FeasibilityGate.Look(Policy, [], tree, [Group(15, 4)], [(fact, printed)]);

        Assert.Equal((isShut, isContradicted), (result.Narrow.Count > 0, result.IsContradicted));
    }

    /// <summary>A cell is never rounded above its ceiling while others can take what is missing.</summary>
    [Theory]
    [InlineData(0, 0), InlineData(1, 3), InlineData(2, 3), InlineData(3, 3), InlineData(4, 3), InlineData(5, 6), InlineData(8, 9)]
    public void Ceiling_LeavesAsManyValuesAsTheBase(int capacity, int ceiling)
    {
        Assert.Equal(ceiling, Ceilings.Of(3, capacity));
        if (capacity is 0 or 8)
            return;
        var chain = new CellChain(3, [[capacity], [2], [2]], [[capacity], [9], [9]], Ceilings.OfSteps(3, [[capacity], [9], [9]]));
        using var random = new HmacRandom("a secret for this test only"u8, $"ceiling {capacity}");
        var rounding = new ControlledRounding([chain], (capacity + 4) / 3 * 3, new(8, 1.5, 2, 3, 0.5, 0), 80);
        Assert.All(Enumerable.Range(0, 200), _ => Assert.InRange(rounding.Draw(random)[0][0][0], 0, ceiling));
    }

    /// <summary>Where nearly everybody did the same there is no such rounding: the cells go up all the same, and the gate looks at them.</summary>
    [Fact]
    public void Ceilings_ThatCannotBeKept_GiveWay()
    {
        var chain = new CellChain(3, [[4], [4], [4], [4]], [[4], [4], [4], [4]], Ceilings.OfSteps(3, [[4], [4], [4], [4]]));
        using var random = new HmacRandom("a secret for this test only"u8, "give way");
        Assert.Contains(new ControlledRounding([chain], 15, new(8, 1.5, 2, 3, 0.5, 0), 80).Draw(random)[0], s => s[0] == 6);
    }

    private static List<(string, int, int)> Narrow(ProtectedTree tree, IReadOnlyList<KnownPersons> groups) =>
        [.. FeasibilityGate.Look(Policy, [], tree, groups, []).Narrow.Select(c => (c.Values[0], c.Lower, c.Upper))];

    /// <summary>Persons observed until 2020H2.</summary>
    private static KnownPersons Group(int count, int followUp) => new(count, followUp, 4041 - followUp + 1, 4041, NoClasses);

    private static ProtectedTree Tree(int total, params ProtectedNode[] nodes) => new("alis-vest", "1", TreeKind.Doctor, true, new([], total, total - 1, total + 1), nodes);

    private static ProtectedTree Answers(params int[] counts) => new(
        "alis-nord", "survey", TreeKind.Respondent, true, new([], counts.Sum(), counts.Sum() - 1, counts.Sum() + 1),
        [new("question", "n", ["question"], null, [.. counts.Select((c, i) => ProtectedCell.Of(3, c, true, $"a{i}"))])]);

    private static ProtectedNode Outcome(int left, int still) =>
        new("outcome", "n", ["outcome"], null, [ProtectedCell.Of(3, left, true, "LEFT"), ProtectedCell.Of(3, still, true, "STILL")]);

    private static ProtectedNode Durations(int[] left, int[] still) => new(
        "duration", "outcome", ["outcome", "duration"], null,
        [.. left.Select((c, j) => ProtectedCell.Of(3, c, true, "LEFT", $"{j + 1}")), .. still.Select((c, j) => ProtectedCell.Of(3, c, true, "STILL", $"{j + 1}"))]);
}
