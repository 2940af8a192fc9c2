using AlisResearch.Disclosure;
using AlisResearch.Model;
using CsCheck;

namespace AlisResearch.Tests.Disclosure;

/// <summary>
/// The sampler draws what it says: its probabilities are those of full enumeration, its draws have these probabilities, and there is always something to draw.
/// </summary>
public sealed class ControlledRoundingSpec
{
    private static readonly RoundingWeights Weights = new(Events: 8, Cumulative: 1.5, ClassTotal: 2, ClassEvents: 3, ClassCumulative: 0.5, Cell: 0);

    /// <summary>Small nodes, the temperatures from 2 to 80: name, base, temperature, chains ([chain][interval][class]), total.</summary>
    public static readonly TheoryData<string, int, double, int[][][]> Nodes = new()
    {
        { "two outcomes", 3, 10, [[[1], [0], [3], [2]], [[0], [4], [1], [0]]] },
        { "cold", 3, 2, [[[1], [2], [2]], [[2], [1], [1]]] },
        { "hot", 3, 80, [[[0], [0], [1], [2], [5]], [[1], [1], [0], [0], [3]]] },
        { "two classes", 3, 40, [[[1, 2], [0, 1]], [[3, 0], [1, 1]]] },
        { "three classes", 3, 20, [[[1, 0, 2], [0, 1, 4]], [[2, 2, 0]]] },
        { "one chain", 5, 40, [[[7], [0], [11], [4], [3], [0]]] },
        { "base five, classes", 5, 10, [[[4, 6], [1, 0]], [[0, 3], [2, 2]]] },
        { "nobody left", 3, 10, [[[0], [0], [0]], [[2], [7], [5]]] },
    };

    [Theory, MemberData(nameof(Nodes))]
    public void Probability_IsThatOfFullEnumeration(string name, int roundingBase, double temperature, int[][][] counts)
    {
        var chains = counts.Select(c => new CellChain(roundingBase, c)).ToList();
        foreach (var total in Totals(chains))
        {
            var rounding = new ControlledRounding(chains, total, Weights, temperature);
            var all = Enumerated(chains, total, temperature);
            var sum = all.Sum(r => r.Weight);
            Assert.True(Math.Abs(Math.Log(sum) - rounding.LogNormalizer) < 1e-12 * Math.Max(1, Math.Abs(Math.Log(sum))), $"{name}: {Math.Log(sum):R} {rounding.LogNormalizer:R}");
            foreach (var (rounded, weight) in all)
                Assert.Equal(1, Math.Exp(rounding.LogProbability(rounded)) / (weight / sum), 12);
        }
    }

    [Theory, MemberData(nameof(Nodes))]
    public void Draws_HaveTheirProbabilities(string name, int roundingBase, double temperature, int[][][] counts)
    {
        const int Draws = 200_000;
        var chains = counts.Select(c => new CellChain(roundingBase, c)).ToList();
        var total = Totals(chains)[1];
        var rounding = new ControlledRounding(chains, total, Weights, temperature);
        using var random = new HmacRandom("a secret for this test only"u8, name);
        var drawn = new Dictionary<string, int>();
        for (var i = 0; i < Draws; i++)
        {
            var key = Key(rounding.Draw(random));
            drawn[key] = drawn.GetValueOrDefault(key) + 1;
        }

        var all = Enumerated(chains, total, temperature);
        var sum = all.Sum(r => r.Weight);
        Assert.Empty(drawn.Keys.Except(all.Select(r => Key(r.Rounded))));
        // Those expected less than five times are counted together, as the test needs.
        var (rare, common) = (all.Where(r => Draws * r.Weight / sum < 5).ToList(), all.Where(r => Draws * r.Weight / sum >= 5).ToList());
        var groups = common.Select(r => (Expected: Draws * r.Weight / sum, Found: drawn.GetValueOrDefault(Key(r.Rounded)))).ToList();
        if (rare.Sum(r => Draws * r.Weight / sum) >= 5)
            groups.Add((rare.Sum(r => Draws * r.Weight / sum), rare.Sum(r => drawn.GetValueOrDefault(Key(r.Rounded)))));
        var (chiSquared, free) = (groups.Sum(g => Math.Pow(g.Found - g.Expected, 2) / g.Expected), groups.Count - 1);
        Assert.InRange((chiSquared - free) / Math.Sqrt(2 * free), -3, 3);
    }

    /// <summary>Trees at random: whatever the cells, both values of every parent have a rounding below them, and what is drawn is one.</summary>
    [Theory, InlineData(3), InlineData(5)]
    public void RandomTree_AlwaysHasARounding(int roundingBase) => Gen.Int[1, 4].SelectMany(Gen.Int[1, 3], (steps, classes) =>
        Gen.Select(Gen.Int[0, 9].Array[steps * classes].Array[1, 2].Select(cells => cells.Select(c => c.Chunk(classes).ToArray()).ToArray()), Gen.Bool))
        .Sample((counts, up) =>
        {
            var chains = counts.Select(c => new CellChain(roundingBase, c)).ToList();
            using var random = new HmacRandom("a secret for this test only"u8, "tree");
            var total = up ? Totals(chains)[1] : Totals(chains)[0];
            var rounded = new ControlledRounding(chains, total, Weights, 20).Draw(random);
            Assert.Equal(total, rounded.Sum(r => r.Sum(s => s.Sum())));
            Assert.All(rounded.Zip(chains), pair => Assert.True(IsRounding(pair.First, pair.Second)));
            foreach (var (below, chain) in rounded.Zip(chains))
                Below(chain, below, random);
        }, iter: 100_000, threads: 1);

    /// <summary>The heat-bath fallback draws from the same distribution: each draw of its own start, so that they are independent.</summary>
    [Theory, InlineData(20), InlineData(80)]
    public void HeatBath_DrawsFromTheSameDistribution(double temperature)
    {
        const int Draws = 4_000;
        int[][][] counts = [[[1, 2, 0], [0, 1, 2]], [[2, 2, 0]]];
        var free = new ControlledRounding(counts.Select(c => new CellChain(3, c)).ToList(), 9, Weights, temperature);
        using var random = new HmacRandom("a secret for this test only"u8, "bath", $"{temperature}");
        var steps = free.Draw(random);
        var chains = counts.Zip(steps, (c, s) => new CellChain(3, c, stepTotals: [.. s.Select(t => t.Sum())])).ToList();
        var exact = new ControlledRounding(chains, 9, Weights, temperature);
        var drawn = Enumerable.Range(0, Draws).Select(_ => HeatBath.Draw(chains, Weights, temperature, random)).GroupBy(Key).ToList();
        var cells = drawn.Select(g => (Expected: Draws * Math.Exp(exact.LogProbability(g.First())), Found: g.Count())).ToList();
        Assert.InRange(cells.Sum(c => c.Expected), 0.995 * Draws, 1.0001 * Draws);
        var common = cells.Where(c => c.Expected >= 5).ToList();
        var chiSquared = common.Sum(c => Math.Pow(c.Found - c.Expected, 2) / c.Expected);
        Assert.InRange((chiSquared - common.Count) / Math.Sqrt(2 * common.Count), -3, 3);
    }

    [Fact]
    public void StructuralZero_StaysZero()
    {
        var chain = new CellChain(3, [[0], [2], [0]], [[0], [9], [9]]);
        using var random = new HmacRandom("a secret for this test only"u8, "zero");
        var rounding = new ControlledRounding([chain], 3, Weights, 80);
        Assert.All(Enumerable.Range(0, 200), _ => Assert.Equal(0, rounding.Draw(random)[0][0][0]));
    }

    [Fact]
    public void Bounds_AreKept()
    {
        var chain = new CellChain(3, [[2], [2], [2], [2]], least: [0, 3, 3, 9], most: [0, 3, 6, 9]);
        using var random = new HmacRandom("a secret for this test only"u8, "bounds");
        var rounding = new ControlledRounding([chain], 9, Weights, 80);
        var drawn = Enumerable.Range(0, 500).Select(_ => Key(rounding.Draw(random))).ToHashSet();
        Assert.Equal(["0 3 3 3"], drawn);
    }

    [Fact]
    public void ImpossibleBounds_AreRefused() =>
        Assert.Throws<InvalidOperationException>(() => new ControlledRounding([new CellChain(3, [[2], [2]], most: [0, 0])], 3, Weights, 10));

    [Fact]
    public void TheSameSecretAndLabel_DrawTheSame_AnotherSecretAnother()
    {
        var rounding = new ControlledRounding([new CellChain(3, Enumerable.Repeat<int[]>([1], 24).ToArray())], 24, Weights, 80);
        string Drawn(string secret, params string[] label)
        {
            using var random = new HmacRandom(System.Text.Encoding.UTF8.GetBytes(secret), label);
            return Key(rounding.Draw(random));
        }

        var drawn = Drawn("one secret", "a", "bc");
        Assert.Equal(drawn, Drawn("one secret", "a", "bc"));
        Assert.NotEqual(drawn, Drawn("another secret", "a", "bc"));
        Assert.NotEqual(drawn, Drawn("one secret", "ab", "c"));
    }

    /// <summary>The classes below intervals that were drawn before.</summary>
    private static void Below(CellChain chain, int[][] drawn, HmacRandom random)
    {
        var given = new CellChain(chain.Base, chain.Counts, stepTotals: [.. drawn.Select(s => s.Sum())]);
        var rounded = new ControlledRounding([given], drawn.Sum(s => s.Sum()), Weights, 20).Draw(random)[0];
        Assert.Equal(drawn.Select(s => s.Sum()), rounded.Select(s => s.Sum()));
    }

    /// <summary>The values that a parent of these chains can have: where several add up, one that all their sums allow.</summary>
    private static int[] Totals(List<CellChain> chains)
    {
        var floor = chains[0].Floor(chains.Sum(c => c.Total));
        return [floor, floor + chains[0].Base];
    }

    private static bool IsRounding(int[][] rounded, CellChain chain) =>
        chain.IsRoundingOf(rounded.Sum(s => s.Sum()), chain.Total)
        && rounded.Index().All(s => chain.IsRoundingOf(s.Item.Sum(), chain.Counts[s.Index].Sum())
            && s.Item.Index().All(c => chain.IsRoundingOf(c.Item, chain.Counts[s.Index][c.Index])));

    /// <summary>Every rounding with its weight, by trying all.</summary>
    private static List<(int[][][] Rounded, double Weight)> Enumerated(List<CellChain> chains, int total, double temperature)
    {
        var cells = chains.SelectMany((chain, i) => chain.Counts.SelectMany((step, j) => step.Select((count, c) => (i, j, c, count)))).ToList();
        var all = new List<(int[][][], double)>();
        for (var ups = 0L; ups < 1L << cells.Count; ups++)
        {
            var rounded = chains.Select(chain => chain.Counts.Select(s => new int[s.Count]).ToArray()).ToArray();
            foreach (var (index, (i, j, c, count)) in cells.Index())
                rounded[i][j][c] = (count / chains[0].Base * chains[0].Base) + ((int)((ups >> index) & 1) * chains[0].Base);
            if (rounded.Sum(r => r.Sum(s => s.Sum())) == total && rounded.Zip(chains).All(p => IsRounding(p.First, p.Second)))
                all.Add((rounded, Math.Exp(-Cost(rounded, chains) / temperature)));
        }

        return all;
    }

    /// <summary>The cost, margin by margin, as the policy describes it.</summary>
    private static double Cost(int[][][] rounded, List<CellChain> chains)
    {
        var (cost, classes) = (0.0, chains[0].Classes);
        int Error(int chain, int steps, int? onlyClass) => Enumerable.Range(0, steps).Sum(j => Enumerable.Range(0, classes)
            .Where(c => onlyClass is null || c == onlyClass).Sum(c => rounded[chain][j][c] - chains[chain].Counts[j][c]));
        cost += Weights.Events * Math.Pow(Error(0, chains[0].Steps, null), 2);
        for (var i = 0; i < chains.Count; i++)
        {
            for (var j = 1; j <= chains[i].Steps; j++)
            {
                cost += Weights.Cumulative * Math.Pow(Error(i, j, null), 2);
                for (var c = 0; c < classes && classes > 1; c++)
                    cost += Weights.ClassCumulative * Math.Pow(Error(i, j, c), 2);
            }
        }

        for (var c = 0; c < classes && classes > 1; c++)
        {
            cost += Weights.ClassEvents * Math.Pow(Error(0, chains[0].Steps, c), 2);
            cost += Weights.ClassTotal * Math.Pow(Enumerable.Range(0, chains.Count).Sum(i => Error(i, chains[i].Steps, c)), 2);
        }

        return cost;
    }

    private static string Key(int[][][] rounded) => string.Join(" | ", rounded.Select(Key));

    private static string Key(int[][] rounded) => string.Join(' ', rounded.SelectMany(s => s));
}
