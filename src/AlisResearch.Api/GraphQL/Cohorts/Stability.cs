using AlisResearch.Analytics;
using AlisResearch.Api.Http;
using GraphQL;

namespace AlisResearch.Api.GraphQL.Cohorts;

/// <summary>Stability of posts after so many years.</summary>
[Name("Stability")]
public sealed class Stability(OpenRelease release, string table, PostStability stability, string? figureUrl, ProvenanceNode provenance)
{
    /// <summary>The group; null for all.</summary>
    public string? Group => stability.Group;

    /// <summary>Years.</summary>
    public int Years => (int)stability.Years;

    /// <summary>Posts, exact in either kind of release: public.</summary>
    public int Posts => stability.Posts;

    /// <summary>Of them those that are so old, exact in either kind of release: public.</summary>
    public int Eligible => stability.Eligible;

    /// <summary>Filled on that day; null in a public release.</summary>
    public Count? Filled => stability.Filled is { } filled ? Count.Of(filled) : null;

    /// <summary>Held by one doctor for so long at some time.</summary>
    public Count SameDoctor => Count.Of(stability.SameDoctor);

    /// <summary>Still held by the first doctor after so long; null in a public release.</summary>
    public Count? OriginalHolder => stability.OriginalHolder is { } held ? Count.Of(held) : null;

    /// <summary>The share of eligible posts that one doctor has held for so long.</summary>
    public Estimate SameDoctorShare => Estimate.Of(stability.Share);

    /// <summary>Why there is no share, a code of the code list not_computable.</summary>
    public string? NotComputable => stability.NotComputable;

    /// <summary>Address of the counts that it is a function of, as Parquet.</summary>
    public string ParquetUrl => Downloads.Address(release, table, "parquet");

    /// <summary>Address of the counts that it is a function of, as CSV.</summary>
    public string CsvUrl => Downloads.Address(release, table, "csv");

    /// <summary>Address of the figure of the whole answer; null where there is none.</summary>
    public string? FigureUrl => figureUrl;

    /// <summary>Where it comes from.</summary>
    public ProvenanceNode Provenance => provenance;
}
