namespace AlisResearch.Disclosure;

/// <summary>What somebody who has every published figure can say of a sum of cells.</summary>
/// <param name="IsFeasible">Whether any table fits the figures; when none does, they contradict each other and both ends are null.</param>
/// <param name="Minimum">The least value that fits, included; null when there is no least.</param>
/// <param name="Maximum">The largest value that fits, included; null when there is no largest.</param>
public sealed record FeasibleInterval(bool IsFeasible, double? Minimum, double? Maximum)
{
    /// <summary>How far a solved value can be from the true one; more for values in the millions.</summary>
    public const double Tolerance = 1e-6;

    /// <summary>No table fits.</summary>
    public static FeasibleInterval Infeasible { get; } = new(false, null, null);

    /// <summary>Largest minus least; null when an end is open or no table fits.</summary>
    public double? Width => Maximum - Minimum;

    /// <summary>
    /// Whether the interval protects less than <paramref name="width"/>, beyond the solver's tolerance. It does when no table fits: contradicting figures protect
    /// nothing that can be vouched for.
    /// </summary>
    public bool IsNarrowerThan(double width) => !IsFeasible || Width < width - Tolerance;

    /// <summary>
    /// The whole numbers in the interval: its ends rounded inwards, an end within <see cref="Tolerance"/> of a whole number being that number. Meant for a sum with whole
    /// coefficients of cells that count. A whole number in between need not belong to a whole table; <see cref="LinearBounds.WholeOf(string, CancellationToken)"/> tells.
    /// </summary>
    public FeasibleInterval RoundedInwards()
    {
        var (least, most) = (Minimum is { } low ? Math.Ceiling(low - Tolerance) : (double?)null, Maximum is { } high ? Math.Floor(high + Tolerance) : (double?)null);
        return !IsFeasible || least > most ? Infeasible : new(true, least, most);
    }
}
