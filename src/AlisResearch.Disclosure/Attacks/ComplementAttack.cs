using AlisResearch.Model;

namespace AlisResearch.Disclosure.Attacks;

/// <summary>Takes a part from the whole, and a part from the whole less all other parts, for somebody who knows how many persons there are.</summary>
internal static class ComplementAttack
{
    /// <summary>Runs it.</summary>
    public static AttackResult Run(AttackContext context)
    {
        var (judge, release) = (context.Judge(), context.Release);
        foreach (var family in release.Figures
            .SelectMany(f => f.Of.Values.Keys.Where(a => !release.FilterAttributes.Contains(a)).Select(a => (Whole: f.Of.Without(a), Attribute: a, Figure: f)))
            .GroupBy(f => (f.Whole, f.Attribute, f.Figure.From)))
        {
            if (context.Reads(family.Key.Whole) is not { } whole)
                continue;
            var parts = family.Select(f => f.Figure).ToList();
            foreach (var part in parts)
                judge.Conclude(
                    family.Key.Whole.With(family.Key.Attribute, $"not {part.Of.Values[family.Key.Attribute]}"), Math.Max(0, whole.Lower - part.Upper), whole.Upper - part.Lower, release.MostOf(part.Of),
                    context.Truth.Count(family.Key.Whole) - context.Truth.Count(part.Of));
            if (family.Key.Attribute == Margin.HeldAtLeast || (family.Key.Attribute == TreeAttributes.Outcome && family.Key.From == TreeAttributes.ExitTime) || !IsWhole(release, family.Key.From))
                continue; // who held it two years is among those who held it one; leaving has a date, staying none; a curve has no point for a 0
            var (least, most) = (parts.Sum(p => p.Lower), parts.Sum(p => p.Upper));
            foreach (var part in parts)
                judge.Conclude(part.Of, Math.Max(part.Lower, whole.Lower - (most - part.Upper)), Math.Min(part.Upper, whole.Upper - (least - part.Lower)), release.MostOf(part.Of));
        }

        return judge.Result("complement", new("Helheten minus en del", "The whole minus a part"));
    }

    private static bool IsWhole(ReadRelease release, string from) => from == "survey" || release.Trees.Any(t => t.Nodes.Any(n => n.Name == from));
}
