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
    private readonly FolderLock _lock;

    private Steward(DataFolders folders, FolderLock @lock) => (_folders, _lock) = (folders, @lock);

    /// <summary>Opens for writing: takes the lock, brings the catalogue up to date, sweeps what an interrupted run left.</summary>
    /// <exception cref="AlisException">Somebody else writes: exit 6.</exception>
    public static Steward Open(DataFolders folders)
    {
        DataFolders.CreatePrivate(folders.Steward);
        Directory.CreateDirectory(folders.Warehouse);
        var steward = new Steward(folders, FolderLock.Take(folders.Lock));
        try
        {
            using var catalogue = StewardContext.Open(folders.Catalogue);
            if (catalogue.Database.GetPendingMigrations().Any())
                catalogue.Database.Migrate();
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
                v.Study, v.Round, v.Table, v.Version, v.RecordedAt, v.Rows, v.Synthetic, Path.Combine(folders.Warehouse, v.File)))
            .ToList());
    }

    /// <summary>The latest version of a round, or null.</summary>
    public RoundVersion? Latest(SurveyRound round)
    {
        using var catalogue = StewardContext.Open(_folders.Catalogue);
        return catalogue.RoundVersions.AsNoTracking()
            .Where(v => v.Study == round.Study && v.Round == round.Id)
            .OrderByDescending(v => v.Version)
            .FirstOrDefault();
    }

    /// <summary>
    /// Publishes the typed rows as a new version: temporary file, flush, rename, flush of the folder, then one catalogue
    /// transaction. That commit is the only moment at which the round exists; before it, nobody sees the file.
    /// </summary>
    public RoundVersion Publish(DuckDBConnection typed, SurveyRound round, long rows, string sourceFile, string sourceSha256, string definitionSha256)
    {
        var version = (Latest(round)?.Version ?? 0) + 1;
        var relative = $"{round.Table}/study={round.Study}/round_id={round.Id}/v{version:D4}.parquet";
        var target = Path.Combine(_folders.Warehouse, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        typed.Execute(SqlFile.Load(typeof(Steward).Assembly, "publish.sql"), ("path", target + Temporary));
        DurableFiles.Publish(target + Temporary, target);

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
    public void Dispose() => _lock.Dispose();

    /// <summary>Removes files that no committed version names: the leavings of a run that was cut off.</summary>
    private void Sweep(StewardContext catalogue)
    {
        var committed = catalogue.RoundVersions.Select(v => v.File).ToHashSet();
        foreach (var file in Directory.EnumerateFiles(_folders.Warehouse, "*", SearchOption.AllDirectories)
            .Where(f => !committed.Contains(Path.GetRelativePath(_folders.Warehouse, f).Replace('\\', '/'))).ToList())
            File.Delete(file);
    }
}
