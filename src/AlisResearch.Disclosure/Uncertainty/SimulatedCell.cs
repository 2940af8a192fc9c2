using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>One cell of a curve in one of many cohorts like the published one, before and after rounding: what a rounding does to curves can be read off it.</summary>
/// <param name="Study">Study.</param>
/// <param name="Phase">Phase.</param>
/// <param name="Attribute">The attribute of the classes; null for the whole cohort.</param>
/// <param name="Class">The class; null for the whole cohort.</param>
/// <param name="Replicate">The cohort, from 1.</param>
/// <param name="HasLeft">Whether the cell is of those who left, or of those still there.</param>
/// <param name="Duration">Half-year since entry.</param>
/// <param name="Exact">The simulated count.</param>
/// <param name="Rounded">The same, rounded.</param>
public sealed record SimulatedCell(string Study, string Phase, string? Attribute, string? Class, int Replicate, bool HasLeft, int Duration, int Exact, int Rounded)
{
    /// <summary>Cohorts for each curve.</summary>
    public const int Replicates = 100;

    /// <summary>In larger cohorts a few persons more or less move no curve.</summary>
    private const int MostPersons = 1_000;

    /// <summary>
    /// The parametric bootstrap of the rounding (Efron &amp; Tibshirani 1993, chapter 6): cohorts that enter as the published one did and leave at the rates that the protected cells show are rounded as it
    /// was. It reads protected cells and policy alone; the stream is public.
    /// </summary>
    /// <param name="policy">The policy.</param>
    /// <param name="tree">A protected tree.</param>
    public static IEnumerable<SimulatedCell> Of(DisclosurePolicy policy, ProtectedTree tree)
    {
        if (tree.Kind != TreeKind.Doctor || tree.Total.Count > MostPersons || PublishedCohort.NodeOf(tree, TreeAttributes.Duration) is null)
            return [];
        var splits = tree.Nodes.Where(n => TreeAttributes.Classes.Contains(n.Attributes[^1]) && n.Cells.Select(c => c.Values[^1]).Distinct().Count() <= SimulationGate.MostClasses);
        return splits.Select(n => (ProtectedNode?)n).Prepend(null).SelectMany(split => Of(
            policy, tree with { Nodes = [.. tree.Nodes.Where(n => n == split || !TreeAttributes.Classes.Contains(n.Attributes[^1]))] }, split));
    }

    private static IEnumerable<SimulatedCell> Of(DisclosurePolicy policy, ProtectedTree tree, ProtectedNode? split)
    {
        var cohort = PublishedCohort.Of(tree)! with { HasExits = false };
        var rounding = new CohortRounding(policy, cohort, policy.Rounding.For(tree.Total.Count).Tau);
        var hazards = cohort.ClassNames.DefaultIfEmpty(null).Select(name => Hazards(split ?? PublishedCohort.NodeOf(tree, TreeAttributes.Duration)!, name)).ToList();
        for (var replicate = 1; replicate <= Replicates; replicate++)
        {
            using var random = new HmacRandom("simulation, public"u8, "curve", tree.Study, tree.Part, split?.Name ?? RefinementTree.Root, $"{replicate}");
            var truth = cohort.Persons.Select(p => Outcome(p, hazards[p.Class], random)).ToList();
            var release = rounding.Draw(truth, random);
            var (exact, rounded) = (rounding.Counts(truth, byClass: split is not null), release.Classes ?? release.Durations);
            for (var outcome = 0; outcome < 2; outcome++)
            {
                for (var j = 0; j < exact[outcome].Length; j++)
                {
                    for (var c = 0; c < exact[outcome][j].Length; c++)
                    {
                        if (exact[outcome][j][c] + rounded[outcome][j][c] > 0)
                            yield return new(
                                tree.Study, tree.Part, split?.Attributes[^1], split is null ? null : cohort.ClassNames[c], replicate, outcome == 0, j + 1,
                                exact[outcome][j][c], rounded[outcome][j][c]);
                    }
                }
            }
        }
    }

    /// <summary>The share that leaves in each half-year, of those who are there until it, by the protected cells.</summary>
    private static List<double> Hazards(ProtectedNode node, string? ofClass)
    {
        var cells = node.Cells.Where(c => ofClass is null || c.Values[^1] == ofClass)
            .Select(c => (HasLeft: c.Values[0] == "LEFT", Duration: int.Parse(c.Values[1], System.Globalization.CultureInfo.InvariantCulture), c.Count)).ToList();
        var hazards = new List<double>();
        for (var (j, atRisk) = (1, cells.Sum(c => c.Count)); j <= cells.Max(c => c.Duration); j++)
        {
            var left = cells.Where(c => c.HasLeft && c.Duration == j).Sum(c => c.Count);
            hazards.Add(atRisk > 0 ? (double)left / atRisk : 0);
            atRisk -= cells.Where(c => c.Duration == j).Sum(c => c.Count);
        }

        return hazards;
    }

    private static PersonOutcome Outcome(PublicPerson person, List<double> hazards, HmacRandom random)
    {
        for (var j = 1; j <= person.FollowUp; j++)
        {
            if (random.NextDouble() < hazards[j - 1])
                return new(true, j, person.EntryTime);
        }

        return new(false, person.FollowUp, 0);
    }
}
