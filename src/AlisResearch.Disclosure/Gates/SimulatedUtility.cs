using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>
/// How far the rounding moves what researchers use, from simulated cohorts and public inputs alone: what a release of the same shape loses on average, not what this one lost.
/// </summary>
/// <param name="Tau">τ.</param>
/// <param name="Curve">Mean of the largest distance between the retention curve of the protected counts and that of the true ones, by half-years.</param>
/// <param name="Left">Mean error of the number who left, in persons.</param>
/// <param name="Rate">Mean relative error of the exit rate, leavers to half-years in post; of cohorts that somebody left.</param>
public sealed record SimulatedUtility(double Tau, double Curve, double Left, double Rate)
{
    /// <summary>The temperatures that a report compares: how much is lost is a choice.</summary>
    public static IReadOnlyList<double> Temperatures { get; } = [2, 5, 10, 20, 40, 80];

    /// <summary>Simulates.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="cohort">What is publicly known.</param>
    /// <param name="prior">How cohorts are imagined.</param>
    /// <param name="temperature">τ.</param>
    /// <param name="cohorts">How many.</param>
    public static SimulatedUtility Of(DisclosurePolicy policy, PublishedCohort cohort, AttackerPrior prior, double temperature, int cohorts)
    {
        var known = cohort.WithoutClasses with { HasExits = false };
        var rounding = new CohortRounding(policy, known, temperature);
        var imagined = new CohortPrior(prior, known);
        var errors = Enumerable.Range(0, cohorts).Select(i =>
        {
            using var random = new HmacRandom("simulation, public"u8, "utility", prior.Name, $"{known.Persons.Count}", $"{i}");
            var truth = imagined.Cohort(random);
            var (exact, rounded) = (rounding.Counts(truth, byClass: false), rounding.Draw(truth, random).Durations);
            var (rate, roundedRate) = (ExitRateOf(exact), ExitRateOf(rounded));
            return (
                Curve: RetentionOf(exact).Zip(RetentionOf(rounded), (e, r) => Math.Abs(e - r)).Max(),
                Left: (double)Math.Abs(exact[0].Sum(s => s[0]) - rounded[0].Sum(s => s[0])),
                Rate: rate > 0 ? Math.Abs(roundedRate - rate) / rate : (double?)null);
        }).ToList();
        return new(temperature, errors.Average(e => e.Curve), errors.Average(e => e.Left), errors.Average(e => e.Rate) ?? 0);
    }

    /// <summary>Kaplan–Meier of counts by half-year; flat once nobody is at risk.</summary>
    private static List<double> RetentionOf(int[][][] counts)
    {
        var (atRisk, survival, curve) = (counts.Sum(c => c.Sum(s => s[0])), 1.0, new List<double>());
        for (var j = 0; j < counts[0].Length; j++)
        {
            if (atRisk > 0)
                survival *= 1 - ((double)counts[0][j][0] / atRisk);
            atRisk -= counts[0][j][0] + counts[1][j][0];
            curve.Add(survival);
        }

        return curve;
    }

    private static double ExitRateOf(int[][][] counts)
    {
        var halfYears = counts.Sum(c => c.Select((s, j) => s[0] * (j + 0.5)).Sum());
        return halfYears > 0 ? counts[0].Sum(s => s[0]) / halfYears : 0;
    }
}
