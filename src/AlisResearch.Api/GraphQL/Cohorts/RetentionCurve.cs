using AlisResearch.Analytics;
using AlisResearch.Api.Http;
using GraphQL;

namespace AlisResearch.Api.GraphQL.Cohorts;

/// <summary>The share still there so long after entry.</summary>
[Name("RetentionCurve")]
public sealed class RetentionCurve(OpenRelease release, string table, GroupCurve curve, string? figureUrl, ProvenanceNode provenance)
{
    /// <summary>The group; null for all.</summary>
    public string? Group => curve.Group;

    /// <summary>Who entered.</summary>
    public Count AtRisk => Count.Of(curve.Entered);

    /// <summary>Who left.</summary>
    public Count Events => Count.Of(curve.Left);

    /// <summary>The curve: a point where somebody left or was censored.</summary>
    public IEnumerable<RetentionPoint> Points => curve.Steps.Select(s => new RetentionPoint(s, curve.Unit));

    /// <summary>The curve at the months that were asked for.</summary>
    public IEnumerable<RetentionReading> At => curve.Readings.Select(r => new RetentionReading(r));

    /// <summary>The time, in months, after which half have left; its value is null when that is not reached.</summary>
    public Estimate Median => Estimate.InMonths(curve.Median, curve.Unit);

    /// <summary>The times after which the shares that were asked for have left.</summary>
    public IEnumerable<RetentionQuantile> Quantiles => curve.Quantiles.Select(q => new RetentionQuantile(q, curve.Unit));

    /// <summary>The mean time in post, in months, up to the end of the follow-up.</summary>
    public Estimate RestrictedMean => Estimate.InMonths(curve.RestrictedMean, curve.Unit);

    /// <summary>Address of the counts that it is a function of, as Parquet.</summary>
    public string ParquetUrl => Downloads.Address(release, table, "parquet");

    /// <summary>Address of the counts that it is a function of, as CSV.</summary>
    public string CsvUrl => Downloads.Address(release, table, "csv");

    /// <summary>Address of the figure of the whole answer; null where there is none.</summary>
    public string? FigureUrl => figureUrl;

    /// <summary>Where it comes from.</summary>
    public ProvenanceNode Provenance => provenance;
}

/// <summary>A step of a retention curve.</summary>
[Name("RetentionPoint")]
public sealed class RetentionPoint(CurveStep step, TimeUnit unit)
{
    /// <summary>Months since entry; where the curve is by day, mean months.</summary>
    public double Months => unit.InMonths(step.Interval);

    /// <summary>Days since entry; null where the curve is by half-year.</summary>
    public int? Days => unit.IsMonths ? null : step.Interval * unit.Width;

    /// <summary>At risk just before.</summary>
    public int AtRisk => step.AtRisk;

    /// <summary>Left.</summary>
    public int Events => step.Left;

    /// <summary>Censored: followed so far, and not left.</summary>
    public int Censored => step.Censored;

    /// <summary>The share still there.</summary>
    public double Survival => step.Share.Value!.Value;

    /// <summary>Lower limit, for sampling and rounding; null where there is none.</summary>
    public double? Lower => step.Share.Lower;

    /// <summary>Upper limit.</summary>
    public double? Upper => step.Share.Upper;

    /// <summary>How far the limits would be away, either side, if there were rounding alone; null where nothing is rounded, or it is not known.</summary>
    public double? Rounding => step.Rounding;
}

/// <summary>A retention curve read at a time.</summary>
[Name("RetentionReading")]
public sealed class RetentionReading(CurveReading reading)
{
    /// <summary>Months since entry.</summary>
    public double Months => reading.Months;

    /// <summary>At risk just before.</summary>
    public int AtRisk => reading.AtRisk;

    /// <summary>The share still there; its value is null where it cannot be computed.</summary>
    public Estimate Survival => Estimate.Of(reading.Survival);

    /// <summary>Why there is no value, a code of the code list not_computable.</summary>
    public string? NotComputable => reading.NotComputable;
}

/// <summary>The time after which a share has left.</summary>
[Name("RetentionQuantile")]
public sealed class RetentionQuantile(LeavingTime quantile, TimeUnit unit)
{
    /// <summary>The share.</summary>
    public double Share => quantile.Share;

    /// <summary>The time, in months; its value is null when it is not reached.</summary>
    public Estimate Months => Estimate.InMonths(quantile.Time, unit);
}
