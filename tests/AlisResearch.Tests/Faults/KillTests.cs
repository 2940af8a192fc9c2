using System.Diagnostics;
using AlisResearch.Catalogue;
using AlisResearch.Etl;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;
using AlisResearch.Tests.EndToEnd;
using Xunit.Abstractions;

namespace AlisResearch.Tests.Faults;

/// <summary>
/// kill −9 at random moments. The next start must see the old state or the new one, whole. Sampled by default; in full (ingest 300
/// times, the others 25 to 100 times) with <c>ALIS_FULL=1 dotnet test --filter Faults</c>.
/// </summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Random _random = new(20261101);

    /// <summary>Whether the heavy checks run in full.</summary>
    internal static bool InFull => Environment.GetEnvironmentVariable("ALIS_FULL") == "1";

    private DataFolders Folders => new(Path.Combine(_folder.Path, "data"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ingest_Killed_LeavesEveryRoundWholeOrAbsent()
    {
        var acknowledged = new DataFolders(Path.Combine(_folder.Path, "acknowledged"));
        string[] ingest = ["ingest", .. Files(), "--data", Folders.Root];
        Assert.Equal(0, (await AlisProcess.Run(["ingest", .. Files()[..(Files().Length / 2)], "--data", acknowledged.Root])).ExitCode);
        var before = Listed(acknowledged);
        FolderContent.Copy(acknowledged.Root, Folders.Root);
        var whole = await Timed(ingest);
        var left = new List<int>();
        await KilledOnCopies(Kills(300), acknowledged, whole, ingest, () => Assert.Subset(Listed(Folders), before), () => left.Add(Listed(Folders).Count));
        output.WriteLine($"{left.Count} kills, after which {left.Min()} to {left.Max()} of {Files().Length} rounds were there, each whole");

        Assert.Equal(0, (await AlisProcess.Run(ingest)).ExitCode);
        Assert.Equal(Files().Length, Steward.Snapshot(Folders).Rounds.Count);
    }

    [Fact]
    public async Task ReleaseBuild_Killed_LeavesTheReleaseWholeOrAbsent()
    {
        Assert.Equal(0, (await AlisProcess.Run(["ingest", .. Files(), "--data", Folders.Root])).ExitCode);
        string[] build = ["release", "build", "--data", Folders.Root];
        var whole = await Timed(build);
        for (var i = 0; i < Kills(25); i++)
        {
            foreach (var release in ReleaseFolder.List(Folders.PublicReleases))
                Directory.Delete(release, recursive: true);
            await KilledWithin(whole, build);
            var verify = await AlisProcess.Run("release", "verify", "--data", Folders.Root);
            var there = ReleaseFolder.List(Folders.PublicReleases).Count;
            Assert.Equal(there == 0 ? (int)ExitCode.Usage : 0, verify.ExitCode);
        }

        Assert.Equal(0, (await AlisProcess.Run(build)).ExitCode);
        Assert.Equal(0, (await AlisProcess.Run("release", "verify", "--data", Folders.Root)).ExitCode);
        Assert.DoesNotContain(Directory.EnumerateDirectories(Folders.PublicReleases), d => Path.GetFileName(d).StartsWith('.'));
    }

    [Fact]
    public async Task Withdraw_Killed_TakesThePersonOutAtTheNextStartAtTheLatest()
    {
        var states = await KilledOnPeople(
            ["withdraw", "--study", PersonRounds.Study, "--subject", PersonRounds.First],
            folders => string.Join('\n', PersonRounds.Rows(folders)),
            folders =>
            {
                if (File.Exists(folders.Withdrawals))
                    PersonRounds.AssertNowhere(folders.Warehouse, PersonRounds.Marker(PersonRounds.First));
            });
        Assert.Equal(2, states.Count);
    }

    [Fact]
    public async Task Renewal_Killed_NeverSetsKeyAndDataAgainstEachOther()
    {
        var states = await KilledOnPeople(
            ["pseudonyms", "rotate", "--study", PersonRounds.Study, "--repseudonymise"],
            folders => string.Join('\n', PersonRounds.Rows(folders, withPseudonyms: false)),
            folders =>
            {
                using var steward = Steward.Open(folders);
                var key = steward.KeyOf(PersonRounds.Study); // refused unless key and data agree
                Assert.Contains(PersonRounds.Rows(folders), r => r.Contains(key.Pseudonym(PersonRounds.First), StringComparison.Ordinal));
            });
        Assert.Single(states);
    }

    [Fact]
    public async Task Restore_Killed_IsWholeOrNotAtAll_AndBringsNobodyBack()
    {
        var zip = Path.Combine(_folder.Path, "backup.zip");
        var states = await KilledOnPeople(
            ["restore", zip, "--replace"],
            folders => string.Join('\n', PersonRounds.Rows(folders)),
            folders => PersonRounds.AssertNowhere(folders.Root, PersonRounds.Marker(PersonRounds.Second)),
            steward =>
            {
                BackupFile.Write(steward, zip, withKeys: false);
                steward.Withdraw(PersonRounds.Study, PersonRounds.Second);
                PersonRounds.Take(steward, "three", PersonRounds.Third);
            });
        Assert.Equal(2, states.Count);
    }

    private async Task<HashSet<string>> KilledOnPeople(
        string[] command, Func<DataFolders, string> state, Action<DataFolders> check, Action<Steward>? prepare = null)
    {
        var prepared = new DataFolders(Path.Combine(_folder.Path, "prepared"));
        PersonRounds.Prepare(prepared);
        using (var steward = Steward.Open(prepared))
        {
            for (var i = 0; i < 8; i++)
                PersonRounds.Take(steward, "two", PersonRounds.First, PersonRounds.Second);
            prepare?.Invoke(steward);
        }

        FolderContent.Copy(prepared.Root, Folders.Root);
        string[] args = [.. command, "--data", Folders.Root];
        var whole = await Timed(args);
        var states = new HashSet<string> { state(prepared), state(Folders) };
        var unchanged = 0;
        await KilledOnCopies(Kills(100), prepared, whole, args, () => Assert.Contains(state(Folders), states), () =>
        {
            check(Folders);
            unchanged += state(Folders) == state(prepared) ? 1 : 0;
        });
        output.WriteLine($"{Kills(100)} kills, {unchanged} of which left the old state");
        return states;
    }

    /// <summary>
    /// Kills the command so many times, each time on a fresh copy of what was there. <paramref name="holds"/> is asked right after the kill
    /// and again after the next start, <paramref name="recovered"/> then.
    /// </summary>
    private async Task KilledOnCopies(int kills, DataFolders before, TimeSpan whole, string[] args, Action holds, Action recovered)
    {
        for (var i = 0; i < kills; i++)
        {
            Directory.Delete(Folders.Root, recursive: true);
            FolderContent.Copy(before.Root, Folders.Root);
            await KilledWithin(whole, args);
            holds();
            Recovers(Folders);
            holds();
            recovered();
        }
    }

    private static int Kills(int inFull) => InFull ? inFull : 4;

    /// <summary>The next start takes at most two seconds, sweeps what was half done and leaves what is committed.</summary>
    private static void Recovers(DataFolders folders)
    {
        var watch = Stopwatch.StartNew();
        Steward.Open(folders).Dispose();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"recovery took {watch.Elapsed}");
        PersonRounds.AssertClean(folders);
    }

    /// <summary>What the catalogue lists; every file must be there, as it was committed.</summary>
    private static HashSet<string> Listed(DataFolders folders) => Steward.Versions(folders).Select(v =>
    {
        Assert.True(v.Version.IsIntact(folders), $"{v.Version.Round} is listed, but not whole");
        return $"{v.Version.Study}/{v.Version.Round} {v.Version.Version} {v.Version.FileSha256}";
    }).ToHashSet();

    /// <summary>Every shipped file, in an order in which each half stands by itself.</summary>
    private static string[] Files() => [.. IngestOrder.Of(Repository.Schema, Repository.Schema.Rounds.Select(r => (Repository.FileOf(r), r))).Select(f => f.File)];

    private static async Task<TimeSpan> Timed(string[] args)
    {
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, (await AlisProcess.Run(args)).ExitCode);
        return watch.Elapsed;
    }

    /// <summary>Kills at a random moment of the run, the work at its end being the likelier.</summary>
    private async Task KilledWithin(TimeSpan whole, string[] args)
    {
        using var process = AlisProcess.Start(AlisProcess.Program, args);
        await Task.Delay(whole * (0.2 + (0.8 * _random.NextDouble())));
        process.Kill();
        await process.WaitForExitAsync();
    }
}
