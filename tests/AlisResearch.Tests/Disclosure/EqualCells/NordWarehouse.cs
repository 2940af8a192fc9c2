using System.Text;
using AlisResearch.Analytics;
using AlisResearch.Disclosure;
using AlisResearch.Etl;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;

namespace AlisResearch.Tests.Disclosure.EqualCells;

/// <summary>A data folder of its own: every published round that ships, and rounds about made-up persons of ALIS-Nord as a test writes them; pseudonyms, signing key and secret are its own.</summary>
internal sealed class NordWarehouse : IDisposable
{
    private const string Study = "alis-nord";

    private readonly TemporaryFolder _folder = new();
    private readonly SchemaSet _schema;

    /// <param name="published">A warehouse that holds the published rounds.</param>
    /// <param name="schema">The schema, with the trees that are released.</param>
    /// <param name="rounds">The rounds about persons: id and lines, the header first.</param>
    public NordWarehouse(NordWarehouse? published, SchemaSet schema, IReadOnlyDictionary<string, IReadOnlyList<string>> rounds)
    {
        _schema = schema;
        if (published is not null)
            FolderContent.Copy(published.Folders.Steward, Folders.Steward);
        TakeIn(schema.Rounds.Where(r => r.Study == Study && rounds.ContainsKey(r.Id)).Select(r => (_folder.Write($"{r.Id}.csv", Bytes(rounds[r.Id])), r)));
    }

    /// <summary>Where it is.</summary>
    public DataFolders Folders => new(_folder["data"]);

    /// <summary>The published rounds alone.</summary>
    public static NordWarehouse Published()
    {
        var warehouse = new NordWarehouse(null, Repository.Schema, new Dictionary<string, IReadOnlyList<string>>());
        warehouse.TakeIn(Repository.Schema.Rounds.Where(r => !r.Synthetic).Select(r => (Repository.FileOf(r), r)));
        return warehouse;
    }

    /// <summary>Its trees, to be drawn.</summary>
    public TreeDraws Count()
    {
        using var tables = Open();
        return new(tables, _schema);
    }

    /// <summary>The true counts behind its trees.</summary>
    public string TrueCounts()
    {
        using var tables = Open();
        return SameCells.TrueCounts(ProtectedCells.Build(tables, _schema, Steward.Snapshot(Folders), SameCells.Secret("any", 0)));
    }

    /// <summary>Its public release, drawn with a secret.</summary>
    public async Task<ReleaseBuild> Release(byte[] secret)
    {
        DataFolders.CreatePrivate(Folders.Keys);
        DurableFiles.WritePrivate(Folders.RoundingSecret, Convert.ToHexStringLower(secret) + "\n");
        return await ReleaseBuilder.BuildPublicAsync(Folders, _schema, Steward.Snapshot(Folders), _schema.Policy.ReleaseDates[^1]);
    }

    public void Dispose() => _folder.Dispose();

    private TableDatabase Open() => TableDatabase.OpenWarehouse(_schema, Steward.Snapshot(Folders));

    private void TakeIn(IEnumerable<(string File, SurveyRound Round)> rounds)
    {
        using var steward = Steward.Open(Folders);
        foreach (var (file, round) in IngestOrder.Of(Repository.Schema, rounds))
        {
            var result = Ingest.Run(steward, Repository.Schema, Repository.SchemaFolder, round, file);
            Assert.True(result.Status == IngestStatus.Published, $"{round.Key}: {string.Join(", ", result.Findings.Select(f => $"{f.Rule} {f.Row} {f.Column}"))}");
        }
    }

    private static byte[] Bytes(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
}
