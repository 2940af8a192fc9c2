using System.Security.Cryptography;
using AlisResearch.Model;

namespace AlisResearch.Etl.Sources;

/// <summary>The user's file: read, never moved, changed or deleted.</summary>
/// <param name="Path">Where it is.</param>
public sealed record InputFile(string Path)
{
    private const int BufferSize = 1 << 16;

    /// <summary>The name findings use.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Refuses what cannot be a data file at all.</summary>
    /// <exception cref="AlisException">Not there, or a folder: exit 2. No permission to read it: exit 6.</exception>
    public void CheckReadable()
    {
        if (Directory.Exists(Path))
            throw new AlisException(ExitCode.Usage, new(
                $"«{Path}» er en mappe. Oppgi filene: alis ingest {Path}/*.csv", $"“{Path}” is a folder. Name the files: alis ingest {Path}/*.csv"));
        if (!File.Exists(Path))
            throw new AlisException(ExitCode.Usage, new($"Fant ikke filen «{Path}».", $"There is no file “{Path}”."));
        try
        {
            OpenRead().Dispose();
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new AlisException(ExitCode.Unavailable, new(
                $"Filen «{Path}» kan ikke åpnes. Er den åpen i et annet program, eller mangler du lesetilgang?",
                $"The file “{Path}” cannot be opened. Is it open in another program, or do you lack the right to read it?"), inner: e);
        }
    }

    /// <summary>
    /// Fingerprints the file and, where it is text, decodes it strictly and looks at every character, in one pass: the first that no text file of
    /// ours can have is a finding with its row, and the file is refused whole. Of other kinds it looks at the size and the first bytes;
    /// <see cref="SourceReader.Open"/> does the rest.
    /// </summary>
    /// <param name="format">How the file is said to be written.</param>
    /// <param name="limits">How large it may be.</param>
    /// <param name="progress">Told the share read, from 0 to 1.</param>
    /// <param name="cancellation">Stops the pass.</param>
    public FileInspection Inspect(SourceFormat format, SourceLimits limits, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        using var stream = OpenRead();
        if (TooLarge(stream.Length, limits) is { } tooLarge)
            return new([tooLarge], null);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var text = format.Type == SourceType.Csv ? new TextPass(Name, format, limits) : null;
        Finding? finding = null;
        var buffer = new byte[BufferSize];
        long total = 0;
        int kept = 0, read;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            read = stream.Read(buffer, kept, BufferSize - kept);
            hash.AppendData(buffer, kept, read);
            var bytes = buffer.AsSpan(0, kept + read);
            if (total == 0)
                finding = read == 0 ? Empty() : FileKinds.Mismatch(Name, FileKinds.Of(bytes), format.Type);
            kept = 0;
            if (finding is null && text is not null)
            {
                finding = text.Read(bytes, atEnd: read == 0, out kept);
                bytes[^kept..].CopyTo(buffer);
            }

            total += read;
            progress?.Report(Math.Min(1, (double)total / Math.Max(1, stream.Length)));
        }
        while (read > 0);
        return new(finding is null ? [] : [finding], Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Size and kind alone, for a reader that is opened without a whole inspection.</summary>
    internal Finding? CheckKind(SourceFormat format, SourceLimits limits)
    {
        using var stream = OpenRead();
        Span<byte> start = stackalloc byte[FileKinds.Bytes];
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        return TooLarge(stream.Length, limits) ?? (start.IsEmpty ? Empty() : FileKinds.Mismatch(Name, FileKinds.Of(start), format.Type));
    }

    /// <summary>Opens it for reading only; others may read it meanwhile, and nobody may write it.</summary>
    internal FileStream OpenRead() => new(Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);

    private Finding Empty() => new(Name, null, null, "empty_file", Severity.Error,
        new("Filen er tom.", "The file is empty."), new("Eksporter filen på nytt.", "Export the file again."));

    private Finding? TooLarge(long length, SourceLimits limits) => length <= limits.MaxBytes ? null : new(
        Name, null, null, "file_too_large", Severity.Error,
        new($"Filen er over {limits.MaxBytes >> 20} MB.", $"The file is over {limits.MaxBytes >> 20} MB."),
        new("Er dette riktig fil? I så fall: hev grensen med --max-size.", "Is this the right file? If so, raise the limit with --max-size."));
}
