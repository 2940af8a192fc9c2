namespace AlisResearch.Disclosure;

/// <summary>A reason why an amount is not published.</summary>
public enum AmountRule
{
    /// <summary><see cref="NegativeContributionRule"/>.</summary>
    NegativeContribution,

    /// <summary><see cref="ContributorRule"/>.</summary>
    TooFewContributors,

    /// <summary><see cref="PercentRule"/>.</summary>
    Percent,

    /// <summary><see cref="DominanceRule"/>.</summary>
    Dominance,
}

/// <summary>
/// The thresholds for tables of amounts (NOK). A cell is published only when it breaks none of the rules: Hundepool et al., Statistical Disclosure Control (2012),
/// chapter 4. The reasons are for the steward's report; the public sees only that a cell is not published.
/// </summary>
/// <param name="Contributors">The least number of contributors.</param>
/// <param name="P">How close, in per cent of it, the runner-up may estimate the largest contribution.</param>
/// <param name="N">How many of the largest contributors are looked at together.</param>
/// <param name="K">The most that they may have of the total, in per cent.</param>
/// <exception cref="ArgumentOutOfRangeException">A threshold that would let everything pass, or that is no threshold.</exception>
public sealed record AmountRules(int Contributors = 5, double P = 15, int N = 2, double K = 85)
{
    /// <summary>The least number of contributors, 1 or more.</summary>
    public int Contributors { get; } = Contributors >= 1 ? Contributors : throw Outside(nameof(Contributors), Contributors, "1 or more");

    /// <summary>Per cent, above 0 and at most 100.</summary>
    public double P { get; } = P is > 0 and <= 100 ? P : throw Outside(nameof(P), P, "above 0 and at most 100");

    /// <summary>1 or more.</summary>
    public int N { get; } = N >= 1 ? N : throw Outside(nameof(N), N, "1 or more");

    /// <summary>Per cent, above 0 and below 100: at 100 nothing is ever dominated.</summary>
    public double K { get; } = K is > 0 and < 100 ? K : throw Outside(nameof(K), K, "above 0 and below 100");

    /// <summary>The rules that a cell breaks; none when it can be published. Where there are negative contributions the others say nothing, and it breaks that one alone.</summary>
    /// <param name="contributions">NOK, one a contributing unit: what a unit has in several items is added up first.</param>
    public IReadOnlyList<AmountRule> BrokenBy(IReadOnlyCollection<decimal> contributions)
    {
        if (NegativeContributionRule.IsBroken(contributions))
            return [AmountRule.NegativeContribution];
        var broken = new List<AmountRule>();
        if (ContributorRule.IsBroken(contributions, Contributors))
            broken.Add(AmountRule.TooFewContributors);
        if (PercentRule.IsBroken(contributions, P))
            broken.Add(AmountRule.Percent);
        if (DominanceRule.IsBroken(contributions, N, K))
            broken.Add(AmountRule.Dominance);
        return broken;
    }

    private static ArgumentOutOfRangeException Outside(string name, object value, string allowed) => new(name, value, $"The threshold is {allowed}.");
}
