namespace AlisResearch.Figures;

/// <summary>An upright axis of whole numbers from 0, with round ticks.</summary>
/// <param name="Top">Where <paramref name="Max"/> is, in pixels.</param>
/// <param name="Bottom">Where 0 is, in pixels.</param>
/// <param name="Max">Largest value; a tick.</param>
/// <param name="Step">From tick to tick: 1, 2 or 5 times a power of ten.</param>
internal sealed record ValueAxis(double Top, double Bottom, long Max, long Step)
{
    /// <summary>The ticks, 0 first.</summary>
    public IEnumerable<long> Ticks => Enumerable.Range(0, (int)(Max / Step) + 1).Select(i => i * Step);

    /// <summary>An axis from y = 0 that reaches <paramref name="largest"/> in at most seven steps.</summary>
    public static ValueAxis ForCounts(long largest, double height)
    {
        long step = 1;
        for (var i = 0; step * 7 < largest; i++)
            step = i % 3 == 1 ? step / 2 * 5 : step * 2;
        return new(0, height, Math.Max(1, (largest + step - 1) / step) * step, step);
    }

    /// <summary>The same axis further down.</summary>
    public ValueAxis MovedTo(double top) => this with { Top = top, Bottom = top + Bottom - Top };

    /// <summary>Where a value is, in pixels.</summary>
    public double Y(long value) => Bottom - (Bottom - Top) * value / Max;
}
