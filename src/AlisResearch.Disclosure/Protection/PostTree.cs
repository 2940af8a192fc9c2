using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>Posts of one study-phase that fared the same: exact, never published.</summary>
/// <param name="HasOriginal">Whether the first holder is still there.</param>
/// <param name="LongestSpell">Whole years, 5 for more.</param>
/// <param name="Age">Whole years since the post began, 5 for more; public.</param>
/// <param name="Count">How many.</param>
internal sealed record PostCount(bool HasOriginal, int LongestSpell, int Age, int Count);

/// <summary>Rounds the tree of the posts of a study-phase: whether the first holder is still there, and the longest spell of one doctor, drawn together.</summary>
internal sealed class PostTree(TreeRounding rounding, DisclosurePolicy policy, RefinementTree tree, IReadOnlyList<PostCount> posts)
{
    private static readonly string[] Outcomes = ["LEFT", "STILL"];

    /// <summary>The protected tree; null when the cohort is too small.</summary>
    public ProtectedTree? Round()
    {
        if (rounding.PublishedRoot(posts.Sum(p => p.Count)) is not { } total)
            return null;
        if (tree.Nodes.FirstOrDefault(n => n.By == TreeAttributes.OriginalHolder) is not { } holder)
            return rounding.Tree(total);
        var bands = 1 + posts.Max(p => p.Age);
        int[][] capacity = [.. Enumerable.Range(0, bands).Select(b => new[] { posts.Where(p => p.Age >= b).Sum(p => p.Count) })];
        List<CellChain> chains = [.. Outcomes.Select((_, i) => new CellChain(
            rounding.Base, [.. Enumerable.Range(0, bands).Select(b => new[] { posts.Where(p => p.HasOriginal == (i == 1) && p.LongestSpell == b).Sum(p => p.Count) })],
            capacity, Ceilings.Least(
                Ceilings.OfSteps(rounding.Base, capacity),
                [.. Enumerable.Range(0, bands).Select(b => new[] { rounding.Ceiling(posts.Sum(p => p.Count), (TreeAttributes.OriginalHolder, Outcomes[i]), (TreeAttributes.LongestSpell, $"{b}")) })])))];
        var drawn = new ControlledRounding(chains, total, rounding.InTime, policy.Rounding.For(total).Tau).Draw(rounding.Random(TreeAttributes.LongestSpell));
        rounding.Add(holder, null, Outcomes.Select((o, i) => ProtectedCell.Of(rounding.Base, drawn[i].Sum(s => s[0]), possible: true, o)), chains.Select(c => c.Total));
        if (tree.Nodes.FirstOrDefault(n => n.By == TreeAttributes.LongestSpell) is { } longest)
            rounding.Add(longest, null, Outcomes.SelectMany((o, i) => Enumerable.Range(0, bands).Select(b => ProtectedCell.Of(rounding.Base, drawn[i][b][0], possible: true, o, $"{b}"))), chains.SelectMany(c => c.Counts.Select(n => n[0])));
        return rounding.Tree(total);
    }
}
