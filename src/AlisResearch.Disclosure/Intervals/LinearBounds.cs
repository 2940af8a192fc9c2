namespace AlisResearch.Disclosure;

/// <summary>
/// The attack by linear programming: for any sum of cells, the least and the largest value over all tables that fit what is published (Fischetti &amp; Salazar 2000; the
/// "feasibility interval" of the Handbook on Statistical Disclosure Control). One solver answers for all sums, each from where the last one ended. Not for two threads at
/// once.
/// </summary>
public sealed class LinearBounds : IDisposable
{
    private readonly LinearSystem _system;
    private readonly LinearProgram _real;
    private readonly Lazy<LinearProgram> _whole;
    private readonly ReachedRange _reached;
    private readonly ReachedRange _reachedWhole;
    private bool? _isWholeFeasible;

    /// <summary>Prepares the solver; the system takes no more additions.</summary>
    public LinearBounds(LinearSystem system)
    {
        system.Fix();
        _system = system;
        _real = new(system, whole: false);
        _whole = new(() => new(system, whole: true));
        (_reached, _reachedWhole) = (new(system.Count), new(system.Count));
    }

    /// <summary>The interval of one variable over tables of real numbers.</summary>
    /// <exception cref="ArgumentException">There is no such variable.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public FeasibleInterval Of(string variable, CancellationToken cancellation = default) => Of([new LinearTerm(variable, 1)], cancellation);

    /// <summary>The interval of a sum over tables of real numbers.</summary>
    /// <exception cref="ArgumentException">A variable is unknown.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public FeasibleInterval Of(IReadOnlyList<LinearTerm> sum, CancellationToken cancellation = default) =>
        Interval(_system.Place(sum), RealEnd, cancellation);

    /// <summary>The interval of one variable over tables of whole numbers.</summary>
    /// <inheritdoc cref="WholeOf(IReadOnlyList{LinearTerm}, CancellationToken)"/>
    public FeasibleInterval WholeOf(string variable, CancellationToken cancellation = default) => WholeOf([new LinearTerm(variable, 1)], cancellation);

    /// <summary>
    /// The interval of a sum over tables of whole numbers, exact: both ends belong to a whole table that fits. It can be narrower than
    /// <see cref="FeasibleInterval.RoundedInwards"/>, so a gate on counts needs this one. Where the linear program ends in a whole table, or one found before has the rounded
    /// end, that is the answer; else SCIP finds it: a tenth of a second to two at 5,000 cells, and in the worst case far more.
    /// </summary>
    /// <exception cref="ArgumentException">A variable is unknown.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public FeasibleInterval WholeOf(IReadOnlyList<LinearTerm> sum, CancellationToken cancellation = default) =>
        Interval(_system.Place(sum), WholeEnd, cancellation);

    /// <summary>
    /// The variables whose interval is narrower than <paramref name="width"/>, with their intervals: all of them when no table fits. Much faster than asking for each, as
    /// one that has already been seen at two values far enough apart is not solved for.
    /// </summary>
    /// <param name="width">The least width allowed.</param>
    /// <param name="variables">Which to look at.</param>
    /// <param name="whole">Whether the cells are counts.</param>
    /// <param name="cancellation">Stops between two solutions, or in one.</param>
    /// <exception cref="ArgumentException">A variable is unknown.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyDictionary<string, FeasibleInterval> NarrowerThan(
        double width, IEnumerable<string> variables, bool whole, CancellationToken cancellation = default)
    {
        var reached = whole ? _reachedWhole : _reached;
        var narrow = new Dictionary<string, FeasibleInterval>(StringComparer.Ordinal);
        foreach (var variable in variables.Where(v => reached.Width(_system.Place(v)) < width))
        {
            var interval = whole ? WholeOf(variable, cancellation) : Of(variable, cancellation);
            if (interval.IsNarrowerThan(width))
                narrow[variable] = interval;
        }

        return narrow;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _real.Dispose();
        if (_whole.IsValueCreated)
            _whole.Value.Dispose();
    }

    private static FeasibleInterval Interval(
        IReadOnlyList<PlacedTerm> sum, Func<IReadOnlyList<PlacedTerm>, bool, CancellationToken, End> end, CancellationToken cancellation)
    {
        var least = end(sum, false, cancellation);
        return least.IsFeasible ? new(true, least.Value, end(sum, true, cancellation).Value) : FeasibleInterval.Infeasible;
    }

    private static double Value(IReadOnlyList<PlacedTerm> sum, double[] table) => sum.Sum(t => t.Coefficient * table[t.Place]);

    private End RealEnd(IReadOnlyList<PlacedTerm> sum, bool largest, CancellationToken cancellation) => EndOf(sum, RealOptimum(sum, largest, cancellation));

    private End WholeEnd(IReadOnlyList<PlacedTerm> sum, bool largest, CancellationToken cancellation)
    {
        var real = RealOptimum(sum, largest, cancellation);
        if (!real.IsFeasible || _isWholeFeasible == false)
            return new(false, null);

        // With rational coefficients a sum that has no end over real tables has none over whole ones, if there are any (Meyer 1974).
        if (real.Table is null)
            return new(IsWholeFeasible(cancellation), null);
        if (Whole(real.Table) is { } table)
            return new(true, Value(sum, table));
        if (sum is [(var place, 1)] && _reachedWhole.Has(place, RoundedInwards(real.Table[place], largest)))
            return new(true, RoundedInwards(real.Table[place], largest));
        return EndOf(sum, WholeOptimum(sum, largest, cancellation));
    }

    private static End EndOf(IReadOnlyList<PlacedTerm> sum, Optimum optimum) => new(optimum.IsFeasible, optimum.Table is { } table ? Value(sum, table) : null);

    private static double RoundedInwards(double end, bool largest) =>
        largest ? Math.Floor(end + FeasibleInterval.Tolerance) : Math.Ceiling(end - FeasibleInterval.Tolerance);

    private Optimum RealOptimum(IReadOnlyList<PlacedTerm> sum, bool largest, CancellationToken cancellation)
    {
        var optimum = _real.Solve(sum, largest, cancellation);
        if (optimum.Table is { } table)
            _reached.Add(table);
        return optimum;
    }

    private bool IsWholeFeasible(CancellationToken cancellation) => _isWholeFeasible ?? WholeOptimum([], largest: false, cancellation).IsFeasible;

    private Optimum WholeOptimum(IReadOnlyList<PlacedTerm> sum, bool largest, CancellationToken cancellation)
    {
        var optimum = _whole.Value.Solve(sum, largest, cancellation);
        _isWholeFeasible = optimum.IsFeasible;
        if (optimum.Table is not { } table)
            return optimum;
        return new(true, Whole(table) ?? throw new InvalidOperationException("The solver's table of whole numbers does not fit the constraints."));
    }

    /// <summary>The table in whole numbers if it is one and, so rounded, still fits; else null.</summary>
    private double[]? Whole(double[] table)
    {
        var rounded = Array.ConvertAll(table, Math.Round);
        if (table.Zip(rounded).Any(v => Math.Abs(v.First - v.Second) > FeasibleInterval.Tolerance) || !_system.Constraints.All(c => Fits(c, rounded)))
            return null;
        _reachedWhole.Add(rounded);
        _isWholeFeasible = true;
        return rounded;
    }

    private static bool Fits(LinearConstraint constraint, double[] table)
    {
        var sum = constraint.Terms.Sum(t => t.Coefficient * table[t.Place]);
        return sum >= constraint.Lower - FeasibleInterval.Tolerance && sum <= constraint.Upper + FeasibleInterval.Tolerance;
    }

    /// <summary>An end of an interval.</summary>
    /// <param name="IsFeasible">Whether any table fits.</param>
    /// <param name="Value">The end; null when there is none.</param>
    private readonly record struct End(bool IsFeasible, double? Value);
}
