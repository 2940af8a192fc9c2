using System.Text.RegularExpressions;
using AlisResearch.Model;

namespace AlisResearch.Etl.Validation;

/// <summary>
/// One rule, from one .sql file: <c>cell_&lt;name&gt;.sql</c> is a condition that is true for a broken cell, <c>rule_&lt;name&gt;.sql</c> a query over
/// the staged rows. The header says how severe it is, what it applies to, and what to tell the user.
/// </summary>
/// <param name="Name">snake_case name; findings carry it.</param>
/// <param name="Severity">Whether it rejects the round.</param>
/// <param name="Applies">What it applies to: column types, <c>required</c>, <c>limits</c>; <c>key</c>, <c>reference</c>, <c>referenced</c>, <c>columns a, b</c>,
/// <c>codelist x</c>, <c>table x</c>, <c>drift</c>.</param>
/// <param name="Reads">Other tables that it reads.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Suggestion">What to do.</param>
/// <param name="Sql">The condition or the query.</param>
internal sealed partial record Rule(
    string Name, Severity Severity, string Applies, IReadOnlyList<string> Reads, LocalText Message, LocalText Suggestion, string Sql)
{
    private static readonly Lazy<IReadOnlyList<Rule>> AllCells = new(() => Load("cell_"));
    private static readonly Lazy<IReadOnlyList<Rule>> AllRounds = new(() => Load("rule_"));

    /// <summary>The rules on one cell.</summary>
    public static IReadOnlyList<Rule> Cells => AllCells.Value;

    /// <summary>The rules on a whole round, in name order.</summary>
    public static IReadOnlyList<Rule> Rounds => AllRounds.Value;

    /// <summary>The word after what the rule applies to, such as a table's name, or null when it applies to something else.</summary>
    public string? AppliesTo(string kind) => Applies.StartsWith(kind + " ", StringComparison.Ordinal) ? Applies[(kind.Length + 1)..] : null;

    /// <summary>Reads one rule's file.</summary>
    /// <exception cref="InvalidOperationException">The header lacks something.</exception>
    public static Rule Parse(string name, string text)
    {
        var header = HeaderLine().Matches(text).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value.Trim());
        return new(
            name, Enum.Parse<Severity>(Value("severity"), ignoreCase: true), Value("applies"),
            header.TryGetValue("reads", out var reads) ? reads.Split(", ") : [], new(Value("nb"), Value("en")), new(Value("suggest nb"), Value("suggest en")),
            string.Join('\n', text.Split('\n').Where(l => !l.StartsWith("--", StringComparison.Ordinal))).Trim());

        string Value(string key) => header.TryGetValue(key, out var value) ? value : throw new InvalidOperationException($"{name}.sql has no “{key}”.");
    }

    private static List<Rule> Load(string prefix)
    {
        var assembly = typeof(Rule).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(n => Parse(Path.GetFileNameWithoutExtension(n)[prefix.Length..], SqlFile.Load(assembly, n))).ToList();
    }

    [GeneratedRegex("^-- (severity|applies|reads|nb|en|suggest nb|suggest en): (.*)$", RegexOptions.Multiline)]
    private static partial Regex HeaderLine();
}
