namespace AlisResearch.Disclosure;

/// <summary>A posterior probability, estimated.</summary>
/// <param name="Mean">Estimate.</param>
/// <param name="StandardError">Its Monte Carlo standard error, by batch means.</param>
public readonly record struct PosteriorEstimate(double Mean, double StandardError);

/// <summary>
/// What an attacker concludes from a release who knows the algorithm, the policy, and every person's class and entry, but not who left: the posterior probability that everybody of a
/// class left. By a Markov chain over what each person did (Metropolis–Hastings within Gibbs), begun at the truth, so that it needs no time to find it.
/// </summary>
public static class EverybodyLeft
{
    private const int Batches = 20;

    /// <summary>Estimates the posterior.</summary>
    /// <param name="rounding">The release's rounding.</param>
    /// <param name="prior">What the attacker believes.</param>
    /// <param name="persons">What is publicly known.</param>
    /// <param name="truth">What the persons did.</param>
    /// <param name="release">The release.</param>
    /// <param name="ofClass">The class; null for the whole cohort.</param>
    /// <param name="sweeps">How often every person is drawn anew.</param>
    /// <param name="random">Where draws come from.</param>
    public static PosteriorEstimate Posterior(
        CohortRounding rounding, CohortPrior prior, IReadOnlyList<PublicPerson> persons, IReadOnlyList<PersonOutcome> truth, RoundedCohort release, int? ofClass,
        int sweeps, HmacRandom random)
    {
        var outcomes = truth.ToArray();
        var log = rounding.LogProbability(outcomes, release);
        var batches = new double[Batches];
        for (var sweep = 0; sweep < sweeps; sweep++)
        {
            var shares = prior.Shares(random, outcomes);
            for (var i = 0; i < persons.Count; i++)
            {
                var before = outcomes[i];
                outcomes[i] = prior.Outcome(i, shares, random);
                if (outcomes[i] == before)
                    continue;
                var proposed = rounding.LogProbability(outcomes, release);
                if (Math.Log(1 - random.NextDouble()) < proposed - log)
                    log = proposed;
                else
                    outcomes[i] = before;
            }

            if (persons.Index().All(p => (ofClass is { } c && p.Item.Class != c) || outcomes[p.Index].Left))
                batches[sweep * Batches / sweeps]++;
        }

        var means = batches.Select(b => b * Batches / sweeps).ToArray();
        var mean = means.Average();
        return new(mean, Math.Sqrt(means.Sum(m => (m - mean) * (m - mean)) / (Batches - 1) / Batches));
    }
}
