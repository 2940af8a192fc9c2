using AlisResearch.Etl.Pseudonyms;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;
using Xunit.Abstractions;

namespace AlisResearch.Tests.Faults;

/// <summary>A fault at every write, flush, rename, folder flush, delete and commit of what changes the steward's zone.</summary>
public sealed class StewardFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ITestOutputHelper _output;

    public StewardFaultTests(ITestOutputHelper output)
    {
        _output = output;
        PersonRounds.Prepare(Prepared);
    }

    private DataFolders Prepared => new(_folder["data"]);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("one")]
    [InlineData("three")]
    public void Publish_FailingAtAnyStep_LeavesTheOldStateOrTheNew(string round) => Count(14, EveryStep.Fails(
        Prepared,
        folders =>
        {
            using var steward = Steward.Open(folders);
            if (Steward.Versions(folders).All(v => v.Version.SourceSha256 != Sha256.OfText($"{PersonRounds.Second},{PersonRounds.Third}") || v.Version.Round != round))
                PersonRounds.Take(steward, round, PersonRounds.Second, PersonRounds.Third);
        },
        State));

    /// <summary>The person is recorded before the files are rewritten: the next start finishes what failed.</summary>
    [Fact]
    public void Withdraw_FailingAtAnyStep_LeavesTheOldStateOrTheNew()
    {
        Count(10, EveryStep.Fails(
            Prepared,
            folders =>
            {
                using var steward = Steward.Open(folders);
                steward.Withdraw(PersonRounds.Study, PersonRounds.First);
            },
            State));
    }

    [Fact]
    public void Renewal_FailingAtAnyStep_NeverSetsKeyAndDataAgainstEachOther() => Count(10, EveryStep.Fails(
        Prepared,
        folders =>
        {
            using var steward = Steward.Open(folders);
            if (steward.KeyOf(PersonRounds.Study).Chain.Count == 1)
                steward.RenewKey(PersonRounds.Study, repseudonymise: true);
        },
        folders =>
        {
            // Pseudonyms are random from run to run; what must hold is which key they fit.
            var key = PseudonymKeyFile.Read(folders, PersonRounds.Study)!;
            var ids = Steward.Versions(folders).Select(v => v.Version.KeyId!).Distinct().ToList();
            Assert.True(key.Reaches(Assert.Single(ids)));
            Assert.Contains(PersonRounds.Rows(folders), r => r.Contains(Under(key, ids[0], PersonRounds.First), StringComparison.Ordinal));
            return string.Join('\n', PersonRounds.Rows(folders, withPseudonyms: false));
        }));

    [Fact]
    public void Restore_FailingAtAnyStep_LeavesTheOldStateOrTheNew()
    {
        using (var steward = Steward.Open(Prepared))
        {
            BackupFile.Write(steward, _folder["backup.zip"], withKeys: false);
            PersonRounds.Take(steward, "one", PersonRounds.Third);
            PersonRounds.Take(steward, "three", PersonRounds.Third);
            steward.Withdraw(PersonRounds.Study, PersonRounds.Second); // so that the backup's files are written anew
        }

        Count(30, EveryStep.Fails(Prepared, folders => Restoration.Run(folders, _folder["backup.zip"], replace: true), State));
    }

    [Fact]
    public void Backup_FailingAtAnyStep_LeavesNoHalfFile() => Count(4, EveryStep.Fails(
        Prepared,
        folders =>
        {
            using var steward = Steward.Open(folders);
            File.Delete(_folder["other.zip"]);
            BackupFile.Write(steward, _folder["other.zip"], withKeys: true);
        },
        folders =>
        {
            Assert.False(File.Exists(_folder["other.zip.tmp"]));
            return State(folders);
        }));

    private static string State(DataFolders folders) => string.Join('\n', PersonRounds.Rows(folders));

    /// <summary>A person's pseudonym under an earlier state of a key's chain.</summary>
    private static string Under(PseudonymKey key, string id, string person) =>
        PseudonymKey.Apply(key.Chain.Take(key.Chain.Count - key.After(id)!.Count), person);

    private void Count(int atLeast, int steps)
    {
        _output.WriteLine($"{steps} steps failed, one after the other");
        Assert.True(steps >= atLeast, $"only {steps} steps announced themselves");
    }
}
