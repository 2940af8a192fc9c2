using AlisResearch.Analytics;
using AlisResearch.Api.Http;
using GraphQL;

namespace AlisResearch.Api.GraphQL.Cohorts;

/// <summary>Stability of posts after so many years.</summary>
[Name("Stability")]
public sealed class Stability(OpenRelease release, PostStability stability, ProvenanceNode provenance)
{
    /// <summary>The group; null for all.</summary>
    public string? Group => null;

    /// <summary>Years.</summary>
    public int Years => stability.Years;

    /// <summary>Posts, exact: public.</summary>
    public int Posts => stability.Posts;

    /// <summary>Of them those that are so old, exact: public.</summary>
    public int Eligible => stability.Eligible;

    /// <summary>Filled on that day; null: in no public release.</summary>
    public Count? Filled => null;

    /// <summary>Held by one doctor for so long at some time.</summary>
    public Count SameDoctor => Count.Of(stability.SameDoctor);

    /// <summary>Still held by the first doctor after so long; null: in no public release.</summary>
    public Count? OriginalHolder => null;

    /// <summary>The share of eligible posts that one doctor has held for so long.</summary>
    public Estimate SameDoctorShare => new(stability.Share, stability.Lower, stability.Upper);

    /// <summary>Why there is no share, a code of the code list not_computable.</summary>
    public string? NotComputable => stability.NotComputable;

    /// <summary>Address of the protected counts as Parquet.</summary>
    public string ParquetUrl => Downloads.Address(release, "post_longest_spell", "parquet");

    /// <summary>Address of the protected counts as CSV.</summary>
    public string CsvUrl => Downloads.Address(release, "post_longest_spell", "csv");

    /// <summary>Where it comes from.</summary>
    public ProvenanceNode Provenance => provenance;
}
