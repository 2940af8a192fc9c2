namespace AlisResearch.Model;

/// <summary>The files of a schema folder, each read by a function; what cannot be read becomes a finding.</summary>
internal sealed class SchemaFolder(string root, List<Finding> findings)
{
    /// <summary>Where findings are collected.</summary>
    public List<Finding> Findings => findings;

    /// <summary>The full path of a file below the folder.</summary>
    public string PathOf(string relative) => Path.Combine(root, relative);

    /// <summary>Files below <paramref name="folder"/>, in name order, relative to the schema folder.</summary>
    public IEnumerable<string> List(string folder, string pattern) => Directory.Exists(PathOf(folder))
        ? Directory.EnumerateFiles(PathOf(folder), pattern, SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/')).Order(StringComparer.Ordinal)
        : [];

    /// <summary>Reads one file that must be there.</summary>
    public T? ReadOne<T>(string relative, Func<YamlMap, T> read)
        where T : class
    {
        if (!File.Exists(PathOf(relative)))
        {
            findings.Add(new(relative, null, null, "missing_file", Severity.Error,
                new("Filen mangler.", "The file is missing."), null));
            return null;
        }

        if (YamlMap.Parse(PathOf(relative), relative, findings) is not { } map)
            return null;
        var value = read(map);
        map.Done();
        return value;
    }

    /// <summary>Reads every file of a folder.</summary>
    public IReadOnlyList<T> ReadAll<T>(string folder, string pattern, Func<YamlMap, T> read, string? except = null)
        where T : class =>
        List(folder, pattern).Where(f => except is null || Path.GetFileName(f) != except).Select(f => ReadOne(f, read)).OfType<T>().ToList();
}
