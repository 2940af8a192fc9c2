namespace AlisResearch.Tests;

/// <summary>Where the repository lies, upwards from the tests' own folder.</summary>
public static class Repository
{
    /// <summary>The root.</summary>
    public static string Root { get; } = Find();

    /// <summary>schema/.</summary>
    public static string SchemaFolder => Path.Combine(Root, "schema");

    /// <summary>etl/rounds/.</summary>
    public static string RoundsFolder => Path.Combine(Root, "etl", "rounds");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AlisResearch.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The repository's root was not found.");
    }
}

/// <summary>A folder that goes with the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Its path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("alis-").FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
