using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>The classes of an attribute at the finest level that is large enough, from class sizes, which are public.</summary>
/// <param name="Level">The level; null for the finest.</param>
/// <param name="Classes">The classes, in order.</param>
/// <param name="ClassOf">The class that each code belongs to.</param>
internal sealed record ClassLevel(string? Level, IReadOnlyList<string> Classes, IReadOnlyDictionary<string, int> ClassOf)
{
    /// <summary>The class of a code at a level; the code itself at the finest.</summary>
    public static string Group(AttributeLevel? level, string code) => level?.Groups.FirstOrDefault(g => g.Value.Contains(code)).Key ?? code;

    /// <summary>The level, or null where even the coarsest has a class that is too small, or only one; every step is logged.</summary>
    /// <param name="node">The node.</param>
    /// <param name="policy">Hierarchies and minima.</param>
    /// <param name="sizes">Persons and municipalities by code.</param>
    /// <param name="isWide">Whether its cells leave enough values to somebody who knows when the persons of each class entered.</param>
    /// <param name="log">Told the reason of each step.</param>
    public static ClassLevel? Choose(
        RefinementNode node, DisclosurePolicy policy, IReadOnlyDictionary<string, (int Persons, IReadOnlySet<string> Municipalities)> sizes, Func<ClassLevel, bool> isWide, Action<LocalText> log)
    {
        var levels = policy.Hierarchies.Where(h => h.Attribute == node.By).Select(h => (AttributeLevel?)h).Prepend(null).SkipWhile(l => node.Level is not null && l?.Level != node.Level);
        foreach (var level in levels)
        {
            var groupOf = sizes.Keys.ToDictionary(code => code, code => Group(level, code));
            var classes = groupOf.Values.Distinct().Order(StringComparer.Ordinal).ToList();
            var chosen = new ClassLevel(level?.Level, classes, groupOf.ToDictionary(g => g.Key, g => classes.IndexOf(g.Value)));
            if (classes.Count >= 2 && classes.All(c => !IsSmall(groupOf.Where(g => g.Value == c).Select(g => sizes[g.Key]))) && isWide(chosen))
                return chosen;

            // One reason for all: which of them it was would tell more.
            log(new(
                $"Nivået «{level?.Level ?? node.By}» er ikke publisert: det har bare én klasse, en med under {policy.Minima.Curve} personer eller {policy.Minima.CountMunicipalities} kommuner, eller for få som begynte samtidig i hver.",
                $"The level “{level?.Level ?? node.By}” is not published: it has one class only, one of fewer than {policy.Minima.Curve} persons or {policy.Minima.CountMunicipalities} municipalities, or too few who entered together in each."));
        }

        return null;

        bool IsSmall(IEnumerable<(int Persons, IReadOnlySet<string> Municipalities)> held)
        {
            var parts = held.ToList();
            return parts.Sum(p => p.Persons) < policy.Minima.Curve || parts.SelectMany(p => p.Municipalities).Distinct().Count() < policy.Minima.CountMunicipalities;
        }
    }
}
