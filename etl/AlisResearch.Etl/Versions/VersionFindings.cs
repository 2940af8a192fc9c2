using AlisResearch.Model;

namespace AlisResearch.Etl.Versions;

/// <summary>What is to be said of a new version because of the one before it.</summary>
internal static class VersionFindings
{
    /// <summary>The findings; an error rejects the file.</summary>
    public static IEnumerable<Finding> Of(VersionComparison comparison, SurveyRound round, string file, IngestOptions options)
    {
        if (comparison.IsLate)
        {
            yield return new(file, null, null, "late_snapshot", Severity.Warning,
                new("Filen er en eldre eksport enn den som alt er lest inn; ingenting i den er nytt.", "The file is an older export than the one that is in already; nothing in it is new."),
                new("Ingenting trenger å gjøres.", "Nothing needs doing."));
            yield break;
        }

        foreach (var row in comparison.WentBack)
            yield return new(file, row, round.Cumulative?.Modified, "row_went_back", Severity.Error,
                new("Raden er eldre enn den samme raden i forrige versjon.", "The row is older than the same row in the version before."),
                new("Er filen satt sammen av to eksporter? Eksporter på nytt.", "Is the file put together from two exports? Export again."));
        var removed = comparison.Difference.Removed;
        if (removed == 0 || options.AcceptRemovals)
            yield break;
        var cumulative = round.Cumulative is not null;
        yield return new(file, null, null, "vanished_rows", cumulative ? Severity.Error : Severity.Warning,
            new($"{removed} rader fra forrige versjon er borte.", $"{removed} rows of the version before are gone."),
            cumulative
                ? new("En kumulativ fil krymper ikke. Er eksporten hel? Er radene slettet med vilje: --accept-removals.",
                    "A cumulative file does not shrink. Is the export whole? If the rows were deleted on purpose: --accept-removals.")
                : new("Er filen hel? Er radene slettet med vilje, trenger ingenting å gjøres.", "Is the file whole? If the rows were deleted on purpose, nothing needs doing."));
    }
}
