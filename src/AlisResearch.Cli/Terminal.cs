using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AlisResearch.Model;
using Spectre.Console;

namespace AlisResearch.Cli;

/// <summary>Answers go to standard output; progress, findings and errors to standard error. Colour and progress only on a terminal.</summary>
public sealed class Terminal
{
    private const int RowsShown = 20;

    private static readonly JsonSerializerOptions JsonFormat = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    private readonly TextWriter _answers = Console.Out;
    private readonly TextWriter _errors = Console.Error;
    private readonly IAnsiConsole _answerTables = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Out) });
    private readonly IAnsiConsole _errorTables = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });

    private readonly bool _json;

    private Terminal(Language language, bool json) => (Language, _json) = (language, json);

    /// <summary>The user's language.</summary>
    public Language Language { get; }

    /// <summary>Reads the language before anything else, so that help is in it too: --lang, then ALIS_LANG, then Norwegian.</summary>
    public static Terminal From(string[] args)
    {
        var index = Array.IndexOf(args, "--lang");
        var word = index >= 0 && index + 1 < args.Length ? args[index + 1]
            : args.FirstOrDefault(a => a.StartsWith("--lang=", StringComparison.Ordinal))?["--lang=".Length..]
            ?? Environment.GetEnvironmentVariable("ALIS_LANG");
        return new(word == "en" ? Language.En : Language.Nb, args.Contains("--json"));
    }

    /// <summary>The text in the user's language.</summary>
    public string Say(string nb, string en) => Language == Language.Nb ? nb : en;

    /// <summary>A line of the answer.</summary>
    public void Line(string text = "") => _answers.WriteLine(text);

    /// <summary>The answer as JSON.</summary>
    public void Json(object answer) => _answers.WriteLine(JsonSerializer.Serialize(answer, JsonFormat));

    /// <summary>An answer in columns.</summary>
    public void Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in header)
            table.AddColumn(new TableColumn(Markup.Escape(column)));
        foreach (var row in rows)
            table.AddRow(row.Select(Markup.Escape).ToArray());
        _answerTables.Write(table);
    }

    /// <summary>A sentence on standard error.</summary>
    public void Error(string text) => _errors.WriteLine(text);

    /// <summary>A refusal with its findings: on standard error, and on standard output for whoever reads JSON.</summary>
    public void Refuse(AlisException refusal)
    {
        if (_json)
            Json(new { Error = refusal.Text, ExitCode = (int)refusal.ExitCode, refusal.Findings });
        Error(refusal.Text.In(Language));
        if (!_json)
            Findings(refusal.Findings);
    }

    /// <summary>Findings as a table on standard error: where, what, what to do.</summary>
    public void Findings(IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
            return;
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in new[] { Say("Fil", "File"), Say("Rad", "Row"), Say("Kolonne", "Column"), Say("Regel", "Rule"), Say("Hva", "What"), Say("Forslag", "Suggestion") })
            table.AddColumn(column);
        foreach (var f in findings.Take(RowsShown))
        {
            string?[] cells = [f.File, f.Row?.ToString(CultureInfo.InvariantCulture), f.Column, f.Rule, f.Message.In(Language), f.Suggestion?.In(Language)];
            table.AddRow(cells.Select(c => Markup.Escape(c ?? "")).ToArray());
        }

        _errorTables.Write(table);
        if (findings.Count > RowsShown)
            Error(Say($"… og {findings.Count - RowsShown} funn til. Alle vises med --json.", $"… and {findings.Count - RowsShown} more findings. --json shows all."));
    }

    /// <summary>Runs <paramref name="work"/> with a status line on standard error when that is a terminal.</summary>
    public async Task<T> Working<T>(Func<IProgress<LocalText>, Task<T>> work)
    {
        if (!_errorTables.Profile.Out.IsTerminal || Console.IsErrorRedirected)
            return await work(new Quiet());
        return await _errorTables.Status().StartAsync("…", context => work(new Spoken(text => context.Status(Markup.Escape(text.In(Language)) + " …"))));
    }

    private sealed class Quiet : IProgress<LocalText>
    {
        public void Report(LocalText value)
        {
        }
    }

    private sealed class Spoken(Action<LocalText> say) : IProgress<LocalText>
    {
        public void Report(LocalText value) => say(value);
    }
}
