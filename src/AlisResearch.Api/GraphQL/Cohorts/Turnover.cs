using AlisResearch.Analytics;
using AlisResearch.Api.Http;
using GraphQL;

namespace AlisResearch.Api.GraphQL.Cohorts;

/// <summary>Turnover of one period, from protected counts.</summary>
[Name("Turnover")]
public sealed class Turnover(OpenRelease release, PeriodTurnover turnover, ProvenanceNode provenance)
{
    /// <summary>The group; null for all.</summary>
    public string? Group => null;

    /// <summary>First day of the period.</summary>
    public DateOnly From => turnover.From;

    /// <summary>The day after its last.</summary>
    public DateOnly To => turnover.To;

    /// <summary>In post on the first day, a sum of protected counts.</summary>
    public int AtStart => turnover.AtStart;

    /// <summary>In post on the last day; null where it was not observed.</summary>
    public int? AtEnd => turnover.AtEnd;

    /// <summary>Left in the period; null where it was not observed.</summary>
    public int? Events => turnover.Left;

    /// <summary>Leavers against the mean headcount; null where it cannot be computed.</summary>
    public double? Value => turnover.Rate;

    /// <summary>Lower limit for sampling, of the protected counts.</summary>
    public double? Lower => turnover.Lower;

    /// <summary>Upper limit.</summary>
    public double? Upper => turnover.Upper;

    /// <summary>Why there is no value, a code of the code list not_computable.</summary>
    public string? NotComputable => turnover.NotComputable;

    /// <summary>Address of the protected counts of leavers as Parquet.</summary>
    public string ParquetUrl => Downloads.Address(release, "doctor_exit_time", "parquet");

    /// <summary>Address of the protected counts of leavers as CSV.</summary>
    public string CsvUrl => Downloads.Address(release, "doctor_exit_time", "csv");

    /// <summary>Where it comes from.</summary>
    public ProvenanceNode Provenance => provenance;
}
