namespace AlisResearch.Figures;

/// <summary>A scale from values to pixels, either way.</summary>
/// <param name="From">Where <paramref name="Min"/> is, in pixels.</param>
/// <param name="To">Where <paramref name="Max"/> is, in pixels.</param>
/// <param name="Min">Smallest value.</param>
/// <param name="Max">Largest value, more than the smallest.</param>
internal sealed record Scale(double From, double To, double Min, double Max)
{
    /// <summary>Where a value is, in pixels; one outside the scale, at its end.</summary>
    public double At(double value) => From + ((To - From) * (Math.Clamp(value, Min, Max) - Min) / (Max - Min));

    /// <summary>Round numbers from 0 to the first at or above <paramref name="largest"/>, at most so many steps apart: 1, 2 or 5 times a power of ten, and no smaller than <paramref name="smallest"/>.</summary>
    public static IReadOnlyList<double> Ticks(double largest, int steps, double smallest)
    {
        var step = smallest;
        for (var i = 0; step * steps < largest; i++)
            step = i % 3 == 1 ? step / 2 * 5 : step * 2;
        return [.. Enumerable.Range(0, Math.Max(1, (int)Math.Ceiling((largest / step) - 1e-9)) + 1).Select(i => i * step)];
    }

    /// <summary>Months from 0 to <paramref name="longest"/>: every month, quarter, half-year, year, second year and so on, no more often than <paramref name="least"/>, and at most so many steps.</summary>
    public static IReadOnlyList<double> Months(double longest, int least, int steps)
    {
        var step = new[] { 1.0, 3, 6, 12, 24, 60, 120, 240 }.First(s => s >= least && (longest / s <= Math.Max(1, steps) || s == 240));
        return [.. Enumerable.Range(0, (int)(longest / step) + 1).Select(i => i * step)];
    }
}
