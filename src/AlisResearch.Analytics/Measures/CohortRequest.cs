namespace AlisResearch.Analytics;

/// <summary>What a spell belongs to. Leaving this post and leaving the study are different things, with different turnover.</summary>
public enum SpellUnit
{
    /// <summary>A doctor in a post.</summary>
    DoctorInPosition,

    /// <summary>A doctor in a municipality, whichever post.</summary>
    DoctorInMunicipality,

    /// <summary>A doctor in the study, whichever post.</summary>
    DoctorInStudy,

    /// <summary>A post with any holder.</summary>
    Position,
}

/// <summary>What leavers are told apart by.</summary>
public enum OutcomeKind
{
    /// <summary>Why the spell ended.</summary>
    EndReason,

    /// <summary>Where the doctor went.</summary>
    Destination,
}

/// <summary>The periods of turnover and stability.</summary>
public enum PeriodKind
{
    /// <summary>Calendar years.</summary>
    Year,

    /// <summary>Calendar half-years.</summary>
    HalfYear,

    /// <summary>Twelve months from the first day of the cohort, and so on.</summary>
    StudyYear,

    /// <summary>One period: the interval that was asked for, or the whole observation.</summary>
    Whole,
}

/// <summary>The unit of time of curves: intervals of so many days or calendar months. An interval holds what happens after its beginning, its end included.</summary>
/// <param name="Width">How many.</param>
/// <param name="IsMonths">Months; otherwise days.</param>
public sealed record TimeUnit(int Width, bool IsMonths)
{
    /// <summary>The mean length of a calendar month, in days.</summary>
    public const double DaysOfMonth = 365.25 / 12;

    /// <summary>One day: exact.</summary>
    public static TimeUnit Day { get; } = new(1, false);

    /// <summary>Six months.</summary>
    public static TimeUnit HalfYear { get; } = new(6, true);

    /// <summary>So many units, in months.</summary>
    public double InMonths(double units) => IsMonths ? units * Width : units * Width / DaysOfMonth;

    /// <summary>So many months, in units; whole where the unit is one of days.</summary>
    public double FromMonths(double months) => IsMonths ? months / Width : Math.Round(months * DaysOfMonth / Width);
}

/// <summary>A condition on a grouping variable.</summary>
/// <param name="Variable">The variable's name.</param>
/// <param name="Value">The value that it must have, as a text.</param>
public sealed record CohortCondition(string Variable, string Value);

/// <summary>Whom a measure is computed for, and how they are grouped.</summary>
public sealed record CohortRequest
{
    /// <summary>Studies; empty for all.</summary>
    public IReadOnlyList<string> Studies { get; init; } = [];

    /// <summary>Phase; null for all.</summary>
    public string? Phase { get; init; }

    /// <summary>Conditions on grouping variables, all of which must hold: of the spells, or, where posts are counted, of the posts.</summary>
    public IReadOnlyList<CohortCondition> Where { get; init; } = [];

    /// <summary>What a spell belongs to.</summary>
    public SpellUnit Unit { get; init; } = SpellUnit.DoctorInPosition;

    /// <summary>The longest gap, in days, that two spells are one across.</summary>
    public int GapDays { get; init; } = 31;

    /// <summary>Whether leave and institution service end a spell.</summary>
    public bool AbsencesAsExits { get; init; }

    /// <summary>First day that counts; null for the first observed.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day that counts, included; null for the last observed.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Names of grouping variables, in order; empty for one group.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = [];

    /// <summary>Names of grouping variables that make strata.</summary>
    public IReadOnlyList<string> Strata { get; init; } = [];

    /// <summary>What leavers are told apart by.</summary>
    public OutcomeKind Outcome { get; init; } = OutcomeKind.EndReason;

    /// <summary>The unit of time.</summary>
    public TimeUnit TimeUnit { get; init; } = TimeUnit.Day;

    /// <summary>The periods; null: the interval asked for, otherwise calendar years.</summary>
    public PeriodKind? Periods { get; init; }
}
