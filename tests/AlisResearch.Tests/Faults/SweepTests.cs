using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AlisResearch.Tests.Faults;

/// <summary>A file is removed only for a reason that stands written, never because the catalogue does not know it.</summary>
public sealed class SweepTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SweepTests() => PersonRounds.Prepare(Folders);

    private DataFolders Folders => new(_folder["data"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OlderCatalogue_CopiedBack_RemovesNothingOfTheNewer()
    {
        File.Copy(Folders.Catalogue, _folder["older.db"]);
        using (var steward = Steward.Open(Folders))
        {
            PersonRounds.Take(steward, "one", PersonRounds.Third);
            PersonRounds.Take(steward, "three", PersonRounds.Third);
        }

        var files = Files();
        File.Copy(Folders.Catalogue, _folder["newer.db"]);
        File.Copy(_folder["older.db"], Folders.Catalogue, overwrite: true);
        using (var steward = Steward.Open(Folders))
            PersonRounds.Take(steward, "one", PersonRounds.Second); // the same version number, another file
        Assert.Subset(Files(), files);

        File.Copy(_folder["newer.db"], Folders.Catalogue, overwrite: true);
        Steward.Open(Folders).Dispose();
        Assert.Contains(PersonRounds.Rows(Folders), r => r.StartsWith("three 1", StringComparison.Ordinal)); // every file of it is whole
    }

    /// <summary>Cut off between the file's name and the commit, then an older catalogue is copied back: the note is not about that one.</summary>
    [Fact]
    public void OlderCatalogue_WithAnotherRunsNote_RemovesNothing()
    {
        File.Copy(Folders.Catalogue, _folder["older.db"]);
        using (var steward = Steward.Open(Folders))
        {
            PersonRounds.Take(steward, "one", PersonRounds.Third);
            DurableFiles.Listener.Value = s => _ = s == DurableStep.Commit ? throw new IOException() : true;
            Assert.Throws<IOException>(() => PersonRounds.Take(steward, "three", PersonRounds.Third));
            DurableFiles.Listener.Value = null;
        }

        var files = Files();
        File.Copy(_folder["older.db"], Folders.Catalogue, overwrite: true);
        Steward.Open(Folders).Dispose();
        Assert.Equal(files, Files());
    }

    [Fact]
    public void CutOffBeforeTheCommit_IsRemovedAtTheNextStart()
    {
        var files = Files();
        using (var steward = Steward.Open(Folders))
        {
            DurableFiles.Listener.Value = s => _ = s == DurableStep.Commit ? throw new IOException() : true;
            Assert.Throws<IOException>(() => PersonRounds.Take(steward, "three", PersonRounds.Third));
            DurableFiles.Listener.Value = null;
        }

        Assert.Equal(files.Count + 1, Files().Count);
        Steward.Open(Folders).Dispose();
        Assert.Equal(files, Files());
    }

    /// <summary>A catalogue of the program's first version: what it lists is read as it stands, before any writer has migrated it.</summary>
    [Fact]
    public void OldCatalogue_IsReadAsItStands()
    {
        var rounds = Steward.Snapshot(Folders).Rounds;
        using (var catalogue = StewardContext.Open(Folders.Catalogue))
            catalogue.GetService<IMigrator>().Migrate("InitialCatalogue");
        var bytes = File.ReadAllBytes(Folders.Catalogue);

        Assert.Equal(rounds, Steward.Snapshot(Folders).Rounds);
        using (var steward = Steward.OpenForReading(Folders))
            Assert.Equal(2, steward.Latest(PersonRounds.Round("one"))!.Version);
        Assert.Equal(bytes, File.ReadAllBytes(Folders.Catalogue));

        Steward.Open(Folders).Dispose();
        Assert.Equal(rounds, Steward.Snapshot(Folders).Rounds);
    }

    [Fact]
    public void AsKnownAt_IsTheStateThatWasRecordedByThen()
    {
        var versions = Steward.Versions(Folders).Where(v => v.Version.Round == "one").Select(v => v.Version).ToList();
        Assert.All(versions, v => Assert.Equal(DateTimeKind.Utc, v.RecordedAt.Kind));
        Assert.Empty(Steward.Snapshot(Folders, versions[0].RecordedAt.AddTicks(-1)).Rounds);
        Assert.Equal(1, Assert.Single(Steward.Snapshot(Folders, versions[0].RecordedAt).Rounds).Version);
        Assert.Equal(1, Assert.Single(Steward.Snapshot(Folders, versions[1].RecordedAt.AddTicks(-1)).Rounds).Version);
        Assert.Equal(2, Assert.Single(Steward.Snapshot(Folders, versions[1].RecordedAt).Rounds).Version);
        Assert.Equal([true, false], Steward.Versions(Folders, versions[1].RecordedAt).Select(v => v.InForce).Reverse());
        using var steward = Steward.Open(Folders); // the lock is held
        Assert.Equal(2, Steward.Snapshot(Folders).Rounds.Count);
    }

    private HashSet<string> Files() => [.. Directory.EnumerateFiles(Folders.Warehouse, "*", SearchOption.AllDirectories)];
}
