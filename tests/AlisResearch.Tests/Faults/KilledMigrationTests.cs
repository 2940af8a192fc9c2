using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;
using Microsoft.Data.Sqlite;

namespace AlisResearch.Tests.Faults;

/// <summary>EF Core marks a running migration in the database; one that was killed must not hold up the next start.</summary>
public sealed class KilledMigrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Catalogue_LeftInTheMiddleOfAMigration_OpensAtOnce()
    {
        var folders = new DataFolders(Path.Combine(_folder.Path, "data"));
        DataFolders.CreatePrivate(folders.Steward);
        using (var catalogue = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = folders.Catalogue, Pooling = false }.ToString()))
        {
            catalogue.Open();
            catalogue.Execute("""
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2023-02-01');
                """);
        }

        await Task.Run(() => Steward.Open(folders).Dispose()).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Empty(Steward.Snapshot(folders).Rounds);
    }

    [Fact]
    public void Catalogue_HalfBuiltBesideTheOneInUse_IsBuiltAnew()
    {
        var folders = new DataFolders(Path.Combine(_folder.Path, "data"));
        DataFolders.CreatePrivate(folders.Steward);
        File.WriteAllText(folders.Catalogue + ".tmp", "half a file");
        Steward.Open(folders).Dispose();
        Assert.False(File.Exists(folders.Catalogue + ".tmp"));
        Assert.True(File.Exists(folders.Catalogue));
    }
}
