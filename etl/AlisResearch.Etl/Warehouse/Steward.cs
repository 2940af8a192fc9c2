using AlisResearch.Model;
using DuckDB.NET.Data;
using Microsoft.EntityFrameworkCore;

namespace AlisResearch.Etl.Warehouse;

/// <summary>
/// The steward's zone: the warehouse's Parquet files and the catalogue that says which of them count. One writer at a time;
/// readers take a snapshot and need no lock, since a committed file is never changed.
/// </summary>
public sealed class Steward : IDisposable
{
    private const string Temporary = ".tmp";
    private readonly DataFolders _folders;
    private readonly FolderLock? _lock;

    private Steward(DataFolders folders, FolderLock? @lock) => (_folders, _lock) = (folders, @lock);

    /// <summary>Opens for reading: takes no lock, creates and sweeps nothing. For dry runs.</summary>
    public static Steward OpenForReading(DataFolders folders) => new(folders, null);

    /// <summary>Opens for writing: takes the lock, brings the catalogue up to date, sweeps what an interrupted run left.</summary>
    /// <exception cref="AlisException">Somebody else writes: exit 6. The catalogue is gone, but not the files it lists: exit 5.</exception>
    public static Steward Open(DataFolders folders)
    {
        DataFolders.CreatePrivate(folders.Steward);
        Directory.CreateDirectory(folders.Warehouse);
        var steward = new Steward(folders, FolderLock.Take(folders.Lock));
        try
        {
            if (!File.Exists(folders.Catalogue) && WarehouseFiles(folders).Any())
                throw new AlisException(ExitCode.Integrity, new(
                    $"Katalogen «{folders.Catalogue}» er borte, men varehuset har filer. Hent katalogen fra sikkerhetskopi, eller flytt mappen {folders.Warehouse} og les inn på nytt.",
                    $"The catalogue “{folders.Catalogue}” is gone, but the warehouse has files. Restore the catalogue from a backup, or move the folder {folders.Warehouse} away and take the rounds in again."));
            CatalogueFile.BringUpToDate(folders.Catalogue);
            using var catalogue = StewardContext.Open(folders.Catalogue);
            steward.Sweep(catalogue);
            return steward;
        }
        catch
        {
            steward.Dispose();
            throw;
        }
    }

    /// <summary>The version in force of every round; empty when nothing has been ingested.</summary>
    public static WarehouseSnapshot Snapshot(DataFolders folders)
    {
        if (!File.Exists(folders.Catalogue))
            return new([]);
        using var catalogue = StewardContext.Open(folders.Catalogue);
        if (catalogue.Database.GetPendingMigrations().Any())
            return new([]);
        return new(catalogue.RoundVersions.AsNoTracking().AsEnumerable()
            .GroupBy(v => (v.Study, v.Round))
            .Select(g => g.MaxBy(v => v.Version)!)
            .OrderBy(v => v.Study, StringComparer.Ordinal).ThenBy(v => v.Round, StringComparer.Ordinal)
            .Select(v => new WarehouseRound(
                v.Study, v.Round, v.Table, v.Version, v.RecordedAt, v.Rows, v.Synthetic, Path.Combine(folders.Warehouse, v.File), v.FileSha256))
            .ToList());
    }

    /// <summary>The latest version of a round, or null.</summary>
    public RoundVersion? Latest(SurveyRound round)
    {
        if (!File.Exists(_folders.Catalogue))
            return null;
        using var catalogue = StewardContext.Open(_folders.Catalogue);
        return catalogue.RoundVersions.AsNoTracking()
            .Where(v => v.Study == round.Study && v.Round == round.Id)
            .OrderByDescending(v => v.Version)
            .FirstOrDefault();
    }

    /// <summary>Whether a version's file is there as it was committed.</summary>
    public bool IsIntact(RoundVersion version) => Sha256.Fits(Path.Combine(_folders.Warehouse, version.File), version.FileSha256);

    /// <summary>
    /// Publishes the typed rows as a new version: temporary file, flush, rename, flush of the folder, then one catalogue
    /// transaction. That commit is the only moment at which the round exists; before it, nobody sees the file.
    /// </summary>
    public RoundVersion Publish(DuckDBConnection typed, SurveyRound round, long rows, string sourceFile, string sourceSha256, string definitionSha256)
    {
        if (_lock is null)
            throw new InvalidOperationException("Opened for reading.");
        var version = (Latest(round)?.Version ?? 0) + 1;
        var relative = $"{round.Table}/study={round.Study}/round_id={round.Id}/v{version:D4}.parquet";
        var target = Path.Combine(_folders.Warehouse, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        typed.Execute(SqlFile.Load(typeof(Steward).Assembly, "publish.sql"), ("path", target + Temporary));
        DurableFiles.Publish(target + Temporary, target);
        for (var folder = Path.GetDirectoryName(target)!; folder != _folders.Warehouse; folder = Path.GetDirectoryName(folder)!)
            DurableFiles.FlushFolder(Path.GetDirectoryName(folder)!); // the folders may be as new as the file

        var published = new RoundVersion
        {
            Study = round.Study,
            Round = round.Id,
            Table = round.Table,
            Version = version,
            RecordedAt = DateTime.UtcNow,
            SourceFile = sourceFile,
            SourceSha256 = sourceSha256,
            DefinitionSha256 = definitionSha256,
            Rows = rows,
            Synthetic = round.Synthetic,
            File = relative,
            FileSha256 = Sha256.OfFile(target),
        };
        using var catalogue = StewardContext.Open(_folders.Catalogue);
        catalogue.Add(published);
        catalogue.SaveChanges();
        return published;
    }

    /// <inheritdoc/>
    public void Dispose() => _lock?.Dispose();

    /// <summary>
    /// Removes what a run that was cut off left behind: temporary files, and versions later than the last committed one of a round the
    /// catalogue knows. A first version that was never committed lies there unread, until it is overwritten.
    /// </summary>
    private void Sweep(StewardContext catalogue)
    {
        var latest = catalogue.RoundVersions.AsNoTracking().AsEnumerable()
            .GroupBy(v => Path.GetDirectoryName(v.File)!)
            .ToDictionary(g => g.Key, g => g.Max(v => Path.GetFileName(v.File))!);
        foreach (var file in WarehouseFiles(_folders).ToList())
        {
            var relative = Path.GetRelativePath(_folders.Warehouse, file);
            var uncommitted = latest.TryGetValue(Path.GetDirectoryName(relative)!, out var last)
                && string.CompareOrdinal(Path.GetFileName(file), last) > 0;
            if (uncommitted || file.EndsWith(Temporary, StringComparison.Ordinal))
                File.Delete(file);
        }
    }

    private static IEnumerable<string> WarehouseFiles(DataFolders folders) => Directory.EnumerateFiles(
        folders.Warehouse, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint });
}
