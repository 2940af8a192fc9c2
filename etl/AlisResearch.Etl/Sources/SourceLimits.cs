namespace AlisResearch.Etl.Sources;

/// <summary>How large a source file may be, in every way a file can be too large. Each limit that is passed is a finding, never a crash.</summary>
/// <param name="MaxBytes">Bytes of the file: 200 MB. <c>--max-size</c> raises it.</param>
/// <param name="MaxUnpackRatio">Unpacked bytes for each packed byte: 100, counted as they come out and not as the file declares them.</param>
/// <param name="MaxEntries">Entries in a zip file: 1,000. A workbook has a dozen.</param>
/// <param name="MaxColumns">Columns: 2,000.</param>
/// <param name="MaxCellBytes">UTF-8 bytes of a cell, and of a whole csv row: 16 MB; at least 64 bytes.</param>
public sealed record SourceLimits(
    long MaxBytes = SourceLimits.DefaultMaxBytes,
    int MaxUnpackRatio = 100,
    int MaxEntries = 1_000,
    int MaxColumns = 2_000,
    int MaxCellBytes = 16 << 20)
{
    /// <summary>The default of <see cref="MaxBytes"/>.</summary>
    public const long DefaultMaxBytes = 200L << 20;

    /// <summary>Below this many unpacked bytes no ratio is harmful: a small sheet of equal rows packs well over 100:1.</summary>
    internal const long UnpackedBytesOfNoConcern = 8L << 20;

    /// <summary>The documented limits.</summary>
    public static SourceLimits Default { get; } = new();
}
