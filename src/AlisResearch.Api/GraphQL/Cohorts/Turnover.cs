using AlisResearch.Analytics;
using AlisResearch.Api.Http;
using GraphQL;

namespace AlisResearch.Api.GraphQL.Cohorts;

/// <summary>Turnover of one period.</summary>
[Name("Turnover")]
public sealed class Turnover(OpenRelease release, string table, PeriodTurnover turnover, string? figureUrl, ProvenanceNode provenance)
{
    /// <summary>The group; null for all.</summary>
    public string? Group => turnover.Group;

    /// <summary>First day of the period.</summary>
    public DateOnly From => turnover.From;

    /// <summary>The day after its last.</summary>
    public DateOnly To => turnover.To;

    /// <summary>In post on the first day; in a public release a sum of protected counts.</summary>
    public int AtStart => turnover.AtStart;

    /// <summary>In post on the last day; null where it was not observed.</summary>
    public int? AtEnd => turnover.AtEnd;

    /// <summary>Left in the period; null where it was not observed.</summary>
    public int? Events => turnover.Left;

    /// <summary>Leavers against the mean headcount; null where it cannot be computed.</summary>
    public double? Value => turnover.Rate.Value;

    /// <summary>Lower limit for sampling; in a public release that of the fewest leavers that there can be. The headcount is taken as released.</summary>
    public double? Lower => turnover.Rate.Lower;

    /// <summary>Upper limit; in a public release that of the most leavers.</summary>
    public double? Upper => turnover.Rate.Upper;

    /// <summary>Why there is no value, a code of the code list not_computable.</summary>
    public string? NotComputable => turnover.NotComputable;

    /// <summary>Address of the counts of leavers that it is a function of, as Parquet.</summary>
    public string ParquetUrl => Downloads.Address(release, table, "parquet");

    /// <summary>Address of the counts of leavers that it is a function of, as CSV.</summary>
    public string CsvUrl => Downloads.Address(release, table, "csv");

    /// <summary>Address of the figure of the whole answer; null where there is none.</summary>
    public string? FigureUrl => figureUrl;

    /// <summary>Where it comes from.</summary>
    public ProvenanceNode Provenance => provenance;
}
