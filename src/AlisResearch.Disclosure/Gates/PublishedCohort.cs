using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>
/// The cohort as the release itself shows it: how many entered when, and in which class. What is simulated from it says nothing that the release does not.
/// </summary>
/// <param name="Persons">As many as the protected number, entered as the protected entries say.</param>
/// <param name="ClassNames">The classes of the first attribute that is published; empty for none.</param>
public sealed record PublishedCohort(IReadOnlyList<PublicPerson> Persons, IReadOnlyList<string> ClassNames)
{
    /// <summary>Reads it off a tree of doctors; null where no durations are published.</summary>
    public static PublishedCohort? Of(ProtectedTree tree)
    {
        if (tree.Nodes.FirstOrDefault(n => n.Attributes[^1] == TreeAttributes.Duration) is not { } durations)
            return null;
        var steps = durations.Cells.Max(c => Step(c));
        var entries = tree.Nodes.FirstOrDefault(n => n.Attributes[^1] == TreeAttributes.EntryTime)?.Cells.Where(c => c.Possible).ToList()
            ?? [new(["0"], tree.Total.Count, tree.Total.Lower, tree.Total.Upper)];
        var classes = tree.Nodes.FirstOrDefault(n => TreeAttributes.Classes.Contains(n.Attributes[^1]));
        var sizes = classes?.Cells.GroupBy(c => c.Values[^1]).Select(g => (Name: g.Key, Count: g.Sum(c => c.Count))).ToList() ?? [];
        var classOf = sizes.SelectMany((c, i) => Enumerable.Repeat(i, c.Count)).ToList();
        var persons = entries.SelectMany((cell, wave) => Enumerable.Repeat(new PublicPerson(Math.Max(1, steps - wave), wave, steps - 1), cell.Count)).ToList();
        return new([.. persons.Select((p, i) => p with { Class = classOf.Count > 0 ? classOf[(int)((long)i * 7919 % classOf.Count)] : 0 })], [.. sizes.Select(s => s.Name)]);
    }

    private static int Step(ProtectedCell cell) => int.Parse(cell.Values[^1], System.Globalization.CultureInfo.InvariantCulture);
}
