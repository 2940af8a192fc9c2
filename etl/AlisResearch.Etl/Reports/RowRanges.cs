using AlisResearch.Model;

namespace AlisResearch.Etl.Reports;

/// <summary>Row numbers as a person writes them: 4, 9, 14–25.</summary>
public static class RowRanges
{
    /// <summary>As many ranges as are written out before "and N more".</summary>
    public const int Shown = 20;

    /// <summary>The rows as ranges; what is not written out, or not listed at all, is counted.</summary>
    /// <param name="rows">Row numbers in order, each once; perhaps only the first of them.</param>
    /// <param name="total">How many rows there are in all.</param>
    /// <param name="shown">The most ranges written out.</param>
    public static LocalText Words(IReadOnlyList<long> rows, long total, int shown = Shown)
    {
        var ranges = Compact(rows);
        var written = string.Join(", ", ranges.Take(shown).Select(r => r.First == r.Last ? $"{r.First}" : $"{r.First}–{r.Last}"));
        var left = total - ranges.Take(shown).Sum(r => r.Last - r.First + 1);
        return left <= 0 ? LocalText.Same(written)
            : written.Length == 0 ? Counted.Rows(left)
            : new($"{written} og {LocalText.Number(left).Nb} til", $"{written} and {LocalText.Number(left).En} more");
    }

    private static List<(long First, long Last)> Compact(IReadOnlyList<long> rows)
    {
        var ranges = new List<(long First, long Last)>();
        foreach (var row in rows)
        {
            if (ranges.Count > 0 && row == ranges[^1].Last + 1)
                ranges[^1] = (ranges[^1].First, row);
            else
                ranges.Add((row, row));
        }

        return ranges;
    }
}
