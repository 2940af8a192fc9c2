using AlisResearch.Model;

namespace AlisResearch.Disclosure.Attacks;

/// <summary>
/// Judges conclusions: a disclosure is a true one that leaves a count fewer values than the base, where there were more before. (A count of 0 reads 0 to 2: as many values as the base.)
/// </summary>
/// <param name="truth">What is true.</param>
/// <param name="roundingBase">The base.</param>
internal sealed class AttackJudge(AttackTruth truth, int roundingBase)
{
    private readonly Dictionary<(string Study, string Part), int> _found = [];
    private readonly Dictionary<(string Study, string Part), int> _residual = [];
    private readonly HashSet<string> _counted = [];
    private readonly List<string> _untried = [];
    private long _tried;
    private int _mistaken;

    /// <summary>The attacker concludes that a count lies between two values.</summary>
    /// <param name="margin">Whom it counts.</param>
    /// <param name="lower">The least.</param>
    /// <param name="upper">The most.</param>
    /// <param name="most">The most that it could be before, where that is public.</param>
    /// <param name="true">What it is, where it is no margin that is released.</param>
    public void Conclude(Margin margin, int lower, int upper, int? most = null, int? @true = null)
    {
        _tried++;
        if (upper - lower >= Math.Min(roundingBase - 1, most ?? int.MaxValue))
            return;
        var count = @true ?? truth.Count(margin);
        if (count is null || (count >= lower && count <= upper))
            Disclose(margin.Values.GetValueOrDefault(Margin.Study, ""), margin.Values.GetValueOrDefault(Margin.Part, ""), $"{margin.Kind} {margin.Key}");
        else
            _mistaken++;
    }

    /// <summary>Counts what was tried elsewhere.</summary>
    public void Try(long count = 1) => _tried += count;

    /// <summary>Says what is left out.</summary>
    /// <param name="study">Study.</param>
    /// <param name="part">Phase.</param>
    /// <param name="why">Why.</param>
    public void LeaveOut(string study, string part, string why) => _untried.Add($"{study} {part}: {why}");

    /// <summary>The attacker concludes something that is not so.</summary>
    public void Mistake() => _mistaken++;

    /// <summary>The attacker concludes something that is so, and was not known.</summary>
    /// <param name="study">Study.</param>
    /// <param name="part">Phase or round.</param>
    /// <param name="what">What, so that it is counted once.</param>
    /// <param name="isResidual">Whether the disclosure report names it as a risk that remains.</param>
    /// <param name="count">How many counts or persons.</param>
    public void Disclose(string study, string part, string what, bool isResidual = false, int count = 1)
    {
        if (!_counted.Add($"{study}\n{part}\n{what}"))
            return;
        var found = isResidual ? _residual : _found;
        found[(study, part)] = found.GetValueOrDefault((study, part)) + count;
    }

    /// <summary>The result.</summary>
    public AttackResult Result(string name, LocalText title) => new(name, title, _tried, Cohorts(_found), _mistaken) { Residual = Cohorts(_residual), Untried = _untried };

    private static IReadOnlyList<DisclosedCohort> Cohorts(Dictionary<(string Study, string Part), int> found) =>
        [.. found.Select(f => new DisclosedCohort(f.Key.Study, f.Key.Part, f.Value)).OrderBy(d => d.Study, StringComparer.Ordinal).ThenBy(d => d.Part, StringComparer.Ordinal)];
}
