using AlisResearch.Api.Figures;
using AlisResearch.Api.Http;
using AlisResearch.Model;
using GraphQL;

namespace AlisResearch.Api.GraphQL.Interviews;

/// <summary>What interviews can be counted by.</summary>
public enum InterviewDimension
{
    /// <summary>Study.</summary>
    Study,

    /// <summary>Phase of the study whose posts were asked about.</summary>
    Phase,

    /// <summary>Interview round.</summary>
    Round,

    /// <summary>Role of the respondent.</summary>
    Role,
}

/// <summary>Role of a respondent.</summary>
public enum RespondentRole
{
    /// <summary>Helseleder: the municipality's health leader.</summary>
    HealthLeader,

    /// <summary>ALIS: doctor in specialist training in general practice.</summary>
    Alis,

    /// <summary>Veileder: doctor who supervises.</summary>
    Supervisor,

    /// <summary>Hjelpepersonell: health secretary, nurse, biomedical scientist.</summary>
    SupportStaff,
}

/// <summary>Which interviews; everything given must hold.</summary>
[Name("InterviewFilter")]
public sealed class InterviewFilter
{
    /// <summary>The study.</summary>
    [Id]
    public string? Study { get; init; }

    /// <summary>The phase.</summary>
    [Id]
    public string? Phase { get; init; }

    /// <summary>The interview round.</summary>
    public int? Round { get; init; }

    /// <summary>The role.</summary>
    public RespondentRole? Role { get; init; }
}

/// <summary>Interviews counted.</summary>
[Name("InterviewTable")]
public sealed class InterviewTable(OpenRelease release, IReadOnlyList<InterviewRow> rows, string? figureUrl, ProvenanceNode provenance)
{
    private const string Table = "interview_count";

    /// <summary>A row a group, in the order of study, phase, round and role.</summary>
    public IEnumerable<InterviewRow> Rows => rows;

    /// <summary>All of them together.</summary>
    public int Total => rows.Sum(r => r.Count);

    /// <summary>Address of the whole table as Parquet.</summary>
    public string ParquetUrl => Downloads.Address(release, Table, "parquet");

    /// <summary>Address of the whole table as CSV.</summary>
    public string CsvUrl => Downloads.Address(release, Table, "csv");

    /// <summary>Address of the figure of the study by round and role; null where no study is asked for.</summary>
    public string? FigureUrl => figureUrl;

    /// <summary>Where it comes from.</summary>
    public ProvenanceNode Provenance => provenance;

    internal static InterviewTable Of(IResolveFieldContext context, OpenRelease release, InterviewFilter? where, IEnumerable<InterviewDimension> groupBy)
    {
        var by = groupBy.ToHashSet();
        var rows = TableQuery.Ask(
            release, "interview_counts.sql",
            r => new InterviewRow(
                r.Text("study"), r.Text("phase"), r.Integer("round"), Codes.ParseOptional<RespondentRole>(r.Text("role")), r.Integer("count") ?? 0),
            context.CancellationToken,
            ("study", where?.Study), ("phase", where?.Phase), ("round", where?.Round), ("role", Codes.Of(where?.Role)),
            ("by_study", by.Contains(InterviewDimension.Study)), ("by_phase", by.Contains(InterviewDimension.Phase)),
            ("by_round", by.Contains(InterviewDimension.Round)), ("by_role", by.Contains(InterviewDimension.Role)));
        return new(release, rows, where is { Study: { } study, Phase: null, Round: null, Role: null } ? FigureAddress.Of(release, "interview-overview", ("study", study)) : null, ProvenanceNode.Of(context, release, Table, Table));
    }
}

/// <summary>A group of interviews. What was not grouped by is null.</summary>
[Name("InterviewRow")]
public sealed class InterviewRow(string? study, string? phase, int? round, RespondentRole? role, int count)
{
    /// <summary>The study.</summary>
    [Id]
    public string? Study => study;

    /// <summary>The phase.</summary>
    [Id]
    public string? Phase => phase;

    /// <summary>The interview round.</summary>
    public int? Round => round;

    /// <summary>The role.</summary>
    public RespondentRole? Role => role;

    /// <summary>Interviews.</summary>
    public int Count => count;
}
