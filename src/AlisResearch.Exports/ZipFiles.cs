using System.IO.Compression;

namespace AlisResearch.Exports;

/// <summary>Zip files whose bytes depend on their content alone: entries as given, all of one time.</summary>
internal static class ZipFiles
{
    /// <summary>Writes a zip file.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="entries">Path and content, in order.</param>
    /// <param name="date">The time of every entry.</param>
    public static void Write(Stream stream, IEnumerable<(string Path, byte[] Content)> entries, DateOnly date)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (path, content) in entries)
        {
            var entry = zip.CreateEntry(path, CompressionLevel.Optimal);
            entry.LastWriteTime = new(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            using var target = entry.Open();
            target.Write(content);
        }
    }

    /// <summary>The entries of a zip file, by path.</summary>
    public static IReadOnlyList<(string Path, byte[] Content)> Read(Stream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        return [.. zip.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal).Select(e =>
        {
            using var content = new MemoryStream();
            using var source = e.Open();
            source.CopyTo(content);
            return (e.FullName, content.ToArray());
        })];
    }
}
