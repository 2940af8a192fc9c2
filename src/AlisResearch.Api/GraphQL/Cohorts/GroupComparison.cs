using AlisResearch.Analytics;
using GraphQL;

namespace AlisResearch.Api.GraphQL.Cohorts;

/// <summary>The log-rank test of equal retention. On protected counts it has no allowance for their rounding.</summary>
[Name("GroupComparison")]
public sealed class GroupComparison(ComparedGroups comparison, ProvenanceNode provenance)
{
    /// <summary>The groups.</summary>
    public IEnumerable<ComparisonGroup> Groups => comparison.Groups.Select(g => new ComparisonGroup(g));

    /// <summary>Chi-squared; null where there is no test.</summary>
    public double? ChiSquared => comparison.ChiSquared;

    /// <summary>Degrees of freedom.</summary>
    public int? DegreesOfFreedom => comparison.DegreesOfFreedom;

    /// <summary>p-value.</summary>
    public double? PValue => comparison.PValue;

    /// <summary>Why there is no test, a code of the code list not_computable.</summary>
    public string? NotComputable => comparison.NotComputable;

    /// <summary>Where it comes from.</summary>
    public ProvenanceNode Provenance => provenance;
}

/// <summary>A group of a comparison.</summary>
[Name("ComparisonGroup")]
public sealed class ComparisonGroup(ComparedGroup group)
{
    /// <summary>The group.</summary>
    public string? Group => group.Group;

    /// <summary>Who entered.</summary>
    public int AtRisk => (int)group.Entered;

    /// <summary>Leavers.</summary>
    public double Observed => group.Observed;

    /// <summary>Leavers that would be expected if all groups left alike.</summary>
    public double Expected => group.Expected;
}
