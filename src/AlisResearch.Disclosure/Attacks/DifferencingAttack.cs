namespace AlisResearch.Disclosure.Attacks;

/// <summary>
/// Subtracts what a filter gives from what the same filter without one of its conditions gives: what is left is those between. Every pair of nested filters that the served schema knows, every count.
/// </summary>
internal static class DifferencingAttack
{
    /// <summary>Runs it.</summary>
    public static AttackResult Run(AttackContext context)
    {
        var (judge, release) = (context.Judge(), context.Release);
        var roots = release.Roots.ToList();
        foreach (var narrow in release.ByMargin.Select(g => g.Key))
        {
            foreach (var attribute in narrow.Values.Keys.Where(release.FilterAttributes.Contains))
            {
                var wide = narrow.Without(attribute);
                if (release.Narrowest(wide) is not { } whole || release.Narrowest(narrow) is not { } part || IsTheSame(roots, wide, narrow))
                    continue;
                judge.Conclude(
                    wide.With(attribute, $"not {narrow.Values[attribute]}"), Math.Max(0, whole.Lower - part.Upper), whole.Upper - part.Lower,
                    @true: context.Truth.Count(wide) - context.Truth.Count(narrow));
            }
        }

        return judge.Result("differencing", new("Differanser mellom filtre", "Differences between filters")) with { Untried = [.. release.Untried.Select(f => $"{f}: values not known")] };
    }

    /// <summary>Whether nobody is between, which the list of studies tells: a study of one phase.</summary>
    private static bool IsTheSame(IReadOnlyList<Margin> roots, Margin wide, Margin narrow) =>
        roots.Count(r => Holds(wide, r)) is var cohorts && cohorts > 0 && cohorts == roots.Count(r => Holds(narrow, r)) && wide.Values.Count < 2;

    private static bool Holds(Margin filter, Margin root) =>
        filter.Kind == root.Kind && root.Values.All(v => !filter.Values.TryGetValue(v.Key, out var value) || value == v.Value);
}
