using AlisResearch.Model;

namespace AlisResearch.Etl.Reports;

/// <summary>One file: what became of it, what it changes, and its findings rule by rule.</summary>
internal static class HtmlRound
{
    /// <summary>Details stop here, so that the page of a hopeless file still opens in a mail; what is left out is counted.</summary>
    private const int PageIsFull = 350_000;

    public static string Id(HtmlWriter html, int number) => $"{(html.Language == Language.Nb ? "fil" : "file")}-{number}";

    public static void Write(HtmlWriter html, ReportedRound round, IReadOnlyList<RuleFindings> groups, int number, bool dryRun)
    {
        var result = round.Result;
        html.Add($"<section aria-labelledby=\"{Id(html, number)}\">");
        html.Add($"<h2 id=\"{Id(html, number)}\">{result.File}</h2>");
        html.Add($"<p class=\"marks\">");
        HtmlOutcome.Of(result).Write(html);
        if (round.Synthetic)
            HtmlOutcome.Synthetic(html);
        html.Add($"</p>");
        Facts(html, round, dryRun);
        if (result.Difference is { } difference)
            html.Add($"<p>{DifferenceText.Of(difference, dryRun)}</p>");
        var shown = 0;
        while (shown < groups.Count && html.Length <= PageIsFull)
            HtmlRule.Write(html, groups[shown++]);
        Rest(html, groups.Skip(shown).ToList());
        html.Add($"</section>");
    }

    private static void Facts(HtmlWriter html, ReportedRound round, bool dryRun)
    {
        var result = round.Result;
        html.Add($"<dl class=\"facts\">");
        html.Add($"<div><dt>{new LocalText("Runde", "Round")}</dt><dd>{round.Title} <small>{result.Study}/{result.Round}</small></dd></div>");
        if (result.Rows is { } rows)
            html.Add($"<div><dt>{new LocalText("Rader i filen", "Rows in the file")}</dt><dd>{rows}</dd></div>");
        html.Add($"<div><dt>{Version(result, dryRun)}</dt><dd>{(result.Version is { } version ? LocalText.Number(version) : new("ingen", "none"))}</dd></div>");
        html.Add($"</dl>");
        var sentence = result.Status switch
        {
            IngestStatus.Rejected => new LocalText(
                "Ingenting fra filen er lagret; varehuset er som før. Rett feilene i filen og les den inn på nytt.",
                "Nothing of the file is stored; the warehouse is as before. Fix the errors in the file and take it in again."),
            IngestStatus.Unchanged => new("Alt i filen er lest inn fra før.", "All that the file says is in already."),
            _ => null,
        };
        html.AddIf(sentence is not null, $"<p>{sentence}</p>");
    }

    private static LocalText Version(IngestResult result, bool dryRun) => result.Status switch
    {
        IngestStatus.Rejected => new("Versjon i bruk, som før", "Version in force, as before"),
        IngestStatus.WouldPublish when dryRun => new("Ville blitt versjon", "Would become version"),
        _ => new("Versjon", "Version"),
    };

    private static void Rest(HtmlWriter html, List<RuleFindings> rest)
    {
        if (rest.Count == 0)
            return;
        var findings = Counted.Findings(rest.Sum(r => r.Count));
        html.Add($"<p>{new LocalText(
            $"Siden er full: {findings.Nb} til står ikke her. Rett disse først, eller se alle med --json.",
            $"The page is full: {findings.En} more are not shown. Fix these first, or see all with --json.")}</p>");
    }
}
