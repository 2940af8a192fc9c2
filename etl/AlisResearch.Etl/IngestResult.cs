using AlisResearch.Model;

namespace AlisResearch.Etl;

/// <summary>What became of a file.</summary>
public enum IngestStatus
{
    /// <summary>A new version of the round is in the warehouse.</summary>
    Published,

    /// <summary>Nothing new: the same bytes or the same rows are there already, or newer ones.</summary>
    Unchanged,

    /// <summary>A dry run: it would be published.</summary>
    WouldPublish,

    /// <summary>The findings reject the round; the warehouse is as it was.</summary>
    Rejected,
}

/// <summary>The outcome for one file.</summary>
/// <param name="Study">Study.</param>
/// <param name="Round">Round.</param>
/// <param name="File">The file's name.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Version">The version in force afterwards (the next one, in a dry run); null when there is none.</param>
/// <param name="Rows">Rows in the file, when it was read.</param>
/// <param name="Findings">What was found.</param>
/// <param name="Difference">What it changes against the version before; null when rejected or when nothing was compared.</param>
public sealed record IngestResult(
    string Study, string Round, string File, IngestStatus Status, int? Version, long? Rows, IReadOnlyList<Finding> Findings,
    RoundDifference? Difference = null)
{
    /// <summary>How many places have a finding of this severity, those told in one for many included.</summary>
    public long Count(Severity severity) => Findings.Where(f => f.Severity == severity).Sum(f => f.Count);
}

/// <summary>What a new version changes against the one before it, in rows of the table; row numbers are those of the file, never a value.</summary>
/// <param name="Added">Rows that were not there.</param>
/// <param name="Changed">Rows with the same key and other content.</param>
/// <param name="Removed">Rows that are gone.</param>
/// <param name="AddedRows">The first of the added rows' numbers in the file.</param>
/// <param name="ChangedRows">The first of the changed rows' numbers in the file.</param>
/// <param name="RemovedRows">The first of the removed rows' numbers in the version before.</param>
/// <param name="Withdrawn">Rows left out because their subject has withdrawn.</param>
public sealed record RoundDifference(
    long Added, long Changed, long Removed, IReadOnlyList<long> AddedRows, IReadOnlyList<long> ChangedRows, IReadOnlyList<long> RemovedRows, long Withdrawn);
