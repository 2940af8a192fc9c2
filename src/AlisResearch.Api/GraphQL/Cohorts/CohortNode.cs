using AlisResearch.Analytics;
using AlisResearch.Model;
using GraphQL;

namespace AlisResearch.Api.GraphQL.Cohorts;

/// <summary>Which cohort; everything given must hold.</summary>
[Name("CohortFilter")]
public sealed class CohortFilter
{
    /// <summary>The study.</summary>
    [Id]
    public string? Study { get; init; }

    /// <summary>The phase.</summary>
    [Id]
    public string? Phase { get; init; }
}

/// <summary>Doctors in training posts, and the posts: do they stay? In a public release every figure is a function of its protected counts.</summary>
[Name("Cohort")]
public sealed class CohortNode(IResolveFieldContext context, OpenRelease release, CohortFilter? where, IReadOnlyList<ProtectedCohort> cohorts)
{
    private const double HighestConfidence = 0.9999;
    private const int MostYears = 5;
    private const int HalfYear = 6; // months
    private const string Durations = "doctor_duration";


    /// <summary>How many doctors.</summary>
    public Count Size => Count.Of(new(cohorts.Sum(c => c.Count.Value), cohorts.Sum(c => c.Count.Lower), cohorts.Sum(c => c.Count.Upper)));

    /// <summary>The share still there, by time since entry (Kaplan-Meier). Limits hold sampling and rounding.</summary>
    /// <param name="unit">What a spell belongs to.</param>
    /// <param name="groupBy">By what; one curve when left out.</param>
    /// <param name="confidence">Level of confidence, 0.5 to 0.9999.</param>
    public IEnumerable<RetentionCurve> Retention(SpellUnit unit = SpellUnit.DoctorInPosition, CohortDimension? groupBy = null, double? confidence = 0.95)
    {
        Unit(unit);
        var (table, isClass) = Table(groupBy, Durations, "retention");
        using var measures = Measures();
        return measures.Retention(table, Attribute(groupBy), isClass, Level(confidence))
            .Select(c => new RetentionCurve(release, table, c, HalfYear, ProvenanceNode.Of(context, release, "retention", table))).ToList();
    }

    /// <summary>Leavers against the mean headcount of each period; may exceed 1.</summary>
    /// <param name="period">The periods.</param>
    /// <param name="unit">What a spell belongs to.</param>
    /// <param name="groupBy">By what; one group when left out.</param>
    public IEnumerable<Turnover> Turnover(Period period, SpellUnit unit, CohortDimension? groupBy = null)
    {
        Unit(unit);
        foreach (var table in new[] { "doctor_entry_time", "doctor_exit_time" })
            Table(groupBy, table, "turnover");
        using var measures = Measures();
        return measures.Turnover(period == Period.HalfYear ? HalfYear : 2 * HalfYear, 0.95)
            .Select(t => new Turnover(release, t, ProvenanceNode.Of(context, release, "crude_turnover", "doctor_exit_time"))).ToList();
    }

    /// <summary>Stability of posts side by side: filled, held by one doctor so long, held by the first doctor. What is null is not released.</summary>
    /// <param name="years">Years, 0 to 5.</param>
    /// <param name="groupBy">By what; one group when left out.</param>
    public IEnumerable<Stability> Stability(IEnumerable<int> years, CohortDimension? groupBy = null)
    {
        var asked = years.ToList();
        foreach (var year in asked.Where(y => y is < 0 or > MostYears))
            throw RequestError.OutOfRange("years", year, 0, MostYears);
        Table(groupBy, "post_longest_spell", "stability");
        using var measures = Measures();
        return measures.Stability(asked, 0.95).Select(s => new Stability(release, s, ProvenanceNode.Of(context, release, "same_doctor_stability", "post_longest_spell"))).ToList();
    }

    /// <summary>Who has left by when, by reason or destination (Aalen-Johansen).</summary>
    /// <param name="by">What leavers are told apart by.</param>
    /// <param name="groupBy">By what; one group when left out.</param>
    public IEnumerable<CumulativeIncidence> Exits(ExitDimension by, CohortDimension? groupBy = null) =>
        throw NotReleased(new($"avgang etter {Spelling.Constant(by)}", $"exits by {Spelling.Constant(by)}"), groupBy);

    /// <summary>Whether groups leave alike (log-rank test, on the protected counts).</summary>
    /// <param name="groupBy">By what.</param>
    public GroupComparison Compare(CohortDimension groupBy)
    {
        var (table, _) = Table(groupBy, Durations, "compare");
        using var measures = Measures();
        return new(measures.Compare(table, Attribute(groupBy)!), ProvenanceNode.Of(context, release, "log_rank", table));
    }

    internal static CohortNode Of(IResolveFieldContext context, OpenRelease release, CohortFilter? where)
    {
        if (!release.Contracts.ContainsKey("cohort"))
            throw RequestError.NotReleased(new("kohorter", "cohorts"), [.. release.TableRows.Select(t => t.Name)]);
        using var measures = new ProtectedMeasures(release.Tables, where?.Study, where?.Phase, context.CancellationToken);
        var cohorts = measures.Cohorts("DOCTOR");
        if (cohorts.Count > 0)
            return new(context, release, where, cohorts);
        using var all = new ProtectedMeasures(release.Tables, null, null, context.CancellationToken);
        var held = all.Cohorts("DOCTOR");
        using var catalogue = release.Catalogue();
        var phases = catalogue.Studies.Where(s => where!.Study == null || s.Id == where.Study).SelectMany(s => s.Phases.Select(p => p.Id)).ToList();
        if (where!.Study is { } study && !catalogue.Studies.Any(s => s.Id == study))
            throw RequestError.NotFound("study", study, catalogue.Studies.Where(s => !s.Reference).Select(s => s.Id).Order().ToList());
        if (where.Phase is { } phase && !phases.Contains(phase))
            throw RequestError.NotFound("phase", phase, phases.Distinct().Order(StringComparer.Ordinal));
        throw RequestError.NotReleased(
            new($"leger i {where.Study ?? "alle studier"}, fase {where.Phase ?? "alle"}", $"doctors of {where.Study ?? "all studies"}, phase {where.Phase ?? "all"}"),
            [.. held.Select(c => $"{c.Study} {c.Part}")]);
    }

    private ProtectedMeasures Measures() => new(release.Tables, where?.Study, where?.Phase, context.CancellationToken);

    private static string? Attribute(CohortDimension? groupBy) => groupBy is { } dimension ? Spelling.Snake(dimension) : null;

    /// <summary>The table that answers: the whole, or its refinement by an attribute. Every cohort must have it, at one level.</summary>
    private (string Table, bool IsClass) Table(CohortDimension? groupBy, string whole, string field)
    {
        var isClass = groupBy is not (null or CohortDimension.Study);
        var table = isClass ? whole == Durations ? $"doctor_{Attribute(groupBy)}" : "" : whole;
        var kind = whole.StartsWith("post", StringComparison.Ordinal) ? "POST" : "DOCTOR";
        if (release.Contracts.ContainsKey(table))
        {
            using var measures = Measures();
            var held = measures.Held(table);
            if (held.Levels <= 1 && measures.Cohorts(kind).Concat(cohorts).All(c => held.Cohorts.Contains((c.Study, c.Part))))
                return (table, isClass);
        }

        throw NotReleased(new(
            $"{field}{(groupBy is null ? "" : $" etter {Spelling.Constant(groupBy.Value)}")} for {Named()}", $"{field}{(groupBy is null ? "" : $" by {Spelling.Constant(groupBy.Value)}")} for {Named()}"), groupBy);
    }

    private string Named() => string.Join(", ", cohorts.Select(c => $"{c.Study} {c.Part}"));

    private void Unit(SpellUnit unit)
    {
        if (unit != SpellUnit.DoctorInPosition)
            throw NotReleased(new($"opphold av slaget {Spelling.Constant(unit)}", $"spells of {Spelling.Constant(unit)}"), null);
    }

    private static double Level(double? confidence) => confidence is null or (>= 0.5 and <= HighestConfidence)
        ? confidence ?? 0.95
        : throw RequestError.OutOfRange("confidence", confidence.Value, 0.5, HighestConfidence);

    /// <summary>Says what is missing, why, and what there is, by cohort.</summary>
    private RequestError NotReleased(LocalText what, CohortDimension? groupBy)
    {
        using var all = new ProtectedMeasures(release.Tables, null, null, context.CancellationToken);
        var held = release.TableRows.Where(t => t.Folder == "cells" && t.Variables.Any(v => v.Name == "level"))
            .SelectMany(t => all.Held(t.Name).Cohorts.Select(c => (c.Study, c.Part, t.Name)))
            .GroupBy(t => (t.Study, t.Part)).OrderBy(g => g.Key.Study, StringComparer.Ordinal).ThenBy(g => g.Key.Part, StringComparer.Ordinal);
        return RequestError.NotReleased(
            what, [.. held.Select(g => $"{g.Key.Study} {g.Key.Part}: {string.Join(", ", g.Select(t => t.Name))}")],
            Attribute(groupBy) is { } attribute ? CoarseningLog.ReasonsOf(release, cohorts.Select(c => (c.Study, c.Part)), attribute) : null);
    }
}
