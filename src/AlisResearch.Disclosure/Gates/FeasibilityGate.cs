using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>A cell of which too much can be worked out.</summary>
/// <param name="Study">Study.</param>
/// <param name="Part">Phase or survey round.</param>
/// <param name="Kind">What is counted.</param>
/// <param name="Node">The node.</param>
/// <param name="Values">The cell.</param>
/// <param name="Lower">The least that its true count can be.</param>
/// <param name="Upper">The most.</param>
public sealed record NarrowCell(string Study, string Part, TreeKind Kind, string Node, IReadOnlyList<string> Values, int Lower, int Upper);

/// <summary>The gate after the draw.</summary>
/// <param name="Narrow">The cells that are too narrow; empty when the gate is open.</param>
/// <param name="IsContradicted">Whether somebody who takes it that nothing was ever corrected, and that every printed number is of these persons, finds that no cohort fits.</param>
public sealed record FeasibilityResult(IReadOnlyList<NarrowCell> Narrow, bool IsContradicted);

/// <summary>
/// The gate after the draw: whoever knows how many persons there are, their entries and classes, every release so far and what public documents print must not be able to narrow a cell
/// to fewer values than the base, unless it had no more before. By linear programming over whole numbers; in a cohort too large for that, by propagation.
/// </summary>
public static class FeasibilityGate
{
    /// <summary>Looks at one tree.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="earlier">The same tree in earlier releases, the oldest first.</param>
    /// <param name="tree">The tree.</param>
    /// <param name="groups">Who is in the cohort.</param>
    /// <param name="facts">Numbers that public documents print of it.</param>
    /// <param name="cancellation">Stops between solutions.</param>
    public static FeasibilityResult Look(
        DisclosurePolicy policy, IReadOnlyList<ProtectedTree> earlier, ProtectedTree tree, IReadOnlyList<KnownPersons> groups,
        IReadOnlyList<(KnownCount Fact, int Count)> facts, CancellationToken cancellation = default)
    {
        var persons = groups.Sum(g => g.Count);
        if (persons > SimulationGate.MostPersons)
            return new(Propagated(policy.Rounding.Base, tree, persons), IsContradicted: false);
        IReadOnlyList<KnownPersons> apart = [.. groups.GroupBy(g => string.Join('\t', [$"{g.FollowUp}", $"{g.EntryTime}", $"{g.LastTime}", .. Published(g).Select(c => c.Value)]))
            .Select(g => g.First() with { Count = g.Sum(p => p.Count), Classes = Published(g.First()).ToDictionary() })];
        if (Narrow([.. earlier, tree], facts) is { } narrow)
            return new(narrow, IsContradicted: false);
        IReadOnlyList<NarrowCell>?[] parts = [facts.Count > 0 ? Narrow([.. earlier, tree], []) : null, earlier.Count > 0 ? Narrow([tree], facts) : null];
        var told = parts.OfType<IReadOnlyList<NarrowCell>>().ToList();
        return new(
            told.Count > 0 ? [.. told.SelectMany(t => t)] : Narrow([tree], []) ?? throw new InvalidOperationException("No true counts fit these cells."), IsContradicted: true);

        IEnumerable<KeyValuePair<string, string>> Published(KnownPersons group) =>
            group.Classes.Where(c => tree.Nodes.Concat(earlier.SelectMany(e => e.Nodes)).Any(n => n.Attributes[^1] == c.Key)).OrderBy(c => c.Key, StringComparer.Ordinal);

        IReadOnlyList<NarrowCell>? Narrow(IReadOnlyList<ProtectedTree> trees, IReadOnlyList<(KnownCount Fact, int Count)> known) =>
            NarrowIn(new(policy, apart, known), trees, policy.Rounding.Base - 1, cancellation);
    }

    /// <summary>The cells that are too narrow to somebody who knows the number of persons and one tree.</summary>
    /// <param name="roundingBase">The base.</param>
    /// <param name="tree">The protected tree.</param>
    /// <param name="persons">How many persons there are.</param>
    internal static IReadOnlyList<NarrowCell> Propagated(int roundingBase, ProtectedTree tree, int persons) =>
        [.. CellIntervals.Propagate(tree, persons).Nodes.SelectMany(n => n.Cells.Where(c => c.Possible && c.Upper - c.Lower < roundingBase - 1)
            .Select(c => new NarrowCell(tree.Study, tree.Part, tree.Kind, n.Name, c.Values, c.Lower, c.Upper)))];

    /// <summary>Null where no cohort fits.</summary>
    private static IReadOnlyList<NarrowCell>? NarrowIn(PublishedSystem published, IReadOnlyList<ProtectedTree> trees, int width, CancellationToken cancellation)
    {
        var (system, cells) = published.Build(trees, isRead: true);
        using var bounds = new LinearBounds(system);
        var narrow = bounds.NarrowerThan(width, cells.Select(c => c.Variable), whole: true, cancellation);
        if (narrow.Values.Any(i => !i.IsFeasible))
            return null;
        using var before = new LinearBounds(published.Build(trees, isRead: false).System);
        return [.. cells.Where(c => narrow.TryGetValue(c.Variable, out var now) && now.Width < before.WholeOf(c.Variable, cancellation).Width)
            .Select(c => new NarrowCell(
                trees[c.Release].Study, trees[c.Release].Part, trees[c.Release].Kind, c.Node.Name, c.Cell.Values, (int)narrow[c.Variable].Minimum!, (int)narrow[c.Variable].Maximum!))];
    }
}
