namespace AlisResearch.Disclosure;

/// <summary>The protected counts of a cohort, as a release would hold them.</summary>
/// <param name="Durations">[left, still][half-year since entry].</param>
/// <param name="Exits">Leaving by calendar half-year; null where the tree has none.</param>
/// <param name="Classes">[left, still][half-year since entry][class]; null where the tree has none.</param>
public sealed record RoundedCohort(int[][][] Durations, int[][]? Exits, int[][][]? Classes)
{
    /// <summary>All who left.</summary>
    public int Left => Durations[0].Sum(s => s[0]);

    /// <summary>All who are still there; of one class where it is given.</summary>
    public int Still(int? ofClass = null) => ofClass is { } c ? Classes![1].Sum(s => s[c]) : Durations[1].Sum(s => s[0]);
}

/// <summary>
/// Rounds cohorts whose entries are known as a release would, and says how probable a release is for a cohort: the gate before the draw. The nodes are those of doctors: outcome and duration
/// together, leaving by calendar below it, and one attribute of classes. Entries are known to everybody here: they are not drawn, and leaving is bounded by them.
/// </summary>
public sealed class CohortRounding
{
    private readonly IReadOnlyList<PublicPerson> _persons;
    private readonly int _base;
    private readonly RoundingWeights _weights;
    private readonly double _temperature;
    private readonly bool _hasExits;
    private readonly int _classes;
    private readonly int _steps;
    private readonly int _first;
    private readonly int _last;
    private readonly int _total;
    private readonly int[][][] _ceilings;

    /// <param name="persons">What is publicly known.</param>
    /// <param name="roundingBase">The base.</param>
    /// <param name="weights">What errors cost.</param>
    /// <param name="temperature">τ.</param>
    /// <param name="hasExits">Whether leaving by calendar is published.</param>
    /// <param name="hasClasses">Whether classes are.</param>
    public CohortRounding(
        IReadOnlyList<PublicPerson> persons, int roundingBase, RoundingWeights weights, double temperature, bool hasExits, bool hasClasses)
    {
        (_persons, _base, _weights, _temperature, _hasExits) = (persons, roundingBase, weights, temperature, hasExits);
        _classes = hasClasses ? persons.Max(p => p.Class) + 1 : 1;
        _steps = persons.Max(p => p.FollowUp);
        (_first, _last) = (persons.Min(p => p.EntryTime), persons.Max(p => p.LastTime));
        _total = TreeRounding.Root(roundingBase, persons.Count);
        _ceilings = HalfYearCeilings();
    }

    /// <summary>Draws a release of a cohort.</summary>
    public RoundedCohort Draw(IReadOnlyList<PersonOutcome> outcomes, HmacRandom random)
    {
        var durations = Durations(outcomes).Draw(random);
        var rounded = new RoundedCohort(durations, null, null);
        if (_hasExits)
            rounded = rounded with { Exits = Exits(outcomes, rounded.Left).Draw(random)[0] };
        if (_classes > 1)
            rounded = rounded with { Classes = Classes(outcomes, durations).Draw(random) };
        return rounded;
    }

    /// <summary>The logarithm of the probability of a release, given a cohort.</summary>
    public double LogProbability(IReadOnlyList<PersonOutcome> outcomes, RoundedCohort rounded)
    {
        if (!Fits(outcomes, rounded))
            return double.NegativeInfinity;
        var log = Durations(outcomes).LogProbability(rounded.Durations);
        if (rounded.Exits is { } exits && !double.IsNegativeInfinity(log))
            log += Exits(outcomes, rounded.Left).LogProbability([exits]);
        if (rounded.Classes is { } classes && !double.IsNegativeInfinity(log))
            log += Classes(outcomes, rounded.Durations).LogProbability(classes);
        return log;
    }

    /// <summary>The true counts: [left, still][half-year since entry][class].</summary>
    public int[][][] Counts(IReadOnlyList<PersonOutcome> outcomes, bool byClass)
    {
        int[][][] counts = [Table(), Table()];
        for (var i = 0; i < _persons.Count; i++)
            counts[outcomes[i].Left ? 0 : 1][(outcomes[i].Left ? outcomes[i].Duration : _persons[i].FollowUp) - 1][byClass ? _persons[i].Class : 0]++;
        return counts;

        int[][] Table() => [.. Enumerable.Range(0, _steps).Select(_ => new int[byClass ? _classes : 1])];
    }

    /// <summary>Looks at the cells first: most changes of a cohort are forbidden by one of them, and no sums are needed to see it.</summary>
    private bool Fits(IReadOnlyList<PersonOutcome> outcomes, RoundedCohort rounded) =>
        Fits(Counts(outcomes, byClass: false), rounded.Durations)
        && (rounded.Exits is null || Fits([Exited(outcomes)], [rounded.Exits]))
        && (rounded.Classes is null || Fits(Counts(outcomes, byClass: true), rounded.Classes));

    private bool Fits(int[][][] counts, int[][][] rounded)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            for (var j = 0; j < counts[i].Length; j++)
            {
                for (var c = 0; c < counts[i][j].Length; c++)
                {
                    var up = rounded[i][j][c] - (counts[i][j][c] / _base * _base);
                    if (up != 0 && up != _base)
                        return false;
                }
            }
        }

        return true;
    }

    private int[][] Exited(IReadOnlyList<PersonOutcome> outcomes)
    {
        int[][] exited = [.. Enumerable.Range(_first, _last - _first + 1).Select(_ => new int[1])];
        foreach (var outcome in outcomes)
        {
            if (outcome.Left)
                exited[outcome.ExitTime - _first][0]++;
        }

        return exited;
    }

    private ControlledRounding Durations(IReadOnlyList<PersonOutcome> outcomes) => new(Chains(Counts(outcomes, byClass: false), null), _total, _weights, _temperature);

    private ControlledRounding Classes(IReadOnlyList<PersonOutcome> outcomes, int[][][] durations) =>
        new(Chains(Counts(outcomes, byClass: true), durations), _total, _weights, _temperature);

    private ControlledRounding Exits(IReadOnlyList<PersonOutcome> outcomes, int left) => new([new(_base, Exited(outcomes), ExitCapacity(), Ceilings.OfSteps(_base, ExitCapacity()))], left, _weights, _temperature);

    private int[][] ExitCapacity() =>
        [.. Enumerable.Range(_first, _last - _first + 1).Select(t => new[] { _persons.Count(p => p.EntryTime <= t && p.LastTime >= t) })];

    private List<CellChain> Chains(int[][][] counts, int[][][]? durations) => [.. counts.Select((c, i) => new CellChain(
        _base, c, Capacity(i, c[0].Length), durations is null ? _ceilings[i] : [.. Capacity(i, _classes).Select(s => s.Select(cell => Ceilings.Of(_base, cell)).ToArray())],
        durations is null ? null : [.. durations[i].Select(s => s[0])]))];

    /// <summary>The most that half-years are rounded to, as in a release.</summary>
    private int[][][] HalfYearCeilings() =>
        [.. new[] { 0, 1 }.Select(i => Ceilings.Least(Ceilings.OfSteps(_base, Capacity(i, 1)), Ceilings.OfSteps(_base, Capacity(i, _classes))))];

    private int[][] Capacity(int outcome, int classes)
    {
        int[][] capacity = [.. Enumerable.Range(0, _steps).Select(_ => new int[classes])];
        foreach (var person in _persons)
        {
            for (var j = outcome == 0 ? 0 : person.FollowUp - 1; j < person.FollowUp; j++)
                capacity[j][classes > 1 ? person.Class : 0]++;
        }

        return capacity;
    }
}
