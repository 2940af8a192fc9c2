using AlisResearch.Model;

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
/// The rules for tables of amounts (NOK). A cell is published only when it breaks none of them: Hundepool et al., Statistical Disclosure Control (2012), chapter 4. The reasons are for the
/// steward's report; the public sees only that a cell is not published.
/// </summary>
public static class AmountRules
{
    /// <summary>The rules that a cell breaks; none when it can be published. Where there are negative contributions the others say nothing, and it breaks that one alone.</summary>
    /// <param name="policy">The thresholds.</param>
    /// <param name="contributions">NOK, one a contributing unit: what a unit has in several items is added up first.</param>
    public static IReadOnlyList<AmountRule> BrokenBy(AmountPolicy policy, IReadOnlyCollection<decimal> contributions)
    {
        if (NegativeContributionRule.IsBroken(contributions))
            return [AmountRule.NegativeContribution];
        var broken = new List<AmountRule>();
        if (ContributorRule.IsBroken(contributions, policy.Contributors))
            broken.Add(AmountRule.TooFewContributors);
        if (PercentRule.IsBroken(contributions, policy.P))
            broken.Add(AmountRule.Percent);
        if (DominanceRule.IsBroken(contributions, policy.N, policy.K))
            broken.Add(AmountRule.Dominance);
        return broken;
    }
}
