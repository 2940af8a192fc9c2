namespace AlisResearch.Analytics;

/// <summary>
/// Harrell's C: of the pairs of which one leaves while the other is at risk and stays longer, the share in which the one who leaves first had the higher risk, ties of
/// risk counted half; with the infinitesimal jackknife standard error (Therneau &amp; Atkinson 2020).
/// </summary>
internal static class Concordance
{
    /// <summary>The share and its standard error; null when no pair can be compared.</summary>
    /// <param name="rows">Observations; only those of one stratum are compared.</param>
    /// <param name="risk">The linear predictor of each.</param>
    public static (double Share, double StdErr)? Of(IReadOnlyList<CoxObservation> rows, IReadOnlyList<double> risk)
    {
        var concordant = new double[rows.Count];
        var comparable = new double[rows.Count];
        var agreed = 0.0;
        var pairs = 0.0;
        foreach (var stratum in Enumerable.Range(0, rows.Count).GroupBy(i => rows[i].Stratum))
        {
            var ranks = RankOf([.. stratum], risk);
            foreach (var (row, better, all) in AsEarlier([.. stratum], rows, ranks))
            {
                (agreed, pairs) = (agreed + (rows[row].Count * better), pairs + (rows[row].Count * all));
                (concordant[row], comparable[row]) = (concordant[row] + better, comparable[row] + all);
            }

            foreach (var (row, better, all) in AsLater([.. stratum], rows, ranks))
                (concordant[row], comparable[row]) = (concordant[row] + better, comparable[row] + all);
        }

        if (pairs == 0)
            return null;
        var share = agreed / pairs;
        var squares = rows.Select((r, i) => r.Count * Math.Pow(concordant[i] - (share * comparable[i]), 2)).Sum();
        return (share, Math.Sqrt(squares) / pairs);
    }

    /// <summary>Risks that differ by rounding alone are one risk.</summary>
    private static Dictionary<int, int> RankOf(int[] rows, IReadOnlyList<double> risk)
    {
        var ranks = new Dictionary<int, int>();
        var (rank, last) = (-1, double.NegativeInfinity);
        foreach (var row in rows.OrderBy(r => risk[r]))
        {
            if (rank < 0 || risk[row] - last > 1e-10 * Math.Max(1, Math.Abs(last)))
                (rank, last) = (rank + 1, risk[row]);
            ranks[row] = rank;
        }

        return ranks;
    }

    /// <summary>For each who left: those who stayed longer, and of them those of lower risk.</summary>
    private static IEnumerable<(int Row, double Better, double All)> AsEarlier(int[] stratum, IReadOnlyList<CoxObservation> rows, Dictionary<int, int> ranks)
    {
        var staying = new RankedCounts(ranks.Count);
        var byEntry = stratum.OrderByDescending(i => rows[i].Entry).ToList();
        var (gone, held) = (0, new HashSet<int>());
        foreach (var time in stratum.GroupBy(i => rows[i].Exit).OrderByDescending(g => g.Key))
        {
            Hold(time.Where(i => !rows[i].IsEvent));
            for (; gone < byEntry.Count && rows[byEntry[gone]].Entry > time.Key; gone++)
            {
                if (held.Remove(byEntry[gone]))
                    staying.Add(ranks[byEntry[gone]], -rows[byEntry[gone]].Count);
            }

            foreach (var row in time.Where(i => rows[i].IsEvent))
                yield return (row, staying.Below(ranks[row]) + (staying.At(ranks[row]) / 2), staying.Total);
            Hold(time.Where(i => rows[i].IsEvent));
        }

        void Hold(IEnumerable<int> entering)
        {
            foreach (var row in entering)
            {
                held.Add(row);
                staying.Add(ranks[row], rows[row].Count);
            }
        }
    }

    /// <summary>For each: those who left while they were at risk, and of them those of higher risk.</summary>
    private static IEnumerable<(int Row, double Better, double All)> AsLater(int[] stratum, IReadOnlyList<CoxObservation> rows, Dictionary<int, int> ranks)
    {
        var left = new RankedCounts(ranks.Count);
        var events = stratum.Where(i => rows[i].IsEvent).OrderBy(i => rows[i].Exit).ToList();

        // Up to the exit (one who leaves too is no pair of theirs), less what was before the entry.
        var questions = stratum.SelectMany(i => new[] { (Row: i, Before: rows[i].IsEvent ? rows[i].Exit : rows[i].Exit + 1, Sign: 1), (Row: i, Before: rows[i].Entry, Sign: -1) });
        var next = 0;
        foreach (var (row, before, sign) in questions.OrderBy(q => q.Before))
        {
            for (; next < events.Count && rows[events[next]].Exit < before; next++)
                left.Add(ranks[events[next]], rows[events[next]].Count);
            yield return (row, sign * (left.Total - left.Below(ranks[row]) - (left.At(ranks[row]) / 2)), sign * left.Total);
        }
    }

    /// <summary>Counts by rank with running sums (Fenwick 1994).</summary>
    private sealed class RankedCounts(int ranks)
    {
        private readonly double[] _tree = new double[ranks + 1];
        private readonly double[] _at = new double[ranks];

        public double Total { get; private set; }

        public void Add(int rank, double count)
        {
            Total += count;
            _at[rank] += count;
            for (var i = rank + 1; i < _tree.Length; i += i & -i)
                _tree[i] += count;
        }

        public double At(int rank) => _at[rank];

        public double Below(int rank)
        {
            var sum = 0.0;
            for (var i = rank; i > 0; i -= i & -i)
                sum += _tree[i];
            return sum;
        }
    }
}
