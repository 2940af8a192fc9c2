using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>The result of a gate before the draw.</summary>
/// <param name="Study">Study.</param>
/// <param name="Part">Phase.</param>
/// <param name="Class">The class, or the root's name for the whole cohort.</param>
/// <param name="Prior">The attacker's prior.</param>
/// <param name="Cohorts">Cohorts simulated.</param>
/// <param name="Disclosed">Cohorts whose release would tell that everybody left.</param>
/// <param name="Allowed">How many may.</param>
public sealed record GateResult(string Study, string Part, string Class, string Prior, int Cohorts, int Disclosed, int Allowed)
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
    private const int Sweeps = 400;

    /// <summary>More persons than this are not simulated one by one.</summary>
    internal const int MostPersons = 300;

    /// <summary>More classes than this are simulated one by one.</summary>
    private const int MostClasses = 2;

    /// <summary>Simulates every cohort of doctors under every prior.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="trees">The protected trees: cohorts are simulated as the release shows them.</param>
    /// <param name="cohorts">How many cohorts of each.</param>
    /// <param name="progress">Told what is being simulated.</param>
    /// <param name="cancellation">Stops between cohorts.</param>
    public static IReadOnlyList<GateResult> Run(
        DisclosurePolicy policy, IEnumerable<ProtectedTree> trees, int cohorts, IProgress<LocalText>? progress = null, CancellationToken cancellation = default)
    {
        var results = new List<GateResult>();
        foreach (var tree in trees)
        {
            if (PublishedCohort.Of(tree) is not { } cohort)
                continue;
            progress?.Report(new($"Prøver å avsløre simulerte kohorter som {tree.Study} {tree.Part}", $"Trying to disclose simulated cohorts like {tree.Study} {tree.Part}"));
            foreach (var prior in policy.Priors)
                results.AddRange(Simulate(policy, tree, cohort, prior, cohorts, cancellation));
        }

        return results;
    }

    /// <summary>Simulates a cohort under one prior. Where there are more persons or classes than can be simulated together, each class is a cohort by itself; a part with too many persons is open where nearly everybody leaving is rare enough.</summary>
    private static IEnumerable<GateResult> Simulate(
        DisclosurePolicy policy, ProtectedTree tree, PublishedCohort cohort, AttackerPrior prior, int cohorts, CancellationToken cancellation)
    {
        var temperature = policy.Rounding.For(tree.Total.Count).Tau;
        var hasExits = tree.Nodes.Any(n => n.Attributes[^1] == TreeAttributes.ExitTime);
        if (cohort.Persons.Count <= MostPersons && cohort.ClassNames.Count <= MostClasses)
            return Simulate(policy, tree.Study, tree.Part, hasExits, cohort.Persons, prior, temperature, cohort.ClassNames, cohorts, cancellation);
        return cohort.ClassNames.Select((name, c) => (Name: name, Persons: cohort.Persons.Where(p => p.Class == c).Select(p => p with { Class = 0 }).ToList()))
            .Prepend((Name: RefinementTree.Root, Persons: [.. cohort.Persons]))
            .Select(part => part.Persons.Count > MostPersons
                ? new GateResult(tree.Study, tree.Part, part.Name, prior.Name, cohorts, (int)Math.Ceiling(cohorts * NearlyAllLeft(prior, part.Persons.Count, policy.Rounding.Base)), Allowed(policy, cohorts))
                : Simulate(policy, tree.Study, tree.Part, hasExits, part.Persons, prior, temperature, [], cohorts, cancellation).Single() with { Class = part.Name });
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

    /// <summary>Simulates persons under one prior.</summary>
    internal static IReadOnlyList<GateResult> Simulate(
        DisclosurePolicy policy, string study, string part, bool hasExits, IReadOnlyList<PublicPerson> persons, AttackerPrior prior, double temperature,
        IReadOnlyList<string> classNames, int cohorts, CancellationToken cancellation = default)
    {
        IReadOnlyList<PublicPerson> known = classNames.Count > 0 ? persons : [.. persons.Select(p => p with { Class = 0 })];
        var rounding = new CohortRounding(known, policy.Rounding.Base, TreeRounding.Weights(policy).InTime, temperature, hasExits, classNames.Count > 0);
        var imagined = new CohortPrior(prior, known);
        int?[] classes = [null, .. Enumerable.Range(0, classNames.Count).Select(c => (int?)c)];
        var disclosed = new int[classes.Length];
        Parallel.For(0, cohorts, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            using var random = new HmacRandom("simulation, public"u8, study, part, prior.Name, $"{i}");
            var truth = imagined.Cohort(random);
            var release = rounding.Draw(truth, random);
            foreach (var (index, ofClass) in classes.Index())
            {
                if (release.Still(ofClass) <= policy.Rounding.Base && EverybodyLeft.Posterior(rounding, imagined, known, truth, release, ofClass, Sweeps, random) is var posterior
                    && posterior.Mean + (2 * posterior.StandardError) > policy.Gate.Posterior)
                    Interlocked.Increment(ref disclosed[index]);
            }
        });

        return [.. classes.Select((c, index) => new GateResult(
            study, part, c is { } named ? classNames[named] : RefinementTree.Root, prior.Name, cohorts, disclosed[index], Allowed(policy, cohorts)))];
    }
}
