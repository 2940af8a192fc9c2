using AlisResearch.Model;

namespace AlisResearch.Etl.Warehouse;

/// <summary>
/// Removes what interrupted runs left. The rule: a file is removed only for a reason that stands written, never because the catalogue
/// does not know it. There are three. It has a temporary name, which no catalogue ever lists. Or <see cref="UnfinishedFiles"/> names it,
/// and the catalogue is still the one its writer started from. Or this catalogue recorded that it was replaced
/// (<see cref="ReplacedFile"/>); since no name is given twice, no other catalogue can mean another file by it. A catalogue that is older
/// than the folder, copied back by hand, thus removes nothing that the newer one lists, except what it had itself replaced.
/// </summary>
internal static class WarehouseSweep
{
    /// <summary>Sweeps. The caller holds the lock, and the catalogue is up to date.</summary>
    public static void Run(DataFolders folders)
    {
        var beside = new[] { folders.Steward, folders.Keys }.Where(Directory.Exists).SelectMany(Directory.EnumerateFiles);
        foreach (var file in Files(folders).Concat(beside).Where(f => f.EndsWith(DurableFiles.Temporary, StringComparison.Ordinal)).ToList())
            File.Delete(file);
        if (Directory.Exists(folders.Restoring))
            Directory.Delete(folders.Restoring, recursive: true);
        using var catalogue = StewardContext.Open(folders.Catalogue);
        RemoveReplaced(folders, catalogue);
    }

    /// <summary>Removes the files that others have replaced, then forgets them.</summary>
    public static void RemoveReplaced(DataFolders folders, StewardContext catalogue)
    {
        var replaced = catalogue.ReplacedFiles.ToList();
        if (replaced.Count == 0)
            return;
        var listed = catalogue.RoundVersions.Select(v => v.File).ToHashSet(StringComparer.Ordinal);
        foreach (var file in replaced.Where(f => !listed.Contains(f.File)))
            DurableFiles.Delete(Path.Combine(folders.Warehouse, file.File));
        catalogue.ReplacedFiles.RemoveRange(replaced);
        catalogue.SaveChanges();
    }

    /// <summary>Every file of the warehouse folder, full path.</summary>
    public static IEnumerable<string> Files(DataFolders folders) => Directory.EnumerateFiles(
        folders.Warehouse, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint });
}
