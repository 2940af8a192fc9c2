namespace AlisResearch.Model;

/// <summary>
/// What the warehouse holds at one moment, as its catalogue lists it. Readers take their files from here, never from the folder.
/// </summary>
/// <param name="Rounds">The version in force of every round.</param>
public sealed record WarehouseSnapshot(IReadOnlyList<WarehouseRound> Rounds)
{
    /// <summary>The rounds that fill a table.</summary>
    public IEnumerable<WarehouseRound> RoundsOf(string table) => Rounds.Where(r => r.Table == table);

    /// <summary>Rehashes every file: what is read is what was committed.</summary>
    /// <exception cref="AlisException">A file is missing or changed: exit 5, naming the round.</exception>
    public void Verify()
    {
        foreach (var round in Rounds.Where(r => !r.IsIntact()))
            throw new AlisException(ExitCode.Integrity, new(
                $"Filen til {round.Study}/{round.Round} i varehuset mangler eller er endret. Les inn kildefilen på nytt: alis ingest.",
                $"The file of {round.Study}/{round.Round} in the warehouse is missing or changed. Take the source file in again: alis ingest."));
    }
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
/// <param name="FileSha256">SHA-256 of that file when it was committed.</param>
public sealed record WarehouseRound(
    string Study, string Round, string Table, int Version, DateTime RecordedAt, long Rows, bool Synthetic, string File, string FileSha256)
{
    /// <summary>Whether the file is there and unchanged.</summary>
    public bool IsIntact() => Sha256.Fits(File, FileSha256);
}
