using System.Text.RegularExpressions;

namespace AlisResearch.Tests.Spec.Measures;

/// <summary>A measure's page: the tables it shows, and what it says that commands over them give.</summary>
/// <param name="Measure">The measure's name.</param>
/// <param name="Text">The whole page.</param>
/// <param name="Tables">Blocks <c>csv TABLE</c>: rows of a table, in order.</param>
/// <param name="Examples">Blocks <c>csv alis measure …</c>: a command, and its answer.</param>
/// <param name="Commands">Lines of <c>sh</c> blocks: commands without an answer.</param>
internal sealed partial record MeasurePage(
    string Measure, string Text, IReadOnlyList<(string Table, string Rows)> Tables, IReadOnlyList<(string Command, string Answer)> Examples, IReadOnlyList<string> Commands)
{
    private const string Alis = "alis ";

    /// <summary>The page that ships for a measure.</summary>
    public static MeasurePage Of(string measure) => Parse(measure, File.ReadAllText(Path.Combine(Repository.SchemaFolder, "measures", $"{measure}.md")));

    /// <summary>Reads a page's fenced blocks.</summary>
    public static MeasurePage Parse(string measure, string text)
    {
        var blocks = Block().Matches(text).Select(m => (Kind: m.Groups["kind"].Value, Info: m.Groups["info"].Value, Body: m.Groups["body"].Value)).ToList();
        var csv = blocks.Where(b => b.Kind == "csv").ToLookup(b => b.Info.StartsWith(Alis, StringComparison.Ordinal));
        return new(
            measure, text, [.. csv[false].Select(b => (b.Info, b.Body))], [.. csv[true].Select(b => (b.Info, b.Body))],
            [.. blocks.Where(b => b.Kind == "sh").SelectMany(b => b.Body.Split('\n')).Where(l => l.StartsWith(Alis, StringComparison.Ordinal))]);
    }

    /// <summary>The measure that a command asks for, and its options; null when it is another command.</summary>
    public static (string Measure, string[] Options)? Asked(string command) =>
        command.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["alis", "measure", var measure, .. var options] ? (measure, options) : null;

    [GeneratedRegex("^```(?<kind>csv|sh) ?(?<info>[^\n]*)\n(?<body>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
