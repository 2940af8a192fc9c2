namespace AlisResearch.Disclosure;

/// <summary>What an attacker concludes from a release: the posterior probability that everybody left, of the whole cohort and of each class; of posts, that no first holder is still there.</summary>
public static class EverybodyLeft
{
    /// <summary>Estimates the posteriors with one chain: the whole cohort's, then each class's where there are several.</summary>
    /// <param name="rounding">The release's rounding.</param>
    /// <param name="prior">What the attacker believes.</param>
    /// <param name="cohort">What is publicly known.</param>
    /// <param name="truth">What the persons did.</param>
    /// <param name="release">The release.</param>
    /// <param name="sweeps">How often every person is drawn anew.</param>
    /// <param name="random">Where draws come from.</param>
    public static IReadOnlyList<PosteriorEstimate> Posteriors(
        CohortRounding rounding, CohortPrior prior, PublishedCohort cohort, IReadOnlyList<PersonOutcome> truth, RoundedCohort release, int sweeps, HmacRandom random)
    {
        var chain = new OutcomeChain(rounding, prior, truth, release);
        var means = new BatchMeans(1 + cohort.ClassNames.Count, sweeps);
        for (var sweep = 0; sweep < sweeps; sweep++)
        {
            chain.Sweep(random);
            var still = new int[cohort.Classes];
            for (var i = 0; i < truth.Count; i++)
                still[cohort.Persons[i].Class] += chain.Outcomes[i].Left ? 0 : 1;
            means.Add(sweep, 0, still.All(s => s == 0) ? 1 : 0);
            for (var c = 0; c < cohort.ClassNames.Count; c++)
                means.Add(sweep, 1 + c, still[c] == 0 ? 1 : 0);
        }

        return means.Estimates();
    }
}
