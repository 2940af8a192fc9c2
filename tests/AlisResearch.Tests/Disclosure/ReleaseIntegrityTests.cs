using System.Security.Cryptography;
using AlisResearch.Catalogue;
using AlisResearch.Model;
using AlisResearch.Tests.Spec;
using CsCheck;

namespace AlisResearch.Tests.Disclosure;

/// <summary>A release opens only as it was signed.</summary>
[Collection(ShippedRounds.Name)]
public sealed class ReleaseIntegrityTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ECDsa _key;
    private readonly string _release;

    public ReleaseIntegrityTests(ShippedWarehouse shipped)
    {
        _key = ReleaseFolder.ReadVerificationKey(shipped.Folders.VerificationKey);
        _release = _folder[shipped.Build.Release.Manifest.Id];
        FolderContent.Copy(shipped.Build.Release.Path, _release);
    }

    public void Dispose()
    {
        _key.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Open_AsSigned_GivesTheManifest()
    {
        Assert.Equal(Path.GetFileName(_release), ReleaseFolder.Open(_release, _key).Manifest.Id);
        Assert.Equal(Path.GetFileName(_release), ReleaseFolder.Open(_release + Path.DirectorySeparatorChar, _key).Manifest.Id);
    }

    /// <summary>The first, the last and any other byte of every file, manifest and signature included; any bit of it.</summary>
    [Fact]
    public void Open_AnyByteChanged_IsRefused()
    {
        foreach (var file in Files())
        {
            var bytes = File.ReadAllBytes(file);
            Gen.OneOf(Gen.Const(0), Gen.Const(bytes.Length - 1), Gen.Int[0, bytes.Length - 1]).Select(Gen.Int[0, 7]).Sample((at, bit) =>
            {
                var changed = (byte[])bytes.Clone();
                changed[at] ^= (byte)(1 << bit);
                File.WriteAllBytes(file, changed);
                AssertRefused();
            }, iter: 12, threads: 1);
            File.WriteAllBytes(file, bytes);
        }

        Assert.NotNull(ReleaseFolder.Open(_release, _key));
    }

    /// <summary>The signature is short: every byte of it.</summary>
    [Fact]
    public void Open_EveryByteOfTheSignatureChanged_IsRefused()
    {
        var file = Path.Combine(_release, ReleaseManifest.SignatureFileName);
        var bytes = File.ReadAllBytes(file);
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = (byte[])bytes.Clone();
            changed[i] ^= 0x01;
            File.WriteAllBytes(file, changed);
            AssertRefused();
        }
    }

    [Fact]
    public void Open_FileCutOrGrown_IsRefused()
    {
        foreach (var file in Files())
        {
            var bytes = File.ReadAllBytes(file);
            foreach (var changed in new byte[][] { [], bytes[..^1], [.. bytes, 0] })
            {
                File.WriteAllBytes(file, changed);
                AssertRefused();
            }

            File.WriteAllBytes(file, bytes);
        }
    }

    [Theory]
    [InlineData("extra.csv")]
    [InlineData(".hidden")]
    [InlineData("public/extra.parquet")]
    [InlineData("public/manifest.json")]
    public void Open_FileAdded_IsRefusedByName(string name)
    {
        File.WriteAllText(Path.Combine(_release, name), "");

        Assert.Contains(name, AssertRefused().Text.Nb, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AnyFileRemoved_IsRefused()
    {
        foreach (var file in Files())
        {
            var aside = _folder["aside"];
            File.Move(file, aside);
            AssertRefused();
            File.Move(aside, file);
        }
    }

    [Fact]
    public void Open_FolderRenamed_IsRefused()
    {
        var renamed = _folder["2026-11-01-000000000000"];
        Directory.Move(_release, renamed);

        Assert.Equal(ExitCode.Integrity, Assert.Throws<AlisException>(() => ReleaseFolder.Open(renamed, _key)).ExitCode);
    }

    [Fact]
    public void Open_TwoFilesExchanged_IsRefused()
    {
        var (one, other) = (Path.Combine(_release, "codebook", "codes.csv"), Path.Combine(_release, "codebook", "variables.csv"));
        File.Move(one, _folder["aside"]);
        File.Move(other, one);
        File.Move(_folder["aside"], other);

        AssertRefused();
    }

    [Fact]
    public void Open_WithAnotherKey_IsRefused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Equal(ExitCode.Integrity, Assert.Throws<AlisException>(() => ReleaseFolder.Open(_release, other)).ExitCode);
    }

    [Fact]
    public void Open_SignedAnewByAnotherKey_IsRefused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var manifest = File.ReadAllBytes(Path.Combine(_release, ReleaseManifest.FileName));
        File.WriteAllBytes(
            Path.Combine(_release, ReleaseManifest.SignatureFileName),
            other.SignData(manifest, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

        AssertRefused();
    }

    [Fact]
    public void Open_NoSuchFolder_IsRefused() =>
        Assert.Equal(ExitCode.Integrity, Assert.Throws<AlisException>(() => ReleaseFolder.Open(_folder["nothing"], _key)).ExitCode);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no key")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n")]
    public void ReadVerificationKey_MissingOrNoKey_IsRefused(string? text)
    {
        if (text is not null)
            File.WriteAllText(_folder["key.pem"], text);

        Assert.Equal(ExitCode.Integrity, Assert.Throws<AlisException>(() => ReleaseFolder.ReadVerificationKey(_folder["key.pem"])).ExitCode);
    }

    private string[] Files() => Directory.GetFiles(_release, "*", SearchOption.AllDirectories);

    private AlisException AssertRefused()
    {
        var refusal = Assert.Throws<AlisException>(() => ReleaseFolder.Open(_release, _key));
        Assert.Equal(ExitCode.Integrity, refusal.ExitCode);
        return refusal;
    }
}
