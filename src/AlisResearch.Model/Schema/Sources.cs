namespace AlisResearch.Model;

/// <summary>A published document that facts are taken from, from <c>schema/sources.yml</c>.</summary>
/// <param name="Id">Short name: <c>S1</c>.</param>
/// <param name="Title">Title as printed.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Published">Publication date; for an undated document a date it was out by.</param>
/// <param name="DatedExactly">False when <paramref name="Published"/> is "not later than".</param>
/// <param name="Address">Address on the web, when known.</param>
/// <param name="Note">How an undated document was dated.</param>
public sealed record SourceDocument(
    string Id, string Title, string Publisher, DateOnly Published, bool DatedExactly, string? Address, LocalText? Note);

/// <summary>A place in a document.</summary>
/// <param name="Document">Id of a <see cref="SourceDocument"/>.</param>
/// <param name="Locator">Slide heading, table or page.</param>
public sealed record SourceReference(string Document, string? Locator);
