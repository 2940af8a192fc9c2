using System.Security.Cryptography;
using System.Text.Json;
using AlisResearch.Model;

namespace AlisResearch.Catalogue;

/// <summary>A release on disk. It is opened only after its signature and every hash check.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Manifest">Its verified manifest.</param>
public sealed record ReleaseFolder(string Path, ReleaseManifest Manifest)
{
    /// <summary>Folder of public tables inside a release.</summary>
    public const string PublicTables = "public";

    /// <summary>Folder of protected cells inside a release.</summary>
    public const string ProtectedCells = "cells";

    /// <summary>Folder of exact tables inside an INTERNAL release.</summary>
    public const string ExactTables = "exact";

    /// <summary>Folder of the schema inside an INTERNAL release.</summary>
    public const string Schema = "schema";

    /// <summary>Folder of the codebook inside a release.</summary>
    public const string Codebook = "codebook";

    /// <summary>The codebook's files below the release's folder: what columns mean, and codes.</summary>
    public static IReadOnlyList<string> CodebookFiles { get; } = [$"{Codebook}/variables.csv", $"{Codebook}/codes.csv"];

    /// <summary>Prefix of a folder that is still being built; never opened.</summary>
    public const string BuildingPrefix = ".building-";

    /// <summary>The path of a table's Parquet file below the release's folder, with forward slashes.</summary>
    public static string TablePath(string folder, string table) => $"{folder}/{table}.parquet";

    /// <summary>The Parquet file of a table.</summary>
    /// <param name="folder"><see cref="PublicTables"/>, <see cref="ProtectedCells"/> or <see cref="ExactTables"/>.</param>
    /// <param name="table">The table.</param>
    public string TableFile(string folder, string table) => System.IO.Path.Combine(Path, folder, table + ".parquet");

    /// <summary>The catalogue file.</summary>
    public string CatalogueFile => System.IO.Path.Combine(Path, ReleaseCatalogue.FileName);

    /// <summary>The folders below <paramref name="releases"/> that may be releases, in name order.</summary>
    public static IReadOnlyList<string> List(string releases) => Directory.Exists(releases)
        ? Directory.GetDirectories(releases)
            .Where(d => !System.IO.Path.GetFileName(d).StartsWith('.'))
            .Order(StringComparer.Ordinal).ToList()
        : [];

    /// <summary>Verifies signature, names, sizes and hashes, and that no file is there that the manifest does not name.</summary>
    /// <exception cref="AlisException">Anything does not fit: exit 5, with the file's name.</exception>
    public static ReleaseFolder Open(string path, ECDsa verificationKey)
    {
        var manifest = ReadManifest(path, verificationKey);
        if (manifest.Id != System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(path)))
            throw Refuse(path, "mappen heter noe annet enn utgivelsen", "the folder's name is not the release's");

        if (Directory.EnumerateFileSystemEntries(path, "*", SearchOption.AllDirectories).FirstOrDefault(IsLink) is { } link)
            throw Refuse(path, $"{System.IO.Path.GetFileName(link)} er en lenke", $"{System.IO.Path.GetFileName(link)} is a link");
        var named = manifest.Files.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        var found = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Select(f => System.IO.Path.GetRelativePath(path, f).Replace('\\', '/'))
            .Where(f => f is not (ReleaseManifest.FileName or ReleaseManifest.SignatureFileName))
            .ToHashSet(StringComparer.Ordinal);
        if (found.Except(named).Order(StringComparer.Ordinal).FirstOrDefault() is { } stranger)
            throw Refuse(path, $"filen {stranger} står ikke i manifestet", $"the file {stranger} is not in the manifest");
        foreach (var file in manifest.Files)
        {
            if (!found.Contains(file.Path))
                throw Refuse(path, $"filen {file.Path} mangler", $"the file {file.Path} is missing");
            var full = System.IO.Path.Combine(path, file.Path);
            if (new FileInfo(full).Length != file.Bytes || Sha256.OfFile(full) != file.Sha256)
                throw Refuse(path, $"filen {file.Path} er endret", $"the file {file.Path} has been changed");
        }

        return new(path, manifest);
    }

    /// <summary>Reads the public key that verifies releases.</summary>
    /// <exception cref="AlisException">It is missing or no public key: exit 5.</exception>
    public static ECDsa ReadVerificationKey(string file)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
            return key;
        }
        catch (Exception e) when (e is IOException or ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new AlisException(ExitCode.Integrity, new(
                $"Fant ingen gyldig offentlig nøkkel i «{file}».", $"There is no valid public key at “{file}”."), inner: e);
        }
    }

    private static bool IsLink(string path) => File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint);

    private static ReleaseManifest ReadManifest(string path, ECDsa key)
    {
        try
        {
            var bytes = File.ReadAllBytes(System.IO.Path.Combine(path, ReleaseManifest.FileName));
            var signature = File.ReadAllBytes(System.IO.Path.Combine(path, ReleaseManifest.SignatureFileName));
            if (!key.VerifyData(bytes, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence))
                throw Refuse(path, "signaturen stemmer ikke", "the signature does not fit");
            var manifest = ReleaseManifest.FromBytes(bytes);
            return manifest.Format == ReleaseManifest.CurrentFormat
                ? manifest
                : throw Refuse(path, $"formatet {manifest.Format} er ukjent", $"format {manifest.Format} is unknown");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw Refuse(path, "manifestet mangler eller kan ikke leses", "the manifest is missing or unreadable", e);
        }
    }

    private static AlisException Refuse(string path, string nb, string en, Exception? inner = null)
    {
        var name = System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(path));
        return new(ExitCode.Integrity, new(
            $"Utgivelsen {name} åpnes ikke: {nb}.", $"Release {name} is not opened: {en}."), inner: inner);
    }
}
