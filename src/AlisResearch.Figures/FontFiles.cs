namespace AlisResearch.Figures;

/// <summary>Finds font files by name.</summary>
internal static class FontFiles
{
    private const int MaxDepth = 8; // a link may lead back up

    /// <summary>
    /// The paths of those files that are below these folders, by name in any case of letters. Of two files with one name it is the earlier folder's,
    /// then the first in ordinal order.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Find(IEnumerable<string> folders, IEnumerable<string> names)
    {
        var wanted = names.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var everywhere = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = MaxDepth };
        var files = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var folder in folders.Where(Directory.Exists))
            foreach (var file in Directory.EnumerateFiles(folder, "*", everywhere)
                .Where(f => wanted.Contains(Path.GetFileName(f))).Order(StringComparer.Ordinal))
                files.TryAdd(Path.GetFileName(file), file);
        return files;
    }
}
