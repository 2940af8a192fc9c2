using AlisResearch.Analytics;
using AlisResearch.Model;

namespace AlisResearch.Disclosure.Attacks;

/// <summary>What is true of the persons: to judge what an attack concludes, and never to draw a conclusion from. For the steward only.</summary>
public sealed class AttackTruth
{
    private readonly Dictionary<Margin, int> _counts = [];

    private AttackTruth(ProtectedCells cells) => Cells = cells;

    /// <summary>The protected cells, with what stands behind them.</summary>
    internal ProtectedCells Cells { get; }

    /// <summary>What posts had of each item; empty where amounts are not judged.</summary>
    public IReadOnlyList<PostContributions> Contributions { get; init; } = [];

    /// <summary>Takes it from what a release was made of.</summary>
    /// <param name="cells">The protected cells and the exact counts behind them.</param>
    /// <param name="contributions">What posts had of each item.</param>
    public static AttackTruth Of(ProtectedCells cells, IReadOnlyList<PostContributions>? contributions = null)
    {
        var truth = new AttackTruth(cells) { Contributions = contributions ?? [] };
        foreach (var tree in cells.Trees)
        {
            var (own, exact) = (new Dictionary<Margin, int>(), cells.ExactOf(tree));
            foreach (var node in tree.Nodes)
            {
                foreach (var margin in node.Cells.Zip(exact.Cells[node.Name]).SelectMany(c => Margin.Holding(tree.Kind, tree.Study, tree.Part, node.Attributes, c.First.Values).Select(m => (Margin: m, c.Second))).GroupBy(m => m.Margin))
                    own[margin.Key] = margin.Sum(m => m.Second);
            }

            own[CellFigures.Root(tree)] = exact.Persons;
            foreach (var (margin, count) in own)
            {
                foreach (var wider in new[] { margin, margin.Without(Margin.Part), margin.Without(Margin.Study), margin.Without(Margin.Part).Without(Margin.Study) })
                    truth._counts[wider] = truth._counts.GetValueOrDefault(wider) + count;
            }
        }

        return truth;
    }

    /// <summary>How many there are; null where nothing that is released counts them.</summary>
    public int? Count(Margin margin) => _counts.TryGetValue(margin, out var count) ? count : null;
}

/// <summary>What the posts of a study-phase had of an item in the last year that anybody reported: exact.</summary>
/// <param name="Study">Study.</param>
/// <param name="Phase">Phase.</param>
/// <param name="Item">Item, a code.</param>
/// <param name="Direction">Expense or financing, a code.</param>
/// <param name="Amounts">NOK, one a post that reported.</param>
public sealed record PostContributions(string Study, string Phase, string Item, string Direction, IReadOnlyList<decimal> Amounts)
{
    /// <summary>Reads them for every study-phase whose amounts the policy may publish.</summary>
    public static IReadOnlyList<PostContributions> Read(TableDatabase tables, AmountPolicy policy)
    {
        using var connection = tables.Connect();
        return [.. policy.Posts.SelectMany(p => connection.Query(
            SqlFile.Load(typeof(PostContributions).Assembly, "post_amounts.sql"), r => (Item: r.GetString(1), Direction: r.GetString(2), Amount: r.GetDecimal(3)), ("study", p.Study), ("phase", p.Phase))
            .GroupBy(r => (r.Item, r.Direction)).Select(g => new PostContributions(p.Study, p.Phase, g.Key.Item, g.Key.Direction, [.. g.Select(r => r.Amount)])))];
    }
}
