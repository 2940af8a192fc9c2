using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>The result of a gate before the draw.</summary>
/// <param name="Study">Study.</param>
/// <param name="Part">Phase.</param>
/// <param name="Kind">Doctors, of whom everybody may have left, or posts, which their first holders may all have left.</param>
/// <param name="Class">The class, or the root's name for the whole cohort.</param>
/// <param name="Prior">The attacker's prior.</param>
/// <param name="Cohorts">Cohorts simulated.</param>
/// <param name="Disclosed">Cohorts whose release would tell that everybody left.</param>
/// <param name="Allowed">How many may.</param>
public sealed record GateResult(string Study, string Part, TreeKind Kind, string Class, string Prior, int Cohorts, int Disclosed, int Allowed)
{
    /// <summary>Whether the gate is open.</summary>
    public bool Passes => Disclosed <= Allowed;
}

/// <summary>
/// The gate before the draw, on public inputs alone: cohorts like this one are simulated under each prior, released, and attacked. In at most the policy's share of them may the attacker
/// conclude that everybody left.
/// </summary>
public static class SimulationGate
{
    /// <summary>Sweeps of the attacker's Markov chain.</summary>
    internal const int Sweeps = 400;

    /// <summary>More persons than this are not simulated one by one.</summary>
    internal const int MostPersons = 300;

    /// <summary>More classes than this are simulated one by one.</summary>
    internal const int MostClasses = 2;

    /// <summary>Simulates every cohort of doctors and of posts under every prior.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="trees">The protected trees: cohorts are simulated as the release shows them.</param>
    /// <param name="cohorts">How many cohorts of each.</param>
    /// <param name="progress">Told what is being simulated, and how much there is.</param>
    /// <param name="cancellation">Stops between cohorts.</param>
    public static IReadOnlyList<GateResult> Run(
        DisclosurePolicy policy, IEnumerable<ProtectedTree> trees, int cohorts, IProgress<LocalText>? progress = null, CancellationToken cancellation = default)
    {
        var tried = (from tree in trees let cohort = PublishedCohort.Of(tree) where cohort is not null from prior in policy.Priors select (tree, cohort, prior)).ToList();
        var results = new List<GateResult>();
        foreach (var (index, (tree, cohort, prior)) in tried.Index())
        {
            var (nb, en) = tree.Kind == TreeKind.Post ? ("stillinger", "posts") : ("leger", "doctors");
            progress?.Report(new(
                $"Prøver å avsløre simulerte kohorter som {tree.Study} {tree.Part}, {nb} ({index + 1} av {tried.Count})",
                $"Trying to disclose simulated cohorts like {tree.Study} {tree.Part}, {en} ({index + 1} of {tried.Count})"));
            results.AddRange(Simulate(policy, tree, cohort, prior, cohorts, cancellation));
        }

        return results;
    }

    /// <summary>Simulates a cohort under one prior. Where there are more persons or classes than can be simulated together, each class is a cohort by itself; a part with too many persons is open where nearly everybody leaving is rare enough.</summary>
    private static IEnumerable<GateResult> Simulate(
        DisclosurePolicy policy, ProtectedTree tree, PublishedCohort cohort, AttackerPrior prior, int cohorts, CancellationToken cancellation)
    {
        var temperature = policy.Rounding.For(tree.Total.Count).Tau;
        if (cohort.Persons.Count <= MostPersons && cohort.ClassNames.Count <= MostClasses)
            return Simulate(policy, tree.Study, tree.Part, cohort, prior, temperature, cohorts, cancellation);
        return cohort.ClassNames.Select((name, c) => (Name: name, Cohort: cohort.OfClass(c)))
            .Prepend((Name: RefinementTree.Root, Cohort: cohort.WithoutClasses))
            .Select(part => part.Cohort.Persons.Count > MostPersons
                ? new GateResult(tree.Study, tree.Part, tree.Kind, part.Name, prior.Name, cohorts, (int)Math.Ceiling(cohorts * NearlyAllLeft(prior, part.Cohort.Persons.Count, policy.Rounding.Base)), Allowed(policy, cohorts))
                : Simulate(policy, tree.Study, tree.Part, part.Cohort, prior, temperature, cohorts, cancellation).Single() with { Class = part.Name });
    }

    /// <summary>The prior probability that no more than the base are still there: only then can a release tell that everybody left (beta-binomial).</summary>
    internal static double NearlyAllLeft(AttackerPrior prior, int persons, int roundingBase)
    {
        var mass = 1.0;
        for (var i = 0; i < persons; i++)
            mass *= (prior.Alpha + i) / (prior.Alpha + prior.Beta + i);
        var sum = mass;
        for (var still = 0; still < Math.Min(roundingBase, persons); still++)
            sum += mass *= (double)(persons - still) / (still + 1) * (prior.Beta + still) / (persons - still - 1 + prior.Alpha);
        return sum;
    }

    /// <summary>How many may be disclosed; one more where fewer are simulated than the policy asks for, as one in so few proves nothing.</summary>
    private static int Allowed(DisclosurePolicy policy, int cohorts) => (int)Math.Floor(policy.Gate.Share * cohorts) + (cohorts < policy.Gate.Cohorts ? 1 : 0);

    /// <summary>Simulates a cohort under one prior.</summary>
    internal static IReadOnlyList<GateResult> Simulate(
        DisclosurePolicy policy, string study, string part, PublishedCohort cohort, AttackerPrior prior, double temperature, int cohorts, CancellationToken cancellation = default)
    {
        var rounding = new CohortRounding(policy, cohort, temperature);
        var imagined = new CohortPrior(prior, cohort);
        var disclosed = new int[1 + cohort.ClassNames.Count];
        Parallel.For(0, cohorts, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            using var random = new HmacRandom("simulation, public"u8, study, part, Spelling.Constant(cohort.Kind), prior.Name, $"{i}");
            var truth = imagined.Cohort(random);
            var release = rounding.Draw(truth, random);
            // A release tells that everybody left only where few enough are still there; where that is so of no part, there is nothing to estimate.
            bool[] few = [release.Still() <= policy.Rounding.Base, .. cohort.ClassNames.Select((_, c) => release.Still(c) <= policy.Rounding.Base)];
            if (!few.Contains(true))
                return;
            foreach (var (index, posterior) in EverybodyLeft.Posteriors(rounding, imagined, cohort, truth, release, Sweeps, random).Index())
            {
                if (few[index] && posterior.Mean + (2 * posterior.StandardError) > policy.Gate.Posterior)
                    Interlocked.Increment(ref disclosed[index]);
            }
        });

        return [.. cohort.ClassNames.Prepend(RefinementTree.Root).Select((name, index) => new GateResult(
            study, part, cohort.Kind, name, prior.Name, cohorts, disclosed[index], Allowed(policy, cohorts)))];
    }
}
