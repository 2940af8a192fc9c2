using AlisResearch.Model;

namespace AlisResearch.Figures;

/// <summary>Step curves over a time axis, with bands, marks of the censored and the median, and under the axis the numbers at its ticks.</summary>
/// <param name="start">The share at entry: 1 where it falls, 0 where it rises.</param>
/// <param name="leastStep">The fewest months between ticks.</param>
/// <param name="language">Language.</param>
internal sealed class CurveChart(double start, int leastStep, Language language)
{
    private const double Room = 6;
    private const int MostTicks = 15; // of the time axis
    private const double BandOpacity = 0.14;
    private const double RoundingOpacity = 0.3;
    private static readonly double[] _limitDashes = [1, 2];

    /// <summary>Draws below what <paramref name="sheet"/> has.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="curves">The curves, each with its line.</param>
    /// <param name="longest">Months of the time axis.</param>
    /// <param name="highest">The largest share of the upright axis.</param>
    /// <param name="height">Height of the axis in pixels.</param>
    public void Draw(Sheet sheet, IReadOnlyList<(CurveSeries Curve, LineStyle Line)> curves, double longest, double highest, double height)
    {
        var shares = Scale.Ticks(highest, 4, 0.05);
        var left = Math.Ceiling(Sheet.Left + Math.Max(Sheet.LineSwatch, shares.Max(t => TextMeasure.Width(FigureText.Percent(t, language), Sheet.Small))) + Room);
        var top = sheet.Top + 10;
        var (x, y) = (new Scale(left, sheet.Right - 10, 0, longest), new Scale(top + height, top, 0, shares[^1]));
        var widest = curves.Max(c => TextMeasure.Width(Whole(c.Curve.Entered), Sheet.Small)) + 10;
        var months = Scale.Months(longest, leastStep, Math.Min(MostTicks, (int)((x.To - x.From) / Math.Max(widest, 30))));
        sheet.Add(FigurePart.Axes, [.. Axes(shares, months, x, y)], sheet.Top);
        sheet.Add(FigurePart.Data, [.. curves.SelectMany(c => Bands(c, x, y)), .. curves.SelectMany(c => Lines(c, x, y))], y.From + 42);
        sheet.Add(FigurePart.Table, [.. Numbers(curves, months, x, sheet.Top + 12, out var bottom)], bottom + 8);
    }

    private IEnumerable<Mark> Axes(IReadOnlyList<double> shares, IReadOnlyList<double> months, Scale x, Scale y)
    {
        foreach (var tick in shares)
        {
            yield return new LineMark(x.From, y.At(tick), x.To, y.At(tick), tick == 0 ? Palette.Ink : Palette.Guide);
            yield return new TextMark(x.From - Room, y.At(tick) + 4, [FigureText.Percent(tick, language)], Sheet.Small, TextAnchor.End);
        }

        foreach (var tick in months)
        {
            yield return new LineMark(x.At(tick), y.From, x.At(tick), y.From + 4, Palette.Ink);
            yield return new TextMark(x.At(tick), y.From + 17, [Whole((int)tick)], Sheet.Small, TextAnchor.Middle);
        }

        yield return new TextMark((x.From + x.To) / 2, y.From + 34, [new LocalText("Måneder siden oppstart", "Months since entry").In(language)], Sheet.Small, TextAnchor.Middle);
    }

    /// <summary>The limits, and within them what the rounding alone does, each with an outline: the fill is too pale to be seen by everybody.</summary>
    private static IEnumerable<Mark> Bands((CurveSeries Curve, LineStyle Line) curve, Scale x, Scale y)
    {
        var end = curve.Curve.Points.Select(p => p.Months).DefaultIfEmpty(0).Max();
        foreach (var mark in Band(p => p.Lower is { } lower && p.Upper is { } upper ? (lower, upper) : null, BandOpacity))
            yield return mark;
        foreach (var mark in Band(p => p.Rounding is { } rounding ? (Math.Max(0, p.Share - rounding), Math.Min(1, p.Share + rounding)) : null, RoundingOpacity))
            yield return mark;

        IEnumerable<Mark> Band(Func<CurvePoint, (double Lower, double Upper)?> limits, double opacity)
        {
            foreach (var run in Runs(curve.Curve.Points, limits))
            {
                var (lower, upper) = (Steps(run, l => l.Lower), Steps(run, l => l.Upper));
                yield return new AreaMark([.. upper, .. lower.Reverse()], curve.Line.Colour, opacity);
                yield return new PathMark([upper, lower], new(curve.Line.Colour, 0.75, _limitDashes));
            }
        }

        IReadOnlyList<(double X, double Y)> Steps(IReadOnlyList<(double From, double To, double Lower, double Upper)> run, Func<(double From, double To, double Lower, double Upper), double> limit) =>
            [.. run.SelectMany(r => new[] { (x.At(r.From), y.At(limit(r))), (x.At(Math.Min(r.To, end)), y.At(limit(r))) })];
    }

    /// <summary>Stretches of steps that have limits, without a gap between them; each step reaches to the next.</summary>
    private static IEnumerable<IReadOnlyList<(double From, double To, double Lower, double Upper)>> Runs(IReadOnlyList<CurvePoint> points, Func<CurvePoint, (double Lower, double Upper)?> limits)
    {
        var run = new List<(double, double, double, double)>();
        foreach (var (i, point) in points.Index().Where(p => p.Index < points.Count - 1))
        {
            if (limits(point) is var (lower, upper))
                run.Add((point.Months, points[i + 1].Months, lower, upper));
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
            yield return run;
    }

    private IEnumerable<Mark> Lines((CurveSeries Curve, LineStyle Line) curve, Scale x, Scale y)
    {
        var (points, share) = (new List<(double X, double Y)> { (x.At(0), y.At(start)) }, start);
        foreach (var point in curve.Curve.Points)
        {
            points.Add((x.At(point.Months), y.At(share)));
            if (point.Share != share)
                points.Add((x.At(point.Months), y.At(share = point.Share)));
        }

        if (points.Count > 1)
            yield return new PathMark([points], curve.Line, curve.Curve.Name.Length > 0 ? curve.Curve.Name : null);
        List<IReadOnlyList<(double, double)>> censored =
            [.. curve.Curve.Points.Where(p => p.Censored > 0).Select(p => (IReadOnlyList<(double, double)>)[(x.At(p.Months), y.At(p.Share) - 5), (x.At(p.Months), y.At(p.Share) + 5)])];
        if (censored.Count > 0)
            yield return new PathMark(censored, new(curve.Line.Colour, 1.5, []));
        if (curve.Curve.Median is { } median)
            yield return new PathMark([[(x.From, y.At(0.5)), (x.At(median), y.At(0.5)), (x.At(median), y.From)]], new(curve.Line.Colour, 1, [3, 3]));
    }

    /// <summary>At each tick of the time axis: who is at risk just before, and how many have left or been censored so far.</summary>
    private List<Mark> Numbers(IReadOnlyList<(CurveSeries Curve, LineStyle Line)> curves, IReadOnlyList<double> months, Scale x, double top, out double bottom)
    {
        (LocalText Title, Func<CurveSeries, double, int> Count)[] blocks =
        [
            (new("Under risiko like før", "At risk just before"), (c, t) => t == 0 ? c.Entered : c.Points.FirstOrDefault(p => p.Months >= t)?.AtRisk ?? 0),
            (new("Sluttet til da", "Left so far"), (c, t) => c.Points.Where(p => p.Months <= t).Sum(p => p.Left)),
            (new("Sensurert til da", "Censored so far"), (c, t) => c.Points.Where(p => p.Months <= t).Sum(p => p.Censored ?? 0)),
        ];
        if (curves.Any(c => c.Curve.Points.Any(p => p.Censored is null)))
            blocks = blocks[..^1];
        var marks = new List<Mark>();
        bottom = top;
        foreach (var (title, count) in blocks)
        {
            marks.Add(new TextMark(Sheet.Left, bottom + Sheet.Small.Size, [title.In(language)], Sheet.Small with { Bold = true }));
            bottom += Sheet.Small.LineHeight;
            foreach (var (curve, line) in curves)
            {
                if (curves.Count > 1)
                    marks.Add(Sheet.Sample(Sheet.Left, bottom + Sheet.Small.Size - 4, line));
                foreach (var tick in months)
                    marks.Add(new TextMark(x.At(tick), bottom + Sheet.Small.Size, [Whole(count(curve, tick))], Sheet.Small, TextAnchor.Middle));
                bottom += Sheet.Small.LineHeight;
            }

            bottom += 4;
        }

        return marks;
    }

    private string Whole(int count) => FigureText.Number(count, 0, language);
}
