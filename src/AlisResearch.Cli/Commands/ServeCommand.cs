using System.CommandLine;
using System.Globalization;
using AlisResearch.Catalogue;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary><c>alis serve</c>: starts the API on the releases.</summary>
internal static class ServeCommand
{
    public const int DefaultPort = 5080;

    public static Command Create(CommonOptions options)
    {
        var terminal = options.Terminal;
        var port = Port(terminal);
        var isInternal = new Option<bool>("--internal")
        {
            Description = terminal.Say(
                "Vis de interne utgivelsene: eksakte, ikke for publisering, bare på denne maskinen og med nøkkel (alis api-keys add).",
                "Serve the internal releases: exact, not for publication, on this machine only and with a key (alis api-keys add)."),
        };
        var command = new Command("serve", terminal.Say(
            "Starter API-et på utgivelsene, som en egen prosess. Stopp med Ctrl-C.",
            "Starts the API on the releases, as a process of its own. Stop it with Ctrl-C."))
        { port, isInternal };
        options.Examples[command] = ["alis serve", "alis serve --port 5081", "alis serve --internal --port 5082"];
        command.SetAction(async (parsed, cancellation) =>
            (int)await (parsed.GetValue(isInternal)
                ? RunInternal(terminal, options.Data(parsed), parsed.GetValue(port), options.Json(parsed), cancellation)
                : Run(terminal, options.Data(parsed), parsed.GetValue(port), options.Json(parsed), cancellation)));
        return command;
    }

    public static Option<int> Port(Terminal terminal)
    {
        var port = new Option<int>("--port")
        {
            DefaultValueFactory = _ => DefaultPort,
            Description = terminal.Say("Port på 127.0.0.1; 0 tar en ledig.", "Port on 127.0.0.1; 0 takes a free one."),
        };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 65535))
                result.AddError(terminal.Say("--port skal være fra 0 til 65535.", "--port must be from 0 to 65535."));
        });
        return port;
    }

    /// <summary>Serves until stopped; holds no lock.</summary>
    public static async Task<ExitCode> Run(Terminal terminal, DataFolders folders, int port, bool json, CancellationToken cancellation)
    {
        if (ReleaseFolder.List(folders.PublicReleases).Count == 0)
            throw new AlisException(ExitCode.Usage, new(
                "Det finnes ingen utgivelse ennå. Lag en: alis release build (eller alt på én gang: alis demo)",
                "There is no release yet. Make one: alis release build (or everything at once: alis demo)"));
        return await ApiProcess.Run(folders, port, isInternal: false, address => Announce(terminal, address, json), cancellation);
    }

    /// <summary>Serves the internal releases until stopped; needs a key that holds.</summary>
    private static async Task<ExitCode> RunInternal(Terminal terminal, DataFolders folders, int port, bool json, CancellationToken cancellation)
    {
        if (ReleaseFolder.List(folders.InternalReleases).Count == 0)
            throw new AlisException(ExitCode.Usage, new(
                "Det finnes ingen intern utgivelse. Lag en: alis release build --internal", "There is no internal release. Make one: alis release build --internal"));
        if (!new ApiKeys(folders.ApiKeys).All().Any(k => k.IsValid(DateTimeOffset.UtcNow)))
            throw new AlisException(ExitCode.Usage, new(
                "Interne utgivelser vises bare med nøkkel, og ingen er gyldig. Lag en: alis api-keys add MERKELAPP",
                "Internal releases are served only with a key, and none is valid. Make one: alis api-keys add LABEL"));
        return await ApiProcess.Run(folders, port, isInternal: true, address => AnnounceInternal(terminal, address, json), cancellation);
    }

    private static void AnnounceInternal(Terminal terminal, string address, bool json)
    {
        if (json)
        {
            terminal.Json(new { address, graphql = $"{address}/graphql", notForPublication = true });
            return;
        }

        terminal.Line(terminal.Say(
            $"Interne, eksakte tall på {address}: ikke for publisering. Stopp med Ctrl-C.", $"Internal, exact figures at {address}: not for publication. Stop it with Ctrl-C."));
        terminal.Line(terminal.Say("Prøv:", "Try:"));
        terminal.Line($"  curl {address}/graphql -H \"Authorization: Bearer $ALIS_KEY\" -H 'content-type: application/json' \\");
        terminal.Line("    -d '{\"query\":\"{ cohort { retention(groupBy: STUDY) { group atRisk { value } median { value } } } }\"}'");
    }

    private static void Announce(Terminal terminal, string address, bool json)
    {
        if (json)
        {
            terminal.Json(new { address, graphql = $"{address}/graphql" });
            return;
        }

        terminal.Line(terminal.Say($"API-et svarer på {address} (GraphQL: {address}/graphql). Stopp med Ctrl-C.", $"The API answers at {address} (GraphQL: {address}/graphql). Stop it with Ctrl-C."));
        terminal.Line(terminal.Say("Prøv:", "Try:"));
        terminal.Line($"  curl {address}/graphql -H 'content-type: application/json' \\");
        terminal.Line("    -d '{\"query\":\"{ interviewCounts(groupBy:[STUDY]) { total rows { study count } } }\"}'");
    }
}
