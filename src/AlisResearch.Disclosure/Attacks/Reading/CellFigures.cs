namespace AlisResearch.Disclosure.Attacks;

/// <summary>The figures that the downloaded cells give: each margin of each node is a sum of its cells.</summary>
internal static class CellFigures
{
    /// <summary>Every margin of a tree's nodes, and its root.</summary>
    public static IEnumerable<Figure> Of(ProtectedTree tree)
    {
        yield return new(Root(tree), "cohort", tree.Total.Count, tree.Total.Lower, tree.Total.Upper);
        foreach (var node in tree.Nodes)
        {
            foreach (var margin in node.Cells.SelectMany(c => Margin.Holding(tree.Kind, tree.Study, tree.Part, node.Attributes, c.Values).Select(m => (Margin: m, Cell: c))).GroupBy(m => m.Margin))
                yield return new(margin.Key, node.Name, margin.Sum(m => m.Cell.Count), margin.Sum(m => m.Cell.Lower), margin.Sum(m => m.Cell.Upper));
        }
    }

    /// <summary>All persons of a tree.</summary>
    public static Margin Root(ProtectedTree tree) => Margin.Of(tree.Kind, [new(Margin.Study, tree.Study), new(Margin.Part, tree.Part)]);
}
