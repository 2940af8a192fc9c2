using System.Text.RegularExpressions;

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

    /// <summary>The line of a YAML file where <paramref name="word"/> stands first after <paramref name="entry"/>, to point at; from 1.</summary>
    public long? LineOf(string relative, string entry, string word)
    {
        if (!relative.EndsWith(".yml", StringComparison.Ordinal))
            return null;
        var lines = File.ReadLines(PathOf(relative)).Index().SkipWhile(l => !Has(l.Item, entry)).ToList();
        return lines.Where(l => Has(l.Item, word)).Concat(lines).Select(l => (long?)l.Index + 1).FirstOrDefault();

        static bool Has(string line, string word) => Regex.IsMatch(line, $@"(?<![\w-]){Regex.Escape(word)}(?![\w-])");
    }

    /// <summary>Reports something about <paramref name="key"/> of a file, at the line where <paramref name="word"/> stands.</summary>
    public void Report(string file, string key, string rule, LocalText message, LocalText? suggestion = null, string? word = null) =>
        findings.Add(new(file, LineOf(file, key, word ?? key), key, rule, Severity.Error, message, suggestion));

    /// <summary>Reports a name that leads nowhere.</summary>
    public void CheckKnown(string file, string key, string name, IReadOnlyCollection<string> allowed)
    {
        if (!allowed.Contains(name))
            Report(file, key, "unknown_reference", new($"Ukjent navn «{name}».", $"Unknown name “{name}”."), Suggest.DidYouMean(name, allowed), name);
    }

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
