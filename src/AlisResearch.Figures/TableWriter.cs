using System.Globalization;
using System.Net;
using AlisResearch.Model;

namespace AlisResearch.Figures;

/// <summary>A figure's numbers as a table in HTML, for readers who hear it or want to copy it.</summary>
public static class TableWriter
{
    /// <summary>The table alone, to be put into a page.</summary>
    public static string Table(Figure figure)
    {
        var head = string.Concat(figure.Data.Columns.Select(c => $"<th scope=\"col\">{Text(c.Title.In(figure.Language))}</th>"));
        var body = string.Concat(figure.Data.Rows.Select(r => $"<tr>{string.Concat(r.Select((value, i) => Cell(figure, value, i)))}</tr>\n"));
        return $"<table>\n<caption>{Text(figure.Title)}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n";
    }

    private static string Cell(Figure figure, object? value, int column)
    {
        var text = Text(Value(value, figure.Data.Columns[column], figure.Language));
        return column == 0 ? $"<th scope=\"row\">{text}</th>" : value is string or null ? $"<td>{text}</td>" : $"<td class=\"number\">{text}</td>";
    }

    /// <summary>A page of its own.</summary>
    public static string Page(Figure figure) =>
        $"""
        <!DOCTYPE html>
        <html lang="{Spelled(figure.Language)}">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Text(figure.Title)}</title>
        <style>{Style}</style></head>
        <body><main>
        {string.Concat(StampText.Of(figure.Stamps, figure.Language).Select(s => $"<p class=\"stamp\">{Text(s)}</p>\n"))}{Table(figure)}<p>{Text(figure.Data.Caption).Replace("\n", "<br>", StringComparison.Ordinal)}</p>
        </main></body>
        </html>

        """;

    /// <summary>How tables look, on paper too.</summary>
    public const string Style = "body{font:16px/1.5 'Noto Sans','DejaVu Sans',Arial,sans-serif;color:#17212b;background:#fff;margin:1rem}table{border-collapse:collapse}caption{text-align:left;font-weight:bold;padding:.5rem 0}th,td{text-align:left;padding:.2rem .6rem;border-bottom:1px solid #8a97a5;vertical-align:top}td.number{text-align:right;font-variant-numeric:tabular-nums}.stamp{display:inline-block;background:#fff1b8;border:1px solid #17212b;padding:.2rem .6rem;font-weight:bold}";

    /// <summary>The language as HTML spells it.</summary>
    public static string Spelled(Language language) => language == Language.Nb ? "nb" : "en";

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
