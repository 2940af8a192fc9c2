namespace AlisResearch.Tests.EndToEnd.Exports;

/// <summary>Every table of the shipped release in every format, as <c>alis export</c> writes them; once for all tests.</summary>
public sealed class ExportedFiles : IAsyncLifetime
{
    /// <summary>The formats.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["parquet", "csv", "excel.csv", "xlsx", "sav", "dta"];

    private readonly TemporaryFolder _folder = new();

    /// <summary>The data folder.</summary>
    public string Data => Path.Combine(_folder.Path, "data");

    /// <summary>Where the files are.</summary>
    public string Folder => Path.Combine(_folder.Path, "files");

    /// <summary>The tables.</summary>
    public IEnumerable<string> Tables => Directory.GetFiles(Folder, "*.parquet").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);

    /// <summary>Writes the tables in formats into a folder of its own.</summary>
    public async Task<string> Export(string folder, params string[] args)
    {
        var target = Path.Combine(_folder.Path, folder);
        var outcome = await AlisProcess.Run(["export", "--data", Data, "--output", target, .. args]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return target;
    }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        var outcome = await AlisProcess.Run("demo", "--no-serve", "--data", Data);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        await Export("files", ["--format", .. ReadStatIsThere ? Formats : Formats.Where(f => f is not ("sav" or "dta"))]);
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    private static bool ReadStatIsThere => Model.ReadStatLibrary.IsInstalled;
}
