using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>
/// The cohort as the release itself shows it: how many entered when, and in which class. What is simulated from it says nothing that the release does not.
/// </summary>
/// <param name="Kind">Doctors or posts.</param>
/// <param name="Persons">As many as the protected number, entered as the protected entries say; or as many posts, each of the greatest age that the release shows.</param>
/// <param name="HasExits">Whether leaving by calendar is published.</param>
/// <param name="ClassNames">The classes of the first attribute that is published; empty for none, and everybody is of class 0.</param>
public sealed record PublishedCohort(TreeKind Kind, IReadOnlyList<PublicPerson> Persons, bool HasExits, IReadOnlyList<string> ClassNames)
{
    /// <summary>Number of classes, at least 1.</summary>
    public int Classes => Math.Max(1, ClassNames.Count);

    /// <summary>The same cohort, told apart by nothing.</summary>
    public PublishedCohort WithoutClasses => this with { Persons = [.. Persons.Select(p => p with { Class = 0 })], ClassNames = [] };

    /// <summary>Those of one class, as a cohort by themselves.</summary>
    public PublishedCohort OfClass(int ofClass) => (this with { Persons = [.. Persons.Where(p => p.Class == ofClass)] }).WithoutClasses;

    /// <summary>Reads it off a tree; null where no durations are published.</summary>
    public static PublishedCohort? Of(ProtectedTree tree)
    {
        if (NodeOf(tree, tree.Kind == TreeKind.Post ? TreeAttributes.LongestSpell : TreeAttributes.Duration) is not { } durations)
            return null;
        var steps = durations.Cells.Max(Step);
        if (tree.Kind == TreeKind.Post)
            return new(tree.Kind, [.. Enumerable.Repeat(new PublicPerson(1 + steps, 0, 0), tree.Total.Count)], HasExits: false, []);
        var entries = NodeOf(tree, TreeAttributes.EntryTime)?.Cells.Where(c => c.Possible).ToList() ?? [new(["0"], tree.Total.Count, tree.Total.Lower, tree.Total.Upper)];
        var sizes = ClassesOf(tree)?.Cells.GroupBy(c => c.Values[^1]).Select(g => (Name: g.Key, Count: g.Sum(c => c.Count))).ToList() ?? [];
        var classOf = sizes.SelectMany((c, i) => Enumerable.Repeat(i, c.Count)).ToList();
        var persons = entries.SelectMany((cell, wave) => Enumerable.Repeat(new PublicPerson(Math.Max(1, steps - wave), wave, steps - 1), cell.Count)).ToList();
        return new(
            tree.Kind, [.. persons.Select((p, i) => p with { Class = classOf.Count > 0 ? classOf[(int)((long)i * 7919 % classOf.Count)] : 0 })],
            NodeOf(tree, TreeAttributes.ExitTime) is not null, [.. sizes.Select(s => s.Name)]);
    }

    /// <summary>The node whose last attribute is this.</summary>
    internal static ProtectedNode? NodeOf(ProtectedTree tree, string attribute) => tree.Nodes.FirstOrDefault(n => n.Attributes[^1] == attribute);

    /// <summary>The first node of classes.</summary>
    internal static ProtectedNode? ClassesOf(ProtectedTree tree) => tree.Nodes.FirstOrDefault(n => TreeAttributes.Classes.Contains(n.Attributes[^1]));

    private static int Step(ProtectedCell cell) => int.Parse(cell.Values[^1], System.Globalization.CultureInfo.InvariantCulture);
}
