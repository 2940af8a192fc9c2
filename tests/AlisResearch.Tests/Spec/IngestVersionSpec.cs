using AlisResearch.Etl;
using AlisResearch.Etl.Warehouse;

namespace AlisResearch.Tests.Spec;

/// <summary>When a file gives a new version of its round, and what a rejected one leaves.</summary>
public sealed class IngestVersionSpec : IDisposable
{
    private const string Good = "id,value,code\na,1,OLD\nb,2,NEW\n";
    private const string Changed = "id,value,code\na,1,OLD\nb,3,NEW\n";
    private readonly ExampleRound _round = new(
    [
        "name: id, type: text, required: true, class: public",
        "name: value, type: integer, class: public",
        "name: code, type: code, codelist: scheme, class: personal",
    ]);

    public void Dispose() => _round.Dispose();

    [Fact]
    public void SameBytesTwice_AreUnchangedAndNothingIsWritten()
    {
        Assert.Equal((IngestStatus.Published, 1, 2L), Outcome(_round.Take(Good)));
        var before = Files();

        Assert.Equal((IngestStatus.Unchanged, 1, 2L), Outcome(_round.Take(Good)));
        Assert.Equal(before, Files());
    }

    [Fact]
    public void ChangedFile_GivesVersionTwoWithTheNewRows()
    {
        _round.Take(Good);

        Assert.Equal((IngestStatus.Published, 2, 2L), Outcome(_round.Take(Changed)));
        Assert.Equal(["a|1|OLD", "b|3|NEW"], _round.Rows());
    }

    /// <summary>The first version stays: what was known then is still a question.</summary>
    [Fact]
    public void ChangedFile_KeepsTheFirstVersionsFile()
    {
        _round.Take(Good);
        var first = Steward.Snapshot(_round.Folders).Rounds.Single().File;
        var bytes = File.ReadAllBytes(first);
        _round.Take(Changed);

        Assert.Equal(bytes, File.ReadAllBytes(first));
    }

    public static TheoryData<string, string, string> Definitions => new()
    {
        { "studies/alis-nord/example.yml", "nb: Et eksempel", "nb: Et annet eksempel" },
        { "tables/example.yml", "required: true", "required: false" },
        { "codelists/scheme.csv", "NEW,", "NEWER,x,x\nNEW," },
    };

    [Theory]
    [MemberData(nameof(Definitions))]
    public void ChangedDefinition_IsReadAnew(string file, string old, string replacement)
    {
        _round.Take(Good);
        _round.Schema.Replace(file, old, replacement);

        Assert.Equal((IngestStatus.Published, 2, 2L), Outcome(_round.Take(Good)));
        Assert.Equal(IngestStatus.Unchanged, _round.Take(Good).Status);
    }

    [Fact]
    public void ChangedDefinition_OfAnotherRound_IsNotReadAnew()
    {
        _round.Take(Good);
        _round.Schema.Replace("studies/alis-nord/interviews-1.yml", "Intervjurunde 1", "Runde 1").Replace("codelists/cost_item.csv", "Lønn", "Løn");

        Assert.Equal(IngestStatus.Unchanged, _round.Take(Good).Status);
    }

    /// <summary>One error in one row of many: byte for byte the folder is as it was.</summary>
    [Theory]
    [InlineData("id,value,code\na,1,OLD\nb,2,NEW\nc,tre,NEW\n")]
    [InlineData("id,value,code\na,1,OLD\na,2,NEW\n")]
    [InlineData("id,value\na,1\n")]
    [InlineData("id,value,code\na,1,OLD\nb,2\n")]
    [InlineData("id,value,code\na,1,OLD\nb,2,\"NEW\n")]
    [InlineData("id,value,code\n")]
    [InlineData("")]
    public void OneError_RejectsTheWholeRoundAndLeavesNoTrace(string csv)
    {
        _round.Take(Good);
        var before = Files();

        Assert.Equal((IngestStatus.Rejected, 1), (_round.Take(csv).Status, _round.Take(csv).Version));
        Assert.Equal(before, Files());
        Assert.Equal(["a|1|OLD", "b|2|NEW"], _round.Rows());
    }

    [Fact]
    public void OneError_InTheFirstVersion_LeavesNoVersion()
    {
        var before = Files();

        Assert.Null(_round.Take("id,value,code\na,x,OLD\n").Version);
        Assert.Equal(before, Files());
        Assert.Empty(Steward.Snapshot(_round.Folders).Rounds);
    }

    [Fact]
    public void DryRun_SaysWhatWouldComeAndLeavesNoTrace()
    {
        _round.Take(Good);
        var before = Files();

        Assert.Equal((IngestStatus.WouldPublish, 2, 2L), Outcome(_round.Take(Changed, dryRun: true)));
        Assert.Equal(before, Files());
    }

    [Fact]
    public void RejectedFile_OnceMended_IsTakenIn()
    {
        Assert.Equal(IngestStatus.Rejected, _round.Take("id,value,code\na,x,OLD\n").Status);
        Assert.Equal(IngestStatus.Published, _round.Take(Good).Status);
    }

    private IReadOnlyList<string> Files() => FolderContent.Of(_round.Folders.Steward);

    private static (IngestStatus, int, long) Outcome(IngestResult result) => (result.Status, result.Version ?? 0, result.Rows ?? 0);
}
