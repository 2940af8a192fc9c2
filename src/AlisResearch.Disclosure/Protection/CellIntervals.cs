using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>
/// What anybody can work out of the true counts from a tree's protected ones: a cell is at most its parent less what its siblings are at least, and so on, over and over
/// until nothing narrows.
/// </summary>
public static class CellIntervals
{
    /// <summary>The tree with the narrowest intervals.</summary>
    /// <param name="tree">Cells with the intervals that their own rounding leaves.</param>
    /// <param name="persons">The number of persons where it is public; null otherwise.</param>
    /// <exception cref="InvalidOperationException">No true counts fit the cells.</exception>
    public static ProtectedTree Propagate(ProtectedTree tree, int? persons = null)
    {
        var root = tree.Total with { Lower = persons ?? tree.Total.Lower, Upper = persons ?? tree.Total.Upper };
        var bounds = tree.Nodes.ToDictionary(n => n.Name, n => n.Cells.Select(c => (c.Lower, c.Upper)).ToArray());
        var total = (root.Lower, root.Upper);
        var families = Families(tree);
        for (var narrowed = true; narrowed;)
        {
            narrowed = false;
            foreach (var (node, parent, children) in families)
            {
                var own = parent is { } p ? bounds[p.Node][p.Cell] : total;
                var cells = bounds[node];
                var (low, high) = (children.Sum(c => cells[c].Lower), children.Sum(c => cells[c].Upper));
                var tighter = (Lower: Math.Max(own.Lower, low), Upper: Math.Min(own.Upper, high));
                if (tighter != own)
                {
                    narrowed = true;
                    if (parent is { } above)
                        bounds[above.Node][above.Cell] = tighter;
                    else
                        total = tighter;
                }

                foreach (var c in children)
                {
                    var cell = (Lower: Math.Max(cells[c].Lower, tighter.Lower - (high - cells[c].Upper)), Upper: Math.Min(cells[c].Upper, tighter.Upper - (low - cells[c].Lower)));
                    narrowed |= cell != cells[c];
                    if (cell.Lower > cell.Upper)
                        throw new InvalidOperationException("No true counts fit these cells.");
                    (low, high) = (low + cell.Lower - cells[c].Lower, high + cell.Upper - cells[c].Upper);
                    cells[c] = cell;
                }
            }
        }

        return tree with
        {
            Total = root with { Lower = total.Lower, Upper = total.Upper },
            Nodes = [.. tree.Nodes.Select(n => n with { Cells = [.. n.Cells.Select((c, i) => c with { Lower = bounds[n.Name][i].Lower, Upper = bounds[n.Name][i].Upper })] })],
        };
    }

    /// <summary>Each parent cell with the cells of one node that add up to it; a null parent is the root.</summary>
    public static IReadOnlyList<(string Node, (string Node, int Cell)? Parent, IReadOnlyList<int> Children)> Families(ProtectedTree tree) =>
        [.. tree.Nodes.SelectMany(node => node.Cells.Index()
            .GroupBy(c => string.Join('\t', c.Item.Values.SkipLast(1)))
            .Select(family => (node.Name, Parent(tree, node, family.First().Item), (IReadOnlyList<int>)[.. family.Select(c => c.Index)])))];

    private static (string, int)? Parent(ProtectedTree tree, ProtectedNode node, ProtectedCell cell) => node.Of == RefinementTree.Root
        ? null
        : (node.Of, tree.Nodes.First(n => n.Name == node.Of).Cells.Index().First(c => c.Item.Values.SequenceEqual(cell.Values.SkipLast(1))).Index);
}
