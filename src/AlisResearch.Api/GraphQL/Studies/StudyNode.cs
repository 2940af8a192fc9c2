using AlisResearch.Catalogue;
using AlisResearch.Model;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace AlisResearch.Api.GraphQL.Studies;

/// <summary>A follow-up study.</summary>
[Name("Study")]
public sealed class StudyNode(StudyRow row)
{
    /// <summary>alis-vest, alis-nord or alis-by.</summary>
    [Id]
    public string Id => row.Id;

    /// <summary>Proper name.</summary>
    public string Name => row.Name;

    /// <summary>What it followed.</summary>
    /// <param name="lang">Language.</param>
    public string Title(Language lang = Language.Nb) => lang == Language.Nb ? row.TitleNb : row.TitleEn;

    /// <summary>Its phases in order.</summary>
    public IEnumerable<PhaseNode> Phases => row.Phases.OrderBy(p => p.Key).Select(p => new PhaseNode(p));

    /// <summary>Its rounds of collection.</summary>
    public IEnumerable<RoundNode> Rounds => row.Rounds.OrderBy(r => r.From).ThenBy(r => r.Key).Select(r => new RoundNode(r));

    internal static IEnumerable<StudyNode> All(OpenRelease release)
    {
        using var catalogue = release.Catalogue();
        return catalogue.Studies
            .Where(s => !s.Reference)
            .Include(s => s.Phases).ThenInclude(p => p.Source)
            .Include(s => s.Rounds).ThenInclude(r => r.Source)
            .AsSplitQuery()
            .OrderBy(s => s.Id).AsEnumerable().Select(s => new StudyNode(s)).ToList();
    }
}

/// <summary>A phase of a study: an intake with its own posts.</summary>
[Name("Phase")]
public sealed class PhaseNode(PhaseRow row)
{
    /// <summary>Unique in the study.</summary>
    [Id]
    public string Id => row.Id;

    /// <summary>Name.</summary>
    /// <param name="lang">Language.</param>
    public string Name(Language lang = Language.Nb) => lang == Language.Nb ? row.NameNb : row.NameEn;

    /// <summary>First day; the sources print years or months.</summary>
    public DateOnly? From => row.From;

    /// <summary>Last day, included; null while open.</summary>
    public DateOnly? To => row.To;

    /// <summary>Municipalities as stated by the source; null when it states none.</summary>
    public int? MunicipalityCount => row.Municipalities;

    /// <summary>Posts as stated by the source; null when it states none.</summary>
    public int? PositionCount => row.Positions;

    /// <summary>Where it is stated.</summary>
    public SourceNode? Source => new(row.Source, row.Locator);
}

/// <summary>A round of collection.</summary>
[Name("Round")]
public sealed class RoundNode(RoundRow row)
{
    /// <summary>Unique in the study.</summary>
    [Id]
    public string Id => row.Id;

    /// <summary>What it holds.</summary>
    public RoundKind Kind => Codes.Parse<RoundKind>(row.Kind);

    /// <summary>Title.</summary>
    /// <param name="lang">Language.</param>
    public string Title(Language lang = Language.Nb) => lang == Language.Nb ? row.TitleNb : row.TitleEn;

    /// <summary>First day of collection, when known.</summary>
    public DateOnly? From => row.From;

    /// <summary>Last day of collection, included, when known.</summary>
    public DateOnly? To => row.To;

    /// <summary>True when its rows are made up.</summary>
    public bool Synthetic => row.Synthetic;

    /// <summary>Where it was published; null for made-up rows.</summary>
    public SourceNode? Source => row.Source is { } source ? new(source, row.Locator) : null;
}
