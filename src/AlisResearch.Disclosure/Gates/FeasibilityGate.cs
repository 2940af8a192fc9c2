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
public sealed record NarrowCell(string Study, string Part, TreeKind Kind, string Node, IReadOnlyList<string> Values, int Lower, int Upper)
{
    /// <summary>In which release: 0 for the newest, 1 for the one before it.</summary>
    public int Back { get; init; }
}

/// <summary>The gate after the draw.</summary>
/// <param name="Narrow">The cells that are too narrow; empty when the gate is open.</param>
/// <param name="IsContradicted">Whether somebody who takes it that nothing was ever corrected, and that every printed number is of these persons, finds that no cohort fits.</param>
public sealed record FeasibilityResult(IReadOnlyList<NarrowCell> Narrow, bool IsContradicted);

/// <summary>
/// The gate after the draw. Whoever knows how many persons there are, every release so far and what public documents print must be left with as many values of each cell as the base has; whoever
/// knows every person's entry and classes too, with more than one; unless there were no more before. By linear programming over whole numbers; in a cohort too large for that, by propagation.
/// </summary>
public static class FeasibilityGate
{
    /// <summary>The least width that is left to whoever knows entries and classes: two values.</summary>
    private const int Insider = 1;

    /// <summary>Looks at one tree.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="earlier">The same tree in earlier releases, the oldest first.</param>
    /// <param name="tree">The tree.</param>
    /// <param name="groups">Who is in the cohort.</param>
    /// <param name="facts">Numbers that public documents print of it.</param>
    /// <param name="reading">What is read off a published cell, where that is more than its own rounding leaves.</param>
    /// <param name="cancellation">Stops between solutions.</param>
    public static FeasibilityResult Look(
        DisclosurePolicy policy, IReadOnlyList<ProtectedTree> earlier, ProtectedTree tree, IReadOnlyList<KnownPersons> groups,
        IReadOnlyList<(KnownCount Fact, int Count)> facts, Func<ProtectedCell, (int Lower, int Upper)>? reading = null, CancellationToken cancellation = default)
    {
        var persons = groups.Sum(g => g.Count);
        if (persons > SimulationGate.MostPersons)
            return new(Propagated(policy.Rounding.Base, tree, persons), IsContradicted: false);
        List<IReadOnlyList<KnownPersons>> apart = [.. groups.GroupBy(g => string.Join('\t', [$"{g.FollowUp}", $"{g.EntryTime}", $"{g.LastTime}", .. Published(g).Select(c => c.Value)]))
            .Select(g => (IReadOnlyList<KnownPersons>)[g.First() with { Count = g.Sum(p => p.Count), Classes = Published(g.First()).ToDictionary() }])];
        IReadOnlyList<ProtectedTree> linked = earlier.Append(tree).All(HasTime) ? earlier : []; // without durations a tree does not say how long it follows anybody
        var (outsider, insider) = (Look([[.. apart.Select(g => g[0])]], policy.Rounding.Base - 1), Look(apart, Insider));
        return new([.. outsider.Narrow, .. insider.Narrow], outsider.IsContradicted || insider.IsContradicted);

        IEnumerable<KeyValuePair<string, string>> Published(KnownPersons group) =>
            group.Classes.Where(c => facts.Any(f => f.Fact.Where.ContainsKey(c.Key)) || tree.Nodes.Concat(earlier.SelectMany(e => e.Nodes)).Any(n => n.Attributes[^1] == c.Key)).OrderBy(c => c.Key, StringComparer.Ordinal);

        FeasibilityResult Look(IReadOnlyList<IReadOnlyList<KnownPersons>> known, int width)
        {
            if (Narrow([.. linked, tree], facts) is { } narrow)
                return new(narrow, IsContradicted: false);

            // Somebody would drop what does not fit, and keep the rest: the newest release first, then what documents print.
            (List<ProtectedTree> trees, List<(KnownCount, int)> kept) = ([tree], []);
            var cells = Narrow(trees, kept) ?? throw new InvalidOperationException("No true counts fit these cells.");
            foreach (var release in linked.Reverse())
            {
                if (Narrow([release, .. trees], kept) is { } fits)
                    (trees, cells) = ([release, .. trees], fits);
            }

            foreach (var fact in facts)
            {
                if (Narrow(trees, [.. kept, fact]) is { } fits)
                    (kept, cells) = ([.. kept, fact], fits);
            }

            return new(cells, IsContradicted: true);

            IReadOnlyList<NarrowCell>? Narrow(IReadOnlyList<ProtectedTree> trees, IReadOnlyList<(KnownCount Fact, int Count)> printed) =>
                NarrowIn(new(policy, known, printed) { Reading = reading }, trees, width, cancellation);
        }
    }

    private static bool HasTime(ProtectedTree tree) => tree.Kind != TreeKind.Doctor || tree.Nodes.Any(n => n.Attributes[^1] == TreeAttributes.Duration);

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
        var (system, cells, _) = published.Build(trees, isRead: true);
        using var bounds = new LinearBounds(system);
        if (width == Insider)
            cells = [.. cells.Where(c => c.Node.Attributes[^1] != TreeAttributes.EntryTime)]; // who knows entries is told nothing by them
        var narrow = bounds.NarrowerThan(width, cells.Select(c => c.Variable), whole: true, cancellation);
        if (narrow.Values.Any(i => !i.IsFeasible))
            return null;
        using var before = new LinearBounds(published.Build(trees, isRead: false).System);
        return [.. cells.Where(c => narrow.TryGetValue(c.Variable, out var now) && now.Width < before.WholeOf(c.Variable, cancellation).Width)
            .Select(c => new NarrowCell(
                trees[c.Release].Study, trees[c.Release].Part, trees[c.Release].Kind, c.Node.Name, c.Cell.Values, (int)narrow[c.Variable].Minimum!, (int)narrow[c.Variable].Maximum!) { Back = trees.Count - 1 - c.Release })];
    }
}
