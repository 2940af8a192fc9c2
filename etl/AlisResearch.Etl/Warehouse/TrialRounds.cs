using AlisResearch.Etl.Pseudonyms;
using AlisResearch.Model;

namespace AlisResearch.Etl.Warehouse;

/// <summary>
/// The rounds of a dry run, kept while it lasts, so that a file is held against those before it as it would be in earnest. They lie in a folder
/// that only its owner may enter, inside the steward's zone where there is one; what a killed dry run leaves there, the next writer sweeps.
/// </summary>
internal sealed class TrialRounds(DataFolders folders) : IDisposable
{
    private const string Prefix = "dry-run-";
    private readonly Dictionary<(string Study, string Round), WarehouseRound> _rounds = [];
    private readonly Dictionary<string, PseudonymKey> _keys = [];
    private string? _folder;

    /// <summary>A file that nobody has, to stage into.</summary>
    public string NewFile() => Path.Combine(_folder ??= NewFolder(), $"{Guid.NewGuid():N}.parquet");

    /// <summary>Counts a staged file as its round's version in force.</summary>
    public void Keep(SurveyRound round, int version, long rows, string file) => _rounds[(round.Study, round.Id)] =
        new(round.Study, round.Id, round.Table, version, DateTime.UtcNow, rows, round.Synthetic, file, Sha256.OfFile(file));

    /// <summary>A study's key: one that is made up for the trial is the same in all its files.</summary>
    public PseudonymKey KeyOf(string study, Func<PseudonymKey> read) => _keys.TryGetValue(study, out var key) ? key : _keys[study] = read();

    /// <summary>The warehouse with the trial's rounds in place.</summary>
    public WarehouseSnapshot Over(WarehouseSnapshot warehouse) => _rounds.Count == 0
        ? warehouse
        : new([.. warehouse.Rounds.Where(r => !_rounds.ContainsKey((r.Study, r.Round))), .. _rounds.Values]);

    /// <summary>Removes what killed dry runs left.</summary>
    public static void Sweep(DataFolders folders)
    {
        foreach (var leftover in Directory.EnumerateDirectories(folders.Steward, Prefix + "*").ToList())
            Directory.Delete(leftover, recursive: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }

    private string NewFolder()
    {
        if (!Directory.Exists(folders.Steward))
            return Directory.CreateTempSubdirectory($"alis-{Prefix}").FullName;
        var folder = Path.Combine(folders.Steward, $"{Prefix}{Guid.NewGuid():N}");
        DataFolders.CreatePrivate(folder);
        return folder;
    }
}
