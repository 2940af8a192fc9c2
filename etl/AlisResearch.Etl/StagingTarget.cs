using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;

namespace AlisResearch.Etl;

/// <summary>
/// Where a round is staged: the draft of its next version or, in a dry run, a folder of its own that only its owner may enter. What is not
/// published is gone when this is disposed.
/// </summary>
internal sealed class StagingTarget : IDisposable
{
    private readonly Steward _steward;
    private readonly string? _folder;

    private StagingTarget(Steward steward, DraftVersion? draft, string? folder) => (_steward, Draft, _folder) = (steward, draft, folder);

    /// <summary>The draft; null in a dry run.</summary>
    public DraftVersion? Draft { get; }

    /// <summary>The Parquet file to write.</summary>
    public string File => Draft?.TemporaryFile ?? Path.Combine(_folder!, "staged.parquet");

    /// <summary>Makes the place.</summary>
    public static StagingTarget For(Steward steward, SurveyRound round, bool dryRun) => dryRun
        ? new(steward, null, Directory.CreateTempSubdirectory("alis-dry-run-").FullName)
        : new(steward, steward.NextVersion(round), null);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Draft is not null)
            _steward.Discard(Draft);
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }
}
