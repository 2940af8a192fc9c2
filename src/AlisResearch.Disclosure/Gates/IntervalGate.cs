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

/// <summary>
/// The gate after the draw: whoever knows how many persons there are must not be able to narrow any cell to fewer than as many values as the base.
/// </summary>
public static class IntervalGate
{
    /// <summary>The cells that are too narrow; empty when the gate is open.</summary>
    /// <param name="roundingBase">The base.</param>
    /// <param name="tree">The protected tree.</param>
    /// <param name="persons">How many persons there are.</param>
    public static IReadOnlyList<NarrowCell> Narrow(int roundingBase, ProtectedTree tree, int persons)
    {
        var known = CellIntervals.Propagate(tree, persons);
        return [.. known.Nodes.SelectMany(n => n.Cells.Where(c => c.Possible && c.Upper - c.Lower < roundingBase - 1)
            .Select(c => new NarrowCell(tree.Study, tree.Part, tree.Kind, n.Name, c.Values, c.Lower, c.Upper)))];
    }
}
