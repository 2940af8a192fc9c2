using System.Buffers;
using System.Text;
using AlisResearch.Model;

namespace AlisResearch.Etl.Sources;

/// <summary>The user's file: read, never moved, changed or deleted.</summary>
/// <param name="Path">Where it is.</param>
public sealed record InputFile(string Path)
{
    /// <summary>The name findings use.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>SHA-256 of its bytes.</summary>
    public string Fingerprint() => Sha256.OfFile(Path);

    /// <summary>Refuses what cannot be a data file at all.</summary>
    /// <exception cref="AlisException">Not there, or a folder: exit 2.</exception>
    public void CheckReadable()
    {
        if (Directory.Exists(Path))
            throw new AlisException(ExitCode.Usage, new(
                $"«{Path}» er en mappe. Oppgi filene: alis ingest {Path}/*.csv", $"“{Path}” is a folder. Name the files: alis ingest {Path}/*.csv"));
        if (!File.Exists(Path))
            throw new AlisException(ExitCode.Usage, new($"Fant ikke filen «{Path}».", $"There is no file “{Path}”."));
    }

    /// <summary>
    /// Decodes strictly: the first byte that is no UTF-8, or that no text file has, is a finding with row and place in the row. An
    /// undecodable file is refused whole; a guess would turn æøå into something else for ever.
    /// </summary>
    public IReadOnlyList<Finding> CheckDecodable()
    {
        using var stream = File.OpenRead(Path);
        if (stream.Length == 0)
            return [Error(null, null, "empty_file", new("Filen er tom.", "The file is empty."))];

        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            long row = 1, column = 1;
            int kept = 0, read;
            do
            {
                read = stream.Read(buffer, kept, (1 << 16) - kept);
                var bytes = buffer.AsSpan(0, kept + read);
                while (bytes.Length > 0)
                {
                    var status = Rune.DecodeFromUtf8(bytes, out var rune, out var length);
                    if (status == OperationStatus.NeedMoreData && read > 0)
                        break;
                    if (status != OperationStatus.Done || rune.Value == 0)
                        return [Error(row, $"tegn {column}", "undecodable", new(
                            status == OperationStatus.Done
                                ? "Et nulltegn: dette er ikke en tekstfil."
                                : $"Byte 0x{bytes[0]:X2} er ikke gyldig UTF-8.",
                            status == OperationStatus.Done
                                ? "A null character: this is no text file."
                                : $"Byte 0x{bytes[0]:X2} is not valid UTF-8."))];
                    (row, column) = rune.Value == '\n' ? (row + 1, 1) : (row, column + 1);
                    bytes = bytes[length..];
                }

                kept = bytes.Length;
                bytes.CopyTo(buffer);
            }
            while (read > 0);
            return [];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private Finding Error(long? row, string? column, string rule, LocalText message) => new(
        Name, row, column, rule, Severity.Error, message,
        new("Lagre filen som CSV i UTF-8 (i Excel: «CSV UTF-8») og prøv igjen.", "Save the file as CSV in UTF-8 (in Excel: “CSV UTF-8”) and try again."));
}
