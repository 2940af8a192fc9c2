using AlisResearch.Model;

namespace AlisResearch.Figures;

/// <summary>A bar of a group of bars: a share or a rate with its limits.</summary>
/// <param name="Category">The group of bars that it is in: a period, so many years.</param>
/// <param name="Series">Which bar of the group; empty where each group has one.</param>
/// <param name="Value">The value, 0 or more; null where there is none.</param>
/// <param name="Lower">Lower limit; null where there is none.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="Count">What is counted.</param>
/// <param name="Of">Among how many.</param>
/// <param name="Missing">Why there is no value, in words; null where there is one.</param>
public sealed record FigureBar(string Category, string Series, double? Value, double? Lower, double? Upper, double? Count, double? Of, LocalText? Missing = null);

/// <summary>Bars side by side with their limits: turnover by period, stability by years.</summary>
public static class BarFigure
{
    /// <summary>Most bars in a group: more cannot be told apart.</summary>
    public const int MostSeries = 8;

    private static readonly FigureColumn[] _columns =
    [
        new("category", new("Kategori", "Category")), new("series", new("Serie", "Series")), new("count", new("Antall", "Count")), new("of", new("Av", "Of"), 1),
        new("value", new("Verdi", "Value"), 3), new("lower", new("Nedre grense", "Lower limit"), 3), new("upper", new("Øvre grense", "Upper limit"), 3), new("missing", new("Hvorfor ingen verdi", "Why no value")),
    ];

    /// <summary>Lays the figure out.</summary>
    /// <param name="bars">The bars; series in the order in which they first come.</param>
    /// <param name="categories">The groups of bars, in order.</param>
    /// <param name="axis">What the upright axis shows.</param>
    /// <param name="frame">What is around them.</param>
    /// <exception cref="ArgumentOutOfRangeException">More series than <see cref="MostSeries"/>, or the width is outside its bounds.</exception>
    public static Figure Build(IReadOnlyList<FigureBar> bars, IReadOnlyList<string> categories, LocalText axis, FigureFrame frame)
    {
        var (sheet, language) = (frame.Begin(), frame.Language);
        List<string> series = [.. bars.Select(b => b.Series).Distinct()];
        ArgumentOutOfRangeException.ThrowIfGreaterThan(series.Count, MostSeries, nameof(bars));
        if (bars.Count == 0)
            sheet.Nothing(new("Ingenting å vise.", "Nothing to show."));
        else
        {
            if (series.Count > 1)
                sheet.Legend(series.Select((s, i) => (Palette.Series(i), s)));
            new BarChart(bars, [.. categories], series, axis, language).Draw(sheet, Math.Clamp(Math.Round(frame.Width * 0.4), 170, 400));
        }

        var said = bars.Select(b => $"{string.Join(", ", new[] { b.Category, b.Series }.Where(t => t.Length > 0))}: {BarChart.Words(b, language)}.");
        return frame.End(
            sheet, string.Join(' ', said.Prepend(new LocalText($"Søyler: {axis.Nb}.", $"Bars: {axis.En}.").In(language))), _columns,
            bars.Select(b => (IReadOnlyList<object?>)[b.Category, b.Series, b.Count, b.Of, b.Value, b.Lower, b.Upper, b.Missing?.In(language)]));
    }
}
