namespace AlisResearch.Disclosure;

/// <summary>
/// No contribution is negative. The other rules take it that somebody's share is at most the total, which a negative contribution breaks; what is paid back, or financing
/// set against cost, has a table of its own.
/// </summary>
public static class NegativeContributionRule
{
    /// <summary>Whether there is a negative contribution.</summary>
    public static bool IsBroken(IEnumerable<decimal> contributions) => contributions.Any(c => c < 0);
}
