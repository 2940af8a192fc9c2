using AlisResearch.Model;

namespace AlisResearch.Etl.Reports;

/// <summary>What a person is told about a run over one or several files.</summary>
/// <param name="Rounds">The files in the order they were given.</param>
/// <param name="At">When the run was, in the reader's own time zone.</param>
/// <param name="DryRun">True when nothing was to be stored.</param>
public sealed record IngestReport(IReadOnlyList<ReportedRound> Rounds, DateTimeOffset At, bool DryRun);

/// <summary>The outcome for one file, with what the reader knows its round by.</summary>
/// <param name="Result">The outcome.</param>
/// <param name="Title">The round's title.</param>
/// <param name="Synthetic">True when the round's rows are made up.</param>
public sealed record ReportedRound(IngestResult Result, LocalText Title, bool Synthetic);
