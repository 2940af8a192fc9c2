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

    /// <summary>Simulates cohorts once, and rounds each at every temperature with the same random numbers: what differs is the temperature.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="cohort">What is publicly known of doctors.</param>
    /// <param name="prior">How cohorts are imagined.</param>
    /// <param name="temperatures">Values of τ.</param>
    /// <param name="cohorts">How many.</param>
    public static IReadOnlyList<SimulatedUtility> Of(
        DisclosurePolicy policy, PublishedCohort cohort, AttackerPrior prior, IReadOnlyList<double> temperatures, int cohorts)
    {
        var known = cohort.WithoutClasses with { HasExits = false };
        var roundings = temperatures.Select(t => new CohortRounding(policy, known, t)).ToList();
        var imagined = new CohortPrior(prior, known);
        var errors = Enumerable.Range(0, cohorts).Select(i =>
        {
            using var random = Random("utility", i);
            var truth = imagined.Cohort(random);
            var exact = roundings[0].Counts(truth, byClass: false);
            return roundings.Select(r =>
            {
                using var drawing = Random("utility, rounding", i);
                return Errors(exact, r.Draw(truth, drawing).Durations);
            }).ToList();
        }).ToList();
        return [.. temperatures.Select((t, i) => new SimulatedUtility(
            t, errors.Average(e => e[i].Curve), errors.Average(e => e[i].Left), errors.Average(e => e[i].Rate) ?? 0))];

        HmacRandom Random(string what, int number) => new("simulation, public"u8, what, prior.Name, $"{known.Persons.Count}", $"{number}");
    }

    private static (double Curve, double Left, double? Rate) Errors(int[][][] exact, int[][][] rounded)
    {
        var (rate, roundedRate) = (ExitRateOf(exact), ExitRateOf(rounded));
        return (
            RetentionOf(exact).Zip(RetentionOf(rounded), (e, r) => Math.Abs(e - r)).Max(),
            Math.Abs(exact[0].Sum(s => s[0]) - rounded[0].Sum(s => s[0])),
            rate > 0 ? Math.Abs(roundedRate - rate) / rate : null);
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
