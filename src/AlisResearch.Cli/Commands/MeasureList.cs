using System.CommandLine;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary>The measures there are, and what one of them is.</summary>
internal static class MeasureList
{
    /// <summary>Lists the measures with the question that each answers.</summary>
    public static void Show(CommonOptions options, ParseResult parsed, SchemaSet schema)
    {
        var terminal = options.Terminal;
        var measures = schema.Measures.Values.OrderBy(m => m.Cells).ThenBy(m => m.Name, StringComparer.Ordinal).ToList();
        if (options.Json(parsed))
            terminal.Json(measures.Select(m => new { m.Name, Title = m.Title.In(terminal.Language), Answers = m.Answers.In(terminal.Language), m.Formula, m.Unit }));
        else
            terminal.Table(
                [terminal.Say("Mål", "Measure"), terminal.Say("Navn", "Title"), terminal.Say("Svarer på", "Answers")],
                measures.Select(m => (IReadOnlyList<string>)[m.Name, m.Title.In(terminal.Language), m.Answers.In(terminal.Language)]));
    }

    /// <summary>Says what a measure is: formula, settings, columns, sources.</summary>
    public static void Describe(CommonOptions options, ParseResult parsed, Measure measure)
    {
        var (terminal, language) = (options.Terminal, options.Terminal.Language);
        if (options.Json(parsed))
        {
            terminal.Json(new
            {
                measure.Name,
                Title = measure.Title.In(language),
                Answers = measure.Answers.In(language),
                measure.Formula,
                Numerator = measure.Numerator.In(language),
                Denominator = measure.Denominator.In(language),
                measure.Unit,
                measure.References,
                Settings = measure.Parameters.Select(p => new { p.Name, p.Type, p.Words, p.Default, p.Min, p.Max, Meaning = p.Meaning.In(language) }),
                Columns = measure.Columns.Select(c => new { c.Name, c.Type, c.Unit, c.Codelist, Meaning = c.Meaning.In(language) }),
            });
            return;
        }

        terminal.Line($"{measure.Title.In(language)} ({measure.Name})");
        terminal.Line(measure.Answers.In(language));
        terminal.Line();
        terminal.Line($"{terminal.Say("Formel", "Formula")}: {measure.Formula}");
        terminal.Line($"{terminal.Say("Teller", "Numerator")}: {measure.Numerator.In(language)}");
        terminal.Line($"{terminal.Say("Nevner", "Denominator")}: {measure.Denominator.In(language)}");
        if (measure.Parameters.Count > 0)
            terminal.Table(
                [terminal.Say("Valg (--set)", "Setting (--set)"), terminal.Say("Standard", "Default"), terminal.Say("Tillatt", "Allowed"), terminal.Say("Betyr", "Means")],
                measure.Parameters.Select(p => (IReadOnlyList<string>)[p.Name, p.Default ?? "", string.Join(", ", p.Words), p.Meaning.In(language)]));
        terminal.Table(
            [terminal.Say("Kolonne", "Column"), terminal.Say("Enhet", "Unit"), terminal.Say("Betyr", "Means")],
            measure.Columns.Select(c => (IReadOnlyList<string>)[c.Name, c.Unit ?? "", c.Meaning.In(language)]));
        foreach (var reference in measure.References)
            terminal.Line(reference);
        terminal.Line(terminal.Say($"Med regneeksempel: schema/measures/{measure.Name}.md", $"With a worked example: schema/measures/{measure.Name}.md"));
    }
}
