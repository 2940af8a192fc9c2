using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>The protected counts of a cohort, as a release would hold them.</summary>
/// <param name="Durations">[left, still][half-year since entry, or year of the longest spell][one].</param>
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
/// Rounds cohorts whose entries are known as a release would, and says how probable a release is for a cohort: the gate before the draw. The nodes of doctors: outcome and duration
/// together, leaving by calendar below it, and one attribute of classes; of posts: original holder and longest spell together. Entries are known to everybody here: they are not drawn.
/// </summary>
public sealed class CohortRounding
{
    private readonly PublishedCohort _cohort;
    private readonly int _base;
    private readonly RoundingWeights _weights;
    private readonly double _temperature;
    private readonly int _steps;
    private readonly int _last;
    private readonly int _total;
    private readonly int[][][] _capacity;
    private readonly int[][][] _capacityByClass;
    private readonly int[][][] _ceilings;
    private readonly int[][] _exitCapacity;
    private readonly int[][] _exitCeilings;

    /// <param name="policy">The policy: base and weights.</param>
    /// <param name="cohort">What is publicly known.</param>
    /// <param name="temperature">τ.</param>
    public CohortRounding(DisclosurePolicy policy, PublishedCohort cohort, double temperature)
    {
        (_cohort, _base, _weights, _temperature) = (cohort, policy.Rounding.Base, policy.Rounding.Weights.InTime, temperature);
        _steps = cohort.Persons.Max(p => p.FollowUp);
        (FirstTime, _last) = (cohort.Persons.Min(p => p.EntryTime), cohort.Persons.Max(p => p.LastTime));
        _total = TreeRounding.Root(_base, cohort.Persons.Count);
        _capacity = [Capacity(0, byClass: false), Capacity(1, byClass: false)];
        _capacityByClass = [Capacity(0, byClass: true), Capacity(1, byClass: true)];
        _ceilings = [.. _capacity.Zip(_capacityByClass, (all, split) => Ceilings.Least(Ceilings.OfSteps(_base, all), Ceilings.OfSteps(_base, split)))];
        _exitCapacity = [.. Enumerable.Range(FirstTime, _last - FirstTime + 1).Select(t => new[] { cohort.Persons.Count(p => p.EntryTime <= t && p.LastTime >= t) })];
        _exitCeilings = Ceilings.OfSteps(_base, _exitCapacity);
    }

    /// <summary>What leaving may add up to after each calendar half-year, where entries were drawn first; null otherwise.</summary>
    public IReadOnlyList<int>? MostLeft { get; init; }

    /// <summary>The first calendar half-year: the earliest entry.</summary>
    internal int FirstTime { get; }

    /// <summary>Draws a release of a cohort.</summary>
    public RoundedCohort Draw(IReadOnlyList<PersonOutcome> outcomes, HmacRandom random)
    {
        var rounded = new RoundedCohort(Durations(Counts(outcomes, byClass: false)).Draw(random), null, null);
        if (_cohort.HasExits)
            rounded = rounded with { Exits = Exits(Exited(outcomes), rounded.Left).Draw(random)[0] };
        if (_cohort.Classes > 1)
            rounded = rounded with { Classes = Classes(Counts(outcomes, byClass: true), rounded.Durations).Draw(random) };
        return rounded;
    }

    /// <summary>The logarithm of the probability of a release, given a cohort.</summary>
    public double LogProbability(IReadOnlyList<PersonOutcome> outcomes, RoundedCohort rounded) => Likelihood(outcomes, rounded).Log();

    /// <summary>That probability, to be followed while persons are imagined otherwise.</summary>
    internal ReleaseLikelihood Likelihood(IReadOnlyList<PersonOutcome> outcomes, RoundedCohort rounded) => new(this, _cohort.Persons, outcomes, rounded);

    /// <summary>The true counts: [left, still][half-year since entry, or year][class].</summary>
    public int[][][] Counts(IReadOnlyList<PersonOutcome> outcomes, bool byClass)
    {
        int[][][] counts = [Table(), Table()];
        for (var i = 0; i < outcomes.Count; i++)
            counts[outcomes[i].Left ? 0 : 1][outcomes[i].Duration - 1][byClass ? _cohort.Persons[i].Class : 0]++;
        return counts;

        int[][] Table() => [.. Enumerable.Range(0, _steps).Select(_ => new int[byClass ? _cohort.Classes : 1])];
    }

    /// <summary>Whether each cell may have been rounded so: most changes of a cohort are forbidden by one of them.</summary>
    internal bool Fits(int[][][] counts, int[][][] rounded)
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

    /// <summary>Those who left, by calendar half-year.</summary>
    internal int[][] Exited(IReadOnlyList<PersonOutcome> outcomes)
    {
        int[][] exited = [.. Enumerable.Range(FirstTime, _last - FirstTime + 1).Select(_ => new int[1])];
        foreach (var outcome in outcomes)
        {
            if (outcome.Left)
                exited[outcome.ExitTime - FirstTime][0]++;
        }

        return exited;
    }

    internal ControlledRounding Durations(int[][][] counts) =>
        new([.. counts.Select((c, i) => new CellChain(_base, c, _capacity[i], _ceilings[i]))], _total, _weights, _temperature);

    internal ControlledRounding Classes(int[][][] counts, int[][][] durations) => new(
        [.. counts.Select((c, i) => new CellChain(_base, c, _capacityByClass[i], Ceilings.OfCells(_base, _capacityByClass[i]), [.. durations[i].Select(s => s[0])]))],
        _total, _weights, _temperature);

    internal ControlledRounding Exits(int[][] exited, int left) =>
        new([new(_base, exited, _exitCapacity, _exitCeilings, most: MostLeft)], left, _weights, _temperature);

    /// <summary>How many there can be: [half-year, or year][class]. A doctor who is still there is so when their observation ends; a post may be in any year of its age.</summary>
    private int[][] Capacity(int outcome, bool byClass)
    {
        int[][] capacity = [.. Enumerable.Range(0, _steps).Select(_ => new int[byClass ? _cohort.Classes : 1])];
        foreach (var person in _cohort.Persons)
        {
            for (var j = outcome == 0 || _cohort.Kind == TreeKind.Post ? 0 : person.FollowUp - 1; j < person.FollowUp; j++)
                capacity[j][byClass ? person.Class : 0]++;
        }

        return capacity;
    }
}
