using AlisResearch.Model;

namespace AlisResearch.Disclosure.Attacks;

/// <summary>
/// Lays a public list beside the release: of every doctor the half-year of entry and the classes that post and municipality tell. Of each group of doctors who are alike on the list: have all left, or none?
/// Then it is known of each of them.
/// </summary>
internal static class LinkageAttack
{
    /// <summary>Runs it.</summary>
    public static AttackResult Run(AttackContext context, CancellationToken cancellation)
    {
        var judge = context.Judge();
        foreach (var tree in context.Release.Trees.Where(t => t.Kind == TreeKind.Doctor && t.Nodes.Any(n => n.Name == TreeAttributes.Duration)))
        {
            if (context.KnownOf(tree.Study, tree.Part, tree.Kind) is not { } known || context.Truth.Cells.Exact.FirstOrDefault(e => (e.Study, e.Part, e.Kind) == (tree.Study, tree.Part, tree.Kind))?.Doctors is not { } doctors)
                continue;
            if (known.Persons > SimulationGate.MostPersons)
            {
                judge.LeaveOut(tree.Study, tree.Part, $"> {SimulationGate.MostPersons} doctors");
                continue;
            }

            IReadOnlyList<IReadOnlyList<KnownPersons>> alike = [.. known.Groups.GroupBy(g => Key(tree, g)).Select(g => g.ToList())];
            var (system, _, states) = new PublishedSystem(context.Policy, alike, known.Facts) { Reading = context.Reading }.Build([tree], isRead: true);
            using var bounds = new LinearBounds(system);
            foreach (var (number, group) in alike.Index())
            {
                cancellation.ThrowIfCancellationRequested();
                judge.Try();
                var left = bounds.WholeOf([.. states.Where(s => s.Group == number && s.State[TreeAttributes.Outcome] == "LEFT").Select(s => new LinearTerm(s.Variable, 1))], cancellation);
                var persons = group.Sum(g => g.Count);
                if (!left.IsFeasible || left.Width > 0 || (left.Minimum > 0 && left.Maximum < persons))
                    continue; // how many of several left is a count, and no person's outcome
                if (doctors.Rows.Where(r => r.Left && group.Any(g => IsOf(g, r, doctors.Attributes))).Sum(r => r.Count) == left.Minimum)
                    judge.Disclose(tree.Study, tree.Part, $"group {number}", count: persons);
                else
                    judge.Mistake();
            }
        }

        return judge.Result("linkage", new("Kobling mot en offentlig liste", "Linkage with a public list"));
    }

    private static string Key(ProtectedTree tree, KnownPersons group) => string.Join(
        '\t', [$"{group.FollowUp}", $"{group.EntryTime}", $"{group.LastTime}", .. group.Classes.Where(c => tree.Nodes.Any(n => n.Attributes[^1] == c.Key)).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Value)]);

    private static bool IsOf(KnownPersons group, DoctorCount row, IReadOnlyList<string> attributes) =>
        (group.FollowUp, group.EntryTime, group.LastTime) == (row.FollowUp, row.EntryTime, row.LastTime) && attributes.Zip(row.Classes).All(c => group.Classes[c.First] == c.Second);
}
