using AlisResearch.Analytics;
using AlisResearch.Model;

namespace AlisResearch.Api.GraphQL.Cohorts;

/// <summary>A cohort of a public release: every answer is a function of its protected counts; what they do not hold is refused, with the reason and what there is.</summary>
internal sealed class ProtectedCohort(OpenRelease release, ProtectedTables cells, CohortFilter where, IReadOnlyList<CountedCohort> cohorts, CancellationToken cancellation) : ICohortMeasures
{
    private const int HalfYear = 6; // months
    private const double Confidence = 0.95;
    private const string Durations = "doctor_duration";
    private readonly IReadOnlyList<CohortCondition> _conditions = where.Conditions();

    public CohortCount Size() => _conditions.Count == 0
        ? new(cohorts.Sum(c => c.Count.Value), cohorts.Sum(c => c.Count.Lower), cohorts.Sum(c => c.Count.Upper))
        : Retention(SpellUnit.DoctorInPosition, null, new(CurveParts.Counts, Confidence, [], [])).Rows.Single().Entered;

    public CohortAnswer<GroupCurve> Retention(SpellUnit unit, CohortDimension? groupBy, CurveRequest asked)
    {
        Refuse(unit);
        var selected = Selected(groupBy, "retention");
        var attribute = selected?.Variable ?? Attribute(groupBy);
        var (table, isClass) = Table(attribute, Durations, "retention");
        using var measures = Measures();
        var curves = measures.Retention(table, attribute, isClass, asked, selected?.Value);
        if (selected is null)
            return new("retention", table, curves);
        var curve = curves.SingleOrDefault() ?? throw NotReleased("retention", selected.Variable, selected.Value);
        return new("retention", table, [groupBy is null ? curve with { Group = null } : curve]);
    }

    public CohortAnswer<PeriodTurnover> Turnover(Period period, SpellUnit unit, CohortDimension? groupBy)
    {
        Refuse(unit);
        WholeOnly(groupBy, "turnover");
        foreach (var table in new[] { "doctor_entry_time", "doctor_exit_time" })
            Table(null, table, "turnover");
        using var measures = Measures();
        return new("crude_turnover", "doctor_exit_time", measures.Turnover(period == Period.HalfYear ? HalfYear : 2 * HalfYear, Confidence));
    }

    public CohortAnswer<PostStability> Stability(IReadOnlyList<int> years, CohortDimension? groupBy)
    {
        WholeOnly(groupBy, "stability");
        Table(null, "post_longest_spell", "stability");
        using var measures = Measures();
        return new("same_doctor_stability", "post_longest_spell", measures.Stability(years, Confidence));
    }

    public CohortAnswer<OutcomeCurve> Exits(ExitDimension by, CohortDimension? groupBy) => throw NotReleased("exits", Spelling.Snake(by), reason: PublicMeasures.Reasons["cumulative_incidence"]);

    public CohortAnswer<ComparedGroups> Compare(CohortDimension groupBy)
    {
        if (_conditions.Count > 0)
            throw NotReleased("compare", _conditions[0].Variable);
        var (table, _) = Table(Attribute(groupBy), Durations, "compare");
        using var measures = Measures();
        return new("log_rank", table, [measures.Compare(table, Attribute(groupBy)!)]);
    }

    public CohortAnswer<MeasureResult> Measure(MeasureRequest asked) => PublicMeasures.Reasons.TryGetValue(asked.Name, out var reason)
        ? throw RequestError.NotReleased(new($"målet {asked.Name} som tabell", $"the measure {asked.Name} as a table"), Held(), reason)
        : throw RequestError.NotFound("measure", asked.Name, PublicMeasures.Reasons.Keys);

    private ProtectedMeasures Measures() => new(cells, where.Study, where.Phase, cancellation);

    /// <summary>The column of the protected counts that is a dimension.</summary>
    private static string? Attribute(CohortDimension? groupBy) => groupBy switch
    {
        null => null,
        CohortDimension.Phase => "part",
        { } dimension => Spelling.Snake(dimension),
    };

    /// <summary>The one condition on an attribute, or none; counts are released by one attribute at a time.</summary>
    private CohortCondition? Selected(CohortDimension? groupBy, string field)
    {
        if (_conditions.Count == 0)
            return null;
        if (_conditions.Count > 1 || (groupBy is not null && Attribute(groupBy) != _conditions[0].Variable))
            throw NotReleased(field, string.Join(" × ", _conditions.Select(c => c.Variable).Concat(groupBy is null ? [] : [Attribute(groupBy)!]).Distinct()));
        return _conditions[0];
    }

    private void WholeOnly(CohortDimension? groupBy, string field)
    {
        if (_conditions.Select(c => c.Variable).Append(Attribute(groupBy)).FirstOrDefault(a => a is not null) is { } attribute)
            throw NotReleased(field, attribute);
    }

    /// <summary>The table that answers: the whole, or its refinement by an attribute. Every cohort must have it, at one level.</summary>
    private (string Table, bool IsClass) Table(string? attribute, string whole, string field)
    {
        var isClass = attribute is not (null or "study" or "part");
        var table = isClass ? $"doctor_{attribute}" : whole;
        var isOfPosts = whole.StartsWith("post", StringComparison.Ordinal);
        var held = cells.Held.Where(h => h.Table == table && where.Names(h.Study, h.Part)).ToList();
        var asked = isOfPosts ? cells.Cohorts.Where(c => c.Kind == "POST" && where.Names(c.Study, c.Part)).Concat(cohorts) : cohorts;
        if (held.Select(h => h.Level).Distinct().Count() == 1 && asked.All(c => held.Any(h => (h.Study, h.Part) == (c.Study, c.Part))))
            return (table, isClass);
        throw NotReleased(field, attribute);
    }

    private void Refuse(SpellUnit unit)
    {
        if (unit != SpellUnit.DoctorInPosition)
            throw RequestError.NotReleased(new($"opphold av slaget {Spelling.Constant(unit)}", $"spells of {Spelling.Constant(unit)}"), Held());
    }

    /// <summary>Says what is missing, why, and what there is, by cohort.</summary>
    private RequestError NotReleased(string field, string? attribute, string? value = null, LocalText? reason = null)
    {
        var named = string.Join(", ", cohorts.Select(c => $"{c.Study} {c.Part}"));
        var by = attribute?.ToUpperInvariant() + (value is null ? "" : $" = {value}");
        return RequestError.NotReleased(
            new($"{field}{(attribute is null ? "" : $" etter {by}")} for {named}", $"{field}{(attribute is null ? "" : $" by {by}")} for {named}"), Held(),
            reason ?? (attribute is null ? null : CoarseningLog.ReasonsOf(release, cohorts.Select(c => (c.Study, c.Part)), attribute)));
    }

    private List<string> Held() =>
        [.. cells.Held.GroupBy(h => (h.Study, h.Part)).OrderBy(g => g.Key.Study, StringComparer.Ordinal).ThenBy(g => g.Key.Part, StringComparer.Ordinal)
            .Select(g => $"{g.Key.Study} {g.Key.Part}: {string.Join(", ", g.Select(h => h.Table).Distinct())}")];
}
