using System.ComponentModel;
using System.Globalization;
using AlisResearch.Api.GraphQL.Municipalities;
using AlisResearch.Api.Paging;
using AlisResearch.Catalogue;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace AlisResearch.Api.GraphQL.Recruitment;

/// <summary>One post as known on a date. Status, supervision and plan are one doctor's circumstances: see recruitmentSummary.</summary>
[Name("Recruitment")]
public sealed class RecruitmentNode(OpenRelease release, RecruitmentRow row)
{
    /// <summary>The post, unique in the study.</summary>
    [Id]
    public string Id => row.Post;

    /// <summary>The study.</summary>
    [Id]
    public string Study => row.Study;

    /// <summary>The phase.</summary>
    [Id]
    public string? Phase => row.Phase;

    /// <summary>The application (printed row) that the post belongs to; two posts of one row share it.</summary>
    public string Unit => row.Unit;

    /// <summary>Health-trust area.</summary>
    public OsoArea? Area => Codes.ParseOptional<OsoArea>(row.Area);

    /// <summary>The municipality as the source prints it.</summary>
    public string PrintedMunicipality => row.PrintedMunicipality;

    /// <summary>The municipalities that share the post, under the code observed.</summary>
    public IEnumerable<MunicipalityNode> Municipalities => row.Municipalities.OrderBy(m => m.Code, StringComparer.Ordinal).Select(m => new MunicipalityNode(release, m));

    /// <summary>The practice.</summary>
    public string? Practice => row.Practice;

    /// <summary>List cap, patients; null when none is printed.</summary>
    public int? ListCap => row.ListCap;

    /// <summary>True when the source prints "?" for the list cap.</summary>
    public bool ListCapUnknown => row.ListCapUnknown;

    /// <summary>True when the post shares a list (deleliste).</summary>
    public bool SharedList => row.SharedList;

    /// <summary>Applicants for this post in all its rounds; null when none are printed for it alone.</summary>
    public int? Applicants => row.Applicants;

    /// <summary>Applicants by advertisement round, in order.</summary>
    public IEnumerable<int> ApplicantsByRound => (row.ApplicantsByRound ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)
        .Select(n => int.Parse(n, CultureInfo.InvariantCulture));

    /// <summary>Applicants printed for all posts of the unit together, so that each post's own number is unknown. Count it once a unit.</summary>
    public int? ApplicantsJoint => row.ApplicantsJoint;

    /// <summary>True when the source prints "?" for the applicants.</summary>
    public bool ApplicantsUnknown => row.ApplicantsUnknown;

    /// <summary>Appointed to the post; null when the source does not print it.</summary>
    public int? Appointed => row.Appointed;

    /// <summary>How the doctor is or would be engaged; null when not printed.</summary>
    public ContractForm? ContractForm => Codes.ParseOptional<ContractForm>(row.ContractForm);

    /// <summary>True when the form is printed with "?".</summary>
    public bool ContractFormUncertain => row.ContractFormUncertain;

    /// <summary>Specialist-training scheme; null when not printed for this post alone.</summary>
    public Scheme? Scheme => Codes.ParseOptional<Scheme>(row.Scheme);

    /// <summary>True when the scheme is printed with "?".</summary>
    public bool SchemeUncertain => row.SchemeUncertain;

    /// <summary>Scheme printed once for several posts: which of them it holds for is unknown.</summary>
    public Scheme? SchemeJoint => Codes.ParseOptional<Scheme>(row.SchemeJoint);

    /// <summary>The date the row is known for; null when the source is undated.</summary>
    public DateOnly? AsOf => row.AsOf;

    /// <summary>Where it is printed.</summary>
    public SourceNode Source => new(row.Source, row.Locator);
}

/// <summary>Which posts; everything given must hold.</summary>
[Name("RecruitmentFilter")]
public sealed class RecruitmentFilter
{
    /// <summary>The study.</summary>
    [Id]
    public string? Study { get; init; }

    /// <summary>The phase.</summary>
    [Id]
    public string? Phase { get; init; }

    /// <summary>The post.</summary>
    [Id]
    public string? Id { get; init; }

    /// <summary>Code of a municipality that has or shares the post.</summary>
    public string? Code { get; init; }

    /// <summary>Health-trust area.</summary>
    public OsoArea? Area { get; init; }

    /// <summary>Contract form.</summary>
    public ContractForm? ContractForm { get; init; }

    /// <summary>Specialist-training scheme.</summary>
    public Scheme? Scheme { get; init; }
}

/// <summary>What posts can be ordered by. A post without a value comes first when ascending.</summary>
public enum RecruitmentField
{
    /// <summary>The post's id.</summary>
    Id,

    /// <summary>List cap.</summary>
    ListCap,

    /// <summary>Applicants.</summary>
    Applicants,
}

/// <summary>One column of an order.</summary>
[Name("RecruitmentOrder")]
public sealed class RecruitmentOrder
{
    /// <summary>By what.</summary>
    public required RecruitmentField Field { get; init; }

    /// <summary>In which direction.</summary>
    [DefaultValue(SortDirection.Asc)]
    public SortDirection Direction { get; init; } = SortDirection.Asc;
}

/// <summary>A post with its cursor.</summary>
public sealed class RecruitmentEdge(RecruitmentNode node, string cursor) : Edge<RecruitmentNode>(node, cursor);

/// <summary>A page of posts.</summary>
public sealed class RecruitmentConnection : Connection<RecruitmentNode, RecruitmentEdge>
{
    private RecruitmentConnection(Page<RecruitmentNode> page, Func<int> count)
        : base(page, (node, cursor) => new(node, cursor), count)
    {
    }

    internal static RecruitmentConnection Of(
        OpenRelease release, RecruitmentFilter? where, IEnumerable<RecruitmentOrder>? orderBy, int first, string? after)
    {
        using var catalogue = release.Catalogue();
        var order = (orderBy ?? []).Select(Column).Append(SortColumn.Number<RecruitmentRow>("KEY", r => r.Key)).ToList();
        var rows = Filter(catalogue, where).Include(r => r.Source).Include(r => r.Municipalities);
        var page = Connections.Page(rows, order, first, after, r => new RecruitmentNode(release, r));
        return new(page, () =>
        {
            using var counting = release.Catalogue();
            return Filter(counting, where).Count();
        });
    }

    private static IQueryable<RecruitmentRow> Filter(ReleaseCatalogue catalogue, RecruitmentFilter? where)
    {
        IQueryable<RecruitmentRow> rows = catalogue.Recruitments;
        if (where?.Study is { } study)
            rows = rows.Where(r => r.Study == study);
        if (where?.Phase is { } phase)
            rows = rows.Where(r => r.Phase == phase);
        if (where?.Id is { } post)
            rows = rows.Where(r => r.Post == post);
        if (where?.Code is { } code)
            rows = rows.Where(r => r.Municipalities.Any(m => m.Code == code));
        if (Codes.Of(where?.Area) is { } area)
            rows = rows.Where(r => r.Area == area);
        if (Codes.Of(where?.ContractForm) is { } form)
            rows = rows.Where(r => r.ContractForm == form);
        if (Codes.Of(where?.Scheme) is { } scheme)
            rows = rows.Where(r => r.Scheme == scheme);
        return rows;
    }

    private static SortColumn<RecruitmentRow> Column(RecruitmentOrder order)
    {
        var descending = order.Direction == SortDirection.Desc;
        return order.Field switch
        {
            RecruitmentField.Id => SortColumn.Text<RecruitmentRow>("ID", r => r.Post, descending),
            RecruitmentField.ListCap => SortColumn.Number<RecruitmentRow>("LIST_CAP", r => r.ListCap ?? -1, descending),
            _ => SortColumn.Number<RecruitmentRow>("APPLICANTS", r => r.Applicants ?? -1, descending),
        };
    }
}
