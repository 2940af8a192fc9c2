using AlisResearch.Model;

namespace AlisResearch.Etl.Reports;

/// <summary>The table of files above the details, when there are several.</summary>
internal static class HtmlOverview
{
    public static void Write(HtmlWriter html, IngestReport report)
    {
        html.Add($"<section>");
        html.Add($"<h2>{new LocalText("Filene", "The files")}</h2>");
        html.Add($"<table class=\"overview\">");
        html.Add($"<thead><tr><th scope=\"col\">{new LocalText("Fil", "File")}</th><th scope=\"col\">{new LocalText("Hva skjedde", "What happened")}</th><th scope=\"col\">{new LocalText("Funn", "Findings")}</th></tr></thead>");
        html.Add($"<tbody>");
        foreach (var (index, round) in report.Rounds.Index())
        {
            var result = round.Result;
            html.Add($"<tr><th scope=\"row\"><a href=\"#{HtmlRound.Id(html, index + 1)}\">{result.File}</a> <small>{result.Study}/{result.Round}</small></th>");
            html.Add($"<td><div class=\"marks\">");
            HtmlOutcome.Of(result).Write(html);
            if (round.Synthetic)
                HtmlOutcome.Synthetic(html);
            html.AddIf(result.Rows is not null, $"<span>{Counted.Rows(result.Rows ?? 0)}</span>");
            html.Add($"</div></td><td>{Found(result.Count(Severity.Error), result.Count(Severity.Warning))}</td></tr>");
        }

        html.Add($"</tbody></table></section>");
    }

    private static LocalText Found(long errors, long warnings)
    {
        var (e, w) = (Counted.Errors(errors), Counted.Warnings(warnings));
        return (errors, warnings) switch
        {
            (0, 0) => new("ingen", "none"),
            (_, 0) => e,
            (0, _) => w,
            _ => new($"{e.Nb}, {w.Nb}", $"{e.En}, {w.En}"),
        };
    }
}
