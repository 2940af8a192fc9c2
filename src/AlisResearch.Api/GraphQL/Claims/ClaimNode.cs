using AlisResearch.Catalogue;
using AlisResearch.Model;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace AlisResearch.Api.GraphQL.Claims;

/// <summary>A published number or statement, and what the released tables say of it.</summary>
[Name("Claim")]
public sealed class ClaimNode(ClaimRow row)
{
    /// <summary>Id.</summary>
    [Id]
    public string Id => row.Id;

    /// <summary>The study; null for the whole country.</summary>
    [Id]
    public string? Study => row.Study;

    /// <summary>What was claimed, in our words.</summary>
    /// <param name="lang">Language.</param>
    public string Statement(Language lang = Language.Nb) => lang == Language.Nb ? row.StatementNb : row.StatementEn;

    /// <summary>Where.</summary>
    public SourceNode Source => new(row.Source, row.Locator);

    /// <summary>The printed number; null for a range or a text.</summary>
    public double? Published => row.Published;

    /// <summary>As printed, where that says more.</summary>
    public string? PublishedText => row.PublishedText;

    /// <summary>The number recomputed from the released tables; null when they hold nothing finer.</summary>
    public double? Computed => row.Computed;

    /// <summary>The verdict.</summary>
    public ClaimVerdict Verdict => Codes.Parse<ClaimVerdict>(row.Verdict);

    /// <summary>Claims on the same quantity that print something else.</summary>
    public IEnumerable<ClaimNode> Contradicts => row.Contradicts.OrderBy(c => c.Key).Select(c => new ClaimNode(c));

    /// <summary>What a reader should know.</summary>
    /// <param name="lang">Language.</param>
    public string? Note(Language lang = Language.Nb) => lang == Language.Nb ? row.NoteNb : row.NoteEn;

    internal static IEnumerable<ClaimNode> Find(OpenRelease release, ClaimFilter? where)
    {
        // The whole ledger, a hundred rows, so that every claim's other sides are there with theirs.
        using var catalogue = release.Catalogue();
        var verdict = Codes.Of(where?.Verdict);
        return catalogue.Claims.Include(c => c.Source).Include(c => c.Contradicts).AsSplitQuery().OrderBy(c => c.Key).AsEnumerable()
            .Where(c => (where?.Id ?? c.Id) == c.Id && (where?.Study is null || where.Study == c.Study) && (verdict ?? c.Verdict) == c.Verdict)
            .Select(c => new ClaimNode(c)).ToList();
    }
}

/// <summary>Which claims; everything given must hold.</summary>
[Name("ClaimFilter")]
public sealed class ClaimFilter
{
    /// <summary>Id.</summary>
    [Id]
    public string? Id { get; init; }

    /// <summary>The study.</summary>
    [Id]
    public string? Study { get; init; }

    /// <summary>The verdict.</summary>
    public ClaimVerdict? Verdict { get; init; }
}
