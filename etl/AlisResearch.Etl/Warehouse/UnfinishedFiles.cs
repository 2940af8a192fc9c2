using System.Text.Json;
using AlisResearch.Model;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AlisResearch.Etl.Warehouse;

/// <summary>
/// The note that a writer leaves before it gives files their names, and takes away once the catalogue lists them. It says which
/// files, and from which catalogue (its SHA-256) the writer started. A file is thus removed only when the catalogue in hand is, byte
/// for byte, the one that the interrupted writer started from: nothing has been committed since, so no catalogue lists the file.
/// Under any other catalogue (an older one that somebody copied back, or the one that was committed) the files stay.
/// </summary>
/// <param name="Catalogue">SHA-256 of the catalogue before; null when there was none.</param>
/// <param name="Files">Files, relative to the warehouse folder.</param>
internal sealed record UnfinishedFiles(string? Catalogue, IReadOnlyList<string> Files)
{
    /// <summary>Notes the files that are about to get their names.</summary>
    public static void Note(DataFolders folders, IReadOnlyList<string> files) => DurableFiles.WritePrivate(
        folders.Unfinished, JsonSerializer.Serialize(new UnfinishedFiles(Fingerprint(folders), files)));

    /// <summary>The catalogue lists them: the note has done its work.</summary>
    public static void Forget(DataFolders folders) => DurableFiles.Delete(folders.Unfinished);

    /// <summary>Removes what an interrupted writer named and did not commit. The caller holds the lock.</summary>
    public static void Sweep(DataFolders folders)
    {
        if (!File.Exists(folders.Unfinished))
            return;
        var note = JsonSerializer.Deserialize<UnfinishedFiles>(File.ReadAllText(folders.Unfinished))!;
        if (note.Catalogue == Fingerprint(folders))
        {
            foreach (var file in note.Files)
                DurableFiles.Delete(Path.Combine(folders.Warehouse, file));
        }

        Forget(folders);
    }

    private static string? Fingerprint(DataFolders folders)
    {
        if (!File.Exists(folders.Catalogue))
            return null;
        RollBack(folders.Catalogue);
        return Sha256.OfFile(folders.Catalogue);
    }

    /// <summary>A commit that was cut off is rolled back by whoever reads next; a damaged catalogue is taken as it is, for a restore.</summary>
    private static void RollBack(string file)
    {
        using var catalogue = StewardContext.Open(file);
        try
        {
            _ = catalogue.Database.GetAppliedMigrations().Count();
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB)
        {
            return; // whoever opens it to use it is told
        }
    }
}
