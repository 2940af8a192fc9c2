using System.IO.Compression;
using System.Text.Json;
using AlisResearch.Etl.Pseudonyms;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;
using AlisResearch.Tests.Faults;

namespace AlisResearch.Tests.Spec;

/// <summary>A backup is whole, says what is in it, and comes back whole or not at all.</summary>
public sealed class BackupSpec : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public BackupSpec() => PersonRounds.Prepare(Folders);

    private DataFolders Folders => new(_folder["data"]);

    private DataFolders Other => new(_folder["other"]);

    private string Zip => _folder["backup.zip"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void RoundTrip_WithKeys_IsEqualFileByFile()
    {
        Backup(withKeys: true);
        var restored = Restoration.Run(Other, Zip, replace: false);
        Assert.Equal((3, 0), (restored.Versions, restored.Reapplied));
        Assert.Empty(restored.MissingKeys);
        Assert.Equal(FolderContent.Of(Folders.Warehouse), FolderContent.Of(Other.Warehouse));
        Assert.Equal(PersonRounds.Rows(Folders), PersonRounds.Rows(Other));
        using var steward = Steward.Open(Other);
        Assert.Equal(PseudonymKeyFile.Read(Folders, PersonRounds.Study)!.Id, steward.KeyOf(PersonRounds.Study).Id);
        PersonRounds.AssertClean(Other);
    }

    [Fact]
    public void Backup_WithoutKeys_HasNone_AndTheirLackIsSaid()
    {
        Backup(withKeys: false);
        using (var zip = ZipFile.OpenRead(Zip))
            Assert.DoesNotContain(zip.Entries, e => e.FullName.Contains("keys", StringComparison.Ordinal));
        Assert.Equal([PersonRounds.Study], Restoration.Run(Other, Zip, replace: false).MissingKeys);
        using var steward = Steward.Open(Other);
        Assert.Equal(ExitCode.Integrity, Assert.Throws<AlisException>(() => steward.KeyOf(PersonRounds.Study)).ExitCode);
    }

    [Fact]
    public void Backup_IsItsOwnersAlone_AndOverwritesNothing()
    {
        Backup(withKeys: false);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Zip));
        Assert.Equal(ExitCode.Usage, Assert.Throws<AlisException>(() => Backup(withKeys: false)).ExitCode);
    }

    [Fact]
    public void Restore_OverRounds_IsRefusedAndListsWhatWouldBeLost()
    {
        Backup(withKeys: false);
        using (var steward = Steward.Open(Folders))
            PersonRounds.Take(steward, "three", PersonRounds.Third);
        var before = FolderContent.Of(Folders.Root);
        var refusal = Assert.Throws<AlisException>(() => Restoration.Run(Folders, Zip, replace: false));
        Assert.Equal(ExitCode.Validation, refusal.ExitCode);
        Assert.Contains("alis-nord/three (1)", refusal.Text.En, StringComparison.Ordinal);
        Assert.DoesNotContain("alis-nord/one", refusal.Text.En, StringComparison.Ordinal);
        Assert.Equal(before, FolderContent.Of(Folders.Root));

        Assert.Equal(3, Restoration.Run(Folders, Zip, replace: true).Versions);
        PersonRounds.AssertNowhere(Folders.Warehouse, "three");
        PersonRounds.AssertClean(Folders);
    }

    /// <summary>The catalogue is lost or damaged: that is what a backup is for.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("this is no database, and it is long enough to be taken for a header of one")]
    public void Restore_OverALostCatalogue_NeedsReplaceAndMends(string? catalogue)
    {
        Backup(withKeys: false);
        var before = PersonRounds.Rows(Folders);
        File.Delete(Folders.Catalogue);
        if (catalogue is not null)
            File.WriteAllText(Folders.Catalogue, catalogue);
        Assert.Equal(ExitCode.Validation, Assert.Throws<AlisException>(() => Restoration.Run(Folders, Zip, replace: false)).ExitCode);
        Restoration.Run(Folders, Zip, replace: true);
        Assert.Equal(before, PersonRounds.Rows(Folders));
        PersonRounds.AssertClean(Folders);
    }

    [Fact]
    public void Restore_UnderAnotherKey_IsRefused()
    {
        Backup(withKeys: false);
        PersonRounds.Prepare(Other); // with a key of its own
        Refused(ExitCode.Integrity);
        Assert.NotEmpty(PersonRounds.Rows(Other));
    }

    /// <summary>
    /// Cut anywhere a zip is refused and nothing is touched. With one bit changed it is refused too, unless the bit says nothing of the
    /// content (the hour an entry was packed): then what is restored is whole.
    /// </summary>
    [Fact]
    public void Restore_OfATornOrChangedZip_IsRefused()
    {
        Backup(withKeys: false);
        var bytes = File.ReadAllBytes(Zip);
        foreach (var share in new[] { 0, 0.1, 0.5, 0.9, 0.999 })
        {
            File.WriteAllBytes(Zip, bytes[..(int)(bytes.Length * share)]);
            Refused(ExitCode.Integrity);
        }

        for (var at = 100; at < bytes.Length; at += bytes.Length / 7)
        {
            var changed = bytes.ToArray();
            changed[at] ^= 1;
            File.WriteAllBytes(Zip, changed);
            try
            {
                Restoration.Run(Other, Zip, replace: true);
                Assert.Equal(PersonRounds.Rows(Folders), PersonRounds.Rows(Other));
            }
            catch (AlisException refusal)
            {
                Assert.Equal(ExitCode.Integrity, refusal.ExitCode);
            }
        }
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("/evil")]
    [InlineData("warehouse/../../evil")]
    [InlineData("warehouse/..\\evil")]
    [InlineData("keys/a/b")]
    [InlineData("lock")]
    [InlineData("C:/evil")]
    public void Restore_OfAZipWithANameThatIsNoneOfOurs_IsRefused(string name)
    {
        Backup(withKeys: false);
        Change(index => index with { Files = [.. index.Files, new(name, Sha256.OfText("x"), 1)] }, zip =>
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.WriteByte((byte)'x');
        });
        Refused(ExitCode.Integrity);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "evil", SearchOption.AllDirectories));
    }

    [Fact]
    public void Restore_OfAZipWithMoreOrLessThanItsIndex_IsRefused()
    {
        Backup(withKeys: false);
        var bytes = File.ReadAllBytes(Zip);
        Change(i => i, zip => zip.CreateEntry("warehouse/more"));
        Refused(ExitCode.Integrity);
        File.WriteAllBytes(Zip, bytes);
        Change(i => i, zip => zip.Entries.First(e => e.FullName.EndsWith(".parquet", StringComparison.Ordinal)).Delete());
        Refused(ExitCode.Integrity);
        File.WriteAllBytes(Zip, bytes);
        Change(i => i with { Files = [.. i.Files.Select(f => f with { Sha256 = Sha256.OfText(f.Name) })] }, _ => { });
        Refused(ExitCode.Integrity);
        Refused(ExitCode.Usage, _folder["none.zip"]);
    }

    [Fact]
    public void Backup_OfDamagedData_IsRefused()
    {
        File.WriteAllText(Directory.EnumerateFiles(Folders.Warehouse, "*.parquet", SearchOption.AllDirectories).First(), "x");
        Assert.Equal(ExitCode.Integrity, Assert.Throws<AlisException>(() => Backup(withKeys: false)).ExitCode);
        Assert.False(File.Exists(Zip));
    }

    private void Backup(bool withKeys)
    {
        using var steward = Steward.Open(Folders);
        BackupFile.Write(steward, Zip, withKeys);
    }

    private void Refused(ExitCode exit, string? zip = null)
    {
        var before = Directory.Exists(Other.Warehouse) ? FolderContent.Of(Other.Root) : [];
        Assert.Equal(exit, Assert.Throws<AlisException>(() => Restoration.Run(Other, zip ?? Zip, replace: true)).ExitCode);
        Assert.Equal(before, FolderContent.Of(Other.Root));
    }

    private void Change(Func<BackupFile, BackupFile> index, Action<ZipArchive> entries)
    {
        using var zip = ZipFile.Open(Zip, ZipArchiveMode.Update);
        BackupFile read;
        using (var stream = zip.GetEntry(BackupFile.Index)!.Open())
            read = JsonSerializer.Deserialize<BackupFile>(stream, BackupFile.IndexFormat)!;
        zip.GetEntry(BackupFile.Index)!.Delete();
        using (var stream = zip.CreateEntry(BackupFile.Index).Open())
            JsonSerializer.Serialize(stream, index(read), BackupFile.IndexFormat);
        entries(zip);
    }
}
