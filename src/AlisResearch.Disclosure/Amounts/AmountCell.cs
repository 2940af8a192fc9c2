using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>The mean amount of a class, or why it is not published.</summary>
/// <param name="Mean">NOK a unit, winsorised, in two significant digits; null when a rule is broken.</param>
/// <param name="Broken">The rules broken; none when there is a mean.</param>
public sealed record AmountCell(decimal? Mean, IReadOnlyList<AmountRule> Broken)
{
    /// <summary>
    /// The cell of a class. The rules are put to the contributions as they are, which is the stricter: winsorising makes the largest no larger a part of the whole.
    /// </summary>
    /// <param name="contributions">NOK, one a unit of the class: what a unit has in several items is added up first. A unit with 0 counts in the mean, but not among those whose ends are drawn in: where few have an item, all they have would be an end.</param>
    /// <param name="policy">The thresholds.</param>
    public static AmountCell Of(IReadOnlyCollection<decimal> contributions, AmountPolicy policy)
    {
        var broken = AmountRules.BrokenBy(policy, contributions);
        return broken.Count == 0 ? new(SignificantDigits.Two(Winsorising.Of(contributions.Where(c => c > 0)).Sum() / contributions.Count), []) : new(null, broken);
    }
}
