using System.Globalization;
using AlisResearch.Disclosure;
using AlisResearch.Model;
using CsCheck;

namespace AlisResearch.Tests.Disclosure;

/// <summary>Which amounts may be published, and as what.</summary>
public sealed class AmountRulesSpec
{
    private static readonly AmountPolicy Policy = Repository.Schema.Policy.Amounts;

    private static readonly Gen<decimal[]> Contributions = Gen.OneOf(
        Gen.Int[0, 30].Array[1, 60], Gen.Int[0, 1_000_000].Array[1, 60], Gen.Int[1, 20].Select(e => 1 << e).Array[1, 60]).Select(c => Array.ConvertAll(c, v => (decimal)v));

    [Fact]
    public void Rules_OfTheKnownCases_AreReproduced()
    {
        var cases = SdcVector.Read("dominance_p_rule_cases");
        Assert.Equal(10, cases.Count);
        foreach (var known in cases)
        {
            decimal[] contributions = [.. known["contributions"]!.Split('|').Select(c => decimal.Parse(c, CultureInfo.InvariantCulture))];
            Assert.Equal(known["total"], $"{contributions.Sum()}");
            Assert.Equal((known["x1"], known["x2"]), ($"{contributions[0]}", $"{contributions.ElementAtOrDefault(1)}"));
            Assert.Equal(
                (known["contributions"], known["nk_2_90_unsafe"], known["nk_1_80_unsafe"], known["p10_unsafe"], known["p15_unsafe"]),
                (known["contributions"], Verdict(DominanceRule.IsBroken(contributions, 2, 90)), Verdict(DominanceRule.IsBroken(contributions, 1, 80)),
                    Verdict(PercentRule.IsBroken(contributions, 10)), Verdict(PercentRule.IsBroken(contributions, 15))));
        }

        static string Verdict(bool broken) => broken ? "TRUE" : "FALSE";
    }

    /// <summary>Largest 400, runner-up 100: what the others have is below, at and above 15 per cent of 400.</summary>
    [Theory]
    [InlineData(59.99, true)]
    [InlineData(60, false)]
    [InlineData(60.01, false)]
    public void Percent_AtTheLimit_IsKept(double others, bool broken) => Assert.Equal(broken, PercentRule.IsBroken([400, 100, (decimal)others], 15));

    /// <summary>The two largest have 85.01, 85 and 84.99 of 100.</summary>
    [Theory]
    [InlineData(45.01, true)]
    [InlineData(45, false)]
    [InlineData(44.99, false)]
    public void Dominance_AtTheLimit_IsKept(double largest, bool broken) => Assert.Equal(broken, DominanceRule.IsBroken([(decimal)largest, 40, 60 - (decimal)largest], 2, 85));

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    [InlineData(6, false)]
    public void Contributors_AtTheLimit_AreEnough(int contributors, bool broken)
    {
        Assert.Equal(broken, ContributorRule.IsBroken(Enumerable.Repeat(10m, contributors), 5));
        Assert.Equal(broken, ContributorRule.IsBroken(Enumerable.Repeat(10m, contributors).Concat([0, 0, 0]), 5)); // who gives nothing does not count
    }

    [Fact]
    public void Cell_OfOneContributor_BreaksEveryRule() =>
        Assert.Equal([AmountRule.TooFewContributors, AmountRule.Percent, AmountRule.Dominance], AmountCell.Of([120_000], Policy).Broken);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(25)]
    public void Cell_OfZeros_IsNotPublished(int units)
    {
        var cell = AmountCell.Of([.. Enumerable.Repeat(0m, units)], Policy);
        Assert.Null(cell.Mean);
        Assert.Equal([AmountRule.TooFewContributors], cell.Broken);
    }

    [Fact]
    public void Cell_WithANegativeContribution_IsRefusedForThatAlone()
    {
        var cell = AmountCell.Of([-1, 5], Policy);
        Assert.Null(cell.Mean);
        Assert.Equal([AmountRule.NegativeContribution], cell.Broken);
    }

    /// <summary>Six municipalities: 90, 100, 110, 120, 130 and 0 thousand; the mean over all six is 91,667.</summary>
    [Fact]
    public void Cell_ThatBreaksNoRule_HasARoundedMean()
    {
        var cell = AmountCell.Of([90_000, 100_000, 110_000, 120_000, 130_000, 0], Policy);
        Assert.Equal(92_000, cell.Mean);
        Assert.Empty(cell.Broken);
    }

    /// <summary>1 to 20: the 95th percentile is the 19th, the 5th the first. 1 to 21: the 20th and the second. 1 to 19: the ends themselves.</summary>
    [Theory]
    [InlineData(19, 1, 19)]
    [InlineData(20, 1, 19)]
    [InlineData(21, 2, 20)]
    [InlineData(100, 5, 95)]
    public void Winsorising_OfOneToN_DrawsTheEndsIn(int n, int least, int most)
    {
        decimal[] contributions = [.. Enumerable.Range(1, n).Reverse().Select(v => (decimal)v)];
        Assert.Equal(contributions.Order().Select(v => Math.Clamp(v, least, most)), Winsorising.Of(contributions));
    }

    [Fact]
    public void Winsorising_OfNobody_IsNobody() => Assert.Empty(Winsorising.Of([]));

    /// <summary>The rules are put to the contributions before winsorising; so they hold after it too.</summary>
    [Fact]
    public void Winsorising_OfAnyClass_BreaksNoRule() =>
        Gen.Select(Contributions, Gen.Int[1, 5], Gen.Double[1, 99]).Sample((contributions, n, threshold) =>
        {
            var policy = new AmountPolicy(5, threshold, n, threshold, []);
            Assert.Subset(AmountRules.BrokenBy(policy, contributions).ToHashSet(), AmountRules.BrokenBy(policy, [.. Winsorising.Of(contributions)]).ToHashSet());
        }, iter: 2000);

    /// <summary>The runner-up's best estimate of the largest, and any other's, is off by p per cent or more exactly when the rule is kept.</summary>
    [Fact]
    public void Percent_OfAnyClass_IsTheClosestEstimate() =>
        Gen.Select(Contributions, Gen.Int[1, 100]).Sample((contributions, p) =>
        {
            var total = contributions.Sum();
            var pairs = from owner in Enumerable.Range(0, contributions.Length)
                        from estimator in Enumerable.Range(0, contributions.Length).Where(e => e != owner).DefaultIfEmpty(-1)
                        let estimate = total - (estimator < 0 ? 0 : contributions[estimator])
                        select estimate - contributions[owner] < p * contributions[owner] / 100;
            Assert.Equal(pairs.Any(close => close), PercentRule.IsBroken(contributions, p));
        }, iter: 1000);

    [Fact]
    public void Rules_OfAnyClass_DoNotDependOnOrderOrCurrency() =>
        Gen.Select(Contributions, Gen.Int[1, 1000]).Sample((contributions, factor) =>
        {
            var broken = AmountRules.BrokenBy(Policy, contributions);
            Assert.Equal(broken, AmountRules.BrokenBy(Policy, [.. contributions.Order()]));
            Assert.Equal(broken, AmountRules.BrokenBy(Policy, [.. contributions.Select(c => c * factor)]));
        }, iter: 1000);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.004", "0")]
    [InlineData("0.126", "0.13")]
    [InlineData("9.96", "10")]
    [InlineData("12.5", "13")]
    [InlineData("99.4", "99")]
    [InlineData("99.5", "100")]
    [InlineData("1250", "1300")]
    [InlineData("-1250", "-1300")]
    [InlineData("123456.78", "120000")]
    public void SignificantDigits_OfAnAmount_AreTwo(string amount, string expected) =>
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), SignificantDigits.Two(decimal.Parse(amount, CultureInfo.InvariantCulture)));
}
