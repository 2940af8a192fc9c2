using AlisResearch.Analytics;
using AlisResearch.Api.Http;
using GraphQL;

namespace AlisResearch.Api.GraphQL.Cohorts;

/// <summary>The share still there so long after entry.</summary>
[Name("RetentionCurve")]
public sealed class RetentionCurve(OpenRelease release, string table, ProtectedCurve curve, int months, ProvenanceNode provenance)
{
    /// <summary>The group; null for all.</summary>
    public string? Group => curve.Group;

    /// <summary>Who entered.</summary>
    public Count AtRisk => Count.Of(curve.Entered);

    /// <summary>Who left.</summary>
    public Count Events => Count.Of(curve.Left);

    /// <summary>The curve: a point where somebody left or was censored.</summary>
    public IEnumerable<RetentionPoint> Points => curve.Steps.Select(s => new RetentionPoint(s, months));

    /// <summary>The time, in months, after which half have left; its value is null when that is not reached.</summary>
    public Estimate Median => new(curve.Median.Value * months, curve.Median.Lower * months, curve.Median.Upper * months);

    /// <summary>The mean time in post, in months, up to the end of the follow-up. Its limits would not hold the rounding, and are null.</summary>
    public Estimate RestrictedMean => new(curve.RestrictedMean * months, null, null);

    /// <summary>Address of the protected counts as Parquet.</summary>
    public string ParquetUrl => Downloads.Address(release, table, "parquet");

    /// <summary>Address of the protected counts as CSV.</summary>
    public string CsvUrl => Downloads.Address(release, table, "csv");

    /// <summary>Where it comes from.</summary>
    public ProvenanceNode Provenance => provenance;
}

/// <summary>A step of a retention curve.</summary>
[Name("RetentionPoint")]
public sealed class RetentionPoint(CurveStep step, int months)
{
    /// <summary>Months since entry.</summary>
    public double Months => step.Interval * months;

    /// <summary>At risk just before.</summary>
    public int AtRisk => step.AtRisk;

    /// <summary>Left.</summary>
    public int Events => step.Left;

    /// <summary>Censored: followed so far, and not left.</summary>
    public int Censored => step.Censored;

    /// <summary>The share still there.</summary>
    public double Survival => step.Survival;

    /// <summary>Lower limit, for sampling and rounding; null where there is none.</summary>
    public double? Lower => step.Lower;

    /// <summary>Upper limit.</summary>
    public double? Upper => step.Upper;
}
