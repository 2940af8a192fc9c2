using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>How far the rounding moves the retention curve of a whole cohort, from simulated cohorts and public inputs alone.</summary>
public static class CurveError
{
    /// <summary>The mean over cohorts of the largest distance between the curve of the protected counts and that of the true ones, both by half-years.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="persons">What is publicly known.</param>
    /// <param name="prior">How cohorts are imagined.</param>
    /// <param name="temperature">τ.</param>
    /// <param name="cohorts">How many.</param>
    public static double Mean(DisclosurePolicy policy, IReadOnlyList<PublicPerson> persons, AttackerPrior prior, double temperature, int cohorts)
    {
        IReadOnlyList<PublicPerson> known = [.. persons.Select(p => p with { Class = 0 })];
        var rounding = new CohortRounding(known, policy.Rounding.Base, TreeRounding.Weights(policy).InTime, temperature, hasExits: false, hasClasses: false);
        var imagined = new CohortPrior(prior, known);
        return Enumerable.Range(0, cohorts).Average(i =>
        {
            using var random = new HmacRandom("simulation, public"u8, "curve", prior.Name, $"{persons.Count}", $"{i}");
            var truth = imagined.Cohort(random);
            var (exact, rounded) = (Curve(rounding.Counts(truth, byClass: false)), Curve(rounding.Draw(truth, random).Durations));
            return exact.Zip(rounded, (e, r) => Math.Abs(e - r)).Max();
        });
    }

    /// <summary>Kaplan–Meier of counts by half-year; flat once nobody is at risk.</summary>
    private static List<double> Curve(int[][][] counts)
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
}
