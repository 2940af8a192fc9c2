namespace AlisResearch.Disclosure;

/// <summary>A variable times a number, one part of a sum.</summary>
/// <param name="Variable">The variable's name.</param>
/// <param name="Coefficient">What it is multiplied by, a finite number.</param>
public sealed record LinearTerm(string Variable, double Coefficient);

/// <summary>
/// What is published of a set of unknown cells: each cell is a variable of at least 0, each published figure a constraint on a sum of them. Nothing is solved here;
/// <see cref="LinearBounds"/> does that.
/// </summary>
public sealed class LinearSystem
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<LinearConstraint> _constraints = [];
    private bool _isFixed;

    /// <summary>The variables in the order they were added.</summary>
    public IReadOnlyList<string> Variables => [.. _places.OrderBy(p => p.Value).Select(p => p.Key)];

    /// <summary>The constraints in the order they were added.</summary>
    internal IReadOnlyList<LinearConstraint> Constraints => _constraints;

    /// <summary>How many variables there are.</summary>
    internal int Count => _places.Count;

    /// <summary>Adds an unknown of at least 0.</summary>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    /// <exception cref="InvalidOperationException">A solver has the system.</exception>
    public void AddVariable(string name)
    {
        RefuseWhenFixed();
        if (!_places.TryAdd(name, _places.Count))
            throw new ArgumentException($"The variable {name} is there already.", nameof(name));
    }

    /// <summary>Adds what is known of a sum: lower ≤ Σ coefficient × variable ≤ upper.</summary>
    /// <param name="terms">The sum; a variable named twice is added up.</param>
    /// <param name="lower">The least it can be, included; negative infinity when nothing is known.</param>
    /// <param name="upper">The most it can be, included; infinity when nothing is known. Equal to <paramref name="lower"/> for an exact figure.</param>
    /// <exception cref="ArgumentException">A variable is unknown, a coefficient is not finite, or the limits are not in order.</exception>
    /// <exception cref="InvalidOperationException">A solver has the system.</exception>
    public void AddConstraint(IReadOnlyList<LinearTerm> terms, double lower, double upper)
    {
        RefuseWhenFixed();
        if (!(lower <= upper) || double.IsPositiveInfinity(lower) || double.IsNegativeInfinity(upper))
            throw new ArgumentException($"The limits of a constraint are {lower} and {upper}; the lower one is at most the upper one.", nameof(lower));
        _constraints.Add(new(Place(terms), lower, upper));
    }

    /// <summary>The terms by the variables' places, one a variable.</summary>
    /// <exception cref="ArgumentException">A variable is unknown or a coefficient is not finite.</exception>
    internal IReadOnlyList<PlacedTerm> Place(IEnumerable<LinearTerm> terms) =>
        [.. terms.GroupBy(t => Place(t.Variable)).Select(g => new PlacedTerm(g.Key, g.Sum(t => Finite(t))))];

    /// <summary>A variable's place.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    internal int Place(string variable) => _places.TryGetValue(variable, out var place)
        ? place
        : throw new ArgumentException($"There is no variable {variable}.", nameof(variable));

    /// <summary>Closes the system for additions: a solver would not see them.</summary>
    internal void Fix() => _isFixed = true;

    private void RefuseWhenFixed()
    {
        if (_isFixed)
            throw new InvalidOperationException("The system has been given to a solver and takes nothing more.");
    }

    private static double Finite(LinearTerm term) => double.IsFinite(term.Coefficient)
        ? term.Coefficient
        : throw new ArgumentException($"The coefficient of {term.Variable} is {term.Coefficient}; it is a finite number.", nameof(term));
}

/// <summary>A <see cref="LinearTerm"/> by the variable's place.</summary>
internal readonly record struct PlacedTerm(int Place, double Coefficient);

/// <summary>A sum with its limits, both included.</summary>
internal sealed record LinearConstraint(IReadOnlyList<PlacedTerm> Terms, double Lower, double Upper);
