namespace AlisResearch.Tests.Spec.Measures;

/// <summary>
/// The estimates of one group straight from their definitions: every person is looked at for every time, every sum is summed anew. What the measures give
/// must be this.
/// </summary>
public sealed class DirectEstimate
{
    /// <summary>The 97.5 % quantile of the standard normal distribution.</summary>
    public const double Quantile = 1.959963984540054;

    private const double Tolerance = 1.5e-8;

    private readonly List<FollowUp> _people;
    private readonly Dictionary<(string Of, double Time), double> _known = [];

    /// <param name="rows">The group's follow-up; a row that stands for many is so many people.</param>
    public DirectEstimate(IEnumerable<FollowUp> rows)
    {
        _people = [.. Expand(rows)];
        Times = [.. _people.Select(p => p.Exit).Distinct().Order()];
    }

    /// <summary>The times at which somebody leaves or is censored.</summary>
    public IReadOnlyList<long> Times { get; }

    /// <summary>One row a person.</summary>
    public static IEnumerable<FollowUp> Expand(IEnumerable<FollowUp> rows) => rows.SelectMany(r => Enumerable.Repeat(r with { Count = 1 }, (int)r.Count));

    public static bool IsAtRisk(FollowUp person, double time) => person.Entry <= time && time <= person.Exit;

    public double AtRisk(double time) => Once("at risk", time, () => _people.Count(p => IsAtRisk(p, time)));

    public double Left(double time) => Once("left", time, () => _people.Count(p => p.Exit == time && p.Outcome is not null));

    public double Left(double time, string outcome) => Once($"left for {outcome}", time, () => _people.Count(p => p.Exit == time && p.Outcome == outcome));

    public double Censored(double time) => Once("censored", time, () => _people.Count(p => p.Exit == time && p.Outcome is null));

    /// <summary>Kaplan and Meier's estimate.</summary>
    public double Survival(double time) => Once("survival", time, () => Times.Where(t => t <= time).Aggregate(1.0, (share, t) => share * (1 - (Left(t) / AtRisk(t)))));

    /// <summary>Greenwood's standard error of log S; null once S is 0.</summary>
    public double? LogStdErr(double time) => Survival(time) == 0 ? null : Once("error", time, () => Math.Sqrt(Times.Where(t => t <= time).Sum(t => Left(t) / (AtRisk(t) * (AtRisk(t) - Left(t))))));

    public double? StdErr(double time) => LogStdErr(time) * Survival(time);

    /// <summary>Nelson and Aalen's estimate.</summary>
    public double CumulativeHazard(double time) => Times.Where(t => t <= time).Sum(t => Left(t) / AtRisk(t));

    public double CumulativeHazardStdErr(double time) => Math.Sqrt(Times.Where(t => t <= time).Sum(t => Left(t) / Math.Pow(AtRisk(t), 2)));

    /// <summary>Limits of S; null where the scale has no value.</summary>
    public (double Lower, double Upper)? Limits(double time, string scale) => LimitsOf(scale, Survival(time), StdErr(time));

    /// <summary>Limits of a share: share × exp(±z s.e./share), share^exp(∓z s.e./(share log share)), or share ± z s.e., within 0 and 1.
    /// What rounding alone keeps from 1 is 1.</summary>
    public static (double Lower, double Upper)? LimitsOf(string scale, double share, double? stdErr)
    {
        if (stdErr is not { } error || (scale != "PLAIN" && share == 0) || (scale == "LOG_LOG" && share > 1 - 1e-12))
            return null;
        var z = Quantile * error;
        return scale switch
        {
            "LOG" => (share * Math.Exp(-z / share), Math.Min(1, share * Math.Exp(z / share))),
            "LOG_LOG" => (Math.Pow(share, Math.Exp(-z / (share * Math.Log(share)))), Math.Pow(share, Math.Exp(z / (share * Math.Log(share))))),
            _ => (Math.Max(0, share - z), Math.Min(1, share + z)),
        };
    }

    public double? Median() => ReadAtHalf(t => Survival(t));

    public double? MedianLower(string scale) => ReadAtHalf(t => Limits(t, scale)?.Lower);

    public double? MedianUpper(string scale) => ReadAtHalf(t => Limits(t, scale)?.Upper);

    /// <summary>The area under the curve to tau, one stretch between two times after the other.</summary>
    public double RestrictedMean(double tau) => AreaFrom(0, tau);

    public double RestrictedMeanStdErr(double tau) => Math.Sqrt(Times
        .Where(t => t <= tau && Left(t) < AtRisk(t))
        .Sum(t => Math.Pow(AreaFrom(t, tau), 2) * Left(t) / (AtRisk(t) * (AtRisk(t) - Left(t)))));

    /// <summary>Aalen and Johansen's estimate of leaving with an outcome.</summary>
    public double Incidence(string outcome, double time) =>
        Once($"incidence of {outcome}", time, () => Times.Where(t => t <= time).Sum(t => SurvivalBefore(t) * Left(t, outcome) / AtRisk(t)));

    /// <summary>Aalen's variance of it, as the double sum of the textbooks.</summary>
    public double IncidenceVariance(string outcome, double time)
    {
        var sum = 0.0;
        foreach (var t in Times.Where(t => t <= time))
        {
            var (n, d, k) = (AtRisk(t), Left(t), Left(t, outcome));
            var (before, ahead) = (SurvivalBefore(t), Incidence(outcome, time) - Incidence(outcome, t));
            if (d < n)
                sum += ahead * ahead * d / (n * (n - d));
            sum += before * before * k * (1 - (k / n)) / (n * n);
            sum -= 2 * ahead * before * k / (n * n);
        }

        return sum;
    }

    /// <summary>At risk, with the censored counted for half of their interval.</summary>
    public double Exposed(long interval) => AtRisk(interval) - (Censored(interval) / 2);

    /// <summary>The actuarial estimate: everybody's interval, whether or not anything happens in it.</summary>
    public double ActuarialSurvival(long interval)
    {
        var survival = 1.0;
        for (var j = 0L; j <= interval; j++)
            survival *= Exposed(j) > 0 ? 1 - (Left(j) / Exposed(j)) : 1;
        return survival;
    }

    /// <summary>A number of a time, kept for the next who asks.</summary>
    private double Once(string of, double time, Func<double> compute)
    {
        if (!_known.TryGetValue((of, time), out var value))
            _known[(of, time)] = value = compute();
        return value;
    }

    private double SurvivalBefore(double time) => Survival(time - 0.5);

    private double AreaFrom(double start, double tau)
    {
        double[] cuts = [start, .. Times.Where(t => t > start && t < tau).Select(t => (double)t), Math.Max(start, tau)];
        return cuts.Zip(cuts.Skip(1)).Sum(stretch => (stretch.Second - stretch.First) * Survival(stretch.First));
    }

    /// <summary>The first time with a share of at most one half; where it is one half, the middle of that time and the first with less.</summary>
    private double? ReadAtHalf(Func<long, double?> share)
    {
        foreach (var t in Times.Where(t => share(t) < 0.5 + Tolerance))
        {
            var less = Times.Where(later => later > t && share(later) < 0.5 - Tolerance).ToList();
            return share(t) > 0.5 - Tolerance && less.Count > 0 ? (t + less[0]) / 2.0 : t;
        }

        return null;
    }
}
