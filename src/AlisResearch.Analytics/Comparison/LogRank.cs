using MathNet.Numerics.LinearAlgebra;

namespace AlisResearch.Analytics;

/// <summary>A group's row of the risk table at one interval.</summary>
/// <param name="Group">Group.</param>
/// <param name="Stratum">Stratum; null when there are none.</param>
/// <param name="Interval">Interval.</param>
/// <param name="Entered">Who enters here.</param>
/// <param name="AtRisk">At risk, those who enter included.</param>
/// <param name="Left">Who leaves.</param>
/// <param name="Censored">Who is censored.</param>
internal sealed record RiskRow(string? Group, string? Stratum, long Interval, double Entered, double AtRisk, double Left, double Censored);

/// <summary>What a group had and would have had if all groups left alike.</summary>
/// <param name="Group">Group.</param>
/// <param name="Entered">Spells.</param>
/// <param name="Observed">Leavers, weighted.</param>
/// <param name="Expected">Expected leavers, weighted.</param>
internal sealed record ExpectedLeavers(string? Group, double Entered, double Observed, double Expected);

/// <summary>The test: a statistic, or why there is none.</summary>
internal sealed record LogRankTest(IReadOnlyList<ExpectedLeavers> Groups, double? ChiSquared, int? DegreesOfFreedom, double? PValue, string? Reason);

/// <summary>
/// The log-rank test of equal retention in two or more groups, stratified where there are strata (Mantel 1966; Peto &amp; Peto 1972). With
/// rho &gt; 0 early leavers weigh more: each time has the weight S(t−)^rho of all groups together (Harrington &amp; Fleming 1982).
/// </summary>
internal static class LogRank
{
    /// <summary>As a correlation: what is below it is lost when the variance is inverted.</summary>
    private const double WeakestLink = 1e-12;

    /// <summary>Tests.</summary>
    /// <param name="rows">The risk table.</param>
    /// <param name="rho">0 is the log-rank test, 1 Peto's.</param>
    public static LogRankTest Test(IReadOnlyList<RiskRow> rows, double rho)
    {
        var groups = rows.Select(r => r.Group).Distinct().Order(StringComparer.Ordinal).ToList();
        var sums = new Sums(groups.Count, rho);
        foreach (var stratum in rows.GroupBy(r => r.Stratum))
            sums.Add(groups.Select(g => stratum.Where(r => r.Group == g).OrderBy(r => r.Interval).ToArray()).ToArray());
        var leavers = groups.Select((g, i) => new ExpectedLeavers(
            g, rows.Where(r => r.Group == g).Sum(r => r.Entered), sums.Observed[i], sums.Expected[i])).ToList();
        if (groups.Count < 2)
            return new(leavers, null, null, null, "ONE_GROUP");
        if (rows.All(r => r.Left == 0))
            return new(leavers, null, null, null, "NO_EVENTS");

        var free = sums.Free();
        if (free.Count == 0)
            return new(leavers, null, null, null, "NOT_COMPARABLE");
        var variance = Matrix<double>.Build.Dense(free.Count, free.Count, (i, j) => sums.Variance[free[i], free[j]]);
        var difference = Vector<double>.Build.Dense(free.Count, i => sums.Observed[free[i]] - sums.Expected[free[i]]);
        var chiSquared = difference * variance.Cholesky().Solve(difference);
        return new(leavers, chiSquared, free.Count, StatisticalFunctions.ChiSquaredTail(chiSquared, free.Count), null);
    }

    /// <summary>Observed, expected and their variance, summed over event times and strata.</summary>
    private sealed class Sums(int groups, double rho)
    {
        public double[] Observed { get; } = new double[groups];

        public double[] Expected { get; } = new double[groups];

        public double[,] Variance { get; } = new double[groups, groups];

        /// <summary>
        /// Groups are compared where somebody of either leaves or might have, and through others. Of groups so linked one is determined by the rest; a group
        /// that is linked with none says nothing.
        /// </summary>
        public List<int> Free()
        {
            var first = Enumerable.Range(0, groups).ToArray();
            for (var pass = 1; pass < groups; pass++)
            {
                for (var g = 0; g < groups; g++)
                {
                    for (var h = 0; h < groups; h++)
                    {
                        if (-Variance[g, h] > WeakestLink * Math.Sqrt(Variance[g, g] * Variance[h, h]))
                            first[g] = first[h] = Math.Min(first[g], first[h]);
                    }
                }
            }

            return Enumerable.Range(0, groups).Where(g => first[g] < g).ToList();
        }

        public void Add(RiskRow[][] byGroup)
        {
            var (next, atRisk, left) = (new int[groups], new double[groups], new double[groups]);
            var survival = 1.0;
            foreach (var time in byGroup.SelectMany(g => g).Select(r => r.Interval).Distinct().Order())
            {
                for (var g = 0; g < groups; g++)
                {
                    var row = next[g] < byGroup[g].Length && byGroup[g][next[g]].Interval == time ? byGroup[g][next[g]++] : null;
                    (atRisk[g], left[g]) = row is null ? (StillAtRisk(byGroup[g], next[g]), 0) : (row.AtRisk, row.Left);
                }

                survival = AddTime(atRisk, left, survival);
            }
        }

        private static double StillAtRisk(RiskRow[] rows, int next) => next == 0 ? 0 : rows[next - 1] is var r ? r.AtRisk - r.Left - r.Censored : 0;

        private double AddTime(double[] atRisk, double[] left, double survival)
        {
            var (n, d) = (atRisk.Sum(), left.Sum());
            if (d == 0)
                return survival;
            var weight = Math.Pow(survival, rho);
            var spread = n > 1 ? weight * weight * d * (n - d) / (n - 1) : 0;
            for (var g = 0; g < groups; g++)
            {
                Observed[g] += weight * left[g];
                Expected[g] += weight * d * atRisk[g] / n;
                for (var h = 0; h < groups; h++)
                    Variance[g, h] += spread * atRisk[g] / n * ((g == h ? 1 : 0) - (atRisk[h] / n));
            }

            return survival * (1 - (d / n));
        }
    }
}
