using AlisResearch.Analytics;
using AlisResearch.Model;

namespace AlisResearch.Api.GraphQL.Cohorts;

/// <summary>A cohort of an internal release: any group, any filter, exact, by day.</summary>
internal sealed class ExactCohort(OpenRelease release, CohortRequest cohort, CancellationToken cancellation) : ICohortMeasures
{
    private const string Tenures = "tenure";
    private const string Posts = "position";

    public CohortCount Size() => Ask(m => m.Size());

    public CohortAnswer<GroupCurve> Retention(SpellUnit unit, CohortDimension? groupBy, CurveRequest asked) =>
        new("retention", Tenures, Ask(m => m.Retention(unit, Variable(groupBy), asked)));

    public CohortAnswer<PeriodTurnover> Turnover(Period period, SpellUnit unit, CohortDimension? groupBy) =>
        new("crude_turnover", Tenures, Ask(m => m.Turnover(unit, Kind(period), Variable(groupBy))));

    public CohortAnswer<PostStability> Stability(IReadOnlyList<int> years, CohortDimension? groupBy) => new("stability", Posts, Ask(m => m.Stability(years, Variable(groupBy))));

    public CohortAnswer<OutcomeCurve> Exits(ExitDimension by, CohortDimension? groupBy) => new("cumulative_incidence", Tenures, Ask(m => m.Exits(Kind(by), Variable(groupBy))));

    public CohortAnswer<ComparedGroups> Compare(CohortDimension groupBy) => new("log_rank", Tenures, [Ask(m => m.Compare(Variable(groupBy)!))]);

    public CohortAnswer<MeasureResult> Measure(MeasureRequest asked) => new(asked.Name, TableOf(asked.Name), [Ask(m => m.Measure(
        asked.Name,
        c => c with { GroupBy = [.. asked.GroupBy.Select(g => Variable(g)!)], Unit = asked.Unit, Periods = asked.Period is { } period ? Kind(period) : null, Outcome = Kind(asked.Outcome) },
        asked.Parameters))]);

    /// <summary>Opens the tables for one question; what does not go together is refused in words.</summary>
    private T Ask<T>(Func<ExactMeasures, T> question)
    {
        using var measures = new ExactMeasures(release.Tables, release.Schema, cohort, cancellation);
        try
        {
            return question(measures);
        }
        catch (AlisException refused) when (refused.ExitCode == ExitCode.Usage)
        {
            throw RequestError.BadArgument(refused.Text);
        }
    }

    /// <summary>The table that a measure is mostly of.</summary>
    private string TableOf(string measure) =>
        release.Schema.Measures.TryGetValue(measure, out var known) && known.Cells is not (MeasureCells.LifeTable or MeasureCells.Period) ? Posts : Tenures;

    private static string? Variable(CohortDimension? groupBy) => groupBy is { } dimension ? Spelling.Snake(dimension) : null;

    private static PeriodKind Kind(Period period) => period == Period.HalfYear ? PeriodKind.HalfYear : PeriodKind.Year;

    private static OutcomeKind Kind(ExitDimension by) => by == ExitDimension.Destination ? OutcomeKind.Destination : OutcomeKind.EndReason;
}
