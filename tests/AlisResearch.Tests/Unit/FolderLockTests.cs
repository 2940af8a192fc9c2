using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;

namespace AlisResearch.Tests.Unit;

public sealed class FolderLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Take_HeldByAnother_IsUnavailable()
    {
        using var first = FolderLock.Take(_folder["lock"]);

        Assert.Equal(ExitCode.Unavailable, Assert.Throws<AlisException>(() => FolderLock.Take(_folder["lock"])).ExitCode);
    }

    [Fact]
    public void Take_AfterItWasLetGo_Succeeds()
    {
        FolderLock.Take(_folder["lock"]).Dispose();

        using var second = FolderLock.Take(_folder["lock"]);
        Assert.NotNull(second);
    }

    [Fact]
    public void Take_FolderMissing_CreatesIt()
    {
        using var held = FolderLock.Take(_folder["new", "lock"]);

        Assert.True(File.Exists(_folder["new", "lock"]));
    }

    [Fact]
    public void OpenSteward_HeldByAnother_IsUnavailableAndReadersStillRead()
    {
        var folders = new DataFolders(_folder["data"]);
        using var first = Steward.Open(folders);

        Assert.Equal(ExitCode.Unavailable, Assert.Throws<AlisException>(() => Steward.Open(folders)).ExitCode);
        Assert.Empty(Steward.Snapshot(folders).Rounds);
    }
}
