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

    /// <summary>Simulates the cohort under one prior.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="tree">The cohort's tree.</param>
    /// <param name="persons">What is publicly known.</param>
    /// <param name="prior">The prior.</param>
    /// <param name="temperature">τ.</param>
    /// <param name="classNames">The classes that are published; empty for none.</param>
    /// <param name="cohorts">How many cohorts.</param>
    /// <param name="cancellation">Stops between cohorts.</param>
    public static IReadOnlyList<GateResult> Simulate(
        DisclosurePolicy policy, RefinementTree tree, IReadOnlyList<PublicPerson> persons, AttackerPrior prior, double temperature, IReadOnlyList<string> classNames, int cohorts,
        CancellationToken cancellation = default)
    {
        var known = classNames.Count > 0 ? persons : [.. persons.Select(p => p with { Class = 0 })];
        var rounding = new CohortRounding(
            known, policy.Rounding.Base, TreeRounding.Weights(policy).InTime, temperature, tree.Nodes.Any(n => n.By == TreeAttributes.ExitTime), classNames.Count > 0);
        var imagined = new CohortPrior(prior, known);
        int?[] classes = [null, .. Enumerable.Range(0, classNames.Count).Select(c => (int?)c)];
        var disclosed = new int[classes.Length];
        for (var i = 0; i < cohorts; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            using var random = new HmacRandom("simulation, public"u8, tree.Study, tree.Part, prior.Name, $"{i}");
            var truth = imagined.Cohort(random);
            var release = rounding.Draw(truth, random);
            foreach (var (index, ofClass) in classes.Index())
            {
                if (release.Still(ofClass) <= policy.Rounding.Base && EverybodyLeft.Posterior(rounding, imagined, known, truth, release, ofClass, Sweeps, random) is var posterior
                    && posterior.Mean + (2 * posterior.StandardError) > policy.Gate.Posterior)
                    disclosed[index]++;
            }
        }

        var allowed = (int)Math.Floor(policy.Gate.Share * cohorts);
        return [.. classes.Select((c, index) => new GateResult(
            tree.Study, tree.Part, c is { } named ? classNames[named] : RefinementTree.Root, prior.Name, cohorts, disclosed[index], allowed))];
    }
}
