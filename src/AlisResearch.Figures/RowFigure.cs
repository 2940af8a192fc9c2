using AlisResearch.Model;

namespace AlisResearch.Figures;

/// <summary>A row with a bar.</summary>
/// <param name="Section">The part of the figure that it is in, such as a question; empty for one part.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, 0 or more.</param>
/// <param name="Lower">The least that it can be; null where it is exact.</param>
/// <param name="Upper">The most.</param>
public sealed record FigureRow(string Section, string Name, double Value, double? Lower = null, double? Upper = null);

/// <summary>Rows with a bar each, in sections: answers by question, recruitment, costs. Each section has a scale of its own or all have one.</summary>
public static class RowFigure
{
    private const double BarHeight = 14;
    private const double LeastBars = 80; // with less room beside the bars, values stand under them
    private const double Cap = 4; // half of a whisker's end

    private static readonly FigureColumn[] _columns =
    [
        new("section", new("Del", "Section")), new("name", new("Navn", "Name")), new("value", new("Verdi", "Value")), new("share", new("Andel av delen", "Share of the section"), 3),
        new("lower", new("Minst", "At least")), new("upper", new("Høyst", "At most")),
    ];

    /// <summary>Lays the figure out.</summary>
    /// <param name="rows">The rows in order; sections in the order in which they first come.</param>
    /// <param name="unit">What the values are, after them: "kr", or nothing.</param>
    /// <param name="withShares">Whether the share of each section is said too.</param>
    /// <param name="frame">What is around them.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is outside its bounds.</exception>
    public static Figure Build(IReadOnlyList<FigureRow> rows, LocalText unit, bool withShares, FigureFrame frame)
    {
        var (sheet, language) = (frame.Begin(), frame.Language);
        if (rows.Count == 0)
            sheet.Nothing(new("Ingenting å vise.", "Nothing to show."));
        var largest = rows.Select(r => Math.Max(r.Value, r.Upper ?? 0)).DefaultIfEmpty(1).Max();
        var sections = rows.GroupBy(r => r.Section).ToList();
        foreach (var (number, section) in sections.Index())
        {
            var total = section.Sum(r => r.Value);
            if (section.Key.Length > 0)
                sheet.Heading(section.Key);
            foreach (var row in section)
                Draw(sheet, row, Words(row, total, unit, withShares, language), Math.Max(largest, double.Epsilon), Palette.Series(sections.Count > Palette.Colours ? 0 : number));
            sheet.Skip(10);
        }

        return frame.End(
            sheet,
            string.Join(' ', sections.SelectMany(s => s.Select(r => $"{string.Join(", ", new[] { s.Key, r.Name }.Where(t => t.Length > 0))}: {Words(r, s.Sum(o => o.Value), unit, withShares, language)}."))
                .Prepend(new LocalText("Liggende søyler.", "Level bars.").In(language))),
            _columns,
            rows.Select(r => (IReadOnlyList<object?>)[r.Section, r.Name, r.Value, rows.Where(o => o.Section == r.Section).Sum(o => o.Value) is > 0 and var total && withShares ? r.Value / total : null, r.Lower, r.Upper]));
    }

    /// <summary>Name over the bar, and the value behind it: so a long name has the whole width.</summary>
    private static void Draw(Sheet sheet, FigureRow row, string words, double largest, BoxStyle style)
    {
        var room = TextMeasure.Width(words, Sheet.Body) + 14;
        var name = TextMeasure.Wrap(row.Name, Sheet.Body, sheet.Right - Sheet.Left);
        var top = sheet.Top + (name.Count * Sheet.Body.LineHeight) + 2;
        var isBeside = sheet.Right - room >= Sheet.Left + LeastBars;
        var x = new Scale(Sheet.Left, isBeside ? sheet.Right - room : sheet.Right - Cap, 0, largest);
        var marks = new List<Mark> { new BoxMark(Sheet.Left, top, Math.Max(x.At(row.Value) - Sheet.Left, 1), BarHeight, style, $"{row.Name}: {words}") };
        var end = x.At(row.Value);
        if (row is { Lower: { } lower, Upper: { } upper })
        {
            var middle = top + (BarHeight / 2);
            (double, double)[][] whisker =
            [
                [(x.At(lower), middle), (x.At(upper), middle)], [(x.At(lower), middle - Cap), (x.At(lower), middle + Cap)], [(x.At(upper), middle - Cap), (x.At(upper), middle + Cap)],
            ];
            marks.Add(new PathMark(whisker, new(Palette.Paper, 4, []))); // keeps the bar's pattern away
            marks.Add(new PathMark(whisker, new(Palette.Ink, 1.5, [])));
            end = Math.Max(end, x.At(upper));
        }

        var under = TextMeasure.Wrap(words, Sheet.Body, sheet.Right - Sheet.Left);
        marks.Add(isBeside ? new TextMark(end + 8, top + BarHeight - 3, [words], Sheet.Body) : new TextMark(Sheet.Left, top + BarHeight + Sheet.Body.Size, under, Sheet.Body));
        sheet.Add(FigurePart.Axes, [new TextMark(Sheet.Left, sheet.Top + Sheet.Body.Size, name, Sheet.Body)], sheet.Top);
        sheet.Add(FigurePart.Data, marks, top + BarHeight + 8 + (isBeside ? 0 : under.Count * Sheet.Body.LineHeight));
    }

    private static string Words(FigureRow row, double total, LocalText unit, bool withShares, Language language)
    {
        var words = Number(row.Value) + (unit.Nb.Length > 0 ? $"\u00A0{unit.In(language)}" : "");
        if (row is { Lower: { } lower, Upper: { } upper })
            words += $" ({Number(lower)}–{Number(upper)})";
        return withShares && total > 0 ? $"{words}, {FigureText.Percent(row.Value / total, language)}" : words;

        string Number(double value) => FigureText.Number((decimal)value, 0, language);
    }
}
