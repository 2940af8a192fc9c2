using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>
/// How much more a release tells of the persons in it than of persons like them: the posterior probability that those of a cohort who entered in one half-year left, less that of a new person who
/// entered with them and is not in the cohort. What is learned of both is what research is for; the rest is learned of the persons. From exact data: for the steward only.
/// </summary>
/// <param name="Prior">The attacker's prior.</param>
/// <param name="Entry">The half-year of entry.</param>
/// <param name="Excess">Difference of the probabilities, from −1 to 1.</param>
/// <param name="StandardError">Its Monte Carlo standard error.</param>
public sealed record KnownPersonExcess(string Prior, string Entry, double Excess, double StandardError)
{
    /// <summary>
    /// The half-year with the largest excess, of either sign, under each prior; null where there are no doctors with durations, or more than are simulated one by one. The attacker knows
    /// entries as they are, and reads leaving below the entries of the release.
    /// </summary>
    internal static IReadOnlyList<KnownPersonExcess>? Largest(DisclosurePolicy policy, ProtectedTree tree, DoctorCounts? doctors)
    {
        if (doctors is null || doctors.Persons > SimulationGate.MostPersons || ExactCohort.Of(policy, tree, doctors) is not { } exact)
            return null;
        var rounding = exact.Rounding(policy, tree);
        if (double.IsNegativeInfinity(rounding.LogProbability(exact.Truth, exact.Release)))
            return null; // drawn beyond ceilings that the attacker's model has
        return [.. policy.Priors.Select(prior =>
        {
            using var random = new HmacRandom("excess, for the steward"u8, tree.Study, tree.Part, prior.Name);
            var (entry, excess) = Estimate(rounding, new(prior, exact.Cohort), exact.Cohort, exact.Truth, exact.Release, SimulationGate.Sweeps, random).MaxBy(e => Math.Abs(e.Excess.Mean));
            return new KnownPersonExcess(prior.Name, HalfYear.Label(entry), excess.Mean, excess.StandardError);
        })];
    }

    /// <summary>The excess of each half-year of entry. The share that a new person leaves with is the one to be expected given what the chain has everybody do, so that it is not drawn as well.</summary>
    internal static IReadOnlyList<(int EntryTime, PosteriorEstimate Excess)> Estimate(
        CohortRounding rounding, CohortPrior prior, PublishedCohort cohort, IReadOnlyList<PersonOutcome> truth, RoundedCohort release, int sweeps, HmacRandom random)
    {
        var chain = new OutcomeChain(rounding, prior, truth, release);
        var groups = cohort.Persons.Index().GroupBy(p => p.Item.EntryTime).OrderBy(g => g.Key).ToList();
        var means = new BatchMeans(groups.Count, sweeps);
        for (var sweep = 0; sweep < sweeps / 4; sweep++)
            chain.Sweep(random); // away from the truth, which is no draw from the prior here
        for (var sweep = 0; sweep < sweeps; sweep++)
        {
            chain.Sweep(random);
            var shares = prior.ExpectedShares(chain.Outcomes);
            foreach (var (value, group) in groups.Index())
                means.Add(sweep, value, group.Average(p => (chain.Outcomes[p.Index].Left ? 1 : 0) - shares[p.Item.Class]));
        }

        return [.. groups.Select(g => g.Key).Zip(means.Estimates())];
    }
}
