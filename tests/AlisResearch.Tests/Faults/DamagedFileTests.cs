using AlisResearch.Etl.Pseudonyms;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;

namespace AlisResearch.Tests.Faults;

/// <summary>
/// A damaged file holds up nothing but itself: a withdrawal is applied to every whole file, waits for the damaged one, and is forgotten by
/// neither. First is in both versions of round one and in round two.
/// </summary>
public sealed class DamagedFileTests : IDisposable
{
    private const string Other = "alis-vest";
    private readonly TemporaryFolder _folder = new();

    public DamagedFileTests() => PersonRounds.Prepare(Folders);

    private DataFolders Folders => new(_folder["data"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Withdraw_WithADamagedFile_IsAppliedToTheWholeOnesAndWaitsForIt()
    {
        var damaged = Damage("one", 2);
        using (var steward = Steward.Open(Folders))
        {
            Assert.Equal([new("one", 2)], steward.PreviewWithdrawal(PersonRounds.Study, PersonRounds.First).Damaged);
            var withdrawal = steward.Withdraw(PersonRounds.Study, PersonRounds.First);
            Assert.Equal([new("one", 1, 2), new("two", 1, 1)], withdrawal.Removed);
            Assert.Equal([new("one", 2)], withdrawal.Damaged);
        }

        using var next = Steward.Open(Folders);
        Assert.True(File.Exists(damaged.File));
        Assert.Equal([false, true], [Version("one", 2).IsIntact(Folders), Version("two", 1).IsIntact(Folders)]);
        Assert.Equal([new("one", 2)], next.Withdraw(PersonRounds.Study, PersonRounds.First).Damaged); // asked again, it says so again
    }

    /// <summary>The file is copied back from elsewhere.</summary>
    [Fact]
    public void Damaged_OnceWholeAgain_IsFreed()
    {
        var damaged = Damage("one", 2);
        using (var steward = Steward.Open(Folders))
            steward.Withdraw(PersonRounds.Study, PersonRounds.First);
        File.WriteAllBytes(damaged.File, damaged.Bytes);
        Steward.Open(Folders).Dispose();
        AssertGone();
        Assert.Equal(3, PersonRounds.Rows(Folders).Count);
    }

    /// <summary>The same source: the version keeps its number and its time, as if it had never been damaged.</summary>
    [Fact]
    public void Damaged_TakenInAgain_IsMended()
    {
        var before = Version("one", 2);
        Damage("one", 2);
        using (var steward = Steward.Open(Folders))
        {
            steward.Withdraw(PersonRounds.Study, PersonRounds.First);
            Assert.Equal(2, PersonRounds.Take(steward, "one", PersonRounds.First, PersonRounds.Second).Version);
        }

        AssertGone();
        Assert.Equal((before.RecordedAt, 1L), (Version("one", 2).RecordedAt, Version("one", 2).Rows));
        using var next = Steward.Open(Folders);
        Assert.Empty(next.Withdraw(PersonRounds.Study, PersonRounds.First).Damaged);
        BackupFile.Write(next, _folder["backup.zip"], withKeys: false);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Damaged_ReplacedByAnotherSource_IsDeletedForCertain(int version)
    {
        var damaged = Damage("one", version);
        using (var steward = Steward.Open(Folders))
        {
            steward.Withdraw(PersonRounds.Study, PersonRounds.First);
            Assert.Equal(3, PersonRounds.Take(steward, "one", PersonRounds.First, PersonRounds.Third).Version);
        }

        Assert.False(File.Exists(damaged.File));
        AssertGone();
        using var next = Steward.Open(Folders);
        Assert.Empty(next.Withdraw(PersonRounds.Study, PersonRounds.First).Damaged);
        BackupFile.Write(next, _folder["backup.zip"], withKeys: false);
    }

    [Fact]
    public void Damaged_ReplacedByARestore_IsDeletedForCertain()
    {
        using (var steward = Steward.Open(Folders))
            BackupFile.Write(steward, _folder["backup.zip"], withKeys: false);
        Damage("one", 2);
        using (var steward = Steward.Open(Folders))
            steward.Withdraw(PersonRounds.Study, PersonRounds.First);
        Assert.Equal(1, Restoration.Run(Folders, _folder["backup.zip"], replace: true).Reapplied);
        AssertGone();
    }

    /// <summary>What is read by the rules of a new file is what is whole.</summary>
    [Fact]
    public void Damaged_IsNotReadByTheRulesOfOtherRounds()
    {
        Damage("one", 2);
        using var steward = Steward.Open(Folders);
        Assert.Equal(["two"], steward.Snapshot().Rounds.Select(r => r.Round));
        Assert.Equal(2, Steward.Snapshot(Folders).Rounds.Count); // a release refuses instead: it must not leave a round out
    }

    [Fact]
    public void Renewal_WithADamagedFile_IsRefusedBeforeTheKeyChanges()
    {
        Damage("one", 2);
        using var steward = Steward.Open(Folders);
        var id = steward.KeyOf(PersonRounds.Study).Id;
        Assert.Equal(ExitCode.Integrity, Assert.Throws<AlisException>(() => steward.RenewKey(PersonRounds.Study, repseudonymise: true)).ExitCode);
        Assert.Equal(id, steward.KeyOf(PersonRounds.Study).Id);
    }

    /// <summary>Cut off after the key, and a file is damaged before the next start: the others are moved on, and it is mended from its source.</summary>
    [Fact]
    public void Renewal_CutOff_ThenAFileDamaged_IsFinishedForTheOthers()
    {
        using (var steward = Steward.Open(Folders))
            steward.Withdraw(PersonRounds.Study, PersonRounds.Third);
        PseudonymKeyFile.Write(Folders, PseudonymKeyFile.Read(Folders, PersonRounds.Study)!.Renewed());
        Damage("one", 2);
        using (var steward = Steward.Open(Folders))
        {
            Assert.Equal(steward.KeyOf(PersonRounds.Study).Id, Version("two", 1).KeyId);
            PersonRounds.Take(steward, "one", PersonRounds.First, PersonRounds.Second);
        }

        Steward.Open(Folders).Dispose();
        Assert.Single(Steward.Versions(Folders).Select(v => v.Version.KeyId).Distinct());
        Assert.Equal(6, PersonRounds.Rows(Folders).Count);
        PersonRounds.AssertClean(Folders);
    }

    /// <summary>A withdrawal waits for a study's key; the other study goes on, and the first is refused until its key is back.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Key_MissingOrForeign_HoldsUpItsOwnStudyAlone(bool missing)
    {
        using (var steward = Steward.Open(Folders))
            steward.KeyOf(Other);
        var key = PseudonymKeyFile.Read(Folders, PersonRounds.Study)!;
        new WithdrawalList([new(PersonRounds.Study, key.Renewed().Pseudonym(PersonRounds.First), key.Renewed().Id, DateTimeOffset.UtcNow)]).Write(Folders);
        if (missing)
            File.Delete(Folders.PseudonymKey(PersonRounds.Study));

        using var next = Steward.Open(Folders);
        Assert.Equal(PersonRounds.Study, Assert.Single(next.Waiting).Study);
        Assert.Empty(next.Withdraw(Other, PersonRounds.First).Removed);
        Assert.Equal(ExitCode.Integrity, Assert.Throws<AlisException>(() => next.KeyOf(PersonRounds.Study)).ExitCode);
        Assert.Equal(ExitCode.Integrity, Assert.Throws<AlisException>(() => PersonRounds.Take(next, "two", PersonRounds.First)).ExitCode);
    }

    /// <summary>A fault at any step of mending leaves the damaged version or the mended one, and the next start leaves nothing lying about.</summary>
    [Fact]
    public void Mending_FailingAtAnyStep_LeavesTheDamagedVersionOrTheMended()
    {
        Damage("one", 2);
        EveryStep.Fails(
            Folders,
            folders =>
            {
                using var steward = Steward.Open(folders);
                if (!Steward.Versions(folders)[1].Version.IsIntact(folders))
                    PersonRounds.Take(steward, "one", PersonRounds.First, PersonRounds.Second);
            },
            folders =>
            {
                var versions = Steward.Versions(folders).Select(v => v.Version).ToList();
                return string.Join('\n', versions.Select(v => $"{v.Round} {v.Version} {v.Rows} {v.IsIntact(folders)}"));
            });
    }

    private RoundVersion Version(string round, int version) =>
        Steward.Versions(Folders).Select(v => v.Version).Single(v => (v.Round, v.Version) == (round, version));

    /// <summary>Adds one byte at the end of a version's file.</summary>
    private (string File, byte[] Bytes) Damage(string round, int version)
    {
        var file = Version(round, version).PathIn(Folders);
        var bytes = File.ReadAllBytes(file);
        File.WriteAllBytes(file, [.. bytes, 0]);
        return (file, bytes);
    }

    private void AssertGone()
    {
        PersonRounds.AssertNowhere(Folders.Root, PersonRounds.Marker(PersonRounds.First));
        PersonRounds.AssertClean(Folders);
    }
}
