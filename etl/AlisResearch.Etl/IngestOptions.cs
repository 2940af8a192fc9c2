using AlisResearch.Etl.Sources;

namespace AlisResearch.Etl;

/// <summary>How a file is taken in.</summary>
/// <param name="DryRun">Read, validate and compare, but store nothing.</param>
/// <param name="AcceptRemovals">Let rows of the version before be gone from this one; else a shrinking file is rejected.</param>
/// <param name="MaxBytes">The largest file that is read, in bytes.</param>
public sealed record IngestOptions(bool DryRun = false, bool AcceptRemovals = false, long MaxBytes = SourceLimits.DefaultMaxBytes);
