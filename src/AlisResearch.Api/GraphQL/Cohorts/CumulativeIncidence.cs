using AlisResearch.Analytics;
using GraphQL;

namespace AlisResearch.Api.GraphQL.Cohorts;

/// <summary>Who has left by when for one reason, or to one destination.</summary>
[Name("CumulativeIncidence")]
public sealed class CumulativeIncidence(OutcomeCurve curve, string? figureUrl, ProvenanceNode provenance)
{
    /// <summary>The group; null for all.</summary>
    public string? Group => curve.Group;

    /// <summary>The reason or destination, a code.</summary>
    public string Outcome => curve.Outcome;

    /// <summary>The curve: a point where somebody of the group left or was censored.</summary>
    public IEnumerable<IncidencePoint> Points => curve.Steps.Select(s => new IncidencePoint(s, curve.Unit));

    /// <summary>Address of the figure of the whole answer; null where there is none.</summary>
    public string? FigureUrl => figureUrl;

    /// <summary>Where it comes from.</summary>
    public ProvenanceNode Provenance => provenance;
}

/// <summary>A step of a cumulative incidence.</summary>
[Name("IncidencePoint")]
public sealed class IncidencePoint(CurveStep step, TimeUnit unit)
{
    /// <summary>Mean months since entry.</summary>
    public double Months => unit.InMonths(step.Interval);

    /// <summary>Days since entry.</summary>
    public int Days => step.Interval * unit.Width;

    /// <summary>At risk just before.</summary>
    public int AtRisk => step.AtRisk;

    /// <summary>Left for this reason, or to this destination.</summary>
    public int Events => step.Left;

    /// <summary>The share that has.</summary>
    public double Incidence => step.Share.Value!.Value;

    /// <summary>Lower limit; null where there is none.</summary>
    public double? Lower => step.Share.Lower;

    /// <summary>Upper limit.</summary>
    public double? Upper => step.Share.Upper;
}
