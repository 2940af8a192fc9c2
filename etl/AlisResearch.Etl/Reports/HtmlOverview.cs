using AlisResearch.Model;

namespace AlisResearch.Etl.Reports;

/// <summary>The table of files above the details, when there are several.</summary>
internal static class HtmlOverview
{
    public static void Write(HtmlWriter html, IngestReport report)
    {
        html.Add($"<section>");
        html.Add($"<h2>{new LocalText("Filene", "The files")}</h2>");
        html.Add($"<table>");
        html.Add($"<thead><tr><th scope=\"col\">{new LocalText("Fil", "File")}</th><th scope=\"col\">{new LocalText("Hva skjedde", "What happened")}</th><th scope=\"col\" class=\"number\">{new LocalText("Rader", "Rows")}</th><th scope=\"col\" class=\"number\">{new LocalText("Feil", "Errors")}</th><th scope=\"col\" class=\"number\">{new LocalText("Advarsler", "Warnings")}</th></tr></thead>");
        html.Add($"<tbody>");
        foreach (var (index, round) in report.Rounds.Index())
        {
            var result = round.Result;
            html.Add($"<tr><th scope=\"row\"><a href=\"#{HtmlRound.Id(html, index + 1)}\">{result.File}</a> <small>{result.Study}/{result.Round}</small></th><td>");
            HtmlOutcome.Of(result).Write(html);
            if (round.Synthetic)
                HtmlOutcome.Synthetic(html);
            html.Add($"</td><td class=\"number\">{Number(result.Rows)}</td><td class=\"number\">{Number(Count(result, Severity.Error))}</td><td class=\"number\">{Number(Count(result, Severity.Warning))}</td></tr>");
        }

        html.Add($"</tbody></table></section>");
    }

    private static int Count(IngestResult result, Severity severity) => result.Findings.Count(f => f.Severity == severity);

    private static LocalText Number(long? number) => number is { } known ? Counted.Number(known) : LocalText.Same("–");
}
