namespace AlisResearch.Tests.Spec.Measures;

/// <summary>The log-rank test straight from its definition: every person is looked at for every time of leaving.</summary>
public sealed class DirectLogRank
{
    private readonly string?[] _groups;
    private readonly double[] _observed;
    private readonly double[] _expected;
    private readonly double[,] _variance;

    public DirectLogRank(IEnumerable<FollowUp> rows, double rho)
    {
        var people = DirectEstimate.Expand(rows).ToList();
        _groups = [.. people.Select(p => p.Group).Distinct().Order(StringComparer.Ordinal)];
        (_observed, _expected, _variance) = (new double[_groups.Length], new double[_groups.Length], new double[_groups.Length, _groups.Length]);
        foreach (var stratum in people.GroupBy(p => p.Stratum))
            Add([.. stratum], rho);
    }

    public double Observed(string? group) => _observed[Array.IndexOf(_groups, group)];

    public double Expected(string? group) => _expected[Array.IndexOf(_groups, group)];

    /// <summary>
    /// The statistic and its degrees of freedom. Groups are compared through the times at which they are at risk together; of each set of groups that
    /// are so linked one is determined by the rest.
    /// </summary>
    public (double ChiSquared, int DegreesOfFreedom) Test()
    {
        var free = new List<int>();
        for (var g = 0; g < _groups.Length; g++)
        {
            if (Linked(g).Any(h => h < g))
                free.Add(g);
        }

        if (free.Count == 0)
            return (0, 0);
        var difference = free.Select(g => _observed[g] - _expected[g]).ToArray();
        var solution = Linear.Solve([.. free.Select(g => free.Select(h => _variance[g, h]).ToArray())], difference);
        return (difference.Zip(solution).Sum(x => x.First * x.Second), free.Count);
    }

    private HashSet<int> Linked(int group)
    {
        var linked = new HashSet<int> { group };
        while (Enumerable.Range(0, _groups.Length).Where(h => !linked.Contains(h) && linked.Any(g => _variance[g, h] < 0)).ToList() is { Count: > 0 } more)
            linked.UnionWith(more);
        return linked;
    }

    private void Add(List<FollowUp> people, double rho)
    {
        var all = new DirectEstimate(people);
        foreach (var t in all.Times.Where(t => all.Left(t) > 0))
        {
            var weight = Math.Pow(all.Survival(t - 0.5), rho);
            var (n, d) = (all.AtRisk(t), all.Left(t));
            var share = _groups.Select(g => people.Count(p => p.Group == g && DirectEstimate.IsAtRisk(p, t)) / n).ToArray();
            for (var g = 0; g < _groups.Length; g++)
            {
                _observed[g] += weight * people.Count(p => p.Group == _groups[g] && p.Exit == t && p.Outcome is not null);
                _expected[g] += weight * d * share[g];
                for (var h = 0; h < _groups.Length && n > 1; h++)
                    _variance[g, h] += weight * weight * d * (n - d) / (n - 1) * share[g] * ((g == h ? 1 : 0) - share[h]);
            }
        }
    }
}
