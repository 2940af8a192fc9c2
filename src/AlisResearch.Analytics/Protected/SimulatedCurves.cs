using System.Collections.Concurrent;
using AlisResearch.Model;

namespace AlisResearch.Analytics;

/// <summary>
/// What rounding does to retention curves, read off the simulated cohorts of a release: held in memory, as every question with limits asks it.
/// </summary>
public sealed class SimulatedCurves
{
    private readonly List<SimulatedCohorts> _cohorts;
    private readonly ConcurrentDictionary<(string Table, string? Study, string? Phase, string? Attribute), IReadOnlyDictionary<string, RoundingDistances>> _distances = []; // as many as there are cohorts and groups

    private SimulatedCurves(List<SimulatedCohorts> cohorts) => _cohorts = cohorts;

    /// <summary>The cohorts simulated like one published curve.</summary>
    /// <param name="Study">Study.</param>
    /// <param name="Part">Phase.</param>
    /// <param name="Attribute">The attribute of the classes; null for the whole cohort.</param>
    /// <param name="Class">The class.</param>
    /// <param name="Counts">By cohort: left and still there, before rounding and after it, by half-year since entry.</param>
    private sealed record SimulatedCohorts(string Study, string Part, string? Attribute, string? Class, IReadOnlyDictionary<int, SimulatedCounts> Counts);

    /// <summary>The counts of one simulated cohort by half-year since entry, from the first: of those who left, and of those followed so long.</summary>
    private sealed record SimulatedCounts(int[] LeftExact, int[] FollowedExact, int[] LeftRounded, int[] FollowedRounded);

    /// <summary>A row of the table.</summary>
    private sealed record SimulatedRow(string Study, string Part, string? Attribute, string? Class, int Replicate, bool HasLeft, int Duration, int Exact, int Rounded);

    /// <summary>Reads those of a release.</summary>
    public static SimulatedCurves Read(TableDatabase release)
    {
        using var connection = release.Connect();
        var rows = connection.Query(
            SqlFile.Load(typeof(SimulatedCurves).Assembly, "simulated_rows.sql"),
            r => new SimulatedRow(
                r.Text("study")!, r.Text("part")!, r.Text("attribute"), r.Text("class"), r.Integer("replicate")!.Value, r["has_left"] is true,
                r.Integer("duration")!.Value, r.Integer("exact")!.Value, r.Integer("rounded")!.Value));
        return new([.. rows.GroupBy(r => (r.Study, r.Part, r.Attribute, r.Class)).Select(g => new SimulatedCohorts(
            g.Key.Study, g.Key.Part, g.Key.Attribute, g.Key.Class, g.GroupBy(r => r.Replicate).ToDictionary(c => c.Key, c => Counts(c, g.Max(r => r.Duration)))))]);
    }

    /// <summary>The distances between curves before and after rounding, by group; none of a group in which any cohort was not simulated, as it was too large or of too many classes.</summary>
    /// <param name="table">The table that is asked.</param>
    /// <param name="asked">The cohorts that it holds, and are asked for.</param>
    /// <param name="study">Study; null for all.</param>
    /// <param name="phase">Phase; null for all.</param>
    /// <param name="attribute">The attribute of the groups: study, part, or a class; null for one group, "".</param>
    /// <param name="isClass">Whether it is an attribute of classes.</param>
    public IReadOnlyDictionary<string, RoundingDistances> Distances(string table, IEnumerable<HeldCohort> asked, string? study, string? phase, string? attribute, bool isClass) =>
        _distances.GetOrAdd((table, study, phase, attribute), _ =>
        {
            var of = asked.Where(h => h.Table == table && (study is null || h.Study == study) && (phase is null || h.Part == phase)).Select(h => (h.Study, h.Part)).ToHashSet();
            var simulated = _cohorts.Where(c => c.Attribute == (isClass ? attribute : null) && of.Contains((c.Study, c.Part))).ToList();
            var missing = of.Except(simulated.Select(c => (c.Study, c.Part))).ToList();
            return simulated
                .GroupBy(c => Group(c.Study, c.Part, c.Class))
                .Where(g => !missing.Any(m => isClass || Group(m.Study, m.Part, null) == g.Key))
                .Select(g => (g.Key, ByCohort: Distances([.. g.Select(c => c.Counts)])))
                .Where(g => g.ByCohort.Count > 0)
                .ToDictionary(g => g.Key, g => new RoundingDistances(g.ByCohort));

            string Group(string ofStudy, string part, string? @class) => (isClass ? @class : attribute switch { null => null, "study" => ofStudy, _ => part }) ?? "";
        });

    private static SimulatedCounts Counts(IEnumerable<SimulatedRow> cohort, int intervals)
    {
        var counts = new SimulatedCounts(new int[intervals], new int[intervals], new int[intervals], new int[intervals]);
        foreach (var row in cohort)
        {
            var j = row.Duration - 1;
            counts.FollowedExact[j] += row.Exact;
            counts.FollowedRounded[j] += row.Rounded;
            counts.LeftExact[j] += row.HasLeft ? row.Exact : 0;
            counts.LeftRounded[j] += row.HasLeft ? row.Rounded : 0;
        }

        return counts;
    }

    /// <summary>The distances of cohorts that are looked at together: the first simulated of each, the second of each, and so on.</summary>
    private static List<IReadOnlyList<double>> Distances(IReadOnlyList<IReadOnlyDictionary<int, SimulatedCounts>> together)
    {
        var intervals = together.SelectMany(c => c.Values).Max(c => c.LeftExact.Length);
        var distances = new List<IReadOnlyList<double>>();
        foreach (var replicate in together.SelectMany(c => c.Keys).Distinct())
        {
            List<SimulatedCounts> cohorts = [.. together.Select(c => c.GetValueOrDefault(replicate)).OfType<SimulatedCounts>()];
            if (Survival(cohorts, intervals, c => c.LeftExact, c => c.FollowedExact) is { } exact && Survival(cohorts, intervals, c => c.LeftRounded, c => c.FollowedRounded) is { } rounded)
                distances.Add([.. rounded.Zip(exact, (after, before) => after - before)]);
        }

        return distances;
    }

    /// <summary>The Kaplan-Meier estimate at the end of each interval from the first; null where nobody is followed.</summary>
    private static double[]? Survival(List<SimulatedCounts> cohorts, int intervals, Func<SimulatedCounts, int[]> left, Func<SimulatedCounts, int[]> followed)
    {
        var (atRisk, survival) = (cohorts.Sum(c => followed(c).Sum()), 1.0);
        if (atRisk == 0)
            return null;
        var curve = new double[intervals];
        for (var j = 0; j < intervals; j++)
        {
            survival *= atRisk > 0 ? 1 - ((double)cohorts.Sum(c => left(c).ElementAtOrDefault(j)) / atRisk) : 1;
            atRisk -= cohorts.Sum(c => followed(c).ElementAtOrDefault(j));
            curve[j] = survival;
        }

        return curve;
    }
}

/// <summary>How far rounding moved the curves of simulated cohorts.</summary>
/// <param name="ByCohort">By cohort, of which there is at least one, and interval, from the first.</param>
public sealed record RoundingDistances(IReadOnlyList<IReadOnlyList<double>> ByCohort)
{
    /// <summary>The mean square, by interval from the first.</summary>
    public IReadOnlyList<double> Variances { get; } =
        [.. Enumerable.Range(0, ByCohort[0].Count).Select(j => ByCohort.Average(c => c[j] * c[j]))];

    /// <summary>The mean square of the distance between the areas under the curves up to <paramref name="tau"/> intervals.</summary>
    public double VarianceOfMean(double tau) => ByCohort.Average(c => Math.Pow(c.Where((_, j) => j + 1 < tau).Sum(), 2));
}
