namespace AlisResearch.Disclosure;

/// <summary>
/// How probable a release is while one person after another is imagined otherwise: counts are kept up to date, what a cell forbids costs no sums, and each factor is worked out once for the
/// same counts.
/// </summary>
internal sealed class ReleaseLikelihood
{
    private readonly CohortRounding _rounding;
    private readonly RoundedCohort _release;
    private readonly IReadOnlyList<PublicPerson> _persons;
    private readonly int[][][] _counts;
    private readonly int[][][]? _exited;
    private readonly int[][][]? _byClass;
    private readonly Dictionary<string, double>[] _known = [[], [], []];

    /// <param name="rounding">The release's rounding.</param>
    /// <param name="persons">What is publicly known.</param>
    /// <param name="outcomes">What they did.</param>
    /// <param name="release">The release.</param>
    public ReleaseLikelihood(CohortRounding rounding, IReadOnlyList<PublicPerson> persons, IReadOnlyList<PersonOutcome> outcomes, RoundedCohort release)
    {
        (_rounding, _persons, _release) = (rounding, persons, release);
        _counts = rounding.Counts(outcomes, byClass: false);
        _exited = release.Exits is null ? null : [rounding.Exited(outcomes)];
        _byClass = release.Classes is null ? null : rounding.Counts(outcomes, byClass: true);
    }

    /// <summary>Counts a person otherwise.</summary>
    public void Change(int person, PersonOutcome from, PersonOutcome to)
    {
        Count(person, from, -1);
        Count(person, to, 1);
    }

    /// <summary>The logarithm of the release's probability, given the counts as they are.</summary>
    public double Log()
    {
        if (!_rounding.Fits(_counts, _release.Durations)
            || (_exited is not null && !_rounding.Fits(_exited, [_release.Exits!])) || (_byClass is not null && !_rounding.Fits(_byClass, _release.Classes!)))
            return double.NegativeInfinity;
        var log = Known(0, _counts, () => _rounding.Durations(_counts).LogProbability(_release.Durations));
        if (_exited is not null && !double.IsNegativeInfinity(log))
            log += Known(1, _exited, () => _rounding.Exits(_exited[0], _release.Left).LogProbability([_release.Exits!]));
        if (_byClass is not null && !double.IsNegativeInfinity(log))
            log += Known(2, _byClass, () => _rounding.Classes(_byClass, _release.Durations).LogProbability(_release.Classes!));
        return log;
    }

    private void Count(int person, PersonOutcome outcome, int by)
    {
        var (outcomes, step) = (outcome.Left ? 0 : 1, outcome.Duration - 1);
        _counts[outcomes][step][0] += by;
        if (_byClass is not null)
            _byClass[outcomes][step][_persons[person].Class] += by;
        if (_exited is not null && outcome.Left)
            _exited[0][outcome.ExitTime - _rounding.FirstTime][0] += by;
    }

    /// <summary>A factor's logarithm, by its counts.</summary>
    private double Known(int factor, int[][][] counts, Func<double> log)
    {
        var key = string.Create(counts.Sum(c => c.Length * c[0].Length), counts, static (text, counts) =>
        {
            var i = 0;
            foreach (var outcome in counts)
            {
                foreach (var step in outcome)
                {
                    foreach (var count in step)
                        text[i++] = (char)count;
                }
            }
        });
        return _known[factor].TryGetValue(key, out var known) ? known : _known[factor][key] = log();
    }
}
