namespace AlisResearch.Disclosure;

/// <summary>The (n, k) rule: the n largest contributors do not have more than k per cent of the total, so that what is published is not in truth about them.</summary>
public static class DominanceRule
{
    /// <summary>Whether the <paramref name="n"/> largest have more than <paramref name="k"/> per cent. At the limit the rule is kept.</summary>
    /// <param name="contributions">NOK, none negative.</param>
    /// <param name="n">How many of the largest; all where there are fewer.</param>
    /// <param name="k">Per cent of the total.</param>
    public static bool IsBroken(IReadOnlyCollection<decimal> contributions, int n, double k) =>
        100 * contributions.OrderDescending().Take(n).Sum() > (decimal)k * contributions.Sum();
}
