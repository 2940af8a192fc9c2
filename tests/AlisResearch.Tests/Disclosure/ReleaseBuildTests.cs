using System.Runtime.Versioning;
using AlisResearch.Disclosure;
using AlisResearch.Model;
using AlisResearch.Tests.Spec;

namespace AlisResearch.Tests.Disclosure;

/// <summary>Building a release: the same data give the same bytes, and a build that is refused or stopped leaves nothing.</summary>
[Collection(ShippedRounds.Name)]
[UnsupportedOSPlatform("windows")]
public sealed class ReleaseBuildTests(ShippedWarehouse shipped) : IDisposable
{
    private static readonly DateOnly YoungestDocument = Repository.Schema.Sources.Values.Max(s => s.Published);
    private readonly TemporaryFolder _folder = new();

    private DataFolders Folders => new(_folder["data"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Build_UnchangedData_IsAlreadyThereAndUntouched()
    {
        var before = FolderContent.Of(shipped.Build.Release.Path);

        var again = await ShippedWarehouse.Release(shipped.Folders);

        Assert.True(again.AlreadyThere);
        Assert.Equal(shipped.Build.Release.Manifest.Id, again.Release.Manifest.Id);
        Assert.Equal(before, FolderContent.Of(shipped.Build.Release.Path));
    }

    /// <summary>Another folder, another key, another hour: every byte but the signature is the same.</summary>
    [Fact]
    public async Task Build_SameDataInAnotherFolder_IsByteIdenticalButForTheSignature()
    {
        ShippedWarehouse.TakeIn(Folders);
        var other = await ShippedWarehouse.Release(Folders);

        Assert.False(other.AlreadyThere);
        Assert.Equal(Unsigned(shipped.Build.Release.Path), Unsigned(other.Release.Path));
        Assert.NotEqual(FolderContent.Of(shipped.Build.Release.Path), FolderContent.Of(other.Release.Path));
    }

    /// <summary>The rounding is drawn with the secret: the same data, another secret, other cells.</summary>
    [Fact]
    public async Task Build_WithAnotherSecret_DrawsOtherCells()
    {
        CopyWarehouse();
        ShippedWarehouse.Secret(Folders, '8');

        var other = Cells((await ShippedWarehouse.Release(Folders)).Release.Path);

        Assert.NotEqual(Cells(shipped.Build.Release.Path), other);
        Assert.Equal(Cells(shipped.Build.Release.Path).Count, other.Count);

        static List<string> Cells(string release) => Unsigned(release).Where(f => f.StartsWith("cells/", StringComparison.Ordinal)).ToList();
    }

    [Fact]
    public async Task Build_WithASecretThatOthersMayRead_IsRefused()
    {
        if (OperatingSystem.IsWindows())
            return;
        CopyWarehouse();
        File.SetUnixFileMode(Folders.RoundingSecret, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        var refusal = await Assert.ThrowsAsync<AlisException>(() => ShippedWarehouse.Release(Folders));

        Assert.Equal(ExitCode.Integrity, refusal.ExitCode);
        Assert.Empty(Left());
    }

    /// <summary>A new secret would round data anew that were rounded before, and the two could be compared.</summary>
    [Fact]
    public async Task Build_WithoutTheSecretThatReleasesWereDrawnWith_IsRefused()
    {
        CopyWarehouse();
        await ShippedWarehouse.Release(Folders);
        File.Delete(Folders.RoundingSecret);

        var refusal = await Assert.ThrowsAsync<AlisException>(() => ShippedWarehouse.Release(Folders));

        Assert.Equal(ExitCode.Integrity, refusal.ExitCode);
        Assert.False(File.Exists(Folders.RoundingSecret));
    }

    [Fact]
    public async Task Build_AfterTheReleaseWasRemoved_GivesTheSameBytesAgain()
    {
        CopyWarehouse();
        var first = await ShippedWarehouse.Release(Folders);
        var content = Unsigned(first.Release.Path);
        Directory.Delete(first.Release.Path, recursive: true);

        Assert.Equal(content, Unsigned((await ShippedWarehouse.Release(Folders)).Release.Path));
    }

    [Fact]
    public async Task Build_ChangedPublicRow_GivesAnotherRelease()
    {
        var file = _folder["changed.csv"];
        File.WriteAllText(file, File.ReadAllText(Path.Combine(Repository.RoundsFolder, "alis-nord", "recruitment-2019.csv")).Replace(",650,", ",651,", StringComparison.Ordinal));
        ShippedWarehouse.TakeIn(Folders, r => r.Key == "alis-nord/recruitment-2019" ? file : null);

        Assert.NotEqual(shipped.Build.Release.Manifest.Id, (await ShippedWarehouse.Release(Folders)).Release.Manifest.Id);
    }

    /// <summary>A fact is public on the day its document is: the day before, at, and after.</summary>
    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public async Task Build_DocumentYoungerThanTheRelease_IsRefusedAndLeavesNothing(int days, bool builds)
    {
        CopyWarehouse();
        var date = YoungestDocument.AddDays(days);
        if (builds)
        {
            Assert.Equal(date, (await ShippedWarehouse.Release(Folders, date)).Release.Manifest.Date);
            return;
        }

        var refusal = await Assert.ThrowsAsync<AlisException>(() => ShippedWarehouse.Release(Folders, date));

        Assert.Equal(ExitCode.Disclosure, refusal.ExitCode);
        Assert.Contains($"S4 ({YoungestDocument:yyyy-MM-dd})", refusal.Text.Nb, StringComparison.Ordinal);
        Assert.Empty(Left());
    }

    /// <summary>A dry run keeps nothing: no folder, no key, nothing the steward has not made by a real build.</summary>
    [Fact]
    public async Task Build_DryRun_LeavesNothing()
    {
        CopyWarehouse();
        var before = FolderContent.Of(Folders.Root);

        var build = await ShippedWarehouse.Release(Folders, dryRun: true);

        Assert.Equal(shipped.Build.Release.Manifest.Id, build.Release.Manifest.Id);
        Assert.Equal(shipped.Build.Claims.Select(c => c.Verdict), build.Claims.Select(c => c.Verdict));
        Assert.Empty(Left());
        Assert.Equal(before, FolderContent.Of(Folders.Root));
    }

    [Fact]
    public async Task Build_Cancelled_LeavesNothing()
    {
        CopyWarehouse();
        using var stop = new CancellationTokenSource();
        var steps = new Stop(stop);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReleaseBuilder.BuildPublicAsync(
            Folders, Repository.Schema, Etl.Warehouse.Steward.Snapshot(Folders), YoungestDocument, progress: steps, cancellation: stop.Token));
        Assert.Empty(Left());
    }

    [Fact]
    public async Task Build_WhileAnotherBuilds_IsUnavailable()
    {
        CopyWarehouse();
        using var other = FolderLock.Take(Path.Combine(Folders.PublicReleases, ".lock"));

        Assert.Equal(ExitCode.Unavailable, (await Assert.ThrowsAsync<AlisException>(() => ShippedWarehouse.Release(Folders))).ExitCode);
    }

    /// <summary>What a build that was cut off left is swept by the next, and never listed as a release.</summary>
    [Fact]
    public async Task Build_AfterOneWasCutOff_SweepsItsLeavings()
    {
        CopyWarehouse();
        Directory.CreateDirectory(Path.Combine(Folders.PublicReleases, ".building-0123"));
        Assert.Empty(Catalogue.ReleaseFolder.List(Folders.PublicReleases));

        var build = await ShippedWarehouse.Release(Folders);

        Assert.Equal([build.Release.Path], Left());
    }

    /// <summary>The next date retires what was before it, and nothing is released before it any more, be the old release served or not.</summary>
    [Fact]
    public async Task Build_OfALaterDate_RetiresTheReleaseBefore()
    {
        CopyWarehouse();
        var first = await ShippedWarehouse.Release(Folders, YoungestDocument);
        var second = await ShippedWarehouse.Release(Folders, YoungestDocument.AddYears(1));

        Assert.Equal([first.Release.Manifest.Id], second.Retired);
        Assert.Equal([second.Release.Path], Catalogue.ReleaseFolder.List(Folders.PublicReleases));
        Assert.Equal([Path.Combine(Folders.RetiredReleases, first.Release.Manifest.Id)], Catalogue.ReleaseFolder.List(Folders.RetiredReleases));
        foreach (var date in new[] { YoungestDocument, YoungestDocument.AddMonths(1) })
            Assert.Equal(ExitCode.Disclosure, (await Assert.ThrowsAsync<AlisException>(() => ShippedWarehouse.Release(Folders, date))).ExitCode);
    }

    /// <summary>What a release holds can be read back as it was made.</summary>
    [Fact]
    public void Cells_ReadBack_AreTheTreesOfTheReport()
    {
        var trees = PublishedCells.Read(shipped.Build.Release);

        var report = DisclosureReport.FromJson(File.ReadAllBytes(Path.Combine(shipped.Build.Release.Path, DisclosureReport.JsonFile)));
        Assert.Equal(
            report.Cohorts.OrderBy(c => (c.Study, c.Part, c.Kind)).Select(c => (c.Study, c.Part, c.Kind, c.Total, string.Join(' ', c.Nodes.Select(n => $"{n.Attributes[^1]}:{n.Cells}").Order(StringComparer.Ordinal)))),
            trees.OrderBy(t => (t.Study, t.Part, Spelling.Constant(t.Kind))).Select(t => (t.Study, t.Part, Spelling.Constant(t.Kind), t.Total.Count, string.Join(' ', t.Nodes.Select(n => $"{n.Attributes[^1]}:{n.Cells.Count}").Order(StringComparer.Ordinal)))));
        foreach (var tree in trees)
            Assert.Equal(tree.Total.Count, tree.Nodes.Where(n => n.Of == RefinementTree.Root).Select(n => n.Cells.Sum(c => c.Count)).Distinct().Single());
    }

    /// <summary>An internal release is exact, for its owner alone, and the same for the same data.</summary>
    [Fact]
    public async Task Internal_IsExactAndPrivate()
    {
        CopyWarehouse();
        var build = await Internal();

        var manifest = build.Release.Manifest;
        Assert.Equal(Catalogue.ReleaseKind.Internal, manifest.Kind);
        Assert.Contains(manifest.Files, f => f.Path == "exact/tenure.parquet");
        Assert.Contains(manifest.Files, f => f.Path == "public/grant.parquet");
        Assert.DoesNotContain(manifest.Files, f => f.Path.StartsWith("cells/", StringComparison.Ordinal));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(build.Release.Path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Folders.InternalReleases));
        Assert.True((await Internal()).AlreadyThere);
        Assert.Empty(Left());
    }

    [Fact]
    public async Task Internal_DoesNotCountAmongThePublicOnes()
    {
        CopyWarehouse();
        await Internal();

        Assert.False((await ShippedWarehouse.Release(Folders)).AlreadyThere);
        Assert.Single(Catalogue.ReleaseFolder.List(Folders.InternalReleases));
    }

    private Task<ReleaseBuild> Internal() => ReleaseBuilder.BuildInternalAsync(Folders, Repository.Schema, Repository.SchemaFolder, Etl.Warehouse.Steward.Snapshot(Folders));

    [Fact]
    public void SigningKey_Made_IsTheOwnersAlone()
    {
        using var key = SigningKey.ReadOrCreate(Folders);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Folders.SigningKey));
        Assert.DoesNotContain("PRIVATE", File.ReadAllText(Folders.VerificationKey), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UnixFileMode.None, true)]
    [InlineData(UnixFileMode.GroupRead, false)]
    [InlineData(UnixFileMode.OtherRead, false)]
    [InlineData(UnixFileMode.GroupRead | UnixFileMode.OtherRead, false)]
    [InlineData(UnixFileMode.GroupWrite, false)]
    [InlineData(UnixFileMode.OtherWrite, false)]
    public void SigningKey_ThatOthersMayTouch_IsRefused(UnixFileMode others, bool read)
    {
        SigningKey.ReadOrCreate(Folders).Dispose();
        File.SetUnixFileMode(Folders.SigningKey, UnixFileMode.UserRead | UnixFileMode.UserWrite | others);

        if (read)
            SigningKey.ReadOrCreate(Folders).Dispose();
        else
            Assert.Equal(ExitCode.Integrity, Assert.Throws<AlisException>(() => SigningKey.ReadOrCreate(Folders)).ExitCode);
    }

    [Fact]
    public void SigningKey_Damaged_IsRefusedAndKept()
    {
        SigningKey.ReadOrCreate(Folders).Dispose();
        File.WriteAllText(Folders.SigningKey, "no key");

        Assert.Equal(ExitCode.Integrity, Assert.Throws<AlisException>(() => SigningKey.ReadOrCreate(Folders)).ExitCode);
        Assert.Equal("no key", File.ReadAllText(Folders.SigningKey));
    }

    /// <summary>The warehouse without the keys and releases of the shared one.</summary>
    private void CopyWarehouse()
    {
        FolderContent.Copy(shipped.Folders.Steward, Folders.Steward);
        if (Directory.Exists(Path.GetDirectoryName(Folders.SigningKey)))
            Directory.Delete(Path.GetDirectoryName(Folders.SigningKey)!, recursive: true);
        ShippedWarehouse.Secret(Folders);
    }

    private string[] Left() => Directory.Exists(Folders.PublicReleases)
        ? Directory.GetFileSystemEntries(Folders.PublicReleases).Where(e => Path.GetFileName(e) != ".lock").ToArray()
        : [];

    private static List<string> Unsigned(string release) => FolderContent.Of(release).Where(f => !f.StartsWith("manifest.sig ", StringComparison.Ordinal)).ToList();

    /// <summary>Stops at the third step, when tables have been written.</summary>
    private sealed class Stop(CancellationTokenSource source) : IProgress<LocalText>
    {
        private int _steps;

        public void Report(LocalText value)
        {
            if (++_steps == 3)
                source.Cancel();
        }
    }
}
