namespace AlisResearch.Model;

/// <summary>
/// How made-up rows of a round are drawn, from the key <c>synthesis</c>. The numbers are targets: every block of the study, and at
/// scale N there are N blocks, meets them exactly.
/// </summary>
public abstract record Synthesis;

/// <summary>Posts.</summary>
/// <param name="Posts">The posts of one block, municipality by municipality.</param>
/// <param name="AdvertisedDays">How many days before its start a post was advertised; null where none is said to have been.</param>
public sealed record PositionSynthesis(IReadOnlyList<SyntheticPosts> Posts, WholeRange? AdvertisedDays) : Synthesis;

/// <summary>Some like posts in one municipality.</summary>
/// <param name="Municipality">A fictional municipality.</param>
/// <param name="Count">How many.</param>
/// <param name="Start">First day.</param>
/// <param name="ContractForm">Contract form.</param>
/// <param name="Scheme">Training scheme; null where none is said.</param>
/// <param name="ListCap">Limits of the list cap, in hundreds of patients; null where the post has no GP list.</param>
public sealed record SyntheticPosts(string Municipality, int Count, DateOnly Start, string ContractForm, string? Scheme, WholeRange? ListCap);

/// <summary>Tenures in the posts of another round. The census date is the round's constant <c>census_date</c>.</summary>
/// <param name="Posts">The round of the posts.</param>
/// <param name="FirstYearLeavers">Doctors who leave in the study's first year, each the first in a post. Nobody else stays for less than a year.</param>
/// <param name="Stable">How many posts have had the same doctor for so many years.</param>
/// <param name="YearlyHazard">Chance in a year that a doctor leaves, once past the first year and what <paramref name="Stable"/> asks.</param>
/// <param name="VacancyShare">Share of changes of doctor with a vacancy between.</param>
/// <param name="VacancyDays">How long a vacancy lasts.</param>
/// <param name="Moves">At most so many doctors go from one post to another of the study.</param>
/// <param name="EndReasons">Why doctors leave.</param>
public sealed record TenureSynthesis(
    string Posts, int FirstYearLeavers, IReadOnlyList<StabilityTarget> Stable, double YearlyHazard, double VacancyShare, WholeRange VacancyDays,
    int Moves, IReadOnlyList<SyntheticEndReason> EndReasons) : Synthesis
{
    /// <summary>The end reason of a doctor who moves, a code of <c>end_reason</c>.</summary>
    public const string MoveReason = "OTHER_GP_POST";

    /// <summary>Where such a doctor goes, a code of <c>destination</c>.</summary>
    public const string MoveDestination = "POST_IN_STUDY";
}

/// <summary>The longest spell of one doctor is at least <paramref name="Years"/> in exactly <paramref name="Posts"/> posts of a block.</summary>
/// <param name="Years">Years.</param>
/// <param name="Posts">Posts, among those that have existed for so long.</param>
public sealed record StabilityTarget(int Years, int Posts);

/// <summary>A reason to leave.</summary>
/// <param name="Reason">A code of <c>end_reason</c>.</param>
/// <param name="Weight">How often, in relation to the others.</param>
/// <param name="FromYears">Only after so many years in the post.</param>
/// <param name="Destinations">Codes of <c>destination</c>.</param>
public sealed record SyntheticEndReason(string Reason, int Weight, int FromYears, IReadOnlyList<Weighted> Destinations);

/// <summary>Absences inside the tenures of another round.</summary>
/// <param name="Tenures">The round of the tenures.</param>
/// <param name="Absences">Each kind.</param>
public sealed record AbsenceSynthesis(string Tenures, IReadOnlyList<SyntheticAbsence> Absences) : Synthesis;

/// <summary>A kind of absence.</summary>
/// <param name="Kind">A code of <c>absence_kind</c>.</param>
/// <param name="Share">Share of the tenures that have it, where it fits.</param>
/// <param name="Days">How long it lasts.</param>
/// <param name="AfterDays">Days in the post before it.</param>
public sealed record SyntheticAbsence(string Kind, double Share, WholeRange Days, int AfterDays);

/// <summary>What the posts of another round cost and are financed with.</summary>
/// <param name="Posts">The round of the posts.</param>
/// <param name="Years">Years; a post has amounts from its first whole year on.</param>
/// <param name="Items">Each item.</param>
public sealed record PostCostSynthesis(string Posts, WholeRange Years, IReadOnlyList<SyntheticCost> Items) : Synthesis;

/// <summary>An item of cost or financing.</summary>
/// <param name="Item">A code of <c>cost_item</c>.</param>
/// <param name="Direction">A code of <c>cost_direction</c>.</param>
/// <param name="Share">Share of the posts that have it.</param>
/// <param name="Thousands">Limits of the amount, in thousands of kroner.</param>
public sealed record SyntheticCost(string Item, string Direction, double Share, WholeRange Thousands);

/// <summary>Answers to a survey: one respondent a municipality, the same in every round.</summary>
/// <param name="Posts">The round of the posts whose municipalities answer.</param>
/// <param name="Answers">Question → how its answers are drawn.</param>
public sealed record SurveySynthesis(string Posts, IReadOnlyDictionary<string, SyntheticAnswer> Answers) : Synthesis;

/// <summary>Answers to one question: first whether it is missing, then a weighted value or a number between two.</summary>
/// <param name="Weights">Values; empty for a number.</param>
/// <param name="Between">Limits of a number.</param>
/// <param name="Step">Numbers are multiples of it above the lower limit.</param>
/// <param name="Missing">The source's codes for no answer, each with its share.</param>
public sealed record SyntheticAnswer(
    IReadOnlyList<Weighted> Weights, WholeRange? Between, int Step, IReadOnlyList<(string Code, double Share)> Missing);

/// <summary>Interviews one by one, as many as a published round counts. They fall in the period of that round.</summary>
/// <param name="Counts">The published round.</param>
/// <param name="Modes">Codes of <c>interview_mode</c>.</param>
/// <param name="Areas">Codes of <c>oso_area</c>; empty outside North Norway.</param>
/// <param name="ConsentVersion">The consent text in use.</param>
public sealed record InterviewLogSynthesis(string Counts, IReadOnlyList<Weighted> Modes, IReadOnlyList<Weighted> Areas, int ConsentVersion) : Synthesis;

/// <summary>A value and how often it comes in relation to the others.</summary>
/// <param name="Value">Value.</param>
/// <param name="Weight">Weight, at least 1.</param>
public sealed record Weighted(string Value, int Weight);

/// <summary>Whole numbers between two limits.</summary>
/// <param name="From">Smallest, included.</param>
/// <param name="To">Largest, included.</param>
public sealed record WholeRange(int From, int To);
