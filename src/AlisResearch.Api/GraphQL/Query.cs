using AlisResearch.Api.GraphQL.Claims;
using AlisResearch.Api.GraphQL.Codelists;
using AlisResearch.Api.GraphQL.Cohorts;
using AlisResearch.Api.GraphQL.Costs;
using AlisResearch.Api.GraphQL.Interviews;
using AlisResearch.Api.GraphQL.Municipalities;
using AlisResearch.Api.GraphQL.Recruitment;
using AlisResearch.Api.GraphQL.Releases;
using AlisResearch.Api.GraphQL.Studies;
using AlisResearch.Api.GraphQL.Surveys;
using GraphQL;

namespace AlisResearch.Api.GraphQL;

/// <summary>What can be asked of the follow-up studies of Norway's GP-training posts. Every field reads one release.</summary>
public sealed class Query
{
    /// <summary>A release; the current one when no id is given.</summary>
    /// <param name="id">The release's id.</param>
    /// <param name="store">The releases.</param>
    public static ReleaseNode Release([Id] string? id, [FromServices] ReleaseStore store) => new(Open(store, id));

    /// <summary>The releases, the newest first.</summary>
    /// <param name="first">Releases per page, 0 to 500.</param>
    /// <param name="after">Cursor of the page before.</param>
    /// <param name="store">The releases.</param>
    public static ReleaseConnection Releases([FromServices] ReleaseStore store, int? first = 20, string? after = null) =>
        ReleaseConnection.Of(store, first ?? 20, after);

    /// <summary>The follow-up studies.</summary>
    /// <param name="store">The releases.</param>
    public static IEnumerable<StudyNode> Studies([FromServices] ReleaseStore store) => StudyNode.All(store.Current);

    /// <summary>One study, or null when there is none with this id.</summary>
    /// <param name="id">alis-vest, alis-nord or alis-by.</param>
    /// <param name="store">The releases.</param>
    public static StudyNode? Study([Id] string id, [FromServices] ReleaseStore store) =>
        StudyNode.All(store.Current).FirstOrDefault(s => s.Id == id);

    /// <summary>Municipality codes through time, in code order unless told otherwise.</summary>
    /// <param name="where">Which.</param>
    /// <param name="orderBy">In which order.</param>
    /// <param name="first">Municipalities per page, 0 to 500.</param>
    /// <param name="after">Cursor of the page before.</param>
    /// <param name="store">The releases.</param>
    public static MunicipalityConnection Municipalities(
        [FromServices] ReleaseStore store, MunicipalityFilter? where = null, IEnumerable<MunicipalityOrder>? orderBy = null, int? first = 50, string? after = null) =>
        MunicipalityConnection.Of(store.Current, where, orderBy, first ?? 50, after);

    /// <summary>Posts as known on a date: one row is one post. In the order of study and post unless told otherwise.</summary>
    /// <param name="release">The release to read; the current one when left out.</param>
    /// <param name="where">Which.</param>
    /// <param name="orderBy">In which order.</param>
    /// <param name="first">Posts per page, 0 to 500.</param>
    /// <param name="after">Cursor of the page before.</param>
    /// <param name="store">The releases.</param>
    public static RecruitmentConnection Recruitments(
        [FromServices] ReleaseStore store, [Id] string? release = null, RecruitmentFilter? where = null,
        IEnumerable<RecruitmentOrder>? orderBy = null, int? first = 50, string? after = null) =>
        RecruitmentConnection.Of(Open(store, release), where, orderBy, first ?? 50, after);

    /// <summary>Counts of posts by circumstance: for the whole study, or by area.</summary>
    /// <param name="release">The release to read; the current one when left out.</param>
    /// <param name="study">The study.</param>
    /// <param name="groupBy">How to group; the whole study when left out.</param>
    /// <param name="store">The releases.</param>
    /// <param name="context">The field.</param>
    public static IEnumerable<RecruitmentSummaryNode> RecruitmentSummary(
        IResolveFieldContext context, [FromServices] ReleaseStore store, [Id] string study, [Id] string? release = null, RecruitmentDimension? groupBy = null) =>
        RecruitmentSummaryNode.Of(context, Open(store, release), study, groupBy);

    /// <summary>Published counts of interviews.</summary>
    /// <param name="release">The release to read; the current one when left out.</param>
    /// <param name="where">Which.</param>
    /// <param name="groupBy">By what; an empty list gives the total as one row.</param>
    /// <param name="store">The releases.</param>
    /// <param name="context">The field.</param>
    public static InterviewTable InterviewCounts(
        IResolveFieldContext context, [FromServices] ReleaseStore store, IEnumerable<InterviewDimension> groupBy, [Id] string? release = null,
        InterviewFilter? where = null) => InterviewTable.Of(context, Open(store, release), where, groupBy);

    /// <summary>Doctors in training posts of some studies and phases: how many stay. Every figure is a function of the release's protected counts.</summary>
    /// <param name="release">The release to read; the current one when left out.</param>
    /// <param name="where">Which.</param>
    /// <param name="store">The releases.</param>
    /// <param name="context">The field.</param>
    public static CohortNode Cohort(IResolveFieldContext context, [FromServices] ReleaseStore store, [Id] string? release = null, CohortFilter? where = null) =>
        CohortNode.Of(context, Open(store, release), where);

    /// <summary>A round of a survey.</summary>
    /// <param name="release">The release to read; the current one when left out.</param>
    /// <param name="study">The study.</param>
    /// <param name="round">The round.</param>
    /// <param name="store">The releases.</param>
    /// <param name="context">The field.</param>
    public static SurveyNode? Survey(
        IResolveFieldContext context, [FromServices] ReleaseStore store, [Id] string study, [Id] string round, [Id] string? release = null) =>
        SurveyNode.Of(context, Open(store, release), study, round);

    /// <summary>Published costs and financing.</summary>
    /// <param name="release">The release to read; the current one when left out.</param>
    /// <param name="where">Which.</param>
    /// <param name="store">The releases.</param>
    /// <param name="context">The field.</param>
    public static CostTable Costs(IResolveFieldContext context, [FromServices] ReleaseStore store, [Id] string? release = null, CostFilter? where = null) =>
        CostTable.Of(context, Open(store, release), where);

    /// <summary>Published grants for ALIS agreements.</summary>
    /// <param name="release">The release to read; the current one when left out.</param>
    /// <param name="where">Which.</param>
    /// <param name="store">The releases.</param>
    /// <param name="context">The field.</param>
    public static GrantTable Grants(IResolveFieldContext context, [FromServices] ReleaseStore store, [Id] string? release = null, GrantFilter? where = null) =>
        GrantTable.Of(context, Open(store, release), where);

    /// <summary>Published numbers, recomputed, with a verdict each.</summary>
    /// <param name="release">The release to read; the current one when left out.</param>
    /// <param name="where">Which.</param>
    /// <param name="store">The releases.</param>
    public static IEnumerable<ClaimNode> Claims([FromServices] ReleaseStore store, [Id] string? release = null, ClaimFilter? where = null) =>
        ClaimNode.Find(Open(store, release), where);

    /// <summary>The code lists with their labels.</summary>
    /// <param name="release">The release to read; the current one when left out.</param>
    /// <param name="store">The releases.</param>
    public static IEnumerable<CodelistNode> Codelists([FromServices] ReleaseStore store, [Id] string? release = null) => CodelistNode.All(Open(store, release));

    /// <summary>The variables of the released tables.</summary>
    /// <param name="release">The release to read; the current one when left out.</param>
    /// <param name="search">A word in the name or the meaning; all variables when left out.</param>
    /// <param name="store">The releases.</param>
    public static IEnumerable<VariableNode> Variables([FromServices] ReleaseStore store, [Id] string? release = null, string? search = null) =>
        VariableNode.Find(Open(store, release), search);

    private static OpenRelease Open(ReleaseStore store, string? id) =>
        store.Find(id) ?? throw RequestError.NotFound(new("utgivelsen", "release"), id!, store.All.Select(r => r.Manifest.Id));
}
