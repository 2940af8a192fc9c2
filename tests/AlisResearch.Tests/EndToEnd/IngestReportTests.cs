using System.Diagnostics;
using System.Text.Json;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;

namespace AlisResearch.Tests.EndToEnd;

/// <summary><c>alis ingest</c> as a user sees it: the report's page, the findings on the terminal, and an interruption.</summary>
public sealed class IngestReportTests : IDisposable
{
    private const string Good = "etl/rounds/alis-by/interviews-1.csv";
    private readonly TemporaryFolder _folder = new();

    private string Data => _folder["data"];

    private string Bad => _folder.Write("interviews-1.csv", "phase,role,count,document,locator\n1,HELSELEDER,ti,S4,x\n"u8.ToArray());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Report_OfARejectedFile_IsWrittenAndSaysWhatToFix()
    {
        var page = _folder["funn.html"];
        var outcome = await Ingest(Bad, "--study", "alis-vest", "--round", "interviews-1", "--report", page);

        Assert.Equal((int)ExitCode.Validation, outcome.ExitCode);
        Assert.Contains("Filen er avvist: rett 2 feil", await File.ReadAllTextAsync(page), StringComparison.Ordinal);
        Assert.DoesNotContain("--report", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_OfSeveralFiles_KeepsTheirOrderAndOpensInTheLanguageAskedFor()
    {
        var page = _folder["findings.html"];
        var outcome = await Ingest("etl/rounds/alis-vest/interviews-1.csv", Good, "--report", page, "--lang", "en");
        var text = await File.ReadAllTextAsync(page);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("2 of 2 files are taken in.", outcome.Output, StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("alis-vest/interviews-1", StringComparison.Ordinal) < text.IndexOf("alis-by/interviews-1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nb", "kolonne count, rad 2: Ikke et heltall", "Vil du ha funnene som en side å sende videre? Legg til --report funn.html.")]
    [InlineData("en", "column count, row 2: Not a whole number", "Want the findings as a page to pass on? Add --report findings.html.")]
    public async Task Findings_WithoutAReport_AreToldRuleByRule_AndThatThereIsAPage(string language, string finding, string last)
    {
        var outcome = await Ingest(Bad, "--study", "alis-vest", "--round", "interviews-1", "--lang", language);
        var lines = outcome.Error.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

        Assert.Contains(finding, outcome.Error, StringComparison.Ordinal);
        Assert.Equal(last, lines[^1]);
        Assert.All(lines, l => Assert.InRange(l.Length, 0, 80));
    }

    [Theory]
    [InlineData("nb", "--max-size skal være en størrelse som 500MB eller 2GB", "--max-size", "mye")]
    [InlineData("en", "--max-size must be a size such as 500MB or 2GB", "--max-size", "500")]
    [InlineData("nb", "slutter på .html", "--report", "etl/rounds/alis-by/interviews-1.csv")]
    [InlineData("en", "ends in .html", "--report", "page")]
    [InlineData("nb", "finnes ikke. Lag den først.", "--report", "no-such-folder/funn.html")]
    [InlineData("en", "does not exist. Make it first.", "--report", "no-such-folder/findings.html")]
    public async Task OptionsThatAreOff_ExitWithUsageBeforeAnythingIsTakenIn(string language, string sentence, params string[] options)
    {
        var outcome = await Ingest([Good, "--lang", language, .. options]);

        Assert.Equal((int)ExitCode.Usage, outcome.ExitCode);
        Assert.Contains(sentence, outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task Sizes_AndRemovals_AreTaken() =>
        Assert.Equal(0, (await Ingest(Good, "--max-size", "2GB", "--accept-removals", "--dry-run", "--json")).ExitCode);

    [LinuxFact]
    public async Task Report_InAReadOnlyFolder_ExitsWithUnavailable_AndTheResultIsTold() =>
        Assert.Contains("alis-by/interviews-1: lest inn", (await ReportInAReadOnlyFolder()).Output, StringComparison.Ordinal);

    [LinuxFact]
    public async Task Report_InAReadOnlyFolder_LeavesTheJsonWhole()
    {
        var results = JsonDocument.Parse((await ReportInAReadOnlyFolder("--json")).Output).RootElement;
        Assert.Equal("PUBLISHED", results[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task Json_HasTheWholeResultWithTheDifference()
    {
        var result = JsonDocument.Parse((await Ingest(Good, "--json")).Output).RootElement[0];

        Assert.Equal("alis-by", result.GetProperty("study").GetString());
        Assert.True(result.TryGetProperty("difference", out _));
        Assert.True(result.TryGetProperty("findings", out _));
    }

    /// <summary>A real signal while many files are being read: what is in is told, the rest is as before.</summary>
    [LinuxFact]
    public async Task Interrupted_BetweenFiles_Exits130_AndTellsWhatIsIn()
    {
        var files = Enumerable.Range(0, 15_000).Select(i => Good).ToArray();
        using var process = AlisProcess.Start(AlisProcess.Program, ["ingest", .. files, "--data", Data, "--lang", "nb"]);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        while (!File.Exists(new DataFolders(Data).Catalogue))
            await Task.Delay(20);
        await Task.Delay(200);
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal((int)ExitCode.Interrupted, process.ExitCode);
        Assert.EndsWith("Avbrutt. Det som var lagret, er som før.\n", await error, StringComparison.Ordinal);
        Assert.InRange((await output).Split('\n').Length, 0, files.Length - 1);
    }

    /// <summary>Root writes where others may not; /proc lets nobody make a file.</summary>
    private async Task<Outcome> ReportInAReadOnlyFolder(params string[] options)
    {
        var folder = Directory.CreateDirectory(_folder["read-only"]).FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var outcome = await Ingest([Good, "--report", Path.Combine(Environment.IsPrivilegedProcess ? "/proc" : folder, "funn.html"), .. options]);

        Assert.Equal((int)ExitCode.Unavailable, outcome.ExitCode);
        Assert.Contains("Rapporten kunne ikke skrives", outcome.Error, StringComparison.Ordinal);
        Assert.Single(Steward.Snapshot(new(Data))!.Rounds);
        return outcome;
    }

    private Task<Outcome> Ingest(params string[] args) => AlisProcess.Run(["ingest", .. args, "--data", Data]);
}
