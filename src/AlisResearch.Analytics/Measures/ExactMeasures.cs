using System.Globalization;
using AlisResearch.Model;

namespace AlisResearch.Analytics;

/// <summary>Measures of a cohort over exact tables, by day, as the API answers them from an internal release. Not for publication.</summary>
public sealed class ExactMeasures : IDisposable
{
    private readonly MeasureRunner _runner;
    private readonly CohortRequest _cohort;
    private readonly CancellationToken _cancellation;

    /// <param name="tables">The exact tables.</param>
    /// <param name="schema">The schema that they were collected by.</param>
    /// <param name="cohort">Whom; groups, unit and periods come with each question.</param>
    /// <param name="cancellation">Interrupts the database.</param>
    public ExactMeasures(TableDatabase tables, SchemaSet schema, CohortRequest cohort, CancellationToken cancellation)
    {
        _runner = new(tables, schema);
        (_cohort, _cancellation) = (cohort, cancellation);
    }

    /// <summary>How many doctors.</summary>
    public CohortCount Size() => CohortCount.Exact(_runner.Doctors(_cohort, _cancellation));

    /// <summary>Retention curves, Kaplan-Meier.</summary>
    /// <param name="unit">What a spell belongs to.</param>
    /// <param name="group">A grouping variable; null for one group.</param>
    /// <param name="asked">What is asked of the curves.</param>
    public IReadOnlyList<GroupCurve> Retention(SpellUnit unit, string? group, CurveRequest asked)
    {
        var request = Request(unit, group);
        var level = ("confidence_level", Text(asked.Confidence));
        var months = asked.MonthsByTime(request.TimeUnit);
        var readings = Asked(months.Count > 0, "retention_at", ("times", Texts(months.Keys)));
        var quantiles = Asked(asked.Shares.Count > 0, "quantiles", ("probabilities", Texts(asked.Shares)));
        var medians = Asked((asked.Parts & (CurveParts.Median | CurveParts.Counts)) != 0, "median");
        var means = Asked(asked.Parts.HasFlag(CurveParts.RestrictedMean), "restricted_mean");
        return [.. Rows("retention", request, level).GroupBy(Group(group)).Select(g => new GroupCurve(
            g.Key, request.TimeUnit, Count(g.Key, "entered"), Count(g.Key, "left"),
            [.. g.Select(s => new CurveStep(Whole(s, "interval"), Whole(s, "at_risk"), Whole(s, "left"), Whole(s, "censored"), Estimate(s, "survival")))],
            [.. readings[g.Key].Select(r => new CurveReading(months[(double)r["time"]!], Whole(r, "at_risk"), Estimate(r, "survival"), (string?)r["not_computable"]))],
            medians[g.Key].Select(m => Estimate(m, "median")).SingleOrDefault(),
            [.. quantiles[g.Key].Select(q => new LeavingTime((double)q["probability"]!, Estimate(q, "time")))],
            means[g.Key].Select(m => Estimate(m, "restricted_mean")).SingleOrDefault()))];

        ILookup<string?, IReadOnlyDictionary<string, object?>> Asked(bool isAsked, string measure, params (string, string)[] parameters) =>
            (isAsked ? Rows(measure, request, [level, .. parameters]) : []).ToLookup(Group(group));

        CohortCount Count(string? key, string column) => medians[key].Select(m => CohortCount.Exact(Whole(m, column))).SingleOrDefault();
    }

    /// <summary>Crude turnover by calendar period.</summary>
    /// <param name="unit">What a spell belongs to.</param>
    /// <param name="period">The periods.</param>
    /// <param name="group">A grouping variable; null for one group.</param>
    public IReadOnlyList<PeriodTurnover> Turnover(SpellUnit unit, PeriodKind period, string? group) =>
        [.. Rows("crude_turnover", Request(unit, group) with { Periods = period }).Select(r => new PeriodTurnover(
            Group(group)(r), (DateOnly)r["period_from"]!, (DateOnly)r["period_to"]!, Whole(r, "at_start"), Optional(r, "at_end"), Optional(r, "left"), Estimate(r, "turnover"), (string?)r["not_computable"]))];

    /// <summary>Stability of posts: filled, held by one doctor for so long at some time, held by the first doctor.</summary>
    /// <param name="years">Years.</param>
    /// <param name="group">A grouping variable; null for one group.</param>
    public IReadOnlyList<PostStability> Stability(IReadOnlyList<int> years, string? group)
    {
        var request = Request(SpellUnit.DoctorInPosition, group);
        var asked = ("years", Texts(years.Distinct().Select(y => (double)y)));
        var limits = Rows("same_doctor_stability", request, asked).ToDictionary(r => (Key(group)(r), r["years"]));
        return [.. Rows("stability", request, asked).Select(r => new PostStability(
            Group(group)(r), (double)r["years"]!, Whole(r, "posts"), Whole(r, "eligible"), CohortCount.Exact(Whole(r, "filled")), CohortCount.Exact(Whole(r, "same_doctor")),
            CohortCount.Exact(Whole(r, "original_holder")), Estimate(limits[(Key(group)(r), r["years"])], "same_doctor_stability"), (string?)r["not_computable"]))];
    }

    /// <summary>Cumulative incidence of leaving by outcome (Aalen-Johansen).</summary>
    /// <param name="by">What leavers are told apart by.</param>
    /// <param name="group">A grouping variable; null for one group.</param>
    public IReadOnlyList<OutcomeCurve> Exits(OutcomeKind by, string? group) =>
        [.. Rows("cumulative_incidence", Request(SpellUnit.DoctorInPosition, group) with { Outcome = by })
            .GroupBy(r => (Group: Group(group)(r), Outcome: (string)r["outcome"]!))
            .Select(g => new OutcomeCurve(g.Key.Group, g.Key.Outcome, TimeUnit.Day, [.. g.Select(s => new CurveStep(
                Whole(s, "interval"), Whole(s, "at_risk"), Whole(s, "left"), Whole(s, "censored"), Estimate(s, "incidence")))]))];

    /// <summary>The log-rank test.</summary>
    /// <param name="group">The grouping variable.</param>
    public ComparedGroups Compare(string group)
    {
        var rows = Rows("log_rank", Request(SpellUnit.DoctorInPosition, group)).ToList();
        var first = rows.FirstOrDefault();
        return new(
            [.. rows.Select(r => new ComparedGroup(Group(group)(r), Whole(r, "entered"), Convert.ToDouble(r["observed"], null), Convert.ToDouble(r["expected"], null)))],
            (double?)first?["chi_squared"], first is null ? null : Optional(first, "degrees_of_freedom"), (double?)first?["p_value"], first is null ? "NO_ONE_AT_RISK" : (string?)first["not_computable"]);
    }

    /// <summary>Any measure, as its result table.</summary>
    /// <inheritdoc cref="MeasureRunner.Run"/>
    /// <param name="name">The measure's name.</param>
    /// <param name="asked">Fits the cohort with groups, unit, periods and outcomes.</param>
    /// <param name="parameters">Parameters as texts; those left out have their defaults.</param>
    public MeasureResult Measure(string name, Func<CohortRequest, CohortRequest> asked, IReadOnlyDictionary<string, string> parameters) =>
        _runner.Run(name, asked(_cohort), parameters, _cancellation);

    /// <inheritdoc/>
    public void Dispose() => _runner.Dispose();

    private CohortRequest Request(SpellUnit unit, string? group) => _cohort with { Unit = unit, GroupBy = group is null ? [] : [group] };

    private IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows(string measure, CohortRequest request, params (string Name, string Value)[] parameters) =>
        _runner.Run(measure, request, parameters.ToDictionary(p => p.Name, p => p.Value), _cancellation).NamedRows();

    private static Func<IReadOnlyDictionary<string, object?>, string?> Group(string? group) => row => group is null ? null : Convert.ToString(row[group], CultureInfo.InvariantCulture);

    /// <summary>The group, as a key.</summary>
    private static Func<IReadOnlyDictionary<string, object?>, string> Key(string? group) => row => Group(group)(row) ?? "";

    private static CohortEstimate Estimate(IReadOnlyDictionary<string, object?> row, string value) => new((double?)row[value], (double?)row["lower"], (double?)row["upper"]);

    private static int Whole(IReadOnlyDictionary<string, object?> row, string column) => Convert.ToInt32(row[column], CultureInfo.InvariantCulture);

    private static int? Optional(IReadOnlyDictionary<string, object?> row, string column) => row[column] is null ? null : Whole(row, column);

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Texts(IEnumerable<double> numbers) => string.Join(",", numbers.Select(Text));
}
