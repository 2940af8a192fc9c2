using System.Buffers;
using System.Text;
using AlisResearch.Model;

namespace AlisResearch.Etl.Sources;

/// <summary>The user's file: read, never moved, changed or deleted.</summary>
/// <param name="Path">Where it is.</param>
public sealed record InputFile(string Path)
{
    private const int BufferSize = 1 << 16;
    private const long MaxBytes = 200L << 20;

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
    /// Decodes strictly and looks at every character once: the first that no text file of ours can have is a finding with its row, and
    /// the file is refused whole. A guess would turn æøå into something else for ever.
    /// </summary>
    public IReadOnlyList<Finding> CheckDecodable()
    {
        using var stream = File.OpenRead(Path);
        if (stream.Length == 0)
            return [Error(null, null, "empty_file", new("Filen er tom.", "The file is empty."))];
        if (stream.Length > MaxBytes)
            return [Error(null, null, "file_too_large", new($"Filen er over {MaxBytes >> 20} MB.", $"The file is over {MaxBytes >> 20} MB."))];

        var text = new TextInspection();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int kept = 0, read;
            do
            {
                read = stream.Read(buffer, kept, BufferSize - kept);
                var bytes = buffer.AsSpan(0, kept + read);
                while (bytes.Length > 0)
                {
                    var status = Rune.DecodeFromUtf8(bytes, out var rune, out var length);
                    if (status == OperationStatus.NeedMoreData && read > 0)
                        break;
                    if (status != OperationStatus.Done)
                        return [Error(text.Row, text.Field, "undecodable", new(
                            $"Tegn {text.Column}: byte 0x{bytes[0]:X2} er ikke gyldig UTF-8.", $"Character {text.Column}: byte 0x{bytes[0]:X2} is not valid UTF-8."))];
                    if (text.Read(rune) is var (row, rule, message))
                        return [Error(row, text.Field, rule, message)];
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

    private Finding Error(long? row, string? field, string rule, LocalText message) => new(
        Name, row, field, rule, Severity.Error, message,
        new("Lagre filen som CSV i UTF-8 med komma, uten tomme rader, og prøv igjen.", "Save the file as CSV in UTF-8 with commas, without blank rows, and try again."));
}
