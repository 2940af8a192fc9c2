using AlisResearch.Analytics;
using AlisResearch.Model;

namespace AlisResearch.Api.GraphQL.Cohorts;

/// <summary>A cohort of a public release: every answer is a function of its protected counts; what they do not hold is refused, with the reason and what there is.</summary>
internal sealed class ProtectedCohort(OpenRelease release, ProtectedTables cells, CohortFilter where, IReadOnlyList<CountedCohort> cohorts, CancellationToken cancellation) : ICohortMeasures
{
    private const int HalfYear = 6; // months
    private const double Confidence = 0.95;
    private const string Study = "study";
    private const string Part = "part";
    private const string Durations = "doctor_duration";
    private const string Leavers = "doctor_exit_time";
    private const string Spells = "post_longest_spell";
    private static readonly string[] Movements = ["doctor_entry_time", Leavers];
    private readonly IReadOnlyList<CohortCondition> _conditions = where.Conditions();

    public CohortCount Size() => _conditions.Count == 0
        ? new(cohorts.Sum(c => c.Count.Value), cohorts.Sum(c => c.Count.Lower), cohorts.Sum(c => c.Count.Upper))
        : Curves("size", null, new(CurveParts.Counts, Confidence, [], [])).Rows.Single().Entered;

    public CohortAnswer<GroupCurve> Retention(SpellUnit unit, CohortDimension? groupBy, CurveRequest asked)
    {
        Refuse(unit);
        return Curves("retention", groupBy, asked);
    }

    public CohortAnswer<PeriodTurnover> Turnover(Period period, SpellUnit unit, CohortDimension? groupBy)
    {
        Refuse(unit);
        foreach (var table in Movements)
            Table(null, table, "turnover");
        return new("crude_turnover", Leavers, WholeByGroup("turnover", groupBy, (m, group) =>
            m.Turnover(period == Period.HalfYear ? HalfYear : 2 * HalfYear, Confidence).Select(t => t with { Group = group })));
    }

    public CohortAnswer<PostStability> Stability(IReadOnlyList<int> years, CohortDimension? groupBy)
    {
        Table(null, Spells, "stability");
        return new("same_doctor_stability", Spells, WholeByGroup("stability", groupBy, (m, group) => m.Stability(years, Confidence).Select(s => s with { Group = group })));
    }

    public CohortAnswer<OutcomeCurve> Exits(ExitDimension by, CohortDimension? groupBy) => throw NotReleased("exits", Spelling.Constant(by), PublicMeasures.Reasons["cumulative_incidence"]);

    public CohortAnswer<ComparedGroups> Compare(CohortDimension groupBy)
    {
        if (_conditions.Count > 0)
            throw NotReleased("compare", Named(_conditions[0].Variable), new("Testen sammenligner hele kohorter, ikke utvalg av dem.", "The test compares whole cohorts, not selections of them."));
        var (table, _) = Table(Attribute(groupBy), Durations, "compare");
        using var measures = Measures(where.Study, where.Phase);
        return new("log_rank", table, [measures.Compare(table, Attribute(groupBy)!)]);
    }

    public CohortAnswer<MeasureResult> Measure(MeasureRequest asked) => PublicMeasures.Reasons.TryGetValue(asked.Name, out var reason)
        ? throw RequestError.NotReleased(new($"målet {asked.Name} som tabell", $"the measure {asked.Name} as a table"), Held(), reason)
        : throw RequestError.NotFound(new("målet", "measure"), asked.Name, PublicMeasures.Reasons.Keys);

    private ProtectedMeasures Measures(string? study, string? phase) => new(cells, study, phase, cancellation);

    private CohortAnswer<GroupCurve> Curves(string field, CohortDimension? groupBy, CurveRequest asked)
    {
        var selected = Selected(groupBy, field);
        var attribute = selected?.Variable ?? Attribute(groupBy);
        var (table, isClass) = Table(attribute, Durations, field);
        using var measures = Measures(where.Study, where.Phase);
        var curves = measures.Retention(table, attribute, isClass, asked, selected?.Value);
        if (selected is null)
            return new("retention", table, curves);
        if (curves.SingleOrDefault() is { } curve)
            return new("retention", table, [groupBy is null ? curve with { Group = null } : curve]);
        var (name, classes) = (Named(selected.Variable), string.Join(", ", measures.Classes(table, attribute!)));
        throw NotReleased(field, $"{name} = {selected.Value}", new(
            $"{name} er utgitt i klassene {classes}: spør etter retention(groupBy: {name}).", $"{name} is released in the classes {classes}: ask for retention(groupBy: {name})."));
    }

    /// <summary>An answer that is released of whole cohorts: of all that are asked for together, or of each study or phase.</summary>
    private List<T> WholeByGroup<T>(string field, CohortDimension? groupBy, Func<ProtectedMeasures, string?, IEnumerable<T>> of)
    {
        if (_conditions.Select(c => c.Variable).Append(Attribute(groupBy)).FirstOrDefault(a => a is not (null or Study or Part)) is { } attribute)
            throw NotReleased(field, Named(attribute), new("Det er bare utgitt for hele kohorter, også etter STUDY og PHASE.", "It is released of whole cohorts only, also by STUDY and PHASE."));
        IEnumerable<(string? Study, string? Phase, string? Group)> groups = Attribute(groupBy) switch
        {
            Study => cohorts.Select(c => ((string?)c.Study, where.Phase, (string?)c.Study)),
            Part => cohorts.Select(c => (where.Study, (string?)c.Part, (string?)c.Part)),
            _ => [(where.Study, where.Phase, null)],
        };
        var answer = new List<T>();
        foreach (var group in groups.Distinct())
        {
            using var measures = Measures(group.Study, group.Phase);
            answer.AddRange(of(measures, group.Group));
        }

        return answer;
    }

    /// <summary>The column of the protected counts that is a dimension.</summary>
    private static string? Attribute(CohortDimension? groupBy) => groupBy switch
    {
        null => null,
        CohortDimension.Phase => Part,
        { } dimension => Spelling.Snake(dimension),
    };

    /// <summary>A column as the API names it.</summary>
    private static string Named(string attribute) => attribute == Part ? "PHASE" : attribute.ToUpperInvariant();

    /// <summary>The one condition on an attribute, or none; counts are released by one attribute at a time.</summary>
    private CohortCondition? Selected(CohortDimension? groupBy, string field)
    {
        if (_conditions.Count == 0)
            return null;
        if (_conditions.Count > 1 || (groupBy is not null && Attribute(groupBy) != _conditions[0].Variable))
        {
            throw NotReleased(
                field, string.Join(" × ", _conditions.Select(c => c.Variable).Concat(groupBy is null ? [] : [Attribute(groupBy)!]).Distinct().Select(Named)),
                new("Antall er utgitt etter ett kjennetegn om gangen.", "Counts are released by one attribute at a time."));
        }

        return _conditions[0];
    }

    /// <summary>The table that answers: the whole, or its refinement by an attribute. Every cohort must have it, at one level.</summary>
    private (string Table, bool IsClass) Table(string? attribute, string whole, string field)
    {
        var isClass = attribute is not (null or Study or Part);
        var table = isClass ? ClassTable(attribute!) : whole;
        var isOfPosts = whole.StartsWith("post", StringComparison.Ordinal);
        var held = cells.Held.Where(h => h.Table == table && where.Names(h.Study, h.Part)).ToList();
        var asked = isOfPosts ? cells.Cohorts.Where(c => c.Kind == "POST" && where.Names(c.Study, c.Part)).Concat(cohorts) : cohorts;
        if (held.Select(h => h.Level).Distinct().Count() == 1 && asked.All(c => held.Any(h => (h.Study, h.Part) == (c.Study, c.Part))))
            return (table, isClass);
        throw NotReleased(field, attribute is null ? null : Named(attribute), isClass ? CoarseningLog.ReasonsOf(release, cohorts.Select(c => (c.Study, c.Part)), attribute!) : null);
    }

    private void Refuse(SpellUnit unit)
    {
        if (unit != SpellUnit.DoctorInPosition)
            throw RequestError.NotReleased(new($"opphold av slaget {Spelling.Constant(unit)}", $"spells of {Spelling.Constant(unit)}"), Held());
    }

    /// <summary>Says what is missing, why, and what there is, by cohort.</summary>
    private RequestError NotReleased(string field, string? by, LocalText? reason = null)
    {
        var named = string.Join(", ", cohorts.Select(c => $"{c.Study} {c.Part}"));
        return RequestError.NotReleased(new($"{field}{(by is null ? "" : $" etter {by}")} for {named}", $"{field}{(by is null ? "" : $" by {by}")} for {named}"), Held(), reason);
    }

    /// <summary>What can be asked of each cohort.</summary>
    private List<string> Held() =>
        [.. cells.Held.GroupBy(h => (h.Study, h.Part), h => h.Table).Where(g => g.Contains(Durations) || g.Contains(Spells)).OrderBy(g => g.Key.Study, StringComparer.Ordinal).ThenBy(g => g.Key.Part, StringComparer.Ordinal)
            .Select(g => $"{g.Key.Study} {g.Key.Part}: {string.Join(", ", Fields([.. g]))}")];

    private static IEnumerable<string> Fields(HashSet<string> tables)
    {
        if (tables.Contains(Durations))
            yield return "retention";
        foreach (var dimension in Enum.GetValues<CohortDimension>().Where(d => tables.Contains(ClassTable(Attribute(d)!))))
            yield return $"retention(groupBy: {Spelling.Constant(dimension)})";
        if (Movements.All(tables.Contains))
            yield return "turnover";
        if (tables.Contains(Spells))
            yield return "stability";
    }

    private static string ClassTable(string attribute) => $"doctor_{attribute}";
}
