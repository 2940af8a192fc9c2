using AlisResearch.Catalogue;
using GraphQL;

namespace AlisResearch.Api.GraphQL;

/// <summary>A place in a published document.</summary>
[Name("Source")]
public sealed class SourceNode(SourceRow row, string? locator)
{
    /// <summary>The document's title.</summary>
    public string Document => row.Title;

    /// <summary>Slide heading, table or page.</summary>
    public string? Locator => locator;

    /// <summary>When it was published; for an undated document a date it was out by.</summary>
    public DateOnly? Published => row.Published;
}
