using System.Diagnostics;
using AlisResearch.Catalogue;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;
using AlisResearch.Tests.EndToEnd;

namespace AlisResearch.Tests.Faults;

/// <summary>
/// kill −9 at random moments. The next start must see the old state or the new one, whole. Sampled by default; in full (50 times)
/// with <c>ALIS_FULL=1 dotnet test --filter Faults</c>.
/// </summary>
public sealed class KillTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Random _random = new(20261101);

    private static int Kills => Environment.GetEnvironmentVariable("ALIS_FULL") == "1" ? 25 : 4;

    private DataFolders Folders => new(Path.Combine(_folder.Path, "data"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ingest_Killed_LeavesEveryRoundWholeOrAbsent()
    {
        string[] ingest = ["ingest", .. Files(), "--data", Folders.Root];
        var whole = await Timed(ingest);
        for (var i = 0; i < Kills; i++)
        {
            Directory.Delete(Folders.Root, recursive: true);
            await KilledWithin(whole, ingest);
            var rounds = Steward.Snapshot(Folders).Rounds;
            Assert.All(rounds, r => Assert.True(File.Exists(r.File), $"{r.Study}/{r.Round} is listed, but its file is gone"));

            // The next start sweeps what was half done and leaves what is committed.
            using (Steward.Open(Folders))
                Assert.DoesNotContain(Directory.EnumerateFiles(Folders.Warehouse, "*", SearchOption.AllDirectories), f => f.EndsWith(".tmp", StringComparison.Ordinal));

            using var catalogue = StewardContext.Open(Folders.Catalogue);
            Assert.All(catalogue.RoundVersions.ToList(), v => Assert.Equal(v.FileSha256, Sha256.OfFile(Path.Combine(Folders.Warehouse, v.File))));
        }

        Assert.Equal(0, (await AlisProcess.Run(ingest)).ExitCode);
        Assert.Equal(Files().Length, Steward.Snapshot(Folders).Rounds.Count);
    }

    [Fact]
    public async Task ReleaseBuild_Killed_LeavesTheReleaseWholeOrAbsent()
    {
        Assert.Equal(0, (await AlisProcess.Run(["ingest", .. Files(), "--data", Folders.Root])).ExitCode);
        string[] build = ["release", "build", "--data", Folders.Root];
        var whole = await Timed(build);
        for (var i = 0; i < Kills; i++)
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

    private static string[] Files() => Directory.GetFiles(Repository.RoundsFolder, "*.csv", SearchOption.AllDirectories);

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
