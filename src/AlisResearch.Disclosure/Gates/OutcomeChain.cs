namespace AlisResearch.Disclosure;

/// <summary>
/// What an attacker considers possible, given a release, who knows the algorithm, the policy, and every person's class and entry, but not who left: a Markov chain over what each person
/// did (Metropolis–Hastings within Gibbs), begun at the truth: a draw from the prior needs no time to get there; for anything else the first sweeps are to be dropped.
/// </summary>
public sealed class OutcomeChain
{
    private readonly CohortPrior _prior;
    private readonly PersonOutcome[] _outcomes;
    private readonly ReleaseLikelihood _likelihood;
    private double _log;

    /// <param name="rounding">The release's rounding.</param>
    /// <param name="prior">What the attacker believes.</param>
    /// <param name="truth">What the persons did.</param>
    /// <param name="release">The release.</param>
    /// <exception cref="ArgumentException">It is no release of the truth.</exception>
    public OutcomeChain(CohortRounding rounding, CohortPrior prior, IReadOnlyList<PersonOutcome> truth, RoundedCohort release)
    {
        (_prior, _outcomes) = (prior, [.. truth]);
        _likelihood = rounding.Likelihood(truth, release);
        _log = _likelihood.Log();
        if (double.IsNegativeInfinity(_log))
            throw new ArgumentException("The release is none of what the persons did.", nameof(release));
    }

    /// <summary>What the persons did, as the chain has it now.</summary>
    public IReadOnlyList<PersonOutcome> Outcomes => _outcomes;

    /// <summary>Draws the shares, and then every person, anew.</summary>
    public void Sweep(HmacRandom random)
    {
        var shares = _prior.Shares(random, _outcomes);
        for (var i = 0; i < _outcomes.Length; i++)
        {
            var (before, proposed) = (_outcomes[i], _prior.Outcome(i, shares, random));
            if (proposed == before)
                continue;
            _likelihood.Change(i, before, proposed);
            var log = _likelihood.Log();
            if (Math.Log(1 - random.NextDouble()) < log - _log)
                (_outcomes[i], _log) = (proposed, log);
            else
                _likelihood.Change(i, proposed, before);
        }
    }
}
