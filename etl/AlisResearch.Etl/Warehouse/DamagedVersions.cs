using AlisResearch.Model;

namespace AlisResearch.Etl.Warehouse;

/// <summary>
/// What becomes of a round's damaged versions when a file of the round is taken in. The latest is mended by the same source, read with the
/// same definition: it keeps its number and its time, and gets the new file. Any other can be mended by nothing that is here, and may hold
/// rows of people who have withdrawn: it is dropped. Either way the damaged file is recorded as replaced, in the same transaction.
/// </summary>
internal static class DamagedVersions
{
    /// <summary>Adds a published version to the catalogue in place of the damaged ones; saving is the caller's.</summary>
    /// <returns>The version as the catalogue has it.</returns>
    public static RoundVersion Replace(DataFolders folders, StewardContext catalogue, RoundVersion published)
    {
        var damaged = Of(folders, catalogue, published).ToList();
        var mended = damaged.Find(v => v.Version == published.Version - 1
            && v.SourceSha256 == published.SourceSha256 && v.DefinitionSha256 == published.DefinitionSha256);
        catalogue.AddRange(damaged.Select(v => new ReplacedFile { File = v.File }));
        catalogue.RoundVersions.RemoveRange(damaged.Where(v => v != mended));
        if (mended is null)
        {
            catalogue.Add(published);
            return published;
        }

        (mended.File, mended.FileSha256, mended.Rows, mended.KeyId) = (published.File, published.FileSha256, published.Rows, published.KeyId);
        return mended;
    }

    /// <summary>The damaged among the round's versions: the latest is looked at, the earlier ones while a withdrawal waits for a damaged file.</summary>
    private static IEnumerable<RoundVersion> Of(DataFolders folders, StewardContext catalogue, RoundVersion published)
    {
        var earlier = catalogue.RoundVersions.Where(v => v.Study == published.Study && v.Round == published.Round)
            .OrderByDescending(v => v.Version).ToList();
        var all = Agreement.Pending(catalogue, published.Study, WithdrawalList.Read(folders).Entries).Count > 0;
        return earlier.Take(all ? earlier.Count : 1).Where(v => !v.IsIntact(folders));
    }
}
