namespace AlisResearch.Disclosure;

/// <summary>
/// Contributions below the 5th percentile of their class are set to it and those above the 95th to that, so that one extreme contributor does not show in the mean (Dixon
/// 1960). A percentile is the contribution of nearest rank, ⌈n·q/100⌉ from below: always one that somebody has. The largest is therefore changed in classes of 20 and
/// more, and the smallest in classes of 21 and more; smaller classes stay as they are, and there the p% and (n, k) rules alone protect the largest.
/// </summary>
public static class Winsorising
{
    private const int Low = 5;
    private const int High = 95;

    /// <summary>The contributions, in ascending order, with both ends drawn in.</summary>
    /// <param name="contributions">NOK.</param>
    public static IReadOnlyList<decimal> Of(IEnumerable<decimal> contributions)
    {
        var ascending = contributions.Order().ToList();
        return ascending.Count == 0 ? [] : ascending.ConvertAll(c => Math.Clamp(c, NearestRank(ascending, Low), NearestRank(ascending, High)));
    }

    private static decimal NearestRank(List<decimal> ascending, int percent) => ascending[(((ascending.Count * percent) + 99) / 100) - 1];
}
