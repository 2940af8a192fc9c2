namespace AlisResearch.Disclosure;

/// <summary>
/// A cell has at least so many contributors. Who gives 0 is not one: a mean of three who give and many who do not is known to be of three by everybody who knows who
/// gives. So a cell of zeros, of which the mean would tell every contribution, is never published.
/// </summary>
public static class ContributorRule
{
    /// <summary>Whether fewer than <paramref name="least"/> give more than 0.</summary>
    /// <param name="contributions">NOK, none negative.</param>
    /// <param name="least">The least number of contributors; so many will do.</param>
    public static bool IsBroken(IEnumerable<decimal> contributions, int least) => contributions.Count(c => c > 0) < least;
}
