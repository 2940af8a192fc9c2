using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AlisResearch.Etl;
using AlisResearch.Model;
using Spectre.Console;

namespace AlisResearch.Cli;

/// <summary>Answers go to standard output; progress, findings and errors to standard error. Colour and progress only on a terminal.</summary>
public sealed class Terminal
{
    private const int WidthInFiles = 240;

    private static readonly JsonSerializerOptions JsonFormat = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    private readonly TextWriter _answers = Console.Out;
    private readonly TextWriter _errors = Console.Error;
    private readonly IAnsiConsole _answerTables = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Out) });
    private readonly IAnsiConsole _errorTables = AnsiConsole.Create(new()
    {
        Out = new AnsiConsoleOutput(Console.Error),
        Interactive = Console.IsErrorRedirected ? InteractionSupport.No : InteractionSupport.Yes, // whatever becomes of the answers
    });

    private readonly bool _json;

    private volatile bool _following;

    private Terminal(Language language, bool json)
    {
        (Language, _json) = (language, json);
        if (Console.IsOutputRedirected)
            _answerTables.Profile.Width = WidthInFiles; // nobody's window: a table keeps its words whole
    }

    /// <summary>The user's language.</summary>
    public Language Language { get; }

    /// <summary>
    /// What is true of the stored data when a command ends too early. A command whose work has a durable step before its last one says so
    /// here before it begins.
    /// </summary>
    public LocalText Stored { get; set; } = new("Det som var lagret, er som før.", "What was stored is as before.");

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

    /// <summary>A sentence of the answer in lines that fit, indented.</summary>
    public IEnumerable<string> Wrap(string text, int indent) => TextWrap.Lines(text, Math.Min(_answerTables.Profile.Width, 110), indent, indent);

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

    /// <summary>Says that the user stopped the command, and gives the cursor back if a progress line still has it.</summary>
    public void Interrupted()
    {
        if (_following)
        {
            _errorTables.Cursor.Show();
            _errors.Write("\r\n"); // below the line, wherever in it the cursor stood
        }

        Error(Say($"Avbrutt. {Stored.Nb}", $"Interrupted. {Stored.En}"));
    }

    /// <summary>A refusal with its findings: on standard error, and on standard output for whoever reads JSON.</summary>
    public void Refuse(AlisException refusal)
    {
        if (_json)
            Json(new { Error = refusal.Text, ExitCode = (int)refusal.ExitCode, refusal.Findings });
        Error(refusal.Text.In(Language));
        if (!_json)
            Findings(refusal.Findings);
    }

    /// <summary>Findings on standard error, rule by rule: where, what, what to do.</summary>
    public void Findings(IReadOnlyList<Finding> findings)
    {
        if (new FindingList(_errorTables, Language).Write(findings))
            Error(Say("Alle vises med --json.", "--json shows all."));
    }

    /// <summary>Runs <paramref name="work"/>, which says what it does.</summary>
    public Task<T> Working<T>(Func<IProgress<LocalText>, Task<T>> work) => Following(progress => work(progress));

    /// <summary>Runs <paramref name="work"/>, which says what it does and how far it has come.</summary>
    public Task<T> WorkingBySteps<T>(Func<IProgress<IngestProgress>, Task<T>> work) => Following(progress => work(progress));

    /// <summary>A progress line on standard error when that is a terminal and the work takes its time.</summary>
    private async Task<T> Following<T>(Func<LatestProgress, Task<T>> work)
    {
        var (latest, since) = (new LatestProgress(), Stopwatch.StartNew());
        var running = Task.Run(() => work(latest));
        if (_errorTables.Profile.Out.IsTerminal && !Console.IsErrorRedirected && await Task.WhenAny(running, Task.Delay(ProgressLine.Patience)) != running)
        {
            _following = true;
            await new ProgressLine(_errorTables, Language).Follow(latest, running, since);
            _following = false;
        }

        return await running;
    }
}
