namespace AlisResearch.Model;

/// <summary>
/// What the warehouse holds at one moment, as its catalogue lists it. Readers take their files from here, never from the folder.
/// </summary>
/// <param name="Rounds">The version in force of every round.</param>
public sealed record WarehouseSnapshot(IReadOnlyList<WarehouseRound> Rounds)
{
    /// <summary>The Parquet files of a table.</summary>
    public string[] FilesOf(string table) => [.. Rounds.Where(r => r.Table == table).Select(r => r.File)];
}

/// <summary>One round version in the warehouse.</summary>
/// <param name="Study">Study.</param>
/// <param name="Round">Round.</param>
/// <param name="Table">Table.</param>
/// <param name="Version">1 for the first, then 2, …</param>
/// <param name="RecordedAt">When it was committed (UTC).</param>
/// <param name="Rows">Rows.</param>
/// <param name="Synthetic">Whether the rows are made up.</param>
/// <param name="File">Full path of its Parquet file.</param>
public sealed record WarehouseRound(
    string Study, string Round, string Table, int Version, DateTime RecordedAt, long Rows, bool Synthetic, string File);
