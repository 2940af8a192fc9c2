using AlisResearch.Model;

namespace AlisResearch.Etl.Reports;

/// <summary>One rule's findings: what all have in common above, where they are in a table.</summary>
internal static class HtmlRule
{
    private const int LinesShown = 20;

    public static void Write(HtmlWriter html, RuleFindings rule)
    {
        html.Add($"<article class=\"rule\">");
        html.Add($"<h3>{RuleNames.Of(rule.Rule)} <small><code>{rule.Rule}</code></small></h3>");
        html.Add($"<p class=\"marks\">");
        HtmlOutcome.Of(rule.Severity).Write(html);
        html.Add($"{Counted.Findings(rule.Count)}</p>");
        var same = rule.Lines.All(l => l.Message == rule.Lines[0].Message && l.Suggestion == rule.Lines[0].Suggestion);
        if (same)
            Said(html, rule.Lines[0]);
        if (!same || rule.Lines.Any(l => l.Column is not null || l.Rows.Count > 0))
            Table(html, rule, same);
        html.Add($"</article>");
    }

    private static void Table(HtmlWriter html, RuleFindings rule, bool same)
    {
        html.Add($"<table class=\"{(same ? "places" : "places said")}\">");
        html.Add($"<caption class=\"unseen\">{RuleNames.Of(rule.Rule)}</caption>");
        html.Add($"<thead><tr><th scope=\"col\">{new LocalText("Kolonne", "Column")}</th><th scope=\"col\">{new LocalText("Rad i filen", "Row in the file")}</th>");
        html.AddIf(!same, $"<th scope=\"col\">{new LocalText("Hva er galt, og hva du kan gjøre", "What is wrong, and what to do")}</th>");
        html.Add($"</tr></thead><tbody>");
        foreach (var line in rule.Lines.Take(LinesShown))
        {
            html.Add($"<tr><th scope=\"row\">");
            if (line.Column is null)
                html.Add($"{(line.Rows.Count > 0 ? new LocalText("hele raden", "the whole row") : new("hele filen", "the whole file"))}");
            else
                html.Add($"<code>{line.Column}</code>");
            html.Add($"</th><td>{(line.Rows.Count > 0 ? RowRanges.Words(line.Rows, line.Rows.Count) : LocalText.Same("–"))}</td>");
            if (!same)
            {
                html.Add($"<td>");
                Said(html, line);
                html.Add($"</td>");
            }

            html.Add($"</tr>");
        }

        html.Add($"</tbody></table>");
        var left = rule.Lines.Skip(LinesShown).Sum(l => l.Count);
        html.AddIf(left > 0, $"<p class=\"aside\">{new LocalText($"… og {Counted.Findings(left).Nb} til.", $"… and {Counted.Findings(left).En} more.")}</p>");
    }

    private static void Said(HtmlWriter html, FindingLine line)
    {
        html.Add($"<p>{line.Message}</p>");
        html.AddIf(line.Suggestion is not null, $"<p class=\"mend\"><span aria-hidden=\"true\">→</span> {line.Suggestion}</p>");
    }
}
