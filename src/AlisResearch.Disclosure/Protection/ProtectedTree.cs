namespace AlisResearch.Disclosure;

/// <summary>The protected cells of one refinement tree: what a release says of a cohort, and all that it says.</summary>
/// <param name="Study">Study.</param>
/// <param name="Part">Phase or survey round.</param>
/// <param name="Kind">What is counted.</param>
/// <param name="Synthetic">Whether the persons are made up.</param>
/// <param name="Total">The root: the multiple of the base nearest to the number of persons.</param>
/// <param name="Nodes">The nodes, each after the one that it refines.</param>
public sealed record ProtectedTree(string Study, string Part, Model.TreeKind Kind, bool Synthetic, ProtectedCell Total, IReadOnlyList<ProtectedNode> Nodes)
{
    /// <summary>The first day that was not observed any more: public, as rounds say when they were closed; null for answers.</summary>
    public DateOnly? ObservedTo { get; init; }

    /// <summary>Posts: how many are at least so many whole years old, from 0 on; public, as posts' first days are.</summary>
    public IReadOnlyList<int> PostsByAge { get; init; } = [];
}

/// <summary>A node: its parent's cells, split by one attribute.</summary>
/// <param name="Name">Name.</param>
/// <param name="Of">The node that it refines; the root's name for a first node.</param>
/// <param name="Attributes">What its cells are told apart by, from the root down.</param>
/// <param name="Level">The level of the last attribute after coarsening; null for the finest.</param>
/// <param name="Cells">The cells; those of one parent cell add up to it.</param>
public sealed record ProtectedNode(string Name, string Of, IReadOnlyList<string> Attributes, string? Level, IReadOnlyList<ProtectedCell> Cells);

/// <summary>A protected count with the interval in which the true one lies, as anybody can work it out.</summary>
/// <param name="Values">The attributes' values.</param>
/// <param name="Count">A multiple of the base.</param>
/// <param name="Lower">The least that the true count can be.</param>
/// <param name="Upper">The most.</param>
/// <param name="Possible">False where nobody can be: such a cell is 0 and known.</param>
public sealed record ProtectedCell(IReadOnlyList<string> Values, int Count, int Lower, int Upper, bool Possible = true)
{
    /// <summary>A cell with the interval that its own rounding leaves.</summary>
    public static ProtectedCell Of(int roundingBase, int count, bool possible, params IReadOnlyList<string> values) => possible
        ? new(values, count, Math.Max(0, count - roundingBase), count + roundingBase - 1)
        : new(values, 0, 0, 0, Possible: false);
}

/// <summary>Why something that the policy names is not in the release, or is coarser there.</summary>
/// <param name="Study">Study.</param>
/// <param name="Part">Phase or survey round.</param>
/// <param name="Kind">What is counted.</param>
/// <param name="Node">The node; the root's name for a whole tree.</param>
/// <param name="Reason">In words, from public facts alone.</param>
public sealed record CoarseningStep(string Study, string Part, Model.TreeKind Kind, string Node, Model.LocalText Reason);
