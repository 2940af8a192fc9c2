using GraphQL;

namespace AlisResearch.Api.GraphQL.Cohorts;

/// <summary>A phase of a study.</summary>
[Name("StudyPhase")]
public sealed class StudyPhase(string study, string phase)
{
    /// <summary>The study.</summary>
    [Id]
    public string Study => study;

    /// <summary>The phase.</summary>
    [Id]
    public string Phase => phase;
}
