using System.IO.Compression;
using System.Text.Json;
using AlisResearch.Model;

namespace AlisResearch.Etl.Warehouse;

/// <summary>
/// A backup of the steward's zone: one zip with the catalogue, every file it lists, the list of withdrawals, and an index of them all
/// with their SHA-256. The keys are in it only when asked for: whoever has both holds the study.
/// </summary>
/// <param name="Format">1.</param>
/// <param name="Created">When, UTC.</param>
/// <param name="Keys">Whether the secret keys are in it.</param>
/// <param name="Files">Everything in it but the index.</param>
public sealed record BackupFile(int Format, DateTimeOffset Created, bool Keys, IReadOnlyList<BackupEntry> Files)
{
    /// <summary>The index's name in the zip.</summary>
    internal const string Index = "backup.json";

    /// <summary>The catalogue's name in the zip.</summary>
    internal const string Catalogue = "catalogue.db";

    /// <summary>The withdrawals' name in the zip.</summary>
    internal const string Withdrawals = "withdrawals.json";

    /// <summary>The folder of the keys in the zip.</summary>
    internal const string KeyFolder = "keys/";

    /// <summary>The folder of the warehouse in the zip.</summary>
    internal const string WarehouseFolder = "warehouse/";

    /// <summary>How the index is written.</summary>
    internal static JsonSerializerOptions IndexFormat { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes a backup, whole or not at all; only its owner may read it.</summary>
    /// <param name="steward">Opened for writing: nothing changes meanwhile.</param>
    /// <param name="file">The zip; it must not be there.</param>
    /// <param name="withKeys">Whether the secret keys go in.</param>
    /// <exception cref="AlisException">The file is there already, or its folder is not: exit 2. A file of the warehouse is damaged: exit 5.</exception>
    public static BackupFile Write(Steward steward, string file, bool withKeys)
    {
        var (folders, target) = (steward.Folders, Path.GetFullPath(file));
        if (File.Exists(target) || Directory.Exists(target))
            throw new AlisException(ExitCode.Usage, new($"«{file}» finnes fra før. Velg et annet navn.", $"“{file}” is there already. Choose another name."));
        if (!Directory.Exists(Path.GetDirectoryName(target)))
            throw new AlisException(ExitCode.Usage, new($"Mappen til «{file}» finnes ikke.", $"The folder of “{file}” does not exist."));

        var contents = Contents(folders, withKeys).ToList();
        var backup = new BackupFile(1, DateTimeOffset.UtcNow, withKeys, [.. contents.Select(c => Entry(c.Name, c.File, c.Sha256))]);
        var temporary = target + DurableFiles.Temporary;
        File.Delete(temporary);
        DurableFiles.Write(temporary, target, name => Pack(name, backup, contents));
        return backup;
    }

    private static void Pack(string file, BackupFile backup, IEnumerable<(string Name, string File, string? Sha256)> contents)
    {
        using var stream = DurableFiles.CreatePrivate(file);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
        using (var index = zip.CreateEntry(Index).Open())
            JsonSerializer.Serialize(index, backup, IndexFormat);
        foreach (var (name, source, _) in contents)
            zip.CreateEntryFromFile(source, name, CompressionLevel.Fastest);
    }

    private static IEnumerable<(string Name, string File, string? Sha256)> Contents(DataFolders folders, bool withKeys)
    {
        yield return (Catalogue, folders.Catalogue, null);
        if (File.Exists(folders.Withdrawals))
            yield return (Withdrawals, folders.Withdrawals, null);
        foreach (var version in Steward.Versions(folders).Select(v => v.Version))
            yield return (WarehouseFolder + version.File, version.PathIn(folders), version.FileSha256);
        if (withKeys && Directory.Exists(folders.Keys))
            foreach (var key in Directory.EnumerateFiles(folders.Keys).Where(k => !k.EndsWith(DurableFiles.Temporary, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
                yield return (KeyFolder + Path.GetFileName(key), key, null);
    }

    private static BackupEntry Entry(string name, string file, string? committed)
    {
        if (committed is not null && !Sha256.Fits(file, committed))
            throw new AlisException(ExitCode.Integrity, new(
                $"Varehusets fil «{name}» mangler eller er endret; det tas ikke sikkerhetskopi av skadede data. Les inn kildefilen på nytt, eller hent en eldre kopi.",
                $"The warehouse's file “{name}” is missing or changed; damaged data are not backed up. Take the source file in again, or restore an older backup."));
        return new(name, committed ?? Sha256.OfFile(file), new FileInfo(file).Length);
    }
}

/// <summary>One file in a backup.</summary>
/// <param name="Name">Its name in the zip, with <c>/</c>.</param>
/// <param name="Sha256">Its SHA-256.</param>
/// <param name="Bytes">Its length.</param>
public sealed record BackupEntry(string Name, string Sha256, long Bytes);
