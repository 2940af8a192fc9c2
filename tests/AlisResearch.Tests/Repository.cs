using AlisResearch.Model;

namespace AlisResearch.Tests;

/// <summary>The repository that the tests were built from, found upwards from the test program.</summary>
public static class Repository
{
    private static readonly Lazy<SchemaSet> Read = new(() => SchemaReader.Read(SchemaFolder));

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The schema that ships.</summary>
    public static string SchemaFolder => Path.Combine(Root, "schema");

    /// <summary>The input files that ship.</summary>
    public static string RoundsFolder => Path.Combine(Root, "etl", "rounds");

    /// <summary>The schema that ships, read once.</summary>
    public static SchemaSet Schema => Read.Value;

    /// <summary>The input file of a shipped round.</summary>
    public static string FileOf(SurveyRound round) => Path.Combine(RoundsFolder, round.Study, round.File);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "AlisResearch.sln"))
        ? folder
        : Find(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder))
            ?? throw new InvalidOperationException("The tests do not run inside the repository."));
}

/// <summary>A folder of its own for one test, removed with everything in it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("alis-test-").FullName;

    /// <summary>A path below the folder.</summary>
    public string this[params string[] parts] => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Writes a file and gives its path.</summary>
    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(this[name], bytes);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>What a folder holds, to compare two moments or two folders byte by byte.</summary>
public static class FolderContent
{
    /// <summary>One line a file, "path sha256", in path order. The lock is left out: it is empty, and nobody may open it while it is held.</summary>
    public static IReadOnlyList<string> Of(string folder) => Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(f => Path.GetFileName(f) is not ("lock" or ".lock"))
        .Select(f => $"{Path.GetRelativePath(folder, f).Replace('\\', '/')} {Sha256.OfFile(f)}")
        .Order(StringComparer.Ordinal)
        .ToList();

    /// <summary>Copies a folder with everything in it.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }
}
