using AlisResearch.Api.Figures;
using AlisResearch.Api.Http;
using AlisResearch.Model;
using GraphQL;

namespace AlisResearch.Api.GraphQL.Recruitment;

/// <summary>What posts can be counted by.</summary>
public enum RecruitmentDimension
{
    /// <summary>Health-trust area.</summary>
    Area,
}

/// <summary>
/// Posts counted by circumstance. A post is filled when a contract form is printed without "?" and nothing is printed beside it (left,
/// no agreement, advertised or to be advertised); a start that lies ahead is counted apart. Null: the source does not print it.
/// </summary>
[Name("RecruitmentSummary")]
public sealed class RecruitmentSummaryNode
{
    private const string Table = "recruitment_summary";

    /// <summary>The area; null for the whole study.</summary>
    public required string? Group { get; init; }

    /// <summary>Posts.</summary>
    public required int Posts { get; init; }

    /// <summary>Applications (printed rows): joint applications count once.</summary>
    public required int Units { get; init; }

    /// <summary>Posts that have been advertised.</summary>
    public required int? Advertised { get; init; }

    /// <summary>Applications with at least one post advertised.</summary>
    public required int? UnitsAdvertised { get; init; }

    /// <summary>Filled posts.</summary>
    public required int? Filled { get; init; }

    /// <summary>Posts with an agreement whose start lies ahead.</summary>
    public required int? FutureStart { get; init; }

    /// <summary>Filled posts with a self-employed doctor.</summary>
    public required int? Naring { get; init; }

    /// <summary>Posts with "Næring?": under negotiation or advertised as self-employed.</summary>
    public required int? NaringUncertain { get; init; }

    /// <summary>Filled posts on the old scheme, "Gammel?" included.</summary>
    public required int? OldScheme { get; init; }

    /// <summary>Filled posts whose doctor has an individual supervisor, as printed for the post alone.</summary>
    public required int? IndividualSupervisor { get; init; }

    /// <summary>Filled posts for which "Nei" is printed.</summary>
    public required int? IndividualSupervisorNone { get; init; }

    /// <summary>Filled posts that share one printed value, so that each post's own is unknown.</summary>
    public required int? IndividualSupervisorJoint { get; init; }

    /// <summary>Filled posts whose doctor is offered, or has finished, group supervision.</summary>
    public required int? GroupSupervision { get; init; }

    /// <summary>Applicants; a number printed for several posts together counts once.</summary>
    public required int? Applicants { get; init; }

    /// <summary>Appointed, where the source prints it.</summary>
    public required int? Appointed { get; init; }

    /// <summary>Address of the whole table as Parquet.</summary>
    public required string ParquetUrl { get; init; }

    /// <summary>Address of the whole table as CSV.</summary>
    public required string CsvUrl { get; init; }

    /// <summary>Address of the whole answer as a figure.</summary>
    public required string FigureUrl { get; init; }

    /// <summary>Where it comes from.</summary>
    public required ProvenanceNode Provenance { get; init; }

    internal static IEnumerable<RecruitmentSummaryNode> Of(IResolveFieldContext context, OpenRelease release, string study, RecruitmentDimension? groupBy)
    {
        RefuseUnreleased(release, study, groupBy, context.CancellationToken);
        var provenance = ProvenanceNode.Of(context, release, Table, Table);
        return TableQuery.Ask(
            release, "recruitment_summary_rows.sql",
            r => new RecruitmentSummaryNode
            {
                Group = r.Text("area"),
                Posts = r.Integer("posts")!.Value,
                Units = r.Integer("units")!.Value,
                Advertised = r.Integer("advertised"),
                UnitsAdvertised = r.Integer("units_advertised"),
                Filled = r.Integer("filled"),
                FutureStart = r.Integer("future_start"),
                Naring = r.Integer("naring"),
                NaringUncertain = r.Integer("naring_uncertain"),
                OldScheme = r.Integer("old_scheme"),
                IndividualSupervisor = r.Integer("individual_supervisor"),
                IndividualSupervisorNone = r.Integer("individual_supervisor_none"),
                IndividualSupervisorJoint = r.Integer("individual_supervisor_joint"),
                GroupSupervision = r.Integer("group_supervision"),
                Applicants = r.Integer("applicants"),
                Appointed = r.Integer("appointed"),
                ParquetUrl = Downloads.Address(release, Table, "parquet"),
                CsvUrl = Downloads.Address(release, Table, "csv"),
                FigureUrl = FigureAddress.Of(release, "recruitment", ("study", study), ("groupBy", groupBy is { } dimension ? Spelling.Constant(dimension) : null)),
                Provenance = provenance,
            },
            context.CancellationToken, ("study", study), ("by_area", groupBy == RecruitmentDimension.Area));
    }

    /// <summary>An empty answer would hide a misspelling, and a study or grouping that the release does not hold.</summary>
    private static void RefuseUnreleased(OpenRelease release, string study, RecruitmentDimension? groupBy, CancellationToken cancellation)
    {
        using var catalogue = release.Catalogue();
        var studies = catalogue.Studies.Where(s => !s.Reference).Select(s => s.Id).Order().ToList();
        if (!studies.Contains(study))
            throw RequestError.NotFound(new("studien", "study"), study, studies);
        var held = TableQuery.Ask(
            release, "recruitment_summary_held.sql", r => (Study: r.Text("study"), ByArea: r["by_area"] is true), cancellation);
        if (!held.Contains((study, groupBy == RecruitmentDimension.Area)))
            throw RequestError.NotReleased(
                groupBy is null ? new($"rekruttering for {study}", $"recruitment of {study}") : new($"rekruttering etter AREA for {study}", $"recruitment by AREA of {study}"),
                [.. held.Select(h => h.ByArea ? $"{h.Study} by AREA" : h.Study!)]);
    }
}
