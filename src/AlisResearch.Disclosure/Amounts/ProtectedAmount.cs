using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Disclosure;

/// <summary>What the posts of a study-phase cost, or were financed with, in a year.</summary>
/// <param name="Study">Study.</param>
/// <param name="Phase">Phase.</param>
/// <param name="Year">The latest year that anybody reported.</param>
/// <param name="Item">Item, a code of <c>cost_item</c>.</param>
/// <param name="Direction">Expense or financing, a code of <c>cost_direction</c>.</param>
/// <param name="Mean">NOK a post.</param>
/// <param name="Posts">Protected number of posts.</param>
/// <param name="Synthetic">Whether the amounts are made up.</param>
public sealed record ProtectedAmount(string Study, string Phase, int Year, string Item, string Direction, decimal Mean, int Posts, bool Synthetic)
{
    /// <summary>NOK: the mean times the protected number.</summary>
    public decimal Total => Mean * Posts;
}

/// <summary>An amount that is not published, for the steward.</summary>
/// <param name="Study">Study.</param>
/// <param name="Phase">Phase.</param>
/// <param name="Year">Year.</param>
/// <param name="Item">Item.</param>
/// <param name="Direction">Expense or financing.</param>
/// <param name="Broken">The rules that it breaks.</param>
public sealed record WithheldAmount(string Study, string Phase, int Year, string Item, string Direction, IReadOnlyList<AmountRule> Broken);

/// <summary>The amounts of a study-phase, published and not.</summary>
/// <param name="Published">Published.</param>
/// <param name="Withheld">Not published.</param>
internal sealed record PostAmounts(IReadOnlyList<ProtectedAmount> Published, IReadOnlyList<WithheldAmount> Withheld)
{
    /// <summary>Reads the contributions, a post each: one that reported, but nothing of an item, contributes 0 to it.</summary>
    /// <param name="connection">The steward's tables.</param>
    /// <param name="policy">The thresholds.</param>
    /// <param name="tree">The tree of the posts.</param>
    /// <param name="synthetic">Whether the amounts are made up.</param>
    public static PostAmounts Of(DuckDBConnection connection, AmountPolicy policy, ProtectedTree tree, bool synthetic)
    {
        var cells = connection.Query(
            SqlFile.Load(typeof(PostAmounts).Assembly, "post_amounts.sql"),
            r => (Year: (int)r.GetInt64(0), Item: r.GetString(1), Direction: r.GetString(2), Amount: r.GetDecimal(3)), ("study", tree.Study), ("phase", tree.Part))
            .GroupBy(r => (r.Year, r.Item, r.Direction)).Select(g => (g.Key, Cell: AmountCell.Of([.. g.Select(r => r.Amount)], policy))).ToList();
        return new(
            [.. cells.Where(c => c.Cell.Mean is not null).Select(c => new ProtectedAmount(
                tree.Study, tree.Part, c.Key.Year, c.Key.Item, c.Key.Direction, c.Cell.Mean!.Value, tree.Total.Count, synthetic))],
            [.. cells.Where(c => c.Cell.Mean is null).Select(c => new WithheldAmount(tree.Study, tree.Part, c.Key.Year, c.Key.Item, c.Key.Direction, c.Cell.Broken))]);
    }
}
