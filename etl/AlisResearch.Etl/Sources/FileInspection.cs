using AlisResearch.Model;

namespace AlisResearch.Etl.Sources;

/// <summary>What one pass over a source file's bytes showed.</summary>
/// <param name="Findings">Why it cannot be read; empty for a good file.</param>
/// <param name="Fingerprint">SHA-256 of its bytes; null when the file was too large to be read at all.</param>
public sealed record FileInspection(IReadOnlyList<Finding> Findings, string? Fingerprint);
