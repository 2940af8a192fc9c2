using AlisResearch.Model;

namespace AlisResearch.Etl.Reports;

/// <summary>A run in a few sentences, for whoever reads nothing else.</summary>
public static class ReportSummary
{
    /// <summary>3 av 4 filer er lest inn. 1 er avvist: rett 12 feil og prøv igjen.</summary>
    public static LocalText Of(IngestReport report)
    {
        var results = report.Rounds.Select(r => r.Result).ToList();
        int Count(IngestStatus status) => results.Count(r => r.Status == status);
        var errors = Counted.Errors(results.Sum(r => r.Count(Severity.Error)));
        var warnings = results.Sum(r => r.Count(Severity.Warning));
        var parts = new[]
        {
            Taken(Count(report.DryRun ? IngestStatus.WouldPublish : IngestStatus.Published), Count(IngestStatus.Unchanged), results.Count, report.DryRun),
            Unchanged(Count(IngestStatus.Unchanged), results.Count),
            Rejected(Count(IngestStatus.Rejected), results.Count, errors),
            Warned(warnings),
            report.DryRun ? new("Dette var en prøvekjøring: ingenting er lagret.", "This was a dry run: nothing is stored.") : null,
        };
        return new(string.Join(' ', parts.Select(p => p?.Nb).OfType<string>()), string.Join(' ', parts.Select(p => p?.En).OfType<string>()));
    }

    private static LocalText? Taken(int taken, int unchanged, int files, bool dryRun) => (taken, files) switch
    {
        (0, 1) => null,
        (0, _) when unchanged == files => null,
        (1, 1) => dryRun ? new("Filen kan leses inn.", "The file can be taken in.") : new("Filen er lest inn.", "The file is taken in."),
        _ => dryRun
            ? new($"{taken} av {files} filer kan leses inn.", $"{taken} of {files} files can be taken in.")
            : new($"{taken} av {files} filer er lest inn.", $"{taken} of {files} files {Are(taken)} taken in."),
    };

    private static LocalText? Unchanged(int unchanged, int files) => (unchanged, files) switch
    {
        (0, _) => null,
        (1, 1) => new("Filen er uendret: den var lest inn fra før.", "The file is unchanged: it was taken in before."),
        _ when unchanged == files => new($"Alle {files} filer er uendret: de var lest inn fra før.", $"All {files} files are unchanged: they were taken in before."),
        _ => new($"{unchanged} er uendret fra før.", $"{unchanged} {Are(unchanged)} unchanged from before."),
    };

    private static LocalText? Rejected(int rejected, int files, LocalText errors) => (rejected, files) switch
    {
        (0, _) => null,
        (1, 1) => new($"Filen er avvist: rett {errors.Nb} og prøv igjen.", $"The file is rejected: fix {errors.En} and try again."),
        _ => new($"{rejected} er avvist: rett {errors.Nb} og prøv igjen.", $"{rejected} {Are(rejected)} rejected: fix {errors.En} and try again."),
    };

    private static LocalText? Warned(long warnings) => warnings switch
    {
        0 => null,
        1 => new("Se også over 1 advarsel.", "Also look at 1 warning."),
        _ => new($"Se også over {Counted.Warnings(warnings).Nb}.", $"Also look at {Counted.Warnings(warnings).En}."),
    };

    private static string Are(int count) => count == 1 ? "is" : "are";
}
