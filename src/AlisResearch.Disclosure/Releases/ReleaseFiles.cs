using System.Reflection;
using System.Security.Cryptography;
using AlisResearch.Catalogue;
using AlisResearch.Exports;
using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>The files of a release, of either kind: written in a folder aside, signed, and renamed into place.</summary>
internal static class ReleaseFiles
{
    /// <summary>Writes tables below a release's folder.</summary>
    public static async Task WriteTables(
        string building, SchemaSet schema, IEnumerable<ReleaseTable> tables, Dictionary<string, string> metadata, CancellationToken cancellation)
    {
        foreach (var table in tables)
        {
            Directory.CreateDirectory(Path.Combine(building, table.Folder));
            await using var stream = File.Create(Path.Combine(building, table.Path));
            await ParquetTable.WriteAsync(stream, table.Contract.Columns, table.Rows, new Dictionary<string, string>(metadata)
            {
                ["table"] = table.Contract.Name,
                ["title_nb"] = table.Contract.Title.Nb,
                ["title_en"] = table.Contract.Title.En,
                ["synthetic"] = table.Synthetic ? "true" : "false",
            }, l => schema.Codelists[l].Codes, cancellation);
        }
    }

    /// <summary>The files of a folder, in path order.</summary>
    public static List<ReleaseFile> FilesOf(string building) => Directory
        .EnumerateFiles(building, "*", SearchOption.AllDirectories)
        .Select(f => new ReleaseFile(Path.GetRelativePath(building, f).Replace('\\', '/'), new FileInfo(f).Length, Sha256.OfFile(f)))
        .OrderBy(f => f.Path, StringComparer.Ordinal)
        .ToList();

    /// <summary>Writes the manifest and its signature.</summary>
    public static void Sign(string building, ReleaseManifest manifest, ECDsa key)
    {
        var bytes = manifest.ToBytes();
        File.WriteAllBytes(Path.Combine(building, ReleaseManifest.FileName), bytes);
        File.WriteAllBytes(
            Path.Combine(building, ReleaseManifest.SignatureFileName),
            key.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    /// <summary>Flushes every file and folder, then renames the folder into place: the only moment at which the release exists.</summary>
    /// <param name="building">The folder, which only its owner may enter.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="isPrivate">Whether nobody else may enter it there either.</param>
    public static void Publish(string building, string target, bool isPrivate)
    {
        if (!isPrivate && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(building, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        foreach (var file in Directory.EnumerateFiles(building, "*", SearchOption.AllDirectories))
            DurableFiles.Flush(file);
        foreach (var folder in Directory.EnumerateDirectories(building, "*", SearchOption.AllDirectories).Prepend(building))
            DurableFiles.FlushFolder(folder);
        Directory.Move(building, target);
        DurableFiles.FlushFolder(Path.GetDirectoryName(target)!);
    }

    /// <summary>Removes what an interrupted build left.</summary>
    public static void Sweep(string releases)
    {
        foreach (var leftover in Directory.EnumerateDirectories(releases, ReleaseFolder.BuildingPrefix + "*").ToList())
            Directory.Delete(leftover, recursive: true);
    }

    /// <summary>The version of this program.</summary>
    public static string CodeVersion() =>
        typeof(ReleaseFiles).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
