using AlisResearch.Model;

namespace AlisResearch.Figures;

/// <summary>Retention, which falls from all, and cumulative incidence, which rises from none: step curves of up to eight groups, together or in panels of their own.</summary>
public static class CurveFigure
{
    /// <summary>Most curves of a figure: more cannot be told apart.</summary>
    public const int MostCurves = 8;

    private const int MostTogether = 3; // bands of more hide each other

    private static readonly FigureColumn[] _columns =
    [
        new("group", new("Gruppe", "Group")), new("months", new("Måneder siden oppstart", "Months since entry"), 1), new("at_risk", new("Under risiko like før", "At risk just before")), new("left", new("Sluttet", "Left")),
        new("censored", new("Sensurert", "Censored")), new("share", new("Andel", "Share"), 3), new("lower", new("Nedre grense", "Lower limit"), 3), new("upper", new("Øvre grense", "Upper limit"), 3),
        new("rounding", new("Av dette avrundingen, ±", "Of which rounding, ±"), 3),
    ];

    /// <summary>Those who are still there by months since entry.</summary>
    /// <param name="curves">The curves, at most <see cref="MostCurves"/>.</param>
    /// <param name="frame">What is around them.</param>
    /// <param name="inPanels">Whether each has axes of its own, below each other.</param>
    /// <param name="leastStep">The fewest months between ticks: no less than the data know.</param>
    /// <exception cref="ArgumentOutOfRangeException">More curves than that, or the width is outside its bounds.</exception>
    public static Figure Retention(IReadOnlyList<CurveSeries> curves, FigureFrame frame, bool inPanels = false, int leastStep = 1) =>
        Build(curves, frame, inPanels, leastStep, 1, new("Trappekurver: andelen som fortsatt er i stillingen, etter måneder siden oppstart.", "Step curves: the share still in post, by months since entry."));

    /// <summary>Those who have left, by months since entry, one curve for each reason, destination or group.</summary>
    /// <inheritdoc cref="Retention"/>
    public static Figure CumulativeIncidence(IReadOnlyList<CurveSeries> curves, FigureFrame frame, bool inPanels = false, int leastStep = 1) =>
        Build(curves, frame, inPanels, leastStep, 0, new("Trappekurver: andelen som har sluttet, etter måneder siden oppstart.", "Step curves: the share that has left, by months since entry."));

    private static Figure Build(IReadOnlyList<CurveSeries> curves, FigureFrame frame, bool inPanels, int leastStep, double start, LocalText kind)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(curves.Count, MostCurves, nameof(curves));
        var (sheet, language) = (frame.Begin(), frame.Language);
        List<(CurveSeries Curve, LineStyle Line)> drawn = [.. curves.Where(c => c.Points.Count > 0).Select((c, i) => (c, Palette.Line(i)))];
        if (drawn.Count == 0)
            sheet.Nothing(new("Ingen å følge.", "Nobody to follow."));
        else
            Draw(sheet, drawn, frame, inPanels || drawn.Count > MostTogether, new CurveChart(start, leastStep, language), start);
        return frame.End(
            sheet, string.Join(' ', drawn.Select(d => Describe(d.Curve, language)).Prepend(kind.In(language))), _columns,
            curves.SelectMany(c => c.Points.Select(p => (IReadOnlyList<object?>)[c.Name, p.Months, p.AtRisk, p.Left, p.Censored, p.Share, p.Lower, p.Upper, p.Rounding])));
    }

    private static void Draw(Sheet sheet, List<(CurveSeries Curve, LineStyle Line)> curves, FigureFrame frame, bool inPanels, CurveChart chart, double start)
    {
        var longest = Math.Max(6, curves.Max(c => c.Curve.Points.Max(p => p.Months)));
        var highest = start > 0 ? 1 : Math.Max(0.05, curves.Max(c => c.Curve.Points.Max(p => Math.Max(p.Share, p.Upper ?? 0))));
        var height = Math.Clamp(Math.Round(frame.Width * (inPanels ? 0.25 : 0.42)), inPanels ? 110 : 170, inPanels ? 240 : 420);
        if (!inPanels)
        {
            if (curves.Count > 1)
                sheet.Legend(curves.Select(c => (c.Line, c.Curve.Name)));
            chart.Draw(sheet, curves, longest, highest, height);
            return;
        }

        foreach (var curve in curves)
        {
            if (curve.Curve.Name.Length > 0)
                sheet.Heading(curve.Curve.Name);
            chart.Draw(sheet, [curve], longest, highest, height);
        }
    }

    private static string Describe(CurveSeries curve, Language language)
    {
        var name = curve.Name.Length > 0 ? $"{curve.Name}: " : "";
        var readings = curve.Points.Where(p => p.Months % 12 == 0 || p == curve.Points[^1]).Select(p => new LocalText(
            $"etter {FigureText.Number((decimal)p.Months, 0, language)} måneder {FigureText.Percent(p.Share, language)}", $"after {FigureText.Number((decimal)p.Months, 0, language)} months {FigureText.Percent(p.Share, language)}").In(language));
        var median = curve.Median is { } months
            ? new LocalText($"; median {FigureText.Number((decimal)months, 0, language)} måneder", $"; median {FigureText.Number((decimal)months, 0, language)} months").In(language) : "";
        return $"{name}n = {FigureText.Number(curve.Entered, 0, language)}, {string.Join(", ", readings)}{median}.";
    }
}
