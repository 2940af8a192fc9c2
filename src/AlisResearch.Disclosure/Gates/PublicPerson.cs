namespace AlisResearch.Disclosure;

/// <summary>What anybody may know of a person of the cohort: when they entered, until when they were observed, their class. Not whether they left. Of a post likewise: its age.</summary>
/// <param name="FollowUp">The half-year since entry in which the observation ended, from 1; of a post, the year since it began.</param>
/// <param name="EntryTime">The calendar half-year of entry; 0 for posts.</param>
/// <param name="LastTime">That in which the observation ended; 0 for posts.</param>
/// <param name="Class">The class, from 0.</param>
public sealed record PublicPerson(int FollowUp, int EntryTime, int LastTime, int Class = 0);

/// <summary>What a person did, or what became of a post, at the resolution of a release.</summary>
/// <param name="Left">Whether they left; of a post, whether its first holder did.</param>
/// <param name="Duration">The half-year since entry in which they left or the observation ended, from 1; of a post, the year in which its longest spell ended: 1 for a spell of no whole year.</param>
/// <param name="ExitTime">The calendar half-year of leaving; 0 for those still there, and for posts.</param>
public readonly record struct PersonOutcome(bool Left, int Duration, int ExitTime = 0);
