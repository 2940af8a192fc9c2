using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;
using AlisResearch.Tests.EndToEnd;
using AlisResearch.Tests.Faults;
using DuckDB.NET.Data;

namespace AlisResearch.Tests.Spec;

/// <summary>Somebody withdraws: they are gone from every byte, and stay gone whatever comes back.</summary>
public sealed class WithdrawalSpec : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public WithdrawalSpec() => PersonRounds.Prepare(Folders);

    private DataFolders Folders => new(_folder["data"]);

    public void Dispose() => _folder.Dispose();

    /// <summary>First has two rows in version 1 of round one, one in version 2, one in round two.</summary>
    [Fact]
    public void Withdraw_TakesThePersonOutOfEveryVersion_AndNobodyElse()
    {
        var others = PersonRounds.Rows(Folders).Where(r => !r.Contains(PersonRounds.Marker(PersonRounds.First), StringComparison.Ordinal)).ToList();
        using (var steward = Steward.Open(Folders))
        {
            Assert.Equal([new("one", 1, 2), new("one", 2, 1), new("two", 1, 1)], steward.PreviewWithdrawal(PersonRounds.Study, PersonRounds.First).Removed);
            var withdrawal = steward.Withdraw(PersonRounds.Study, $" {PersonRounds.First} ");
            Assert.False(withdrawal.AlreadyRecorded);
            Assert.Equal(0, withdrawal.UnknownFiles);
            Assert.Equal([new("one", 1, 2), new("one", 2, 1), new("two", 1, 1)], withdrawal.Removed);
        }

        Assert.Equal(others, PersonRounds.Rows(Folders));
        AssertGone();
    }

    /// <summary>Internal releases are exact copies: they go with the rows, and a trial leaves them.</summary>
    [Fact]
    public void Withdraw_RemovesInternalReleases()
    {
        Directory.CreateDirectory(Path.Combine(Folders.InternalReleases, "2020-01-01-0123456789ab"));
        using var steward = Steward.Open(Folders);

        steward.PreviewWithdrawal(PersonRounds.Study, PersonRounds.First);
        Assert.NotEmpty(Directory.GetDirectories(Folders.InternalReleases));
        steward.Withdraw(PersonRounds.Study, PersonRounds.First);
        Assert.Empty(Directory.GetDirectories(Folders.InternalReleases));
    }

    /// <summary>The row after theirs keeps its number in the source; a second withdrawal changes none of them.</summary>
    [Fact]
    public void Withdraw_KeepsTheNumbersOfTheRowsThatStay()
    {
        using var steward = Steward.Open(Folders);
        PersonRounds.Take(steward, "three", PersonRounds.First, PersonRounds.Second, "synthetic-person-4", PersonRounds.Third);
        steward.Withdraw(PersonRounds.Study, PersonRounds.First);
        Assert.Equal([3L, 4, 5], SourceRows("three"));
        steward.Withdraw(PersonRounds.Study, "synthetic-person-4");
        Assert.Equal([3L, 5], SourceRows("three"));
    }

    [Fact]
    public void Withdraw_ByPseudonym_IsTheSame()
    {
        using var steward = Steward.Open(Folders);
        var pseudonym = steward.KeyOf(PersonRounds.Study).Pseudonym(PersonRounds.First);
        Assert.Equal(4, steward.Withdraw(PersonRounds.Study, pseudonym.ToUpperInvariant()).Removed.Sum(r => r.Rows));
        AssertGone();
    }

    [Fact]
    public void Withdraw_Twice_SaysSo()
    {
        using var steward = Steward.Open(Folders);
        steward.Withdraw(PersonRounds.Study, PersonRounds.First);
        var again = steward.Withdraw(PersonRounds.Study, PersonRounds.First);
        Assert.True(again.AlreadyRecorded);
        Assert.Empty(again.Removed);
    }

    [Fact]
    public void Withdraw_SomebodyUnknown_IsRememberedForLaterFiles()
    {
        using var steward = Steward.Open(Folders);
        Assert.Empty(steward.Withdraw(PersonRounds.Study, "synthetic-person-4").Removed);
        PersonRounds.Take(steward, "two", "synthetic-person-4", PersonRounds.Second);
        Assert.DoesNotContain(PersonRounds.Rows(Folders), r => r.Contains(PersonRounds.Marker("synthetic-person-4"), StringComparison.Ordinal));
    }

    [Fact]
    public void Preview_ChangesNothing()
    {
        var before = FolderContent.Of(Folders.Root);
        using var steward = Steward.OpenForReading(Folders);
        Assert.Equal(4, steward.PreviewWithdrawal(PersonRounds.Study, PersonRounds.First).Removed.Sum(r => r.Rows));
        Assert.Equal(before, FolderContent.Of(Folders.Root));
    }

    /// <summary>The pipeline leaves withdrawn people out; if it ever did not, the file is refused.</summary>
    [Fact]
    public void Publish_WithRowsOfSomebodyWithdrawn_IsRefused()
    {
        using var steward = Steward.Open(Folders);
        steward.Withdraw(PersonRounds.Study, PersonRounds.First);
        var (key, draft) = (steward.KeyOf(PersonRounds.Study), steward.NextVersion(PersonRounds.Round("one")));
        PersonRounds.Write(draft.TemporaryFile, [(key.Pseudonym(PersonRounds.First), "x")]);
        Assert.Throws<InvalidOperationException>(() => steward.Publish(draft, new(1, "one.csv", "sha", "definition", key.Id)));
        steward.Discard(draft);
        Assert.Equal(2, Steward.Versions(Folders).Count(v => v.Version.Round == "one"));
    }

    /// <summary>What the source file was is still known, so that the same bytes are a no-op and not a new version.</summary>
    [Fact]
    public void Withdraw_KeepsWhatTheSourceWas()
    {
        var before = Steward.Versions(Folders).Select(v => (v.Version.SourceSha256, v.Version.RecordedAt)).ToList();
        using var steward = Steward.Open(Folders);
        steward.Withdraw(PersonRounds.Study, PersonRounds.First);
        Assert.Equal(before, Steward.Versions(Folders).Select(v => (v.Version.SourceSha256, v.Version.RecordedAt)));
        Assert.All(Steward.Versions(Folders), v => Assert.True(v.Version.IsIntact(Folders)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Restore_OfAnOlderBackup_DoesNotBringThemBack(bool renewedMeanwhile)
    {
        using (var steward = Steward.Open(Folders))
        {
            BackupFile.Write(steward, _folder["before.zip"], withKeys: false);
            steward.Withdraw(PersonRounds.Study, PersonRounds.First);
            if (renewedMeanwhile)
                steward.RenewKey(PersonRounds.Study, repseudonymise: true);
        }

        Assert.Equal(1, Restoration.Run(Folders, _folder["before.zip"], replace: true).Reapplied);
        AssertGone();
        using var again = Steward.Open(Folders);
        Assert.Equal(again.KeyOf(PersonRounds.Study).Id, again.KeyIdOf(PersonRounds.Study));
        Assert.Empty(again.PreviewWithdrawal(PersonRounds.Study, PersonRounds.First).Removed);
        Assert.Equal(3, PersonRounds.Rows(Folders).Count);
    }

    [Fact]
    public void Renewal_MovesTheWithdrawalOn()
    {
        using var steward = Steward.Open(Folders);
        steward.Withdraw(PersonRounds.Study, PersonRounds.First);
        Assert.Equal(ExitCode.Validation, Assert.Throws<AlisException>(() => steward.RenewKey(PersonRounds.Study, repseudonymise: false)).ExitCode);
        Assert.Equal(new(3, 1), steward.RenewKey(PersonRounds.Study, repseudonymise: true));
        Assert.Contains(steward.KeyOf(PersonRounds.Study).Pseudonym(PersonRounds.First), steward.WithdrawnPseudonyms(PersonRounds.Study));
        PersonRounds.Take(steward, "one", PersonRounds.First, PersonRounds.Third);
        AssertGone();
    }

    [LinuxFact]
    public void List_OpenToOthers_IsRefused()
    {
        using (var steward = Steward.Open(Folders))
            steward.Withdraw(PersonRounds.Study, PersonRounds.First);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Folders.Withdrawals, File.GetUnixFileMode(Folders.Withdrawals) | UnixFileMode.OtherRead);
        Assert.Equal(ExitCode.Integrity, Assert.Throws<AlisException>(() => Steward.Open(Folders)).ExitCode);
    }

    private List<long> SourceRows(string round)
    {
        using var database = new DuckDBConnection("DataSource=:memory:");
        database.Open();
        var file = SqlFile.Literal(Steward.Snapshot(Folders).Rounds.Single(r => r.Round == round).File);
        return database.Query($"SELECT source_row FROM read_parquet({file})", r => r.GetInt64(0));
    }

    private void AssertGone()
    {
        PersonRounds.AssertNowhere(Folders.Root, PersonRounds.Marker(PersonRounds.First));
        PersonRounds.AssertNowhere(Folders.Root, PersonRounds.First);
        PersonRounds.AssertClean(Folders);
    }
}
