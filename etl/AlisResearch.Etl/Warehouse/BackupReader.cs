using System.IO.Compression;
using System.Text.Json;
using AlisResearch.Model;

namespace AlisResearch.Etl.Warehouse;

/// <summary>Unpacks a backup into a folder of its own. What it says of itself is checked before any of it is believed.</summary>
internal static class BackupReader
{
    private const int LongestIndex = 64 << 20;

    /// <summary>Unpacks and checks every file's name, length and SHA-256.</summary>
    /// <param name="file">The zip.</param>
    /// <param name="target">Data folders below an empty folder.</param>
    /// <exception cref="AlisException">There is no such file: exit 2. It is no backup, torn, or changed: exit 5.</exception>
    public static BackupFile Unpack(string file, DataFolders target)
    {
        if (!File.Exists(file))
            throw new AlisException(ExitCode.Usage, new($"Fant ikke «{file}».", $"“{file}” was not found."));
        try
        {
            using var zip = ZipFile.OpenRead(file);
            var backup = ReadIndex(zip);
            if (!zip.Entries.Select(e => e.FullName).Where(n => n != BackupFile.Index).Order(StringComparer.Ordinal)
                .SequenceEqual(backup.Files.Select(f => f.Name).Order(StringComparer.Ordinal)))
                throw Damaged();
            foreach (var entry in backup.Files)
                Unpack(zip.GetEntry(entry.Name)!, entry, PathOf(target, entry.Name));
            return backup;
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or EndOfStreamException)
        {
            throw Damaged(e);
        }
    }

    /// <summary>The refusal of a backup that is not whole.</summary>
    public static AlisException Damaged(Exception? cause = null) => new(ExitCode.Integrity, new(
        "Sikkerhetskopien er skadet, endret eller ikke laget av alis backup. Ingenting er rørt.",
        "The backup is damaged, changed, or not made by alis backup. Nothing is touched."), inner: cause);

    private static BackupFile ReadIndex(ZipArchive zip)
    {
        if (zip.GetEntry(BackupFile.Index) is not { Length: < LongestIndex } entry)
            throw Damaged();
        using var stream = entry.Open();
        return JsonSerializer.Deserialize<BackupFile>(stream, BackupFile.IndexFormat) is { Format: 1, Files: { } files } backup
            && files.All(f => f is { Name: not null, Sha256: not null, Bytes: >= 0 })
            && files.Any(f => f.Name == BackupFile.Catalogue)
            && files.DistinctBy(f => f.Name.ToUpperInvariant()).Count() == files.Count ? backup : throw Damaged();
    }

    /// <summary>Where an entry goes. A name that is none of ours, or that would leave the folder, is refused.</summary>
    private static string PathOf(DataFolders target, string name)
    {
        var parts = name.Split('/');
        if (parts.Any(p => p.Length == 0 || p is "." or ".." || p.AsSpan().IndexOfAny('\\', ':', '\0') >= 0) || name.EndsWith(DurableFiles.Temporary, StringComparison.Ordinal))
            throw Damaged();
        return (name, parts) switch
        {
            (BackupFile.Catalogue, _) => target.Catalogue,
            (BackupFile.Withdrawals, _) => target.Withdrawals,
            (_, ["keys", var key]) => Path.Combine(target.Keys, key),
            (_, ["warehouse", .. { Length: > 0 } below]) => Path.Combine([target.Warehouse, .. below]),
            _ => throw Damaged(),
        };
    }

    private static void Unpack(ZipArchiveEntry packed, BackupEntry entry, string target)
    {
        DataFolders.CreatePrivate(Path.GetDirectoryName(target)!);
        if (packed.Length != entry.Bytes)
            throw Damaged();
        using (var source = packed.Open())
        using (var stream = DurableFiles.CreatePrivate(target))
        {
            var buffer = new byte[1 << 16];
            for (var read = source.Read(buffer); read > 0; read = source.Read(buffer))
            {
                if (stream.Length + read > entry.Bytes)
                    throw Damaged(); // it unpacks to more than it says
                stream.Write(buffer, 0, read);
            }
        }

        if (!Sha256.Fits(target, entry.Sha256))
            throw Damaged();
    }
}
