using AlisResearch.Catalogue;
using AlisResearch.Model;

namespace AlisResearch.Tests.Unit;

/// <summary>Keys to internal releases: shown once, stored as hashes, and open only while they hold.</summary>
public sealed class ApiKeysTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "api", "keys.json");

    [Fact]
    public void Add_GivesAKeyThatOpens_AndIsStoredNowhere()
    {
        var keys = new ApiKeys(File);
        var (key, stored) = keys.Add("analysis", DateTimeOffset.UtcNow.AddDays(1));

        Assert.True(keys.Opens(key));
        Assert.DoesNotContain(key, System.IO.File.ReadAllText(File), StringComparison.Ordinal);
        Assert.DoesNotContain(key[5..], System.IO.File.ReadAllText(File), StringComparison.Ordinal);
        Assert.Equal(32, System.Buffers.Text.Base64Url.DecodeFromChars(key.AsSpan(5)).Length);
        Assert.Equal([stored], keys.All());
    }

    [Fact]
    public void Opens_WithAnotherText_IsFalse()
    {
        var keys = new ApiKeys(File);
        Assert.False(keys.Opens(""));
        var (key, stored) = keys.Add("analysis", DateTimeOffset.UtcNow.AddDays(1));

        foreach (var text in new[] { "", key[..^1], key + "A", key.ToUpperInvariant(), stored.Sha256, stored.Id })
            Assert.False(keys.Opens(text));
    }

    /// <summary>Another reader of the file sees it at once: the API's process is another one.</summary>
    [Fact]
    public void Revoke_ClosesThatKeyAlone()
    {
        var (keys, reader) = (new ApiKeys(File), new ApiKeys(File));
        var (first, stored) = keys.Add("first", DateTimeOffset.UtcNow.AddDays(1));
        var (second, _) = keys.Add("second", DateTimeOffset.UtcNow.AddDays(1));

        Assert.True(keys.Revoke(stored.Id));

        Assert.False(reader.Opens(first));
        Assert.True(reader.Opens(second));
        Assert.False(keys.Revoke(stored.Id));
        Assert.False(keys.Revoke("ffffffff"));
        Assert.Equal(2, reader.All().Count);
    }

    [Fact]
    public void Opens_AfterItExpired_IsFalse()
    {
        var keys = new ApiKeys(File);
        var (key, stored) = keys.Add("analysis", DateTimeOffset.UtcNow.AddTicks(-1));

        Assert.False(keys.Opens(key));
        Assert.True(stored.IsValid(stored.Expires.AddTicks(-1)));
        Assert.False(stored.IsValid(stored.Expires));
    }

    [Fact]
    public void File_OpenToOthersOrDamaged_IsRefused()
    {
        var keys = new ApiKeys(File);
        keys.Add("analysis", DateTimeOffset.UtcNow.AddDays(1));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
            System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
            Assert.Equal(ExitCode.Integrity, Assert.Throws<AlisException>(() => keys.All()).ExitCode);
            System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        System.IO.File.WriteAllText(File, "[{");
        Assert.Equal(ExitCode.Integrity, Assert.Throws<AlisException>(() => keys.All()).ExitCode);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
