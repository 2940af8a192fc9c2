using AlisResearch.Etl;
using AlisResearch.Etl.Reports;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary>What <c>alis ingest</c> says of its files on the terminal.</summary>
internal static class IngestAnswer
{
    /// <summary>A line a file, what it changes, the findings, and the whole in a sentence.</summary>
    public static void Say(Terminal terminal, IngestReport report, bool json, bool hasPage)
    {
        var results = report.Rounds.Select(r => r.Result).ToList();
        if (json)
        {
            terminal.Json(results);
            return;
        }

        foreach (var (result, _, synthetic) in report.Rounds)
        {
            terminal.Line($"{result.Study}/{result.Round}{(synthetic ? terminal.Say(" (syntetisk)", " (synthetic)") : "")}: {Outcome(terminal, result)}");
            if (result.Difference is { } difference)
                foreach (var line in terminal.Wrap(DifferenceText.Of(difference, report.DryRun).In(terminal.Language), 2))
                    terminal.Line(line);
        }

        if (results.Count > 1)
            terminal.Line(ReportSummary.Of(report).In(terminal.Language));
        var findings = results.SelectMany(r => r.Findings).ToList();
        terminal.Findings(findings);
        if (results.Any(r => r is { Status: IngestStatus.Rejected, Rows: null }))
            terminal.Error(terminal.Say(
                "Regler på tvers av rader prøves når cellene er rettet; flere funn kan komme.",
                "Rules across rows are tried once the cells are mended; more may be found."));
        if (findings.Count > 0 && !hasPage)
            terminal.Error(terminal.Say(
                "Vil du ha funnene som en side å sende videre? Legg til --report funn.html.",
                "Want the findings as a page to pass on? Add --report findings.html."));
    }

    private static string Outcome(Terminal terminal, IngestResult result)
    {
        var errors = result.Count(Severity.Error);
        return result.Status switch
        {
            IngestStatus.Published => terminal.Say($"lest inn, {result.Rows} rader, versjon {result.Version}", $"taken in, {result.Rows} rows, version {result.Version}"),
            IngestStatus.Unchanged => terminal.Say($"uendret, alt i filen er lest inn fra før (versjon {result.Version})", $"unchanged, all that the file says is in already (version {result.Version})"),
            IngestStatus.WouldPublish => terminal.Say($"ville gitt versjon {result.Version} med {result.Rows} rader; ingenting er lagret", $"would give version {result.Version} with {result.Rows} rows; nothing is stored"),
            _ => terminal.Say($"avvist, {errors} feil; varehuset er som før", $"rejected, {errors} {(errors == 1 ? "error" : "errors")}; the warehouse is as before"),
        };
    }
}
