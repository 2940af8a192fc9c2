using System.Globalization;
using AlisResearch.Disclosure;
using CsCheck;

namespace AlisResearch.Tests.Disclosure;

/// <summary>What can be found out of hidden cells by linear programming.</summary>
public sealed class LinearBoundsSpec
{
    /// <summary>Nine cells hidden, every margin known: w|b follows from the others. With x|d hidden as well it can be anything up to 78.</summary>
    [Theory]
    [InlineData("as suppressed (9 cells)", null)]
    [InlineData("plus one extra suppression, as protectTable(SIMPLEHEURISTIC, solve_attackerprobs=TRUE) adds", "x|d")]
    public void TwoWayTable_OfSdcTable_IsReproduced(string name, string? extra)
    {
        var cells = SdcVector.Read("sdctable_attack_wb")
            .Select(r => (Keys: new[] { r["v1"]!, r["v2"]! }, Count: Number(r["freq"]), Hidden: r["suppressed"] == "TRUE" || $"{r["v1"]}|{r["v2"]}" == extra));
        using var bounds = new LinearBounds(Table(cells, "tot"));

        var expected = SdcVector.Read("sdctable_attack_wb_expected").Single(r => r["case"] == name);
        Equal(new(true, Number(expected["low"]), Number(expected["up"])), bounds.Of(expected["cell"]!));
        Assert.Equal(new(true, Number(expected["low"]), Number(expected["up"])), bounds.WholeOf(expected["cell"]!));
    }

    [Fact]
    public void Accidents_OfGaussSuppression_AreReproduced()
    {
        var known = SdcVector.Read("gs_mun_accidents_maxN3_lpintervals");
        var inner = SdcVector.Read("gs_mun_accidents_input").ToDictionary(r => (r["mun"], r["inj"]), r => r["freq"]);
        Assert.All(inner, c => Assert.Equal(c.Value, known.Single(r => (r["mun"], r["inj"]) == c.Key)["freq"]));
        var system = Table(known.Select(r => (new[] { r["mun"]!, r["inj"]! }, Number(r["freq"]), r["suppressed"] == "TRUE")), "Total");
        using var bounds = new LinearBounds(system);

        foreach (var row in known.Where(r => r["lo"] != "NA"))
        {
            var expected = new FeasibleInterval(true, Number(row["lo"]), Number(row["up"]));
            var cell = InnerCells(system, [row["mun"]!, row["inj"]!], "Total");
            Equal(expected, bounds.Of(cell));
            Assert.Equal(expected, bounds.WholeOf(cell));
        }
    }

    /// <summary>16 doctors is a public fact; left reads [0, 2] and still there [15, 20]. So at most one left, which is less than base 3 promises.</summary>
    [Fact]
    public void RoundedCells_WithAPublicTotal_AreNarrowerThanPromised()
    {
        var system = new LinearSystem();
        system.AddVariable("left");
        system.AddVariable("still there");
        system.AddConstraint([new("left", 1)], 0, 2);
        system.AddConstraint([new("still there", 1)], 15, 20);
        system.AddConstraint([new("left", 1), new("still there", 1)], 16, 16);
        using var bounds = new LinearBounds(system);

        Equal(new(true, 0, 1), bounds.Of("left"));
        Equal(new(true, 15, 16), bounds.Of("still there"));
        Equal(new(true, 16, 16), bounds.Of([new("left", 1), new("still there", 1)]));
        Equal(new(true, -16, -14), bounds.Of([new("left", 1), new("still there", -1)]));
        Assert.Equal(["left", "still there"], bounds.NarrowerThan(2, system.Variables, whole: true).Keys);
        Assert.Empty(bounds.NarrowerThan(1, system.Variables, whole: false));
    }

    /// <summary>2a + 2b = 3 has real tables, but no whole one; 2a + b ≤ 3 lets a be 1.5, or 1.</summary>
    [Fact]
    public void WholeNumbers_AreNarrowerThanRealOnes()
    {
        using var odd = Bounds(["a", "b"], ([2, 2], 3, 3));
        Equal(new(true, 0, 1.5), odd.Of("a"));
        Assert.Equal(new(true, 0, 1), odd.Of("a").RoundedInwards());
        Assert.Equal(FeasibleInterval.Infeasible, odd.WholeOf("a"));
        Assert.Equal(FeasibleInterval.Infeasible, odd.WholeOf("a"));

        using var half = Bounds(["a", "b"], ([2, 1], 0, 3));
        Equal(new(true, 0, 1.5), half.Of("a"));
        Assert.Equal(new(true, 0, 1), half.WholeOf("a"));
        Assert.Equal(new(true, 0, 3), half.WholeOf("b"));
        Assert.Equal(new(true, 0, 1.5), half.WholeOf([new("a", 0.5), new("b", 0.5)]));
    }

    [Fact]
    public void Figures_ThatContradictEachOther_AreInfeasible()
    {
        using var alone = Bounds(["a"], ([1], 0, 2), ([1], 3, 5));
        Assert.Equal(FeasibleInterval.Infeasible, alone.Of("a"));
        using var sum = Bounds(["a", "b"], ([1, 0], 3, 5), ([1, 1], 0, 2));
        Assert.Equal(FeasibleInterval.Infeasible, sum.Of("b"));
        Assert.Equal(FeasibleInterval.Infeasible, sum.WholeOf("b"));
        Assert.True(sum.Of("b").IsNarrowerThan(0));
        Assert.Null(sum.Of("b").Width);
        Assert.Equal(["a", "b"], sum.NarrowerThan(2, ["a", "b"], whole: true).Keys);
    }

    [Fact]
    public void Sum_WithoutAnEnd_HasNull()
    {
        using var bounds = Bounds(["a", "b"], ([1, -1], 2, double.PositiveInfinity));
        Equal(new(true, 2, null), bounds.Of("a"));
        Equal(new(true, 0, null), bounds.Of("b"));
        Equal(new(true, null, -2), bounds.Of([new("b", 1), new("a", -1)]));
        Assert.Equal(new(true, 2, null), bounds.WholeOf("a"));
        Assert.Equal(new(true, 0, 0), bounds.Of([]));
        Assert.Empty(bounds.NarrowerThan(1000, ["a", "b"], whole: true));
        using var odd = Bounds(["a", "b", "c"], ([2, 2, 0], 3, 3), ([0, 0, 1], 0, double.PositiveInfinity));
        Equal(new(true, 0, null), odd.Of("c"));
        Assert.Equal(FeasibleInterval.Infeasible, odd.WholeOf("c"));
    }

    [Theory]
    [InlineData(1.0, false)] // two whole numbers
    [InlineData(1.9999, false)]
    [InlineData(2.0 - 1e-9, true)] // the solver's 2
    [InlineData(2.0, true)]
    [InlineData(2.0001, true)]
    public void Width_AgainstTheLeastAllowed_HasTheSolversTolerance(double width, bool wideEnough) =>
        Assert.Equal(wideEnough, !new FeasibleInterval(true, 3, 3 + width).IsNarrowerThan(2));

    [Fact]
    public void RoundedInwards_OfAnEndNearAWholeNumber_IsThatNumber()
    {
        Assert.Equal(new(true, 2, 5), new FeasibleInterval(true, 2 + 1e-8, 5 - 1e-8).RoundedInwards());
        Assert.Equal(new(true, 2, 5), new FeasibleInterval(true, 1.1, 5.9).RoundedInwards());
        Assert.Equal(new(true, 2, null), new FeasibleInterval(true, 1.1, null).RoundedInwards());
        Assert.Equal(FeasibleInterval.Infeasible, new FeasibleInterval(true, 1.2, 1.8).RoundedInwards());
        Assert.Equal(FeasibleInterval.Infeasible, FeasibleInterval.Infeasible.RoundedInwards());
    }

    /// <summary>Up to four cells of at most 4 and up to four sums, against every whole table there is.</summary>
    [Fact]
    public void RandomSystem_AgainstEveryWholeTable_HasItsEnds() =>
        Gen.Select(Gen.Int[1, 4], Gen.Select(Gen.Int[-2, 3].Array[4], Gen.Int[-4, 12], Gen.Int[0, 3]).Array[0, 4], Gen.Int[-2, 3].Array[4]).Sample(
            (cells, sums, asked) =>
            {
                string[] names = [.. Enumerable.Range(0, cells).Select(i => $"cell {i}")];
                using var bounds = Bounds(names,
                    [.. sums.Select(s => (Doubles(s.Item1), (double)s.Item2, (double)s.Item2 + s.Item3)), .. names.Select((_, i) => (Doubles(Unit(i)), 0.0, 4.0))]);
                var tables = Tables(cells).Where(t => sums.All(s => Sum(s.Item1, t) >= s.Item2 && Sum(s.Item1, t) <= s.Item2 + s.Item3)).ToList();

                foreach (var sum in names.Select((_, i) => Unit(i)).Append(asked))
                {
                    LinearTerm[] terms = [.. names.Select((n, i) => new LinearTerm(n, sum[i]))];
                    var (real, whole) = (bounds.Of(terms), bounds.WholeOf(terms));
                    Assert.Equal(tables.Count == 0 ? FeasibleInterval.Infeasible : new(true, tables.Min(t => Sum(sum, t)), tables.Max(t => Sum(sum, t))), whole);
                    Assert.True(!whole.IsFeasible || (real.RoundedInwards().Minimum <= whole.Minimum && real.RoundedInwards().Maximum >= whole.Maximum));
                }

                foreach (var width in new[] { 1, 2, 3 })
                    Assert.Equal(names.Where(n => bounds.WholeOf(n).IsNarrowerThan(width)), bounds.NarrowerThan(width, names, whole: true).Keys);
            }, iter: 300);

    [Fact]
    public void Cancellation_BeforeAndWhileSolving_LeavesTheSolverUsable()
    {
        var system = GridOfCounts(50);
        using var bounds = new LinearBounds(system);
        Assert.Throws<OperationCanceledException>(() => bounds.Of(system.Variables[0], new CancellationToken(canceled: true)));
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        Assert.Throws<OperationCanceledException>(() => bounds.NarrowerThan(1000, system.Variables, whole: false, soon.Token));
        Equal(new(true, 0, 100), bounds.Of(system.Variables[0]));
    }

    [Fact]
    public void Mistake_InTheSystem_IsNamed()
    {
        var system = new LinearSystem();
        system.AddVariable("a");
        Assert.Contains("a is there already", Assert.Throws<ArgumentException>(() => system.AddVariable("a")).Message, StringComparison.Ordinal);
        Assert.Contains("no variable b", Assert.Throws<ArgumentException>(() => system.AddConstraint([new("b", 1)], 0, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("finite", Assert.Throws<ArgumentException>(() => system.AddConstraint([new("a", double.NaN)], 0, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("2 and 1", Assert.Throws<ArgumentException>(() => system.AddConstraint([new("a", 1)], 2, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => system.AddConstraint([new("a", 1)], double.NaN, 1));
        using var bounds = new LinearBounds(system);
        Assert.Throws<ArgumentException>(() => bounds.Of("b"));
        Assert.Throws<InvalidOperationException>(() => system.AddVariable("b"));
    }

    /// <summary>The unknown inner cells of a two-way table, with every published cell an exact constraint on the inner cells below it.</summary>
    private static LinearSystem Table(IEnumerable<(string[] Keys, double Count, bool Hidden)> cells, string total)
    {
        var all = cells.ToList();
        var system = new LinearSystem();
        foreach (var (keys, _, _) in all.Where(c => !c.Keys.Contains(total)))
            system.AddVariable(string.Join('|', keys));
        foreach (var (keys, count, _) in all.Where(c => !c.Hidden))
            system.AddConstraint(InnerCells(system, keys, total), count, count);
        return system;
    }

    private static List<LinearTerm> InnerCells(LinearSystem system, string[] keys, string total) =>
        [.. system.Variables.Where(v => v.Split('|').Zip(keys).All(k => k.Second == total || k.First == k.Second)).Select(v => new LinearTerm(v, 1))];

    /// <summary>A square of cells with margins of 100.</summary>
    private static LinearSystem GridOfCounts(int side)
    {
        var system = new LinearSystem();
        var places = Enumerable.Range(0, side).ToList();
        foreach (var (row, column) in places.SelectMany(r => places.Select(c => (r, c))))
            system.AddVariable($"{row}|{column}");
        foreach (var at in places)
        {
            system.AddConstraint([.. places.Select(c => new LinearTerm($"{at}|{c}", 1))], 100, 100);
            system.AddConstraint([.. places.Select(r => new LinearTerm($"{r}|{at}", 1))], 100, 100);
        }

        return system;
    }

    private static LinearBounds Bounds(string[] names, params (double[] Coefficients, double Lower, double Upper)[] constraints)
    {
        var system = new LinearSystem();
        foreach (var name in names)
            system.AddVariable(name);
        foreach (var (coefficients, lower, upper) in constraints)
            system.AddConstraint([.. names.Zip(coefficients, (n, c) => new LinearTerm(n, c))], lower, upper);
        return new(system);
    }

    private static IEnumerable<int[]> Tables(int cells) =>
        cells == 0 ? [[]] : Tables(cells - 1).SelectMany(t => Enumerable.Range(0, 5).Select(v => (int[])[.. t, v]));

    private static int[] Unit(int place) => [.. Enumerable.Range(0, 4).Select(i => i == place ? 1 : 0)];

    private static double[] Doubles(int[] numbers) => Array.ConvertAll(numbers, n => (double)n);

    private static int Sum(int[] coefficients, int[] table) => table.Select((v, i) => v * coefficients[i]).Sum();

    private static double Number(string? text) => double.Parse(text!, CultureInfo.InvariantCulture);

    private static void Equal(FeasibleInterval expected, FeasibleInterval actual)
    {
        Assert.True(actual.IsFeasible);
        Assert.Equal(expected.Minimum ?? double.NaN, actual.Minimum ?? double.NaN, FeasibleInterval.Tolerance);
        Assert.Equal(expected.Maximum ?? double.NaN, actual.Maximum ?? double.NaN, FeasibleInterval.Tolerance);
    }
}
