namespace AlisResearch.Disclosure;

/// <summary>
/// What an attacker considers possible, given a release, who knows the algorithm, the policy, and every person's class and entry, but not who left: a Markov chain over what each person
/// did (Metropolis–Hastings within Gibbs), begun at the truth, so that it needs no time to find it.
/// </summary>
/// <param name="rounding">The release's rounding.</param>
/// <param name="prior">What the attacker believes.</param>
/// <param name="truth">What the persons did.</param>
/// <param name="release">The release.</param>
public sealed class OutcomeChain(CohortRounding rounding, CohortPrior prior, IReadOnlyList<PersonOutcome> truth, RoundedCohort release)
{
    private readonly PersonOutcome[] _outcomes = [.. truth];
    private double _log = rounding.LogProbability(truth, release);

    /// <summary>What the persons did, as the chain has it now.</summary>
    public IReadOnlyList<PersonOutcome> Outcomes => _outcomes;

    /// <summary>Draws the shares, and then every person, anew.</summary>
    public void Sweep(HmacRandom random)
    {
        var shares = prior.Shares(random, _outcomes);
        for (var i = 0; i < _outcomes.Length; i++)
        {
            var before = _outcomes[i];
            _outcomes[i] = prior.Outcome(i, shares, random);
            if (_outcomes[i] == before)
                continue;
            var proposed = rounding.LogProbability(_outcomes, release);
            if (Math.Log(1 - random.NextDouble()) < proposed - _log)
                _log = proposed;
            else
                _outcomes[i] = before;
        }
    }
}
