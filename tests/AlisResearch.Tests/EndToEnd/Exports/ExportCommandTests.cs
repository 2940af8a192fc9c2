using System.Text.Json;
using AlisResearch.Model;

namespace AlisResearch.Tests.EndToEnd.Exports;

/// <summary><c>alis export</c>: what it says, and what it refuses.</summary>
[Collection(SharedDemo.Name)]
public sealed class ExportCommandTests(Demo demo) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Fails where words that are off are not told in the language, or leave a folder behind.</summary>
    [Theory]
    [InlineData("tabellene", "Mente du «recruitment»?", "recruitmnt")]
    [InlineData("tables", "Did you mean “recruitment”?", "recruitmnt", "--lang", "en")]
    [InlineData("nb", "Tabeller skrives foran --format", "--format", "csv", "recruitment")]
    [InlineData("en", "Write tables before --format", "--format", "csv", "recruitment", "--lang", "en")]
    public async Task WordsThatAreOff_AreRefused_BeforeAnythingIsMade(string folder, string said, params string[] args)
    {
        var outcome = await AlisProcess.Run(["export", "--data", demo.Data, "--output", _folder[folder], .. args]);

        Assert.Equal((int)ExitCode.Usage, outcome.ExitCode);
        Assert.Contains(said, outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder[folder]));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task AnEmptyFolder_IsRefusedInWords(string output)
    {
        var outcome = await AlisProcess.Run("export", "--data", demo.Data, "--output", output, "--lang", "en");

        Assert.Equal((int)ExitCode.Usage, outcome.ExitCode);
        Assert.Contains("--output", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }

    /// <summary>Fails where made-up tables are not named one by one, or published facts are called made up.</summary>
    [Fact]
    public async Task SyntheticTables_AreNamed_InTextAndJson()
    {
        var mixed = await AlisProcess.Run("export", "recruitment", "cohort", "--data", demo.Data, "--output", _folder.Path, "--json");
        var said = await AlisProcess.Run("export", "recruitment", "cohort", "--data", demo.Data, "--output", _folder.Path, "--lang", "en");
        var published = await AlisProcess.Run("export", "recruitment", "--data", demo.Data, "--output", _folder.Path, "--lang", "en");

        Assert.Equal("""["cohort"]""", JsonDocument.Parse(mixed.Output).RootElement.GetProperty("syntheticTables").GetRawText().Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
        Assert.Contains("Synthetic (made-up) data in: cohort.", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ynthetic", published.Output, StringComparison.Ordinal);
    }
}
