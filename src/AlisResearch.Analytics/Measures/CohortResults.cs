namespace AlisResearch.Analytics;

/// <summary>A count, with what can be said of the true one.</summary>
/// <param name="Value">As printed: in a public release a multiple of the base, or a sum of such.</param>
/// <param name="Lower">The least that the true count can be.</param>
/// <param name="Upper">The most.</param>
/// <param name="IsExact">Whether the value is the true count.</param>
public readonly record struct CohortCount(int Value, int Lower, int Upper, bool IsExact = false)
{
    /// <summary>A count as it is.</summary>
    public static CohortCount Exact(long count) => new((int)count, (int)count, (int)count, IsExact: true);
}

/// <summary>An estimate with its limits; null where there is none.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
public readonly record struct CohortEstimate(double? Value, double? Lower, double? Upper);

/// <summary>A cohort of a release.</summary>
/// <param name="Kind">DOCTOR, POST or RESPONDENT.</param>
/// <param name="Study">Study.</param>
/// <param name="Part">Phase or survey round.</param>
/// <param name="Count">Its number.</param>
public sealed record CountedCohort(string Kind, string Study, string Part, CohortCount Count);

/// <summary>A cohort in the table of a node.</summary>
/// <param name="Table">The table.</param>
/// <param name="Study">Study.</param>
/// <param name="Part">Phase or survey round.</param>
/// <param name="Level">The level of its classes; null for the finest.</param>
public sealed record HeldCohort(string Table, string Study, string Part, string? Level);

/// <summary>A step of a curve of retention, or of cumulative incidence.</summary>
/// <param name="Interval">Units of time since entry.</param>
/// <param name="AtRisk">At risk just before.</param>
/// <param name="Left">Left.</param>
/// <param name="Censored">Censored.</param>
/// <param name="Share">The share still there, or that has left so, with its limits.</param>
/// <param name="Rounding">What the limits would be, either side, if there were rounding alone; null where nothing is rounded, or it is not known.</param>
public sealed record CurveStep(int Interval, int AtRisk, int Left, int Censored, CohortEstimate Share, double? Rounding = null);

/// <summary>A retention curve read at a time.</summary>
/// <param name="Months">Months since entry, as asked.</param>
/// <param name="AtRisk">At risk just before.</param>
/// <param name="Survival">The share still there.</param>
/// <param name="NotComputable">Why there is none, a code of <c>not_computable</c>.</param>
public sealed record CurveReading(double Months, int AtRisk, CohortEstimate Survival, string? NotComputable);

/// <summary>The time after which a share has left.</summary>
/// <param name="Share">The share.</param>
/// <param name="Time">Units of time since entry; null where not reached.</param>
public sealed record LeavingTime(double Share, CohortEstimate Time);

/// <summary>The retention curve of a group.</summary>
/// <param name="Group">Group; null for all.</param>
/// <param name="Unit">The unit of time.</param>
/// <param name="Entered">Who entered.</param>
/// <param name="Left">Who left.</param>
/// <param name="Steps">The curve.</param>
/// <param name="Readings">The curve at the times that were asked for.</param>
/// <param name="Median">Median in units of time.</param>
/// <param name="Quantiles">The times after which the shares that were asked for have left.</param>
/// <param name="RestrictedMean">The mean time in post up to the end of the follow-up, in units of time.</param>
public sealed record GroupCurve(
    string? Group, TimeUnit Unit, CohortCount Entered, CohortCount Left, IReadOnlyList<CurveStep> Steps, IReadOnlyList<CurveReading> Readings,
    CohortEstimate Median, IReadOnlyList<LeavingTime> Quantiles, CohortEstimate RestrictedMean);

/// <summary>What is asked of retention curves beside their steps.</summary>
[Flags]
public enum CurveParts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Who entered and who left.</summary>
    Counts = 1,

    /// <summary>The median.</summary>
    Median = 2,

    /// <summary>The restricted mean.</summary>
    RestrictedMean = 4,
}

/// <summary>What is asked of retention curves.</summary>
/// <param name="Parts">What, beside the steps; the rest of the answer is empty.</param>
/// <param name="Confidence">Level of confidence.</param>
/// <param name="Months">Months since entry to read them at.</param>
/// <param name="Shares">Shares of leavers whose times are asked for.</param>
public sealed record CurveRequest(CurveParts Parts, double Confidence, IReadOnlyList<double> Months, IReadOnlyList<double> Shares)
{
    /// <summary>The times to read at, each once, in units of time, and the months that ask for them.</summary>
    internal IReadOnlyDictionary<double, double> MonthsByTime(TimeUnit unit) => Months.GroupBy(unit.FromMonths).ToDictionary(g => g.Key, g => g.First());
}

/// <summary>Turnover of a period.</summary>
/// <param name="Group">Group; null for all.</param>
/// <param name="From">First day.</param>
/// <param name="To">The day after the last.</param>
/// <param name="AtStart">In post on the first day.</param>
/// <param name="AtEnd">On the last; null beyond the observation.</param>
/// <param name="Left">Left; null beyond the observation.</param>
/// <param name="Rate">Leavers against the mean headcount; null where not computable.</param>
/// <param name="NotComputable">Why, a code of <c>not_computable</c>.</param>
public sealed record PeriodTurnover(string? Group, DateOnly From, DateOnly To, int AtStart, int? AtEnd, int? Left, CohortEstimate Rate, string? NotComputable);

/// <summary>Stability of posts after so many years.</summary>
/// <param name="Group">Group; null for all.</param>
/// <param name="Years">Years.</param>
/// <param name="Posts">Posts, exact: public.</param>
/// <param name="Eligible">Of them those that are so old, exact: public.</param>
/// <param name="Filled">Filled on that day; null where not released.</param>
/// <param name="SameDoctor">Held so long by one doctor.</param>
/// <param name="OriginalHolder">Still held by the first doctor; null where not released.</param>
/// <param name="Share">Held so long by one doctor, of the eligible.</param>
/// <param name="NotComputable">Why there is no share, a code of <c>not_computable</c>.</param>
public sealed record PostStability(
    string? Group, double Years, int Posts, int Eligible, CohortCount? Filled, CohortCount SameDoctor, CohortCount? OriginalHolder, CohortEstimate Share, string? NotComputable);

/// <summary>Who has left by when, for one outcome.</summary>
/// <param name="Group">Group; null for all.</param>
/// <param name="Outcome">End reason or destination.</param>
/// <param name="Unit">The unit of time.</param>
/// <param name="Steps">The curve: left of this outcome, and the share that has.</param>
public sealed record OutcomeCurve(string? Group, string Outcome, TimeUnit Unit, IReadOnlyList<CurveStep> Steps);

/// <summary>A group of a comparison.</summary>
/// <param name="Group">Group.</param>
/// <param name="Entered">Who entered.</param>
/// <param name="Observed">Leavers.</param>
/// <param name="Expected">Leavers that would be expected if all groups left alike.</param>
public sealed record ComparedGroup(string? Group, double Entered, double Observed, double Expected);

/// <summary>The log-rank test of groups.</summary>
/// <param name="Groups">Groups.</param>
/// <param name="ChiSquared">Statistic; null where there is none.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom.</param>
/// <param name="PValue">p.</param>
/// <param name="NotComputable">Why there is none.</param>
public sealed record ComparedGroups(IReadOnlyList<ComparedGroup> Groups, double? ChiSquared, int? DegreesOfFreedom, double? PValue, string? NotComputable);
