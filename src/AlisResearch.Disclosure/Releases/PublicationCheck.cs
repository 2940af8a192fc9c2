using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>
/// A row is public only when the document that printed it was out on or before the release date. Anything later would publish a
/// fact before its owner did.
/// </summary>
public static class PublicationCheck
{
    /// <summary>Refuses when a document behind anything in the release is younger than the release.</summary>
    /// <exception cref="AlisException">Exit 4, naming the documents.</exception>
    public static void Run(SchemaSet schema, IEnumerable<string> documents, DateOnly releaseDate)
    {
        var early = documents.Distinct().Select(d => schema.Sources[d]).Where(d => d.Published > releaseDate).OrderBy(d => d.Id, StringComparer.Ordinal).ToList();
        if (early.Count == 0)
            return;
        var names = string.Join(", ", early.Select(d => $"{d.Id} ({d.Published:yyyy-MM-dd})"));
        throw new AlisException(ExitCode.Disclosure, new(
            $"Utgivelsen er datert {releaseDate:yyyy-MM-dd}, men disse dokumentene kom senere: {names}. Velg en senere dato i policyen, eller ta ut radene.",
            $"The release is dated {releaseDate:yyyy-MM-dd}, but these documents came later: {names}. Choose a later date in the policy, or take out the rows."));
    }
}
