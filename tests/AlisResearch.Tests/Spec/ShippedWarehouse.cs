using AlisResearch.Analytics;
using AlisResearch.Disclosure;
using AlisResearch.Etl;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;

namespace AlisResearch.Tests.Spec;

/// <summary>Every round that ships, taken in once, and the release of them.</summary>
public sealed class ShippedWarehouse : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DataFolders Folders => new(_folder["data"]);

    public ReleaseBuild Build { get; private set; } = null!;

    public JudgedClaim Claim(string id) => Build.Claims.Single(c => c.Claim.Id == id);

    public async Task InitializeAsync()
    {
        TakeIn(Folders);
        Build = await Release(Folders);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    /// <summary>Takes every shipped round in; <paramref name="other"/> may name another file for a round.</summary>
    public static void TakeIn(DataFolders folders, Func<SurveyRound, string?>? other = null)
    {
        Secret(folders);
        using var steward = Steward.Open(folders);
        foreach (var (file, round) in IngestOrder.Of(Repository.Schema, Repository.Schema.Rounds.Select(r => (other?.Invoke(r) ?? Repository.FileOf(r), r))))
        {
            var result = Ingest.Run(steward, Repository.Schema, Repository.SchemaFolder, round, file);
            Assert.DoesNotContain(result.Findings, f => f.Severity == Severity.Error);
            Assert.Equal(IngestStatus.Published, result.Status);
        }
    }

    /// <summary>A secret for tests, so that two folders draw the same.</summary>
    public static void Secret(DataFolders folders, char digit = '7')
    {
        DataFolders.CreatePrivate(folders.Keys);
        DurableFiles.WritePrivate(folders.RoundingSecret, new string(digit, 64) + "\n");
    }

    /// <summary>Builds the release of the policy's last date, or of another.</summary>
    public static Task<ReleaseBuild> Release(DataFolders folders, DateOnly? date = null, bool dryRun = false) => ReleaseBuilder.BuildPublicAsync(
        folders, Repository.Schema, Steward.Snapshot(folders), date ?? Repository.Schema.Policy.ReleaseDates[^1], dryRun);

    /// <summary>The steward's tables with the derived ones.</summary>
    public TableDatabase OpenTables() => TableDatabase.OpenWarehouse(Repository.Schema, Steward.Snapshot(Folders));
}

/// <summary>Test classes that share the shipped warehouse and its release.</summary>
[CollectionDefinition(Name)]
public sealed class ShippedRounds : ICollectionFixture<ShippedWarehouse>
{
    public const string Name = "shipped rounds";
}
