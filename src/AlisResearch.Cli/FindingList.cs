using AlisResearch.Etl.Reports;
using AlisResearch.Model;
using Spectre.Console;

namespace AlisResearch.Cli;

/// <summary>
/// Findings as lines: by file, errors before warnings, then by rule. Lines are wrapped here and not in a table's cells, so that they
/// read as well at 80 columns, in a log and with a screen reader.
/// </summary>
/// <param name="console">Where they are written.</param>
/// <param name="language">The user's language.</param>
internal sealed class FindingList(IAnsiConsole console, Language language)
{
    private const int LinesShown = 5;
    private const int RangesShown = 10;
    private const int LongestText = 300;
    private const int WidestLine = 110;

    /// <summary>Writes <paramref name="findings"/>; true when some are not shown.</summary>
    public bool Write(IReadOnlyList<Finding> findings)
    {
        var left = false;
        foreach (var file in findings.GroupBy(f => f.File))
        {
            foreach (var severity in RuleFindings.Group(file).GroupBy(r => r.Severity))
            {
                Heading(file.Key, severity.Key, severity.Sum(r => r.Count));
                foreach (var rule in severity)
                    left |= Rule(rule);
            }
        }

        return left;
    }

    private void Heading(string file, Severity severity, long count)
    {
        var (style, what) = severity == Severity.Error
            ? (Color.Red, new LocalText(count == 1 ? "1 feil" : $"{count} feil", count == 1 ? "1 error" : $"{count} errors"))
            : (Color.Yellow, new LocalText(count == 1 ? "1 advarsel" : $"{count} advarsler", count == 1 ? "1 warning" : $"{count} warnings"));
        console.WriteLine();
        foreach (var line in Wrapped($"{file}: {what.In(language)}", 0, 2))
            console.WriteLine(line, new Style(style, decoration: Decoration.Bold));
    }

    /// <summary>One rule; true when some of its lines are not shown.</summary>
    private bool Rule(RuleFindings rule)
    {
        foreach (var line in Wrapped($"{RuleNames.Of(rule.Rule).In(language)} ({rule.Rule}): {rule.Count}", 2, 4))
            console.WriteLine(line, new Style(decoration: Decoration.Bold));
        var shown = rule.Lines.Take(LinesShown).ToList();
        foreach (var (index, line) in shown.Index())
        {
            Said(Place(line) is { Length: > 0 } place ? $"{place}: {line.Message.In(language)}" : line.Message.In(language), 4, 6);
            var next = index + 1 < shown.Count ? shown[index + 1] : null;
            if (line.Suggestion is { } suggestion && next?.Suggestion != suggestion) // the same advice is given once
                Said($"→ {suggestion.In(language)}", 6, 8);
        }

        var left = rule.Lines.Skip(LinesShown).Sum(l => l.Count);
        if (left > 0)
            Said(language == Language.Nb ? $"… og {left} til" : $"… and {left} more", 4, 6);
        return left > 0;
    }

    private void Said(string text, int first, int rest)
    {
        foreach (var line in Wrapped(text, first, rest))
            console.WriteLine(line);
    }

    private string Place(FindingLine line)
    {
        var rows = line.Rows.Count == 0 ? null
            : language == Language.Nb ? $"rad {RowRanges.Words(line.Rows, line.Rows.Count, RangesShown).Nb}"
            : $"{(line.Rows.Count == 1 ? "row" : "rows")} {RowRanges.Words(line.Rows, line.Rows.Count, RangesShown).En}";
        var column = line.Column is { } name ? (language == Language.Nb ? $"kolonne {name}" : $"column {name}") : null;
        return string.Join(", ", new[] { column, rows }.OfType<string>());
    }

    private IEnumerable<string> Wrapped(string text, int first, int rest) =>
        TextWrap.Lines(text, Math.Min(console.Profile.Width, WidestLine), first, rest, LongestText);
}
