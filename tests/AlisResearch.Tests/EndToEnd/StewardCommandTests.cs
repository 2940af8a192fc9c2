using System.Text.Json;
using AlisResearch.Model;
using AlisResearch.Tests.Faults;

namespace AlisResearch.Tests.EndToEnd;

/// <summary>The commands on the steward's zone as a user types them. None of them ever prints an identifier or a pseudonym.</summary>
public sealed class StewardCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public StewardCommandTests() => PersonRounds.Prepare(Folders);

    private DataFolders Folders => new(_folder["data"]);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("rounds")]
    [InlineData("withdraw")]
    [InlineData("pseudonyms", "status")]
    [InlineData("pseudonyms", "rotate")]
    [InlineData("backup")]
    [InlineData("restore")]
    public async Task Help_InBothLanguages_ShowsAnExample(params string[] command)
    {
        Assert.Contains("Eksempler:", (await AlisProcess.Run([.. command, "--help", "--lang", "nb"])).Output, StringComparison.Ordinal);
        Assert.Contains("Examples:", (await AlisProcess.Run([.. command, "--help", "--lang", "en"])).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("withdraw", "--study", "alis-nrod", "--subject", "1")]
    [InlineData("withdraw", "--study", "alis-nord", "--subject", " ")]
    [InlineData("pseudonyms", "rotate", "--study", "nonsense")]
    [InlineData("rounds", "--as-known-at", "soon")]
    [InlineData("rounds", "--study", "alis-nrod")]
    [InlineData("rounds", "--round", "tow")]
    [InlineData("rounds", "--study", "alis-vest", "--round", "two")]
    [InlineData("claims", "--as-known-at", "2001-01-01")]
    [InlineData("restore", "no-such-file.zip")]
    [InlineData("backup", "no-such-folder/backup.zip")]
    public async Task Words_ThatAreOff_ExitWithUsage(params string[] args)
    {
        var outcome = await Run(args);
        Assert.Equal((int)ExitCode.Usage, outcome.ExitCode);
        Assert.NotEmpty(outcome.Error);
    }

    [Fact]
    public async Task Rounds_ShowsVersions_AsKnownAtAnyMoment()
    {
        var rounds = await Json("rounds", "--study", PersonRounds.Study);
        Assert.Equal(["one", "two"], rounds.EnumerateArray().Select(r => r.GetProperty("round").GetString()!));
        var versions = rounds[0].GetProperty("versions").EnumerateArray().ToList();
        Assert.Equal([false, true], versions.Select(v => v.GetProperty("inForce").GetBoolean()));
        Assert.Equal([3, 2], versions.Select(v => v.GetProperty("rows").GetInt32()));
        Assert.True(rounds[0].GetProperty("synthetic").GetBoolean());

        var then = versions[0].GetProperty("recordedAt").GetString()!;
        Assert.EndsWith("Z", then, StringComparison.Ordinal);
        var known = await Json("rounds", "--as-known-at", then);
        Assert.Equal(1, known.GetArrayLength());
        Assert.True(Assert.Single(known[0].GetProperty("versions").EnumerateArray()).GetProperty("inForce").GetBoolean());
        Assert.Equal(0, (await Json("rounds", "--as-known-at", "2001-01-01")).GetArrayLength());
    }

    [Fact]
    public async Task Withdraw_FromStandardInput_CountsAndNamesNobody()
    {
        var preview = await Withdraw("--dry-run", "--json");
        var answer = JsonDocument.Parse(preview).RootElement;
        Assert.Equal((4, true), (answer.GetProperty("rows").GetInt32(), answer.GetProperty("dryRun").GetBoolean()));
        Assert.Equal(7, PersonRounds.Rows(Folders).Count);

        Assert.Contains("4 rows in 3 versions of one, two are removed", await Withdraw("--lang", "en"), StringComparison.Ordinal);
        Assert.Equal(3, PersonRounds.Rows(Folders).Count);
        PersonRounds.AssertNowhere(Folders.Root, PersonRounds.First);
    }

    [Fact]
    public async Task Rounds_UnknownName_SuggestsTheNearest()
    {
        Assert.Contains("two", (await Run("rounds", "--round", "tow", "--lang", "en")).Error, StringComparison.Ordinal);
        Assert.Contains("alis-nord", (await Run("rounds", "--study", "alis-nrod", "--lang", "en")).Error, StringComparison.Ordinal);
        Assert.Contains("No rounds", (await Run("rounds", "--study", "alis-vest", "--lang", "en")).Output, StringComparison.Ordinal); // known, and empty
    }

    [Fact]
    public async Task Withdraw_WithADamagedFile_SaysWhichAndExitsWithIntegrity()
    {
        await File.AppendAllTextAsync(Directory.EnumerateFiles(Folders.Warehouse, "v0002-*", SearchOption.AllDirectories).Single(), "x");
        var outcome = await Run("withdraw", "--study", PersonRounds.Study, "--subject", PersonRounds.First, "--lang", "en");
        Assert.Equal((int)ExitCode.Integrity, outcome.ExitCode);
        Assert.Contains("3 rows in 2 versions of one, two are removed", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("alis-nord/one, version 2, is missing or changed", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("The withdrawal is recorded", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await Run("ingest", Path.Combine(Repository.RoundsFolder, "alis-by", "interviews-1.csv"))).ExitCode);
    }

    /// <summary>The list of withdrawals can be written, the note of the files to come cannot: what is said is true.</summary>
    [Fact]
    public async Task Withdraw_StoppedAfterItIsRecorded_DoesNotSayThatAllIsAsBefore()
    {
        Directory.CreateDirectory(Path.Combine(Folders.Unfinished, "in the way"));
        var outcome = await Run("withdraw", "--study", PersonRounds.Study, "--subject", PersonRounds.First, "--lang", "en");
        Assert.Equal((int)ExitCode.Unavailable, outcome.ExitCode);
        Assert.Contains("the withdrawal is recorded and the next command that writes finishes it", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("What was stored is as before", outcome.Error, StringComparison.Ordinal);

        Directory.Delete(Folders.Unfinished, recursive: true);
        Assert.Contains("They had withdrawn before", (await Run("withdraw", "--study", PersonRounds.Study, "--subject", PersonRounds.First, "--lang", "en")).Output, StringComparison.Ordinal);
        PersonRounds.AssertNowhere(Folders.Root, PersonRounds.Marker(PersonRounds.First));
    }

    [Fact]
    public async Task Keys_BackupAndRestore_GoTogether()
    {
        var zip = _folder["backup.zip"];
        Assert.Contains("NOT", (await Run("backup", zip, "--lang", "en")).Output, StringComparison.Ordinal);
        Assert.Equal((int)ExitCode.Validation, (await Run("pseudonyms", "rotate", "--study", PersonRounds.Study)).ExitCode);
        var status = (await Json("pseudonyms", "status")).EnumerateArray().Single(k => k.GetProperty("study").GetString() == PersonRounds.Study);
        Assert.Equal((true, 3), (status.GetProperty("hasKey").GetBoolean(), status.GetProperty("versions").GetInt32()));
        Assert.Equal(0, (await Run("pseudonyms", "rotate", "--study", PersonRounds.Study, "--repseudonymise")).ExitCode);

        Assert.Equal((int)ExitCode.Validation, (await Run("restore", zip)).ExitCode);
        Assert.Equal(3, (await Json("restore", zip, "--replace")).GetProperty("versions").GetInt32());
        Assert.Equal(0, (await Run("pseudonyms", "status")).ExitCode);

        File.Delete(Folders.PseudonymKey(PersonRounds.Study));
        Assert.Equal((int)ExitCode.Integrity, (await Run("pseudonyms", "status")).ExitCode);
        Assert.Equal((int)ExitCode.Integrity, (await Run("withdraw", "--study", PersonRounds.Study, "--subject", PersonRounds.Second)).ExitCode);
        Assert.False(File.Exists(Folders.PseudonymKey(PersonRounds.Study)));
    }

    private async Task<string> Withdraw(params string[] args)
    {
        using var process = AlisProcess.Start(AlisProcess.Program, ["withdraw", "--study", PersonRounds.Study, "--subject", "-", "--data", Folders.Root, .. args]);
        await process.StandardInput.WriteLineAsync(PersonRounds.First);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        AssertNobody(output + await process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private async Task<Outcome> Run(params string[] args)
    {
        var outcome = await AlisProcess.Run([.. args, "--data", Folders.Root]);
        AssertNobody(outcome.Output + outcome.Error);
        return outcome;
    }

    private async Task<JsonElement> Json(params string[] args)
    {
        var outcome = await Run([.. args, "--json"]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        return JsonDocument.Parse(outcome.Output).RootElement;
    }

    private static void AssertNobody(string text)
    {
        Assert.DoesNotContain(PersonRounds.First, text, StringComparison.Ordinal);
        Assert.DoesNotContain(PersonRounds.Second, text, StringComparison.Ordinal);
        Assert.DoesNotMatch("[0-9a-f]{64}", text);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }
}
