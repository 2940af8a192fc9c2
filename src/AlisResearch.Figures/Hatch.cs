namespace AlisResearch.Figures;

/// <summary>A pattern as plain lines, the same ones in every renderer. Level and upright lines keep clear of the outline.</summary>
internal static class Hatch
{
    /// <summary>Thickness of each line in pixels.</summary>
    public const double Thickness = 0.75;

    private const double Spacing = 8;

    /// <summary>The lines of <paramref name="box"/>'s pattern, clipped to it.</summary>
    public static IEnumerable<(double X1, double Y1, double X2, double Y2)> Lines(BoxMark box)
    {
        var (left, top, right, bottom) = (box.X, box.Y, box.X + box.Width, box.Y + box.Height);
        return box.Style.Pattern switch
        {
            Pattern.Rising => Rising(),
            Pattern.Falling => Falling(),
            Pattern.Crossed => Rising().Concat(Falling()),
            Pattern.Level => Level(),
            Pattern.Upright => Upright(),
            Pattern.Grid => Level().Concat(Upright()),
            _ => [],
        };

        IEnumerable<(double, double, double, double)> Level() => Spread(top, bottom).Select(y => (left, y, right, y));
        IEnumerable<(double, double, double, double)> Upright() => Spread(left, right).Select(x => (x, top, x, bottom));

        // x + y = c, and x - y = c.
        IEnumerable<(double, double, double, double)> Rising() =>
            from c in Steps(left + top, right + bottom)
            let start = Math.Max(left, c - bottom)
            let end = Math.Min(right, c - top)
            select (start, c - start, end, c - end);
        IEnumerable<(double, double, double, double)> Falling() =>
            from c in Steps(left - bottom, right - top)
            let start = Math.Max(left, c + top)
            let end = Math.Min(right, c + bottom)
            select (start, start - c, end, end - c);
    }

    private static IEnumerable<double> Spread(double from, double to)
    {
        var count = Math.Max(1, (int)Math.Round((to - from) / Spacing));
        return Enumerable.Range(0, count).Select(i => from + (i + 0.5) * (to - from) / count);
    }

    private static IEnumerable<double> Steps(double from, double to)
    {
        for (var step = (Math.Floor(from / Spacing) + 1) * Spacing; step < to; step += Spacing)
            yield return step;
    }
}
