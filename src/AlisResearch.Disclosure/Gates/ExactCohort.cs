using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>The doctors of a study-phase as they are, and what a release says of them: exact, for the steward only.</summary>
/// <param name="Cohort">What is publicly known of each.</param>
/// <param name="Truth">What they did.</param>
/// <param name="Release">The protected counts, of the first attribute of classes that is published, where it has no more classes than are simulated together.</param>
/// <param name="Entered">Protected entries by calendar half-year; null where they are not published.</param>
internal sealed record ExactCohort(PublishedCohort Cohort, IReadOnlyList<PersonOutcome> Truth, RoundedCohort Release, IReadOnlyList<int>? Entered)
{
    /// <summary>Puts doctors and release together; null where the release has no durations.</summary>
    public static ExactCohort? Of(DisclosurePolicy policy, ProtectedTree tree, DoctorCounts doctors)
    {
        if (PublishedCohort.NodeOf(tree, TreeAttributes.Duration) is not { } durations)
            return null;
        var classes = PublishedCohort.ClassesOf(tree) is { } node && node.Cells.Select(c => c.Values[^1]).Distinct().Count() <= SimulationGate.MostClasses ? node : null;
        List<string> names = [.. classes?.Cells.Select(c => c.Values[^1]).Distinct() ?? []];
        var attribute = classes is null ? -1 : doctors.Attributes.ToList().IndexOf(classes.Attributes[^1]);
        var level = policy.Hierarchies.FirstOrDefault(h => classes is not null && h.Attribute == classes.Attributes[^1] && h.Level == classes.Level);
        var persons = doctors.Rows.SelectMany(r => Enumerable.Repeat((
            Known: new PublicPerson(r.FollowUp, r.EntryTime, r.LastTime, classes is null ? 0 : names.IndexOf(ClassLevel.Group(level, r.Classes[attribute]))),
            Outcome: new PersonOutcome(r.Left, r.Duration, r.ExitTime ?? 0)), r.Count)).ToList();
        var exits = PublishedCohort.NodeOf(tree, TreeAttributes.ExitTime)?.Cells.Select(c => new[] { c.Count }).ToArray();
        return new(
            new(tree.Kind, [.. persons.Select(p => p.Known)], exits is not null, names),
            [.. persons.Select(p => p.Outcome)],
            new(ByOutcome(durations, 1), exits, classes is null ? null : ByOutcome(classes, names.Count)),
            PublishedCohort.NodeOf(tree, TreeAttributes.EntryTime)?.Cells.Select(c => c.Count).ToList());
    }

    /// <summary>The release's rounding: leaving was drawn below the entries.</summary>
    public CohortRounding Rounding(DisclosurePolicy policy, ProtectedTree tree) =>
        new(policy, Cohort, policy.Rounding.For(tree.Total.Count).Tau) { MostLeft = Entered is { } entered ? [.. RunningSums(entered)] : null };

    /// <summary>[left, still][half-year since entry][class] of cells in that order.</summary>
    private static int[][][] ByOutcome(ProtectedNode node, int classes) =>
        [.. node.Cells.Select(c => c.Count).Chunk(node.Cells.Count / 2).Select(outcome => outcome.Chunk(classes).ToArray())];

    private static IEnumerable<int> RunningSums(IReadOnlyList<int> cells)
    {
        var sum = 0;
        foreach (var cell in cells)
            yield return sum += cell;
    }
}
