using AlisResearch.Etl.Pseudonyms;
using AlisResearch.Model;
using Microsoft.EntityFrameworkCore;

namespace AlisResearch.Etl.Warehouse;

/// <summary>
/// The steward's zone: the warehouse's Parquet files and the catalogue that says which of them count. One writer at a time;
/// readers take a snapshot and need no lock, since a committed file is never changed. A withdrawal, a renewed key or a restore replaces
/// files by others: a reader that still has the old names then finds them gone and stops, with nothing stored; started anew, it reads the
/// new ones.
/// </summary>
public sealed class Steward : IDisposable
{
    private readonly DataFolders _folders;
    private readonly FolderLock? _lock;
    private readonly HashSet<string> _whole = new(StringComparer.Ordinal);

    private Steward(DataFolders folders, FolderLock? @lock)
    {
        (_folders, _lock) = (folders, @lock);
        Trials = new(folders);
    }

    /// <summary>The rounds of a dry run.</summary>
    internal TrialRounds Trials { get; }

    /// <summary>The data it stewards.</summary>
    internal DataFolders Folders => _folders;

    /// <summary>The studies that wait for their key, as it was found when this was opened.</summary>
    internal IReadOnlyList<WaitingStudy> Waiting { get; private set; } = [];

    /// <summary>Opens for reading: takes no lock, creates and sweeps nothing. For dry runs.</summary>
    public static Steward OpenForReading(DataFolders folders) => new(folders, null);

    /// <summary>
    /// Opens for writing: takes the lock, brings the catalogue up to date, sweeps what an interrupted run left, finishes a renewal of
    /// pseudonyms that was cut off, and applies every withdrawal that the files are not yet free of. A damaged file, or a study whose key
    /// is not in order, waits and holds up nothing else.
    /// </summary>
    /// <exception cref="AlisException">
    /// Somebody else writes: exit 6. The catalogue is gone, but not the files it lists; the list of withdrawals is damaged or open to
    /// others: exit 5.
    /// </exception>
    public static Steward Open(DataFolders folders)
    {
        DataFolders.CreatePrivate(folders.Steward);
        Directory.CreateDirectory(folders.Warehouse);
        var steward = new Steward(folders, FolderLock.Take(folders.Lock));
        try
        {
            UnfinishedFiles.Sweep(folders);
            TrialRounds.Sweep(folders);
            if (!File.Exists(folders.Catalogue) && WarehouseSweep.Files(folders).Any())
                throw new AlisException(ExitCode.Integrity, new(
                    $"Katalogen «{folders.Catalogue}» er borte, men varehuset har filer. Hent den fra sikkerhetskopi (alis restore), eller flytt mappen {folders.Warehouse} og les inn på nytt.",
                    $"The catalogue “{folders.Catalogue}” is gone, but the warehouse has files. Restore it from a backup (alis restore), or move the folder {folders.Warehouse} away and take the rounds in again."));
            CatalogueFile.BringUpToDate(folders.Catalogue);
            WarehouseSweep.Run(folders);
            steward.Waiting = Agreement.Reach(folders);
            return steward;
        }
        catch
        {
            steward.Dispose();
            throw;
        }
    }

    /// <summary>The version in force of every round; empty when nothing had been ingested. Needs no lock, held or not.</summary>
    /// <param name="folders">The data.</param>
    /// <param name="asKnownAt">The moment to ask about: versions recorded at it or before; null for now.</param>
    public static WarehouseSnapshot Snapshot(DataFolders folders, DateTimeOffset? asKnownAt = null) => new(
        Versions(folders, asKnownAt).Where(v => v.InForce).Select(v => v.Version)
            .Select(v => new WarehouseRound(
                v.Study, v.Round, v.Table, v.Version, v.RecordedAt, v.Rows, v.Synthetic, v.PathIn(folders), v.FileSha256))
            .ToList());

    /// <summary>Every version of every round that was recorded by then, by study, round and version. Needs no lock.</summary>
    /// <param name="folders">The data.</param>
    /// <param name="asKnownAt">The moment to ask about; null for now.</param>
    public static IReadOnlyList<KnownVersion> Versions(DataFolders folders, DateTimeOffset? asKnownAt = null)
    {
        if (!File.Exists(folders.Catalogue))
            return [];
        using var catalogue = StewardContext.OpenForReading(folders.Catalogue);
        return
        [
            .. catalogue.RoundVersions.AsNoTracking().AsEnumerable()
                .Where(v => asKnownAt is not { } moment || v.RecordedAt <= moment.UtcDateTime)
                .GroupBy(v => (v.Study, v.Round))
                .OrderBy(g => g.Key.Study, StringComparer.Ordinal).ThenBy(g => g.Key.Round, StringComparer.Ordinal)
                .SelectMany(g => g.OrderBy(v => v.Version).Select(v => new KnownVersion(v, v.Version == g.Max(other => other.Version)))),
        ];
    }

    /// <summary>
    /// The version in force of every round whose file is whole, whether the lock is held or not: what the rules of a new file may read. A
    /// file that was whole once is not read again to see whether it still is.
    /// </summary>
    public WarehouseSnapshot Snapshot(DateTimeOffset? asKnownAt = null) =>
        Trials.Over(new([.. Snapshot(_folders, asKnownAt).Rounds.Where(r => _whole.Contains(r.File) || (r.IsIntact() && _whole.Add(r.File)))]));

    /// <summary>The latest version of a round, or null.</summary>
    public RoundVersion? Latest(SurveyRound round)
    {
        if (!File.Exists(_folders.Catalogue))
            return null;
        using var catalogue = Catalogue();
        return catalogue.RoundVersions.AsNoTracking()
            .Where(v => v.Study == round.Study && v.Round == round.Id)
            .OrderByDescending(v => v.Version)
            .FirstOrDefault();
    }

    /// <summary>
    /// Id of the key that a study's pseudonyms were made with; null when no version has pseudonyms. Under the lock an earlier state of the
    /// present key counts as the present one: only a damaged file is still made with it, and that is moved on before it is read.
    /// </summary>
    public string? KeyIdOf(string study)
    {
        if (!File.Exists(_folders.Catalogue))
            return null;
        using var catalogue = Catalogue();
        var ids = catalogue.RoundVersions.Where(v => v.Study == study && v.KeyId != null).Select(v => v.KeyId).Distinct().ToList();
        if (_lock is null || ids.Count == 0 || PseudonymKeyFile.Read(_folders, study) is not { } key)
            return ids.FirstOrDefault();
        return ids.Find(id => !key.Reaches(id!)) ?? key.Id;
    }

    /// <summary>A study's key, made when it has none and nothing depends on one; opened for reading, a new one is not kept.</summary>
    /// <exception cref="AlisException">It is not the one the study's data were made with, is gone or damaged, or others may read it: exit 5.</exception>
    public PseudonymKey KeyOf(string study) => _lock is not null
        ? PseudonymKey.ForStudy(_folders, study, KeyIdOf(study), create: true)
        : Trials.KeyOf(study, () => PseudonymKey.ForStudy(_folders, study, KeyIdOf(study), create: false));

    /// <summary>The people who have withdrawn from a study, as pseudonyms. No ingest takes rows of theirs in.</summary>
    public IReadOnlySet<string> WithdrawnPseudonyms(string study) =>
        WithdrawalList.Read(_folders).Entries.Where(e => e.Study == study).Select(e => e.Pseudonym).ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// Takes a person out of a study: records it durably first, then frees every version of their rows. A kill in between is made good
    /// by the next writer.
    /// </summary>
    /// <param name="study">The study.</param>
    /// <param name="subject">The identifier as it stands in the source files, or their pseudonym (64 hexadecimal digits).</param>
    /// <exception cref="AlisException">The study's key is gone, damaged, another, or open to others: exit 5.</exception>
    public Withdrawal Withdraw(string study, string subject)
    {
        RequireLock();
        return Withdrawal.Record(_folders, KeyOf(study), subject);
    }

    /// <summary>What <see cref="Withdraw"/> would take out; changes nothing and needs no lock.</summary>
    public Withdrawal PreviewWithdrawal(string study, string subject) => Withdrawal.Preview(_folders, KeyOf(study), subject);

    /// <summary>
    /// Renews a study's key. Where nothing depends on the old one it is replaced; else a key is appended to its chain, and every
    /// pseudonym is moved on. The key file is written first: it still holds every earlier state, so that whatever is interrupted, key and
    /// data can be brought into agreement, and the next writer does so.
    /// </summary>
    /// <exception cref="AlisException">Data depend on the key and <paramref name="repseudonymise"/> is false: exit 3. The key is not in order: exit 5.</exception>
    public KeyRenewal RenewKey(string study, bool repseudonymise)
    {
        RequireLock();
        return KeyRenewal.Run(_folders, KeyOf(study), repseudonymise);
    }

    /// <summary>The next version of a round in the making: its folder is there, the temporary file is the caller's to write.</summary>
    public DraftVersion NextVersion(SurveyRound round)
    {
        RequireLock();
        var version = (Latest(round)?.Version ?? 0) + 1;
        var file = WarehouseFile.NewName(round.Table, round.Study, round.Id, version);
        var temporary = Path.Combine(_folders.Warehouse, file) + DurableFiles.Temporary;
        Directory.CreateDirectory(Path.GetDirectoryName(temporary)!);
        return new(version, temporary, round, file);
    }

    /// <summary>Removes a draft's temporary file, if it was written.</summary>
    public void Discard(DraftVersion draft)
    {
        RequireLock();
        File.Delete(draft.TemporaryFile);
    }

    /// <summary>
    /// Publishes a written draft as a new version: flush, rename, flush of the folders, then one catalogue transaction. That commit is
    /// the only moment at which the round exists; before it, nobody sees the file. What fails on the way leaves the old state. The
    /// round's damaged files are removed for certain: see <see cref="DamagedVersions"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">The file has rows of people who have withdrawn, or pseudonyms of another key.</exception>
    public RoundVersion Publish(DraftVersion draft, PublishedFile facts)
    {
        RequireLock();
        CheckPeople(draft, facts);
        UnfinishedFiles.Sweep(_folders); // an attempt that failed earlier in this run
        UnfinishedFiles.Note(_folders, [draft.File]);
        var file = WarehouseFile.Publish(_folders, draft.TemporaryFile, draft.File);
        var published = new RoundVersion
        {
            Study = draft.Round.Study,
            Round = draft.Round.Id,
            Table = draft.Round.Table,
            Version = draft.Version,
            RecordedAt = After(Latest(draft.Round)?.RecordedAt),
            SourceFile = facts.SourceFile,
            SourceSha256 = facts.SourceSha256,
            DefinitionSha256 = facts.DefinitionSha256,
            Rows = facts.Rows,
            Synthetic = draft.Round.Synthetic,
            File = draft.File,
            FileSha256 = Sha256.OfFile(file),
            KeyId = facts.KeyId,
            Codebook = facts.Codebook,
            Added = facts.Added,
            Changed = facts.Changed,
            Removed = facts.Removed,
            NewestModified = facts.NewestModified,
        };
        using (var catalogue = StewardContext.Open(_folders.Catalogue))
        {
            published = DamagedVersions.Replace(_folders, catalogue, published);
            Rewriting.Save(catalogue);
            UnfinishedFiles.Forget(_folders);
            WarehouseSweep.RemoveReplaced(_folders, catalogue);
        }

        return published;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Trials.Dispose();
        _lock?.Dispose();
    }

    /// <summary>Whoever holds the lock knows the catalogue to be up to date.</summary>
    private StewardContext Catalogue() => _lock is null ? StewardContext.OpenForReading(_folders.Catalogue) : StewardContext.Open(_folders.Catalogue);

    private static DateTime After(DateTime? earlier) => earlier >= DateTime.UtcNow ? earlier.Value.AddTicks(1) : DateTime.UtcNow;

    private void CheckPeople(DraftVersion draft, PublishedFile facts)
    {
        if (facts.KeyId is null)
            return;
        if (KeyIdOf(draft.Round.Study) is { } other && other != facts.KeyId)
            throw new InvalidOperationException("The study's pseudonyms were made with another key.");
        var withdrawn = WithdrawnPseudonyms(draft.Round.Study);
        if (withdrawn.Count == 0)
            return;
        using var file = new WarehouseFile();
        if (file.RowsOf(draft.TemporaryFile, [.. withdrawn]) > 0)
            throw new InvalidOperationException("The file has rows of people who have withdrawn.");
    }

    private void RequireLock()
    {
        if (_lock is null)
            throw new InvalidOperationException("Opened for reading.");
    }
}

/// <summary>A version, as it was known at a moment.</summary>
/// <param name="Version">The version.</param>
/// <param name="InForce">Whether it was the latest of its round then.</param>
public sealed record KnownVersion(RoundVersion Version, bool InForce);
