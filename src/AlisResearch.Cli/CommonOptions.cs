using System.CommandLine;
using AlisResearch.Model;

namespace AlisResearch.Cli;

/// <summary>Options that every command takes.</summary>
public sealed class CommonOptions
{
    private readonly Option<string?> _data;
    private readonly Option<string?> _schema;
    private readonly Option<bool> _json;
    private readonly Option<string> _language;

    /// <summary>Describes the options in the terminal's language.</summary>
    public CommonOptions(Terminal terminal)
    {
        Terminal = terminal;
        _data = new("--data")
        {
            Recursive = true,
            Description = terminal.Say("Datamappen (standard: ALIS_DATA, ellers ./data).", "The data folder (default: ALIS_DATA, else ./data)."),
        };
        _schema = new("--schema")
        {
            Recursive = true,
            Description = terminal.Say(
                "Schema-mappen (standard: ALIS_SCHEMA, ellers nærmeste schema/ oppover).",
                "The schema folder (default: ALIS_SCHEMA, else the nearest schema/ upwards)."),
        };
        _json = new("--json") { Recursive = true, Description = terminal.Say("Svar som JSON på standard ut.", "Answer as JSON on standard output.") };
        _language = new("--lang")
        {
            Recursive = true,
            DefaultValueFactory = _ => Spelling.Code(terminal.Language),
            Description = terminal.Say("Språk: nb eller en (standard: ALIS_LANG, ellers nb).", "Language: nb or en (default: ALIS_LANG, else nb)."),
        };
        _language.AcceptOnlyFromAmong("nb", "en");
    }

    /// <summary>Where the command speaks.</summary>
    public Terminal Terminal { get; }

    /// <summary>Each command's examples, shown below its help.</summary>
    public Dictionary<Command, string[]> Examples { get; } = [];

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [_data, _schema, _json, _language];

    /// <summary>The data folders.</summary>
    public DataFolders Data(ParseResult parsed) => new(Path.GetFullPath(
        Given(parsed.GetValue(_data), "--data") ?? Given(Environment.GetEnvironmentVariable("ALIS_DATA"), "ALIS_DATA") ?? "data"));

    /// <summary>The schema folder: given, or the nearest upwards from where the user stands, then from the program.</summary>
    public string SchemaFolder(ParseResult parsed) => Path.GetFullPath(
        Given(parsed.GetValue(_schema), "--schema")
        ?? Given(Environment.GetEnvironmentVariable("ALIS_SCHEMA"), "ALIS_SCHEMA")
        ?? Nearest(Directory.GetCurrentDirectory())
        ?? Nearest(AppContext.BaseDirectory)
        ?? "schema");

    /// <summary>The schema.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="policy">Another disclosure policy than the schema's.</param>
    public SchemaSet Schema(ParseResult parsed, string? policy = null) => SchemaReader.Read(SchemaFolder(parsed), policy);

    /// <summary>Whether the answer is JSON.</summary>
    public bool Json(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>A folder's path; one that is given and empty is refused.</summary>
    internal static string? Given(string? path, string name) => path is not null && string.IsNullOrWhiteSpace(path)
        ? throw new AlisException(ExitCode.Usage, new($"{name} er tom: oppgi en mappe.", $"{name} is empty: name a folder."))
        : path;

    private static string? Nearest(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var schema = Path.Combine(folder.FullName, "schema");
            if (Directory.Exists(Path.Combine(schema, "studies")))
                return schema;
        }

        return null;
    }
}
