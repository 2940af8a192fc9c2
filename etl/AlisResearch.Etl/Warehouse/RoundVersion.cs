using AlisResearch.Model;

namespace AlisResearch.Etl.Warehouse;

/// <summary>
/// One version of a round. Its row is the only proof that the round exists. Once committed it is never changed, but for three things:
/// a withdrawal takes a person's rows out of it, a renewed key gives its pseudonyms anew, and a damaged file is mended from its source.
/// Each gives it another file. It is dropped only when its file is damaged and another source has taken its place.
/// </summary>
public sealed class RoundVersion
{
    /// <summary>Key.</summary>
    public int Id { get; init; }

    /// <summary>Study.</summary>
    public required string Study { get; init; }

    /// <summary>Round.</summary>
    public required string Round { get; init; }

    /// <summary>Table.</summary>
    public required string Table { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Version { get; init; }

    /// <summary>When it was committed, UTC; later than the version before it, whatever the clock says.</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>The source file's name, without its folder.</summary>
    public required string SourceFile { get; init; }

    /// <summary>SHA-256 of the source file.</summary>
    public required string SourceSha256 { get; init; }

    /// <summary>SHA-256 of the round's YAML, the table contract and the code lists it was read with.</summary>
    public required string DefinitionSha256 { get; init; }

    /// <summary>Rows, those of people who have withdrawn not included.</summary>
    public required long Rows { get; set; }

    /// <summary>Whether the rows are made up.</summary>
    public required bool Synthetic { get; init; }

    /// <summary>Its Parquet file, relative to the warehouse folder. No other version ever has or had this name.</summary>
    public required string File { get; set; }

    /// <summary>SHA-256 of the Parquet file.</summary>
    public required string FileSha256 { get; set; }

    /// <summary>Id of the key that its pseudonyms were made with; null when the table has none.</summary>
    public string? KeyId { get; set; }

    /// <summary>Columns and value labels as the source file had them, JSON; null when it had none.</summary>
    public string? Codebook { get; init; }

    /// <summary>Rows that the version before did not have; null for the first.</summary>
    public long? Added { get; init; }

    /// <summary>Rows that the version before had with other values; null for the first.</summary>
    public long? Changed { get; init; }

    /// <summary>Rows of the version before that this one has not; null for the first.</summary>
    public long? Removed { get; init; }

    /// <summary>The newest time of change among the rows, as the source has it; null for rounds that are not cumulative.</summary>
    public string? NewestModified { get; init; }

    /// <summary>The full path of its Parquet file.</summary>
    public string PathIn(DataFolders folders) => Path.Combine(folders.Warehouse, File);

    /// <summary>Whether its Parquet file is there as it was committed.</summary>
    public bool IsIntact(DataFolders folders) => Sha256.Fits(PathIn(folders), FileSha256);
}

/// <summary>
/// A withdrawal that this catalogue's files are free of, all of them. One that is listed but not here is applied at the next start, to
/// every file that is whole.
/// </summary>
public sealed class AppliedWithdrawal
{
    /// <summary>Key.</summary>
    public int Id { get; init; }

    /// <summary>Study.</summary>
    public required string Study { get; init; }

    /// <summary>Who, as a pseudonym.</summary>
    public required string Pseudonym { get; set; }

    /// <summary>Id of the key that the pseudonym was made with.</summary>
    public required string KeyId { get; set; }

    /// <summary>When it was applied, UTC.</summary>
    public required DateTime AppliedAt { get; init; }

    /// <summary>Versions that held rows of theirs, when the last files were freed.</summary>
    public required int Versions { get; init; }

    /// <summary>Rows that were taken out of these versions.</summary>
    public required long Rows { get; init; }
}

/// <summary>
/// A file that another has replaced, to be removed. Recorded in the transaction that replaces it, forgotten once it is gone.
/// </summary>
public sealed class ReplacedFile
{
    /// <summary>Key.</summary>
    public int Id { get; init; }

    /// <summary>The file, relative to the warehouse folder.</summary>
    public required string File { get; init; }
}
