using System.Globalization;
using System.Net;
using AlisResearch.Model;

namespace AlisResearch.Figures;

/// <summary>A figure's numbers as a table in HTML, for readers who hear it or want to copy it.</summary>
public static class TableWriter
{
    /// <summary>The table alone, to be put into a page, without the columns that have nothing.</summary>
    public static string Table(Figure figure)
    {
        var columns = figure.Data.Columns.Index().Where(c => figure.Data.Rows.Count == 0 || figure.Data.Rows.Any(r => r[c.Index] is not (null or ""))).ToList();
        var head = string.Concat(columns.Select(c => $"<th scope=\"col\">{Text(c.Item.Title.In(figure.Language))}</th>"));
        var body = string.Concat(figure.Data.Rows.Select(r => $"<tr>{string.Concat(columns.Select((c, place) => Cell(r[c.Index], Value(r[c.Index], c.Item, figure.Language), isFirst: place == 0)))}</tr>\n"));
        return $"<table>\n<caption>{Text(figure.Title)}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n";
    }

    private static string Cell(object? value, string text, bool isFirst) =>
        isFirst ? $"<th scope=\"row\">{Text(text)}</th>" : value is string or null ? $"<td>{Text(text)}</td>" : $"<td class=\"number\">{Text(text)}</td>";

    /// <summary>A page of its own.</summary>
    public static string Page(Figure figure) =>
        $"""
        <!DOCTYPE html>
        <html lang="{Spelling.Code(figure.Language)}">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Text(figure.Title)}</title>
        <style>{Style}</style></head>
        <body><main>
        {Stamps(figure.Stamps, figure.Language)}{Table(figure)}<p>{Text(figure.Data.Caption).Replace("\n", "<br>", StringComparison.Ordinal)}</p>
        </main></body>
        </html>

        """;

    /// <summary>What must be said first.</summary>
    public static string Stamps(FigureStamps stamps, Language language) => string.Concat(StampText.Of(stamps, language).Select(s => $"<p class=\"stamp\">{Text(s)}</p>\n"));

    /// <summary>How tables look, on paper too.</summary>
    public const string Style = "body{font:16px/1.5 'Noto Sans','DejaVu Sans',Arial,sans-serif;color:#17212b;background:#fff;margin:1rem}table{border-collapse:collapse}caption{text-align:left;font-weight:bold;padding:.5rem 0}th,td{text-align:left;padding:.2rem .6rem;border-bottom:1px solid #8a97a5;vertical-align:top}td.number{text-align:right;font-variant-numeric:tabular-nums}.stamp{display:inline-block;background:#fff1b8;border:1px solid #17212b;padding:.2rem .6rem;font-weight:bold}";

    private static string Value(object? value, FigureColumn column, Language language) => value switch
    {
        null => "–",
        double number => FigureText.Number((decimal)number, column.Decimals, language),
        int whole => FigureText.Number(whole, 0, language),
        DateOnly date => FigureText.Date(date, language),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
