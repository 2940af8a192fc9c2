namespace AlisResearch.Disclosure;

/// <summary>What anybody may know of a person of the cohort: when they entered, until when they were observed, their class. Not whether they left.</summary>
/// <param name="FollowUp">The half-year since entry in which the observation ended, from 1.</param>
/// <param name="EntryTime">The calendar half-year of entry.</param>
/// <param name="LastTime">That in which the observation ended.</param>
/// <param name="Class">The class, from 0.</param>
public sealed record PublicPerson(int FollowUp, int EntryTime, int LastTime, int Class = 0);

/// <summary>What a person did, at the resolution of a release.</summary>
/// <param name="Duration">The half-year since entry in which they left; 0 for those still there.</param>
/// <param name="ExitTime">The calendar half-year of leaving.</param>
public readonly record struct PersonOutcome(int Duration, int ExitTime)
{
    /// <summary>Still there.</summary>
    public static PersonOutcome Still => new(0, 0);

    /// <summary>Whether they left.</summary>
    public bool Left => Duration > 0;
}
