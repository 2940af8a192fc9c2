using System.Globalization;
using AlisResearch.Model;

namespace AlisResearch.Disclosure.Attacks;

/// <summary>Persons that can be counted: those of a kind who have some values. Study and part (phase or survey round) are values like others; so two figures of one margin count the same persons.</summary>
/// <param name="Kind">What is counted.</param>
/// <param name="Key">The values, attribute=value, in order of the attributes.</param>
public sealed record Margin(TreeKind Kind, string Key)
{
    /// <summary>The attribute of the study.</summary>
    public const string Study = "study";

    /// <summary>The attribute of the phase or survey round.</summary>
    public const string Part = "part";

    /// <summary>Held by one doctor for at least so many years.</summary>
    public const string HeldAtLeast = "held_at_least";

    private const char Between = '\t';

    /// <summary>A margin of values.</summary>
    public static Margin Of(TreeKind kind, IEnumerable<KeyValuePair<string, string>> values) =>
        new(kind, string.Join(Between, values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}={v.Value}")));

    /// <summary>The values by attribute.</summary>
    public IReadOnlyDictionary<string, string> Values => Key.Length == 0
        ? new Dictionary<string, string>()
        : Key.Split(Between).Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);

    /// <summary>The same persons and those who have another value of an attribute.</summary>
    public Margin Without(string attribute) => Of(Kind, Values.Where(v => v.Key != attribute));

    /// <summary>Those of them who have a value too.</summary>
    public Margin With(string attribute, string value) => Of(Kind, Values.Where(v => v.Key != attribute).Append(KeyValuePair.Create(attribute, value)));

    /// <summary>Every margin that a cell of a node counts in: some of its values, and, for the longest spell, those that are at least so long.</summary>
    /// <param name="kind">What is counted.</param>
    /// <param name="study">Study.</param>
    /// <param name="part">Phase or survey round.</param>
    /// <param name="attributes">The node's attributes.</param>
    /// <param name="values">The cell's values.</param>
    public static IEnumerable<Margin> Holding(TreeKind kind, string study, string part, IReadOnlyList<string> attributes, IReadOnlyList<string> values)
    {
        KeyValuePair<string, string>[] which = [new(Study, study), new(Part, part)];
        for (var subset = 0; subset < 1 << attributes.Count; subset++)
        {
            if (attributes[^1] == TreeAttributes.ExitTime && (subset & 1) == 0)
                continue; // of those who left alone: without their outcome they are nobody's whole
            yield return Of(kind, which.Concat(attributes.Select((a, i) => KeyValuePair.Create(a, values[i])).Where((_, i) => (subset >> i & 1) == 1)));
        }

        if (attributes[^1] == TreeAttributes.LongestSpell)
        {
            for (var years = int.Parse(values[^1], CultureInfo.InvariantCulture); years > 0; years--)
                yield return Of(kind, which.Append(new(HeldAtLeast, years.ToString(CultureInfo.InvariantCulture))));
        }
    }
}

/// <summary>A published figure of persons.</summary>
/// <param name="Of">Whom it counts.</param>
/// <param name="From">The field or table that has it.</param>
/// <param name="Value">As published.</param>
/// <param name="Lower">The least that the true count can be, as read.</param>
/// <param name="Upper">The most.</param>
/// <param name="Most">The most that it could be before the release was read, where that is public; null for no limit.</param>
public sealed record Figure(Margin Of, string From, int Value, int Lower, int Upper, int? Most = null);
