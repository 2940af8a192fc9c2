using AlisResearch.Analytics;
using AlisResearch.Api.Figures;
using AlisResearch.Model;
using GraphQL;

namespace AlisResearch.Api.GraphQL.Cohorts;

/// <summary>
/// Doctors in training posts, and the posts: do they stay? In a public release every figure is a function of its protected counts; in an internal one it is exact, by day, and not for publication.
/// </summary>
[Name("Cohort")]
public sealed class CohortNode
{
    private const double HighestConfidence = 0.9999;
    private const int MostYears = 5;
    private const int LongestFollowUp = 60; // years
    private const int MostAsked = 100; // times or shares of a curve
    private const double RarestShare = 0.001;

    private readonly IResolveFieldContext _context;
    private readonly OpenRelease _release;
    private readonly CohortFilter _where;
    private readonly ICohortMeasures _measures;

    private CohortNode(IResolveFieldContext context, OpenRelease release, CohortFilter where, ICohortMeasures measures, IReadOnlyList<StudyPhase> covers, IReadOnlyList<StudyPhase> leftOut) =>
        (_context, _release, _where, _measures, Covers, LeftOut) = (context, release, where, measures, covers, leftOut);

    /// <summary>The phases of studies that the figures are of.</summary>
    public IEnumerable<StudyPhase> Covers { get; }

    /// <summary>Phases that are asked for too, but whose doctors the release does not hold: no figure has them.</summary>
    public IEnumerable<StudyPhase> LeftOut { get; }

    /// <summary>How many doctors.</summary>
    public Count Size() => Count.Of(_measures.Size());

    /// <summary>The share still there, by time since entry (Kaplan-Meier). Limits hold sampling and rounding.</summary>
    /// <param name="unit">What a spell belongs to.</param>
    /// <param name="groupBy">By what; one curve when left out.</param>
    /// <param name="confidence">Level of confidence, 0.5 to 0.9999.</param>
    /// <param name="months">Months since entry at which to read the curve, 0 to 720; see at.</param>
    /// <param name="shares">Shares of leavers whose times are asked for, 0.001 to 0.999; see quantiles.</param>
    /// <param name="context">The field.</param>
    public IEnumerable<RetentionCurve> Retention(
        IResolveFieldContext context, SpellUnit unit = SpellUnit.DoctorInPosition, CohortDimension? groupBy = null, double? confidence = 0.95, IEnumerable<double>? months = null, IEnumerable<double>? shares = null)
    {
        var answer = _measures.Retention(unit, groupBy, new(
            Parts(context), Within("confidence", [confidence ?? 0.95], 0.5, HighestConfidence).Single(), Within("months", months, 0, 12 * LongestFollowUp), Within("shares", shares, RarestShare, 1 - RarestShare)));
        return answer.Rows.Select(c => new RetentionCurve(_release, answer.Table, c, confidence is null or 0.95 && unit == SpellUnit.DoctorInPosition ? Figure("retention", groupBy) : null, Provenance(answer))).ToList();
    }

    /// <summary>Leavers against the mean headcount of each period; may exceed 1.</summary>
    /// <param name="period">The periods.</param>
    /// <param name="unit">What a spell belongs to.</param>
    /// <param name="groupBy">By what; one group when left out.</param>
    public IEnumerable<Turnover> Turnover(Period period, SpellUnit unit, CohortDimension? groupBy = null)
    {
        var answer = _measures.Turnover(period, unit, groupBy);
        return answer.Rows.Select(t => new Turnover(_release, answer.Table, t, unit == SpellUnit.DoctorInPosition ? Figure("turnover", groupBy, ("period", Spelling.Constant(period))) : null, Provenance(answer))).ToList();
    }

    /// <summary>Stability of posts side by side: filled, held by one doctor so long, held by the first doctor. What is null is not released.</summary>
    /// <param name="years">Years, 0 to 5; of an internal release to 60.</param>
    /// <param name="groupBy">By what; one group when left out.</param>
    public IEnumerable<Stability> Stability(IEnumerable<int> years, CohortDimension? groupBy = null)
    {
        List<int> asked = [.. Within("years", years.Select(y => (double)y), 0, _release.IsInternal ? LongestFollowUp : MostYears).Select(y => (int)y)];
        var answer = _measures.Stability(asked, groupBy);
        return answer.Rows.Select(s => new Stability(_release, answer.Table, s, Figure("stability", groupBy, ("years", string.Join(',', asked))), Provenance(answer))).ToList();
    }

    /// <summary>Who has left by when, by reason or destination (Aalen-Johansen).</summary>
    /// <param name="by">What leavers are told apart by.</param>
    /// <param name="groupBy">By what; one group when left out.</param>
    public IEnumerable<CumulativeIncidence> Exits(ExitDimension by, CohortDimension? groupBy = null)
    {
        var answer = _measures.Exits(by, groupBy);
        return answer.Rows.Select(c => new CumulativeIncidence(c, Figure("cumulative-incidence", groupBy, ("by", Spelling.Constant(by))), Provenance(answer))).ToList();
    }

    /// <summary>Whether groups leave alike (log-rank test).</summary>
    /// <param name="groupBy">By what.</param>
    public GroupComparison Compare(CohortDimension groupBy)
    {
        var answer = _measures.Compare(groupBy);
        return new(answer.Rows.Single(), Provenance(answer));
    }

    /// <summary>Any measure of the schema as a table: of internal releases. A public one answers with the field that gives it, or why there is none.</summary>
    /// <param name="name">The measure, as in the schema: time_to_fill, cox, …</param>
    /// <param name="groupBy">By what; in a regression these are the covariates.</param>
    /// <param name="unit">What a spell belongs to.</param>
    /// <param name="period">The periods, where the measure has any.</param>
    /// <param name="outcome">What leavers are told apart by, where the measure does that.</param>
    /// <param name="settings">The measure's own settings.</param>
    public MeasureTable Measure(
        [Id] string name, IEnumerable<CohortDimension>? groupBy = null, SpellUnit unit = SpellUnit.DoctorInPosition, Period? period = null,
        ExitDimension outcome = ExitDimension.EndReason, IEnumerable<MeasureSetting>? settings = null)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var setting in settings ?? [])
            given[setting.Name] = setting.Value;
        var answer = _measures.Measure(new(name, [.. groupBy ?? []], unit, period, outcome, given));
        return new(answer.Rows.Single(), Provenance(answer));
    }

    internal static CohortNode Of(IResolveFieldContext context, OpenRelease release, CohortFilter? filter)
    {
        var where = filter ?? new();
        List<StudyPhase> asked = [.. release.Phases.Where(p => where.Names(p.Study, p.Phase)).Select(p => new StudyPhase(p.Study, p.Phase))];
        if (release.IsInternal)
        {
            RefuseUnknown(release, where);
            return new(context, release, where, new ExactCohort(
                release, new() { Studies = where.Study is { } study ? [study] : [], Phase = where.Phase, Where = where.Conditions() }, context.CancellationToken), asked, []);
        }

        if (release.Protected is not { } cells)
            throw RequestError.NotReleased(new("kohorter", "cohorts"), [.. release.TableRows.Select(t => t.Name)]);
        var cohorts = cells.Cohorts.Where(c => c.Kind == "DOCTOR" && where.Names(c.Study, c.Part)).ToList();
        if (cohorts.Count > 0)
        {
            var leftOut = asked.Where(p => !cohorts.Exists(c => (c.Study, c.Part) == (p.Study, p.Phase))).ToList();
            return new(context, release, where, new ProtectedCohort(release, cells, where, cohorts, context.CancellationToken), [.. cohorts.Select(c => new StudyPhase(c.Study, c.Part))], leftOut);
        }

        RefuseUnknown(release, where);
        throw RequestError.NotReleased(
            new($"leger i {where.Study ?? "alle studier"}, fase {where.Phase ?? "alle"}", $"doctors of {where.Study ?? "all studies"}, phase {where.Phase ?? "all"}"),
            [.. cells.Cohorts.Where(c => c.Kind == "DOCTOR").Select(c => $"{c.Study} {c.Part}")]);
    }

    private static void RefuseUnknown(OpenRelease release, CohortFilter where)
    {
        var studies = release.Phases.Select(p => p.Study).Distinct().ToList();
        if (where.Study is { } study && !studies.Contains(study))
            throw RequestError.NotFound(new("studien", "study"), study, studies);
        var phases = release.Phases.Where(p => where.Study is null || p.Study == where.Study).Select(p => p.Phase).ToList();
        if (where.Phase is { } phase && !phases.Contains(phase))
            throw RequestError.NotFound(new("fasen", "phase"), phase, phases.Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>What the question has of a curve: the rest is not computed.</summary>
    private static CurveParts Parts(IResolveFieldContext context) => context.SubFields!.Values.Select(f => f.FieldType.Name).Aggregate(CurveParts.None, (parts, field) => parts | field switch
    {
        "atRisk" or "events" => CurveParts.Counts,
        "median" => CurveParts.Median,
        "restrictedMean" => CurveParts.RestrictedMean,
        _ => CurveParts.None,
    });

    /// <summary>The figure of an answer; null where it is of a selection by an attribute, which no figure is of.</summary>
    private string? Figure(string name, CohortDimension? groupBy, params (string, string?)[] more) => _where.Conditions().Count > 0
        ? null
        : FigureAddress.Of(_release, name, [("study", _where.Study), ("phase", _where.Phase), ("groupBy", groupBy is { } dimension ? Spelling.Constant(dimension) : null), .. more]);

    private ProvenanceNode Provenance<T>(CohortAnswer<T> answer) => ProvenanceNode.Of(_context, _release, answer.Measure, answer.Table);

    private static List<double> Within(string argument, IEnumerable<double>? given, double from, double to)
    {
        List<double> numbers = [.. given ?? []];
        if (numbers.Count > MostAsked)
            throw RequestError.OutOfRange($"{argument}: length", numbers.Count, 0, MostAsked);
        foreach (var number in numbers.Where(n => n < from || n > to))
            throw RequestError.OutOfRange(argument, number, from, to);
        return numbers;
    }
}
