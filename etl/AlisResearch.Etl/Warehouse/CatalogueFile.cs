using AlisResearch.Model;
using Microsoft.EntityFrameworkCore;

namespace AlisResearch.Etl.Warehouse;

/// <summary>
/// Creates and migrates the steward's catalogue beside the file in use, then renames it into place. EF Core marks a migration in the
/// database itself while it runs; a run killed then would leave the mark, and every later one would wait for it for ever.
/// </summary>
internal static class CatalogueFile
{
    /// <summary>Applies what migrations are pending. The caller holds the steward's lock.</summary>
    public static void BringUpToDate(string file)
    {
        if (File.Exists(file) && !IsPending(file))
            return;
        var next = file + DurableFiles.Temporary;
        File.Delete(next);
        if (File.Exists(file))
            File.Copy(file, next);
        using (var catalogue = StewardContext.Open(next))
        {
            Migrate(catalogue);
            catalogue.Database.ExecuteSqlRaw("PRAGMA journal_mode = DELETE;"); // one file, so that renaming it moves all of it
        }

        DurableFiles.Publish(next, file);
    }

    /// <summary>Migrates a catalogue that nobody else writes, whatever a killed migration left in it.</summary>
    public static void Migrate(StewardContext catalogue)
    {
        catalogue.Database.ExecuteSqlRaw(SqlFile.Load(typeof(CatalogueFile).Assembly, "forget_killed_migration.sql"));
        catalogue.Database.Migrate();
    }

    private static bool IsPending(string file)
    {
        using var catalogue = StewardContext.Open(file);
        return catalogue.Database.GetPendingMigrations().Any();
    }
}
