using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>What all trees share: the root, τ, weights, and a stream of randomness for each node.</summary>
/// <param name="policy">The policy.</param>
/// <param name="tree">The tree.</param>
/// <param name="synthetic">Whether the persons are made up.</param>
/// <param name="secret">The steward's secret.</param>
/// <param name="dataVersion">A fingerprint of what is rounded: unchanged data are rounded as before.</param>
/// <param name="facts">What public documents print of the tree.</param>
internal sealed class TreeRounding(
    DisclosurePolicy policy, RefinementTree tree, bool synthetic, byte[] secret, string dataVersion, IReadOnlyList<(KnownCount Fact, int Count)> facts)
{
    private readonly List<ProtectedNode> _nodes = [];

    /// <summary>Why parts of the tree are coarser or missing.</summary>
    public List<CoarseningStep> Log { get; } = [];

    /// <summary>The base.</summary>
    public int Base => policy.Rounding.Base;

    /// <summary>The weights of cells that add up in time.</summary>
    public RoundingWeights InTime => policy.Rounding.Weights.InTime;

    /// <summary>The weights of answers.</summary>
    public RoundingWeights OfAnswers => policy.Rounding.Weights.OfAnswers;

    /// <summary>The root: the nearest multiple of the base; of two equally near ones the even multiple. Never sampled.</summary>
    public static int Root(int roundingBase, int persons) => (int)Math.Round((double)persons / roundingBase, MidpointRounding.ToEven) * roundingBase;

    /// <summary>The stream of a node; of one that counts more than what the tree's fingerprint is of, with a fingerprint of its own.</summary>
    public HmacRandom Random(string node, string? version = null) => new(secret, tree.Study, tree.Part, Spelling.Constant(tree.Kind), node, version ?? dataVersion);

    /// <summary>The most that a cell is rounded to for whoever has read what documents print: of persons that it counts among, or does not.</summary>
    /// <param name="persons">All persons, which is known.</param>
    /// <param name="values">The cell's values by attribute.</param>
    public int Ceiling(int persons, params (string Attribute, string Value)[] values) => facts
        .Where(f => f.Fact.Where.Keys.All(a => values.Any(v => v.Attribute == a)))
        .Select(f => f.Fact.Where.All(w => w.Value.Contains(values.Single(v => v.Attribute == w.Key).Value)) ? f.Count : persons - f.Count)
        .Where(most => most >= 0).Select(most => Ceilings.Of(Base, most)).DefaultIfEmpty(int.MaxValue).Min();

    /// <summary>Logs a reason.</summary>
    public void Because(string node, LocalText reason) => Log.Add(new(tree.Study, tree.Part, tree.Kind, node, reason));

    /// <summary>The exact counts behind each node's cells: for the steward only.</summary>
    public Dictionary<string, IReadOnlyList<int>> Exact { get; } = [];

    /// <summary>Adds a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="level">The level of its attribute.</param>
    /// <param name="cells">Its cells.</param>
    /// <param name="exact">The counts behind them, in the same order.</param>
    public void Add(RefinementNode node, string? level, IEnumerable<ProtectedCell> cells, IEnumerable<int> exact)
    {
        _nodes.Add(new(node.Name, node.Of, tree.AttributesOf(node), level, [.. cells]));
        Exact[node.Name] = [.. exact];
    }

    /// <summary>The tree with its intervals.</summary>
    public ProtectedTree Tree(int total)
    {
        var half = Base / 2;
        var ordered = _nodes.OrderBy(n => n.Attributes.Count).ToList();
        return CellIntervals.Propagate(new(tree.Study, tree.Part, tree.Kind, synthetic, new([], total, Math.Max(0, total - half), total + half), ordered));
    }

    /// <summary>The root where the cohort is large enough to be published; null otherwise, with the reason.</summary>
    public int? PublishedRoot(int persons)
    {
        var root = Root(Base, persons);
        if (root >= policy.Minima.Total)
            return root;
        Because(RefinementTree.Root, new(
            $"Færre enn {policy.Minima.Total} personer (avrundet); ingenting er publisert.", $"Fewer than {policy.Minima.Total} persons (rounded); nothing is published."));
        return null;
    }
}
