using AlisResearch.Analytics;

namespace AlisResearch.Api.GraphQL.Cohorts;

/// <summary>What a release says of a cohort: a public one from its protected counts, or not at all; an internal one exactly.</summary>
internal interface ICohortMeasures
{
    /// <summary>How many doctors.</summary>
    CohortCount Size();

    /// <summary>Retention curves.</summary>
    CohortAnswer<GroupCurve> Retention(SpellUnit unit, CohortDimension? groupBy, CurveRequest asked);

    /// <summary>Turnover by period.</summary>
    CohortAnswer<PeriodTurnover> Turnover(Period period, SpellUnit unit, CohortDimension? groupBy);

    /// <summary>Stability of posts.</summary>
    CohortAnswer<PostStability> Stability(IReadOnlyList<int> years, CohortDimension? groupBy);

    /// <summary>Cumulative incidence of leaving.</summary>
    CohortAnswer<OutcomeCurve> Exits(ExitDimension by, CohortDimension? groupBy);

    /// <summary>The log-rank test, one answer.</summary>
    CohortAnswer<ComparedGroups> Compare(CohortDimension groupBy);

    /// <summary>Any measure as a table, one answer.</summary>
    CohortAnswer<MeasureResult> Measure(MeasureRequest asked);
}

/// <summary>An answer, and where it comes from.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Table">The table of the release that it is a function of.</param>
/// <param name="Rows">The answer.</param>
internal sealed record CohortAnswer<T>(string Measure, string Table, IReadOnlyList<T> Rows);

/// <summary>A measure by name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="GroupBy">By what.</param>
/// <param name="Unit">What a spell belongs to.</param>
/// <param name="Period">The periods; null for the measure's own.</param>
/// <param name="Outcome">What leavers are told apart by.</param>
/// <param name="Parameters">The measure's own settings.</param>
internal sealed record MeasureRequest(
    string Name, IReadOnlyList<CohortDimension> GroupBy, SpellUnit Unit, Period? Period, ExitDimension Outcome, IReadOnlyDictionary<string, string> Parameters);
