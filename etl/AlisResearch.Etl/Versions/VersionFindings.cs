using AlisResearch.Model;

namespace AlisResearch.Etl.Versions;

/// <summary>What is to be said of a new version because of the one before it.</summary>
internal static class VersionFindings
{
    /// <summary>
    /// Whether a file is an older export of a growing form: its newest submission is older than that of the version in force, and so is a
    /// submission that both have. It tells nothing new. Without such a submission it may as well be a newer export that was cut short.
    /// </summary>
    public static bool IsLate(VersionComparison comparison, IngestOptions options) =>
        comparison is { IsOlder: true, WentBack.Count: > 0 } && !options.AcceptRemovals;

    /// <summary>The findings; an error rejects the file.</summary>
    public static IEnumerable<Finding> Of(VersionComparison comparison, SurveyRound round, string file, IngestOptions options)
    {
        if (IsLate(comparison, options))
            return
            [
                new(file, null, null, "late_snapshot", Severity.Warning,
                    new("Filen er en eldre eksport enn den som alt er lest inn; ingenting i den er nytt.", "The file is an older export than the one that is in already; nothing in it is new."),
                    new("Ingenting trenger å gjøres.", "Nothing needs doing.")),
            ];

        var back = comparison.WentBack.Select(row => new Finding(file, row, round.Cumulative?.Modified, "row_went_back", Severity.Error,
            new("Raden er eldre enn den samme raden i forrige versjon.", "The row is older than the same row in the version before."),
            new("Er filen satt sammen av to eksporter? Eksporter på nytt.", "Is the file put together from two exports? Export again.")));
        return comparison.Difference.Removed == 0 || options.AcceptRemovals ? back : back.Append(Vanished(comparison, round, file));
    }

    /// <summary>A growing form never shrinks, and no file loses half its rows without somebody saying so.</summary>
    private static Finding Vanished(VersionComparison comparison, SurveyRound round, string file)
    {
        var removed = comparison.Difference.Removed;
        var rejects = round.Cumulative is not null || removed * 2 >= comparison.Before;
        return new(file, null, null, "vanished_rows", rejects ? Severity.Error : Severity.Warning,
            removed == 1
                ? new("1 rad fra forrige versjon er borte.", "1 row of the version before is gone.")
                : new($"{removed} rader fra forrige versjon er borte.", $"{removed} rows of the version before are gone."),
            rejects
                ? new("Er filen hel, og er det den nyeste? Er radene slettet med vilje: --accept-removals.",
                    "Is the file whole, and the newest one? If the rows were deleted on purpose: --accept-removals.")
                : new("Er filen hel? Er radene slettet med vilje, trenger ingenting å gjøres.", "Is the file whole? If the rows were deleted on purpose, nothing needs doing."));
    }
}
