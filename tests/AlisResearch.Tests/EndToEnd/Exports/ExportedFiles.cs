using AlisResearch.Model;

namespace AlisResearch.Tests.EndToEnd.Exports;

/// <summary>Every table of the demo's release in every format, as <c>alis export</c> writes them.</summary>
public sealed class ExportedFiles(Demo demo) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The formats; without libreadstat, those that do not need it.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["parquet", "csv", "excel.csv", "xlsx", .. ReadStatLibrary.IsInstalled ? ["sav", "dta"] : Array.Empty<string>()];

    /// <summary>Where the files are.</summary>
    public string Folder => Path.Combine(_folder.Path, "files");

    /// <summary>The tables.</summary>
    public IEnumerable<string> Tables => Directory.GetFiles(Folder, "*.parquet").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);

    /// <summary>Writes the tables in formats into a folder of its own.</summary>
    public async Task<string> Export(string folder, params string[] args)
    {
        var target = Path.Combine(_folder.Path, folder);
        var outcome = await AlisProcess.Run(["export", "--data", demo.Data, "--output", target, .. args]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return target;
    }

    /// <inheritdoc/>
    public Task InitializeAsync() => Export("files", ["--format", .. Formats]);

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }
}
