using System.CommandLine;
using AlisResearch.Analytics;
using AlisResearch.Exports;
using AlisResearch.Model;

namespace AlisResearch.Cli;

/// <summary>How a measure's result leaves the command: a table, JSON, CSV or Parquet.</summary>
internal sealed class MeasureOutput
{
    private readonly Terminal _terminal;
    private readonly Option<bool> _csv;
    private readonly Option<bool> _parquet;
    private readonly Option<string?> _output;

    /// <summary>Describes the options in the terminal's language.</summary>
    public MeasureOutput(Terminal terminal)
    {
        _terminal = terminal;
        _csv = new("--csv") { Description = terminal.Say("Svar som CSV (UTF-8, komma, desimalpunktum).", "Answer as CSV (UTF-8, comma, decimal point).") };
        _parquet = new("--parquet") { Description = terminal.Say("Svar som Parquet, med navn og enheter i metadataene; krever --output.", "Answer as Parquet, with labels and units in the metadata; needs --output.") };
        _output = new("--output") { HelpName = "FILE", Description = terminal.Say("Skriv til denne filen, som bare du kan lese.", "Write to this file, which only you can read.") };
    }

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [_csv, _parquet, _output];

    /// <summary>Whether the answer is a table for the eye.</summary>
    public bool IsTable(bool json, ParseResult parsed) => !json && !parsed.GetValue(_csv) && !parsed.GetValue(_parquet);

    /// <summary>Refuses what does not go together, before anything is computed.</summary>
    /// <exception cref="AlisException">Two formats, Parquet without a file, a file without a format, or no such folder: exit 2.</exception>
    public void Check(bool json, ParseResult parsed)
    {
        var formats = new[] { json, parsed.GetValue(_csv), parsed.GetValue(_parquet) }.Count(f => f);
        if (formats > 1)
            throw Usage("Velg én av --json, --csv og --parquet.", "Choose one of --json, --csv and --parquet.");
        if (parsed.GetValue(_parquet) && parsed.GetValue(_output) is null)
            throw Usage("--parquet krever --output FIL.", "--parquet needs --output FILE.");
        if (parsed.GetValue(_output) is not { } file)
            return;
        if (file.Length == 0)
            throw Usage("--output trenger navnet på en fil.", "--output needs the name of a file.");
        if (formats == 0 || json)
            throw Usage("--output krever --csv eller --parquet.", "--output needs --csv or --parquet.");
        if (Directory.Exists(file) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
            throw Usage($"«{file}» er ikke en fil i en mappe som finnes.", $"“{file}” is not a file in a folder that exists.");
    }

    /// <summary>Writes the answer.</summary>
    public async Task Write(bool json, ParseResult parsed, MeasureAnswer answer, SchemaSet schema, CancellationToken cancellation)
    {
        if (json)
            _terminal.Json(Json(answer));
        else if (parsed.GetValue(_parquet))
            await Save(answer, parsed.GetValue(_output)!, s => ParquetTable.WriteAsync(s, answer.Result.Columns, answer.Result.Rows, Metadata(answer), cancellation: cancellation));
        else if (parsed.GetValue(_csv) && parsed.GetValue(_output) is { } file)
            await Save(answer, file, s => Csv(s, answer));
        else if (parsed.GetValue(_csv))
        {
            using var text = new MemoryStream();
            await Csv(text, answer);
            _terminal.Line(System.Text.Encoding.UTF8.GetString(text.ToArray()).TrimEnd());
            Warn(answer);
        }
        else
            Show(answer, new(schema, _terminal.Language));
    }

    /// <summary>What stands above a table: the measure, of whom, by which rules.</summary>
    public static void Heading(Terminal terminal, MeasureAnswer answer, ValueText text)
    {
        var (measure, request) = (answer.Result.Measure, answer.Request);
        terminal.Line($"{measure.Title.In(terminal.Language)}: {(request.Studies.Count == 0 ? terminal.Say("alle studier", "all studies") : string.Join(", ", request.Studies.Select(s => text.Label("study", s))))}");
        foreach (var rule in MeasureRules.Of(answer))
            terminal.Line(rule.In(terminal.Language));
    }

    /// <summary>What stands below a table: why numbers are missing, and what was left out.</summary>
    public static void Notes(Terminal terminal, MeasureAnswer answer, ValueText text)
    {
        foreach (var note in MeasureRules.Notes(answer, text))
            terminal.Line(note.In(terminal.Language));
    }

    private void Show(MeasureAnswer answer, ValueText text)
    {
        Heading(_terminal, answer, text);
        if (answer.Rows.Count > 0)
            _terminal.Table(
                [.. answer.Result.Columns.Select(c => c.Name)],
                answer.Result.Rows.Select(r => (IReadOnlyList<string>)[.. answer.Result.Columns.Zip(r).Select(v => text.Of(v.First, v.Second))]));
        Notes(_terminal, answer, text);
    }

    private static object Json(MeasureAnswer answer) => new
    {
        Measure = answer.Result.Measure.Name,
        Zone = "STEWARD",
        NotForPublication = true,
        answer.Synthetic,
        answer.Request.Studies,
        answer.Request.Phase,
        answer.Request.Where,
        answer.Request.Unit,
        answer.Request.GapDays,
        answer.Request.AbsencesAsExits,
        answer.Request.From,
        answer.Request.To,
        Periods = answer.Result.Measure.Cells == MeasureCells.Period ? answer.Request.Periods : null,
        Outcome = answer.Result.Measure.ByOutcome ? answer.Request.Outcome : (OutcomeKind?)null,
        TimeUnit = answer.Result.Measure.Cells is MeasureCells.LifeTable or MeasureCells.Vacancy ? MeasureRules.TimeUnitOf(answer).En : null,
        answer.Request.GroupBy,
        answer.Request.Strata,
        answer.Settings,
        answer.AsKnownAt,
        TenuresLeftOut = answer.Result.LeftOut,
        answer.Result.NotComputable,
        answer.Rows,
    };

    private void Warn(MeasureAnswer answer)
    {
        foreach (var stamp in MeasureRules.Stamps(answer))
            _terminal.Error(stamp.In(_terminal.Language));
    }

    private static Dictionary<string, string> Metadata(MeasureAnswer answer) => new()
    {
        ["measure"] = answer.Result.Measure.Name,
        ["zone"] = "STEWARD",
        ["not_for_publication"] = "true",
        ["synthetic"] = answer.Synthetic ? "true" : "false",
        ["studies"] = string.Join(",", answer.Request.Studies),
        ["rules"] = string.Join(" ", MeasureRules.Of(answer).Select(r => r.En)),
        ["group_by"] = string.Join(",", answer.Request.GroupBy),
        ["settings"] = string.Join(",", answer.Settings.Select(s => $"{s.Key}={s.Value}")),
    };

    private static Task Csv(Stream stream, MeasureAnswer answer)
    {
        CsvExport.Write(stream, [.. answer.Result.Columns.Select(c => c.Name)], answer.Result.Rows);
        return Task.CompletedTask;
    }

    /// <summary>Whole or not at all, and for the owner's eyes: the numbers are exact.</summary>
    private async Task Save(MeasureAnswer answer, string file, Func<Stream, Task> write)
    {
        var target = Path.GetFullPath(file);
        var temporary = $"{target}.{Guid.NewGuid():N}{DurableFiles.Temporary}";
        try
        {
            await using (var stream = DurableFiles.CreatePrivate(temporary))
                await write(stream);
            DurableFiles.Publish(temporary, target);
        }
        finally
        {
            File.Delete(temporary);
        }

        _terminal.Error(_terminal.Say($"Skrevet til {file}.", $"Written to {file}."));
        Warn(answer);
    }

    private static AlisException Usage(string nb, string en) => new(ExitCode.Usage, new(nb, en));
}
