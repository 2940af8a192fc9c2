using AlisResearch.Model;

namespace AlisResearch.Figures;

/// <summary>Groups of bars over their names, with limits as whiskers. A value without room is left out: the description has every number.</summary>
internal sealed class BarChart(IReadOnlyList<FigureBar> bars, List<string> categories, List<string> series, LocalText axis, Language language)
{
    private const double Room = 6;
    private const double Cap = 4; // half of a whisker's end
    private const double LeastHalo = 14; // a narrower bar would be hidden by it

    /// <summary>Draws below what <paramref name="sheet"/> has; the axis is <paramref name="height"/> pixels.</summary>
    public void Draw(Sheet sheet, double height)
    {
        var shares = Scale.Ticks(Math.Max(0.05, bars.Max(b => Math.Max(b.Value ?? 0, b.Upper ?? 0))), 5, 0.05);
        var left = Math.Ceiling(Sheet.Left + shares.Max(t => TextMeasure.Width(FigureText.Percent(t, language), Sheet.Small)) + Room);
        var name = TextMeasure.Wrap(axis.In(language), Sheet.Small, sheet.Right - Sheet.Left);
        var top = sheet.Top + (name.Count * Sheet.Small.LineHeight) + 20;
        var y = new Scale(top + height, top, 0, shares[^1]);
        var slot = (sheet.Right - left) / categories.Count;
        var marks = new List<Mark> { new TextMark(Sheet.Left, sheet.Top + Sheet.Small.Size, name, Sheet.Small) };
        foreach (var tick in shares)
        {
            marks.Add(new LineMark(left, y.At(tick), sheet.Right, y.At(tick), tick == 0 ? Palette.Ink : Palette.Guide));
            marks.Add(new TextMark(left - Room, y.At(tick) + 4, [FigureText.Percent(tick, language)], Sheet.Small, TextAnchor.End));
        }

        var labels = Labels(categories, left, slot, y.From + 18, out var bottom);
        sheet.Add(FigurePart.Axes, [.. marks, .. labels], sheet.Top);
        sheet.Add(FigurePart.Data, [.. bars.SelectMany(b => Bar(b, left + (categories.IndexOf(b.Category) * slot), slot, y))], bottom + 14);
    }

    /// <summary>A bar's value and limits in words, or why there is none.</summary>
    public static string Words(FigureBar bar, Language language) => bar switch
    {
        { Value: null } => bar.Missing?.In(language) ?? "–",
        { Lower: { } lower, Upper: { } upper } => $"{FigureText.Percent(bar.Value.Value, language)} ({FigureText.Percent(lower, language)}–{FigureText.Percent(upper, language)})",
        _ => FigureText.Percent(bar.Value.Value, language),
    };

    /// <summary>The names of categories, broken to fit; every k-th where even a word has no room.</summary>
    private static List<Mark> Labels(List<string> categories, double left, double slot, double baseline, out double bottom)
    {
        var words = categories.SelectMany(c => c.Split(' ')).Max(w => TextMeasure.Width(w, Sheet.Small)) + Room;
        var every = Math.Clamp((int)Math.Ceiling(words / slot), 1, 6);
        var marks = new List<Mark>();
        var lines = 1;
        foreach (var (i, category) in categories.Index().Where(c => c.Index % every == 0))
        {
            var room = Math.Min(slot * every, slot * (categories.Count - i)) - Room;
            if (every > 1 && room + Room < words)
                continue; // the last, with less room than the others
            var text = TextMeasure.Wrap(category, Sheet.Small, Math.Max(room, 24));
            lines = Math.Max(lines, text.Count);
            marks.Add(every == 1
                ? new TextMark(left + ((i + 0.5) * slot), baseline, text, Sheet.Small, TextAnchor.Middle)
                : new TextMark(left + (i * slot) + 2, baseline, text, Sheet.Small));
        }

        bottom = baseline + (lines * Sheet.Small.LineHeight);
        return marks;
    }

    private IEnumerable<Mark> Bar(FigureBar bar, double from, double slot, Scale y)
    {
        var room = slot * 0.8 / series.Count;
        var width = Math.Min(room * 0.9, 64);
        var middle = from + (slot / 2) + ((series.IndexOf(bar.Series) - ((series.Count - 1) / 2.0)) * Math.Min(room, 72));
        var label = $"{string.Join(", ", new[] { bar.Category, bar.Series }.Where(t => t.Length > 0))}: {Words(bar, language)}";
        if (bar.Value is not { } value)
        {
            if (TextMeasure.Width("–", Sheet.Body) + 2 <= Math.Min(room, 72))
                yield return new TextMark(middle, y.From - 5, ["–"], Sheet.Body, TextAnchor.Middle);
            yield break;
        }

        yield return new BoxMark(middle - (width / 2), y.At(value), width, y.From - y.At(value), Palette.Series(series.IndexOf(bar.Series)), label);
        var text = FigureText.Percent(value, language);
        var top = y.At(value);
        if (bar is { Lower: { } lower, Upper: { } upper })
        {
            var cap = Math.Min(Cap, width / 2);
            (double, double)[] stem = [(middle, y.At(lower)), (middle, y.At(upper))];
            (double, double)[] low = [(middle - cap, y.At(lower)), (middle + cap, y.At(lower))];
            (double, double)[] high = [(middle - cap, y.At(upper)), (middle + cap, y.At(upper))];
            if (width >= LeastHalo)
                yield return new PathMark([stem, low, high], new(Palette.Paper, 4, [])); // keeps the bar's pattern away
            yield return new PathMark([stem, low, high], new(Palette.Ink, 1.5, []));
            top = y.At(upper);
        }

        if (TextMeasure.Width(text, Sheet.Small) + 2 <= Math.Min(room, 72))
            yield return new TextMark(middle, top - 5, [text], Sheet.Small with { Colour = Palette.Ink }, TextAnchor.Middle);
    }
}
