using System.Net;
using AlisResearch.Api.GraphQL;
using AlisResearch.Figures;
using AlisResearch.Model;

namespace AlisResearch.Api.Figures;

/// <summary>Every figure of a study with its numbers, as one page that needs nothing else; and what the release does not hold, with the reason.</summary>
internal static class StudyReport
{
    /// <summary>How the page looks, on paper too.</summary>
    public const string Style = TableWriter.Style
        + "main{max-width:60rem;margin:0 auto}h1{line-height:1.2}section{margin:2.5rem 0;border-top:1px solid #8a97a5;padding-top:1rem}svg{max-width:100%;height:auto}table{margin:1rem 0;font-size:.85rem}caption{font-size:.95rem}"
        + "@media print{body{margin:0;font-size:11pt}section{border:0}svg{break-inside:avoid;width:auto;max-height:23cm}tr{break-inside:avoid}caption{break-after:avoid}table{font-size:8pt}thead{display:table-header-group}nav{display:none}}@page{size:A4;margin:18mm}";

    /// <summary>The page.</summary>
    /// <param name="asked">Release, study, language and width.</param>
    /// <param name="questions">Asks for the numbers.</param>
    /// <param name="cancellation">Interrupts it.</param>
    public static async Task<string> Page(FigureRequest asked, Questions questions, CancellationToken cancellation)
    {
        var (figures, missing) = (new List<Figure>(), new List<(string Title, string Why)>());
        foreach (var (kind, request) in Plan(asked))
        {
            try
            {
                figures.Add(await kind.Make(request, questions, cancellation));
            }
            catch (QuestionRefusedException refused) when (refused.Code != "INTERNAL")
            {
                missing.Add(($"{(kind.Name == "survey" ? $"{kind.Title.In(asked.Language)} ({request.Round})" : kind.Title.In(asked.Language))}{(request.GroupBy is { } by ? $" {new LocalText("etter", "by").In(asked.Language)} {Labels.Dimension(by).In(asked.Language)}" : "")}", refused.Text.In(asked.Language)));
            }
        }

        var title = new LocalText($"Figurer og tabeller, {Labels.Study(asked.Release, asked.Study!)}", $"Figures and tables, {Labels.Study(asked.Release, asked.Study!)}").In(asked.Language);
        var stamps = figures.Aggregate(FigureStamps.None, (all, f) => all | f.Stamps);
        var sections = figures.Select((f, i) => $"<section id=\"f{i + 1}\">\n{SvgWriter.Write(f, $"figure{i + 1}")}{TableWriter.Table(f)}</section>\n");
        var contents = figures.Select((f, i) => $"<li><a href=\"#f{i + 1}\">{Text(f.Title)}</a></li>\n");
        return $"""
            <!DOCTYPE html>
            <html lang="{Spelling.Code(asked.Language)}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Text(title)}</title>
            <style>{Style}</style></head>
            <body><main>
            {TableWriter.Stamps(stamps, asked.Language)}<h1>{Text(title)}</h1>
            <p>{Text(asked.Release.Manifest.Citation)}</p>
            <nav><ol>
            {string.Concat(contents)}</ol></nav>
            {string.Concat(sections)}{Missing(missing, asked.Language)}</main></body>
            </html>

            """;
    }

    /// <summary>What there may be of a study.</summary>
    private static IEnumerable<(FigureKind Kind, FigureRequest Request)> Plan(FigureRequest asked)
    {
        (string Name, FigureRequest Request)[] planned =
        [
            ("retention", asked), ("retention", asked with { GroupBy = "CONTRACT_FORM" }), ("retention", asked with { GroupBy = "CENTRALITY_GROUP" }), ("stability", asked),
            ("turnover", asked), ("turnover", asked with { Period = "HALF_YEAR" }), ("cumulative-incidence", asked), .. asked.Release.IsInternal ? [("cumulative-incidence", asked with { By = "DESTINATION" })] : Array.Empty<(string, FigureRequest)>(),
            ("recruitment", asked), ("recruitment", asked with { GroupBy = "AREA" }), ("interview-overview", asked), ("costs", asked), .. Surveys(asked).Select(r => ("survey", asked with { Round = r })), ("posts", asked),
        ];
        return planned.Select(p => (Kind: FigureKind.Of(p.Name)!, p.Request)).Where(p => !p.Kind.IsInternal || asked.Release.IsInternal);
    }

    private static List<string> Surveys(FigureRequest asked)
    {
        using var catalogue = asked.Release.Catalogue();
        return [.. catalogue.Studies.Where(s => s.Id == asked.Study).SelectMany(s => s.Rounds).Where(r => r.Kind == "SURVEY").Select(r => r.Id).Order()];
    }

    private static string Missing(List<(string Title, string Why)> missing, Language language) => missing.Count == 0 ? ""
        : $"<section>\n<h2>{new LocalText("Ikke utgitt", "Not released").In(language)}</h2>\n<ul>\n{string.Concat(missing.Select(m => $"<li>{Text(m.Title)}: {Text(m.Why)}</li>\n"))}</ul>\n</section>\n";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
