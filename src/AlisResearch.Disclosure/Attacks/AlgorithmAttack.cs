using AlisResearch.Model;

namespace AlisResearch.Disclosure.Attacks;

/// <summary>
/// An attacker who knows the algorithm, the policy and every person's entry and class, and holds one of the policy's priors: with which probability did everybody of a cohort or class leave? A
/// disclosure where that is so and the probability is above the gate's; in at most the gate's share of cohorts.
/// </summary>
internal static class AlgorithmAttack
{
    /// <summary>Runs it.</summary>
    public static AttackResult Run(AttackContext context, CancellationToken cancellation)
    {
        var (judge, cohorts) = (context.Judge(), 0);
        foreach (var read in context.Release.Trees.Where(t => t.Kind == TreeKind.Doctor))
        {
            cancellation.ThrowIfCancellationRequested();
            if (context.Truth.Cells.Trees.FirstOrDefault(t => CellFigures.Root(t) == CellFigures.Root(read)) is not { } shape || Completed(shape, read) is not { } tree
                || context.Truth.Cells.ExactOf(shape).Doctors is not { } doctors || ExactCohort.Of(context.Policy, tree, doctors) is not { } exact)
                continue;
            if (doctors.Persons > SimulationGate.MostPersons)
            {
                judge.LeaveOut(tree.Study, tree.Part, $"> {SimulationGate.MostPersons} doctors");
                continue;
            }

            if (exact.Cohort.ClassNames.Count == 0 && PublishedCohort.ClassesOf(tree) is { } classes)
                judge.LeaveOut(tree.Study, tree.Part, $"{classes.Name}: > {SimulationGate.MostClasses} classes");
            cohorts++;
            judge.Try(1 + exact.Cohort.ClassNames.Count);
            foreach (var part in Concluded(context.Policy, tree, exact).Distinct())
            {
                if (exact.Truth.Index().All(o => o.Item.Left || (part > 0 && exact.Cohort.Persons[o.Index].Class != part - 1)))
                    judge.Disclose(tree.Study, tree.Part, $"class {part}");
            }
        }

        return judge.Result("algorithm", new("Kjennskap til algoritmen: har alle sluttet?", "Knowledge of the algorithm: did everybody leave?")) with { Allowed = (int)Math.Floor(context.Policy.Gate.Share * cohorts) };
    }

    /// <summary>The cells that were read, with those in which nobody can be: a table leaves them out, and everybody knows which they are.</summary>
    private static ProtectedTree Completed(ProtectedTree shape, ProtectedTree read) => shape with
    {
        Total = read.Total,
        Nodes = [.. shape.Nodes.Select(n => read.Nodes.Single(r => r.Name == n.Name).Cells.ToDictionary(c => string.Join('\t', c.Values)) is var cells
            ? n with { Cells = [.. n.Cells.Select(c => cells.GetValueOrDefault(string.Join('\t', c.Values), c))] } : n)],
    };

    /// <summary>Of which parts the attacker concludes that everybody left: 0 for the whole cohort, then the classes.</summary>
    private static IEnumerable<int> Concluded(DisclosurePolicy policy, ProtectedTree tree, ExactCohort exact)
    {
        bool[] few = [exact.Release.Still() <= policy.Rounding.Base, .. exact.Cohort.ClassNames.Select((_, c) => exact.Release.Still(c) <= policy.Rounding.Base)];
        if (!few.Contains(true))
            return [];
        if (tree.Nodes.SelectMany(n => n.Cells).All(c => c.Lower == c.Upper))
            return few.Index().Where(f => (f.Index == 0 ? exact.Release.Still() : exact.Release.Still(f.Index - 1)) == 0).Select(f => f.Index); // nothing is rounded: what is read is so
        var rounding = exact.Rounding(policy, tree);
        if (double.IsNegativeInfinity(rounding.LogProbability(exact.Truth, exact.Release)))
            return []; // drawn beyond ceilings that the attacker's model has
        return policy.Priors.SelectMany(prior =>
        {
            using var random = new HmacRandom("attack, for the steward"u8, tree.Study, tree.Part, prior.Name);
            return EverybodyLeft.Posteriors(rounding, new(prior, exact.Cohort), exact.Cohort, exact.Truth, exact.Release, SimulationGate.Sweeps, random).Index()
                .Where(p => few[p.Index] && p.Item.Mean + (2 * p.Item.StandardError) > policy.Gate.Posterior).Select(p => p.Index).ToList();
        });
    }
}
