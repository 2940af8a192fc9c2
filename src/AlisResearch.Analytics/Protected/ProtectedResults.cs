namespace AlisResearch.Analytics;

/// <summary>A protected count, with what can be said of the true one.</summary>
/// <param name="Value">As printed: a multiple of the base, or a sum of such.</param>
/// <param name="Lower">The least that the true count can be.</param>
/// <param name="Upper">The most.</param>
public readonly record struct ProtectedCount(int Value, int Lower, int Upper);

/// <summary>A protected cohort.</summary>
/// <param name="Study">Study.</param>
/// <param name="Part">Phase or survey round.</param>
/// <param name="Count">Its number.</param>
public sealed record ProtectedCohort(string Study, string Part, ProtectedCount Count);

/// <summary>A step of a retention curve.</summary>
/// <param name="Interval">Half-years since entry.</param>
/// <param name="AtRisk">At risk just before.</param>
/// <param name="Left">Left.</param>
/// <param name="Censored">Censored.</param>
/// <param name="Survival">The share still there.</param>
/// <param name="Lower">Lower limit; null where there is none.</param>
/// <param name="Upper">Upper limit.</param>
public sealed record CurveStep(int Interval, int AtRisk, int Left, int Censored, double Survival, double? Lower, double? Upper);

/// <summary>The retention curve of a group.</summary>
/// <param name="Group">Group; null for all.</param>
/// <param name="Entered">Who entered.</param>
/// <param name="Left">Who left.</param>
/// <param name="Steps">The curve.</param>
/// <param name="Median">Median and limits in half-years; null where not reached.</param>
/// <param name="RestrictedMean">The mean time in post up to the end of the follow-up, in half-years.</param>
public sealed record ProtectedCurve(string? Group, ProtectedCount Entered, ProtectedCount Left, IReadOnlyList<CurveStep> Steps, (double? Value, double? Lower, double? Upper) Median, double? RestrictedMean);

/// <summary>Turnover of a period.</summary>
/// <param name="From">First day.</param>
/// <param name="To">The day after the last.</param>
/// <param name="AtStart">In post on the first day.</param>
/// <param name="AtEnd">On the last; null beyond the observation.</param>
/// <param name="Left">Left; null beyond the observation.</param>
/// <param name="Rate">Leavers against the mean headcount; null where not computable.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="NotComputable">Why, a code of <c>not_computable</c>.</param>
public sealed record PeriodTurnover(DateOnly From, DateOnly To, int AtStart, int? AtEnd, int? Left, double? Rate, double? Lower, double? Upper, string? NotComputable);

/// <summary>Posts that one doctor has held for so many years.</summary>
/// <param name="Years">Years.</param>
/// <param name="Posts">Posts, exact: public.</param>
/// <param name="Eligible">Of them those that are so old, exact: public.</param>
/// <param name="SameDoctor">Held so long by one doctor.</param>
/// <param name="Share">Of the eligible; null where there are none.</param>
/// <param name="Lower">Lower limit, for the least that the true count can be.</param>
/// <param name="Upper">Upper limit, for the most.</param>
/// <param name="NotComputable">Why there is no share, a code of <c>not_computable</c>.</param>
public sealed record PostStability(int Years, int Posts, int Eligible, ProtectedCount SameDoctor, double? Share, double? Lower, double? Upper, string? NotComputable);

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
public sealed record ProtectedComparison(IReadOnlyList<ComparedGroup> Groups, double? ChiSquared, int? DegreesOfFreedom, double? PValue, string? NotComputable);
