using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using AlisResearch.Model;
using AlisResearch.Tests.Spec;

namespace AlisResearch.Tests.EndToEnd;

/// <summary>The command as a user types it: help, exit codes, JSON, and what stands on standard error.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--help")]
    [InlineData("ingest", "--help")]
    [InlineData("release", "build", "--help")]
    [InlineData("claims", "--help")]
    [InlineData("serve", "--help")]
    [InlineData("demo", "--help")]
    [InlineData("synth", "--help")]
    public async Task Help_InBothLanguages_ShowsAnExample(params string[] args)
    {
        var (nb, en) = (await AlisProcess.Run([.. args, "--lang", "nb"]), await AlisProcess.Run([.. args, "--lang", "en"]));
        Assert.Equal((0, 0), (nb.ExitCode, en.ExitCode));
        Assert.Contains("Eksemp", nb.Output, StringComparison.Ordinal);
        Assert.Contains("Example", en.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("ingest")]
    [InlineData("ingest", "no-such-file.csv", "--study", "alis-vest", "--round", "interviews-1")]
    [InlineData("ingest", "etl/rounds/alis-nord")]
    [InlineData("ingest", "README.md")]
    [InlineData("ingest", "etl", "--study", "alis-vest", "--round", "interviews-1")]
    [InlineData("release", "verify", "no-such-release")]
    [InlineData("serve", "--port", "70000")]
    [InlineData("demo", "--port", "abc")]
    [InlineData("release", "build", "--date", "soon")]
    [InlineData("ingest", "etl/rounds/alis-by/interviews-1.csv", "no-such-file.csv")]
    [InlineData("synth")]
    [InlineData("synth", "--study", "alis-west")]
    [InlineData("synth", "--study", "national")]
    [InlineData("synth", "--study", "alis-vest", "--round", "interviews-1")]
    [InlineData("synth", "--study", "alis-vest", "--scale", "0")]
    [InlineData("synth", "--study", "alis-vest", "--scale", "1000001")]
    [InlineData("synth", "--study", "alis-vest", "--seed", "x")]
    [InlineData("synth", "--study", "alis-vest", "--output", "")]
    [InlineData("synth", "--study", "alis-vest", "--output", "etl/rounds/alis-nord")]
    [InlineData("claims", "--schema", "")]
    [InlineData("serve")]
    [InlineData("claims", "--verdict", "MAYBE")]
    [InlineData("demo", "--schema", "no-such-folder")]
    public async Task Words_ThatAreOff_ExitWithUsageAndASentence(params string[] args)
    {
        var outcome = await AlisProcess.Run([.. args, "--data", Data]);
        Assert.Equal((int)ExitCode.Usage, outcome.ExitCode);
        Assert.NotEmpty(outcome.Error);
        AssertNoTrace(outcome);
    }

    [Fact]
    public async Task BadFile_Ingested_ExitsWithValidationAndAFinding()
    {
        var file = Path.Combine(_folder.Path, "interviews-1.csv");
        await File.WriteAllTextAsync(file, "phase,role,count,document,locator\n1,HELSELEDER,ti,S4,x\n");
        var outcome = await AlisProcess.Run("ingest", file, "--study", "alis-vest", "--round", "interviews-1", "--data", Data, "--json");
        Assert.Equal((int)ExitCode.Validation, outcome.ExitCode);
        var findings = JsonDocument.Parse(outcome.Output).RootElement[0].GetProperty("findings").EnumerateArray().ToList();
        Assert.Contains(findings, f => f.GetProperty("rule").GetString() == "code" && f.GetProperty("row").GetInt32() == 2 && f.GetProperty("column").GetString() == "role");
        Assert.Contains(findings, f => f.GetProperty("rule").GetString() == "integer" && f.GetProperty("column").GetString() == "count");
        AssertNoTrace(outcome);
    }

    [Fact]
    public async Task Misspelling_InTheSchema_ExitsWithValidation_FileLineKeyAndWhatIsAllowed()
    {
        var schema = Path.Combine(_folder.Path, "schema");
        FolderContent.Copy(Repository.SchemaFolder, schema);
        var study = Path.Combine(schema, "studies", "alis-vest", "study.yml");
        await File.WriteAllTextAsync(study, (await File.ReadAllTextAsync(study)).Replace("owner:", "ownr:", StringComparison.Ordinal));
        var outcome = await AlisProcess.Run("demo", "--no-serve", "--schema", schema, "--data", Data, "--lang", "en");
        Assert.Equal((int)ExitCode.Validation, outcome.ExitCode);
        Assert.Contains("ownr", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("owner", outcome.Error, StringComparison.Ordinal);
        AssertNoTrace(outcome);
    }

    [Fact]
    public async Task Warehouse_BuiltAndTampered_GoesThroughEveryExitCode()
    {
        var built = await AlisProcess.Run("demo", "--no-serve", "--data", Data);
        Assert.Equal(0, built.ExitCode);
        var again = await AlisProcess.Run("demo", "--no-serve", "--data", Data, "--lang", "en");
        Assert.Contains("0 rounds taken in", again.Output, StringComparison.Ordinal);
        Assert.Contains("there already", again.Output, StringComparison.Ordinal);

        var verified = JsonDocument.Parse((await AlisProcess.Run("release", "verify", "--data", Data, "--json")).Output).RootElement[0];
        Assert.True(verified.GetProperty("verified").GetBoolean());
        var claims = JsonDocument.Parse((await AlisProcess.Run("claims", "--verdict", "CONTRADICTED", "--data", Data, "--json")).Output).RootElement;
        Assert.True(claims.GetArrayLength() >= 8);

        using (FolderLock.Take(new DataFolders(Data).Lock))
        {
            var locked = await AlisProcess.Run("ingest", "etl/rounds/alis-by/interviews-1.csv", "--data", Data);
            Assert.Equal((int)ExitCode.Unavailable, locked.ExitCode);
            AssertNoTrace(locked);
        }

        var early = await AlisProcess.Run("release", "build", "--date", "2020-01-01", "--data", Data);
        Assert.Equal((int)ExitCode.Disclosure, early.ExitCode);

        using (var taken = new TcpListener(IPAddress.Loopback, 0))
        {
            taken.Start();
            var refused = await AlisProcess.Run("serve", "--data", Data, "--port", ((IPEndPoint)taken.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal((int)ExitCode.Unavailable, refused.ExitCode);
            AssertNoTrace(refused);
        }

        var catalogue = Directory.EnumerateFiles(new DataFolders(Data).PublicReleases, "catalogue.db", SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(catalogue);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(catalogue, bytes);
        Assert.Equal((int)ExitCode.Integrity, (await AlisProcess.Run("release", "verify", "--data", Data)).ExitCode);
        var served = await AlisProcess.Run("serve", "--data", Data, "--port", "0");
        Assert.Equal((int)ExitCode.Integrity, served.ExitCode);
        AssertNoTrace(served);
    }

    [Fact]
    public async Task DataFolder_NamedLikeAPartition_ChangesNothing()
    {
        var odd = Path.Combine(_folder.Path, "study=zzz", "year=1999 ;Mode=Memory");
        foreach (var data in new[] { Data, odd })
        {
            ShippedWarehouse.Secret(new(data));
            Assert.Equal(0, (await AlisProcess.Run("demo", "--no-serve", "--data", data)).ExitCode);
        }

        static string Release(string data) => Path.GetFileName(Catalogue.ReleaseFolder.List(new DataFolders(data).PublicReleases).Single());
        Assert.Equal(Release(Data), Release(odd));
    }

    [Fact]
    public async Task StewardsFiles_LostOrChanged_AreNeverMadeUpAnew()
    {
        Assert.Equal(0, (await AlisProcess.Run("demo", "--no-serve", "--data", Data)).ExitCode);
        var folders = new DataFolders(Data);
        var files = Directory.GetFiles(folders.Warehouse, "*.parquet", SearchOption.AllDirectories);

        File.Copy(files[0], files[1], overwrite: true);
        var swapped = await AlisProcess.Run("release", "build", "--data", Data);
        Assert.Equal((int)ExitCode.Integrity, swapped.ExitCode);
        AssertNoTrace(swapped);
        var again = await AlisProcess.Run("demo", "--no-serve", "--data", Data, "--lang", "en"); // takes the damaged round in anew
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("1 rounds taken in", again.Output, StringComparison.Ordinal);

        File.Delete(folders.SigningKey);
        var unsigned = await AlisProcess.Run("release", "build", "--data", Data);
        Assert.Equal((int)ExitCode.Integrity, unsigned.ExitCode);
        Assert.False(File.Exists(folders.SigningKey));
        Assert.Equal(0, (await AlisProcess.Run("release", "verify", "--data", Data)).ExitCode);

        var before = Directory.GetFiles(folders.Warehouse, "*", SearchOption.AllDirectories).Length;
        File.Delete(folders.Catalogue);
        Assert.Equal((int)ExitCode.Integrity, (await AlisProcess.Run("ingest", "etl/rounds/alis-by/interviews-1.csv", "--data", Data)).ExitCode);
        Assert.Equal(0, (await AlisProcess.Run("ingest", "etl/rounds/alis-by/interviews-1.csv", "--dry-run", "--data", Data)).ExitCode);
        Assert.Equal(before, Directory.GetFiles(folders.Warehouse, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task ChangedData_OnADateThatHasARelease_WaitForTheNextDate()
    {
        Assert.Equal(0, (await AlisProcess.Run("demo", "--no-serve", "--data", Data)).ExitCode);
        var file = Path.Combine(_folder.Path, "interviews-1.csv");
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.RoundsFolder, "alis-by", "interviews-1.csv"));
        await File.WriteAllTextAsync(file, text.Replace(",10,", ",11,", StringComparison.Ordinal));
        Assert.Equal(0, (await AlisProcess.Run("ingest", file, "--study", "alis-by", "--round", "interviews-1", "--data", Data)).ExitCode);
        var refused = await AlisProcess.Run("release", "build", "--data", Data);
        Assert.Equal((int)ExitCode.Disclosure, refused.ExitCode);
        var first = Path.GetFileName(Assert.Single(Catalogue.ReleaseFolder.List(new DataFolders(Data).PublicReleases)));

        var policy = Path.Combine(_folder.Path, "policy.yml");
        await File.WriteAllTextAsync(policy, (await File.ReadAllTextAsync(Path.Combine(Repository.SchemaFolder, "disclosure", "policy.yml")))
            .Replace("release_dates: [2023-02-01]", "release_dates: [2023-02-01, 2024-02-01]", StringComparison.Ordinal));
        var built = JsonDocument.Parse((await AlisProcess.Run("release", "build", "--policy", policy, "--data", Data, "--json")).Output).RootElement;
        Assert.Equal(first, built.GetProperty("retired")[0].GetString());
        var diff = JsonDocument.Parse((await AlisProcess.Run("release", "diff", first, built.GetProperty("id").GetString()!, "--data", Data, "--json")).Output).RootElement;
        Assert.Contains(diff.GetProperty("files").EnumerateArray(), f => f.GetProperty("path").GetString() == "public/interview_count.parquet" && f.GetProperty("change").GetString() == "CHANGED");
        Assert.Empty(diff.GetProperty("cells").EnumerateArray());
    }

    [Fact]
    public async Task InternalRelease_IsListedVerifiedAndNotServed_AndRetiringDeletesIt()
    {
        Assert.Equal(0, (await AlisProcess.Run("demo", "--no-serve", "--data", Data)).ExitCode);
        Assert.Equal((int)ExitCode.Usage, (await AlisProcess.Run("release", "build", "--internal", "--date", "2023-02-01", "--data", Data)).ExitCode);
        var built = await AlisProcess.Run("release", "build", "--internal", "--data", Data, "--lang", "en");
        Assert.Equal(0, built.ExitCode);
        Assert.Contains("not for publication", built.Output, StringComparison.Ordinal);
        var listed = JsonDocument.Parse((await AlisProcess.Run("release", "list", "--data", Data, "--json")).Output).RootElement;
        Assert.Equal(["PUBLIC", "INTERNAL"], listed.EnumerateArray().Select(r => r.GetProperty("kind").GetString()));
        Assert.Equal(0, (await AlisProcess.Run("release", "verify", "--data", Data)).ExitCode);

        var id = listed[1].GetProperty("name").GetString()!;
        Assert.Equal(0, (await AlisProcess.Run("release", "retire", id, "--data", Data)).ExitCode);
        Assert.Empty(Catalogue.ReleaseFolder.List(new DataFolders(Data).InternalReleases));
    }

    [LinuxFact]
    public async Task Serving_Interrupted_EndsWithTheChildAndCode130()
    {
        Assert.Equal(0, (await AlisProcess.Run("demo", "--no-serve", "--data", Data)).ExitCode);
        using var process = AlisProcess.Start(AlisProcess.Program, "serve", "--data", Data, "--port", "0", "--lang", "en");
        var address = (await process.StandardOutput.ReadLineAsync())!.Split(' ')[4];
        using var http = new HttpClient();
        Assert.Equal("ok", await http.GetStringAsync($"{address}/health"));
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal((int)ExitCode.Interrupted, process.ExitCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync($"{address}/health"));
    }

    private static void AssertNoTrace(Outcome outcome)
    {
        Assert.DoesNotContain("   at ", outcome.Error + outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", outcome.Error + outcome.Output, StringComparison.Ordinal);
    }
}
