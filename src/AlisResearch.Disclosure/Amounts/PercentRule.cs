namespace AlisResearch.Disclosure;

/// <summary>
/// The p% rule: nobody can estimate another's contribution to within p per cent of it. Who comes closest is the runner-up, who takes their own from the total and knows
/// that the largest has at most what is left; they are off by what all the others have together. A coalition of several is not looked at.
/// </summary>
public static class PercentRule
{
    /// <summary>Whether total − x1 − x2 &lt; p/100 × x1, where x1 and x2 are the two largest (0 where there is none). At the limit the rule is kept.</summary>
    /// <param name="contributions">NOK, none negative.</param>
    /// <param name="p">Per cent.</param>
    public static bool IsBroken(IEnumerable<decimal> contributions, double p)
    {
        var descending = contributions.OrderDescending().ToList();
        return 100 * descending.Skip(2).Sum() < (decimal)p * descending.FirstOrDefault();
    }
}
