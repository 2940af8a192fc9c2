using AlisResearch.Model;

namespace AlisResearch.Disclosure.Attacks;

/// <summary>How much an attack disclosed of a cohort: a count, never a value of anybody.</summary>
/// <param name="Study">Study; empty where the attack cannot be of one.</param>
/// <param name="Part">Phase or survey round; empty for all of the study.</param>
/// <param name="Count">Counts pinned, or persons.</param>
public sealed record DisclosedCohort(string Study, string Part, int Count);

/// <summary>What came of an attack.</summary>
/// <param name="Name">Its name, for programs.</param>
/// <param name="Title">What it does.</param>
/// <param name="Tried">How many conclusions were tried.</param>
/// <param name="Disclosures">What it found, and is true, by cohort.</param>
/// <param name="Mistaken">Conclusions that would have been disclosures but are not true: a release that misleads is no better.</param>
public sealed record AttackResult(string Name, LocalText Title, long Tried, IReadOnlyList<DisclosedCohort> Disclosures, int Mistaken)
{
    /// <summary>What it found that the disclosure report names as a risk that remains: that everybody of a cohort did the same.</summary>
    public IReadOnlyList<DisclosedCohort> Residual { get; init; } = [];

    /// <summary>In how many cohorts the policy allows a disclosure: none, but for the gate's share of those whose whole class left.</summary>
    public int Allowed { get; init; }

    /// <summary>What the attack could not try, and why; empty where it tried all.</summary>
    public IReadOnlyList<string> Untried { get; init; } = [];

    /// <summary>Whether more is disclosed than the policy allows.</summary>
    public bool Discloses => Disclosures.Count > Allowed || Mistaken > 0;
}
