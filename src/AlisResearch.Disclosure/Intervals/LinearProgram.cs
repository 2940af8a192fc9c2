using Google.OrTools.LinearSolver;

namespace AlisResearch.Disclosure;

/// <summary>An end of a sum's range.</summary>
/// <param name="IsFeasible">Whether any table fits.</param>
/// <param name="Table">A table that has the end, by variable; null when there is no end or no table.</param>
internal sealed record Optimum(bool IsFeasible, double[]? Table);

/// <summary>
/// A <see cref="LinearSystem"/> in a solver of OR-Tools, built once and asked again and again: GLOP for tables of real numbers, SCIP for tables of whole numbers.
/// </summary>
internal sealed class LinearProgram : IDisposable
{
    private readonly Solver _solver;
    private readonly Variable[] _variables;
    private readonly MPSolverParameters _parameters = new();
    private readonly bool _whole;

    /// <summary>Builds the program.</summary>
    /// <param name="system">What is published.</param>
    /// <param name="whole">Whether the variables are whole numbers.</param>
    public LinearProgram(LinearSystem system, bool whole)
    {
        _whole = whole;
        _solver = Solver.CreateSolver(whole ? "SCIP" : "GLOP");
        _variables = [.. Enumerable.Range(0, system.Count).Select(_ => _solver.MakeVar(0, double.PositiveInfinity, whole, ""))];
        foreach (var constraint in system.Constraints.Where(c => !IsLimit(c)))
        {
            var row = _solver.MakeConstraint(constraint.Lower, constraint.Upper);
            foreach (var (place, coefficient) in constraint.Terms)
                row.SetCoefficient(_variables[place], coefficient);
        }

        // A new sum leaves the last table feasible, so the primal simplex goes on from there. Presolving would shape each problem anew and lose the start.
        if (!whole)
            _parameters.SetIntegerParam(MPSolverParameters.IntegerParam.PRESOLVE, (int)MPSolverParameters.PresolveValues.PRESOLVE_OFF);
        _parameters.SetDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 0); // else SCIP stops at one in ten thousand
    }

    /// <summary>A table with the least or the largest value of a sum.</summary>
    /// <exception cref="OperationCanceledException">Cancelled, if need be while the solver runs.</exception>
    /// <exception cref="InvalidOperationException">The solver gave up.</exception>
    public Optimum Solve(IReadOnlyList<PlacedTerm> sum, bool largest, CancellationToken cancellation)
    {
        var objective = _solver.Objective();
        objective.Clear();
        foreach (var (place, coefficient) in sum)
            objective.SetCoefficient(_variables[place], coefficient);
        objective.SetOptimizationDirection(largest);
        var status = Run(MPSolverParameters.LpAlgorithmValues.PRIMAL, cancellation);
        return Read(status == Solver.ResultStatus.ABNORMAL && !_whole ? Run(MPSolverParameters.LpAlgorithmValues.DUAL, cancellation) : status);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _parameters.Dispose();
        _solver.Dispose();
    }

    /// <summary>What is known of one cell alone becomes the limits of its variable, which costs the simplex nothing; unless it contradicts them.</summary>
    private bool IsLimit(LinearConstraint constraint)
    {
        if (constraint.Terms is not [(var place, 1)])
            return false;
        var (lower, upper) = (Math.Max(_variables[place].Lb(), constraint.Lower), Math.Min(_variables[place].Ub(), constraint.Upper));
        if (lower <= upper)
            _variables[place].SetBounds(lower, upper);
        return lower <= upper;
    }

    private Solver.ResultStatus Run(MPSolverParameters.LpAlgorithmValues algorithm, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _parameters.SetIntegerParam(MPSolverParameters.IntegerParam.LP_ALGORITHM, (int)algorithm);
        using var interruption = cancellation.Register(() => _solver.InterruptSolve());
        var status = _solver.Solve(_parameters);
        cancellation.ThrowIfCancellationRequested();
        return status;
    }

    private Optimum Read(Solver.ResultStatus status) => status switch
    {
        Solver.ResultStatus.OPTIMAL => new(true, [.. _variables.Select(v => v.SolutionValue())]),
        Solver.ResultStatus.UNBOUNDED => new(true, null),
        Solver.ResultStatus.INFEASIBLE => new(false, null),
        _ => throw new InvalidOperationException($"The solver of {_variables.Length} variables ended with {status}."),
    };
}
