using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;

namespace AlisResearch.Etl;

/// <summary>
/// Where a round is staged: the draft of its next version or, in a dry run, the trial that the steward keeps until it is closed. What is
/// neither published nor kept is gone when this is disposed.
/// </summary>
internal sealed class StagingTarget : IDisposable
{
    private readonly Steward _steward;
    private readonly string? _trial;
    private bool _kept;

    private StagingTarget(Steward steward, DraftVersion? draft, string? trial) => (_steward, Draft, _trial) = (steward, draft, trial);

    /// <summary>The draft; null in a dry run.</summary>
    public DraftVersion? Draft { get; }

    /// <summary>The Parquet file to write.</summary>
    public string File => Draft?.TemporaryFile ?? _trial!;

    /// <summary>Makes the place.</summary>
    public static StagingTarget For(Steward steward, SurveyRound round, bool dryRun) => dryRun
        ? new(steward, null, steward.Trials.NewFile())
        : new(steward, steward.NextVersion(round), null);

    /// <summary>Keeps the rows of a dry run for the files after it, as if they were in.</summary>
    public void Keep(SurveyRound round, int version, long rows)
    {
        _steward.Trials.Keep(round, version, rows, File);
        _kept = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Draft is not null)
            _steward.Discard(Draft);
        else if (!_kept)
            System.IO.File.Delete(File);
    }
}
