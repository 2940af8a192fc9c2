using System.CommandLine;
using AlisResearch.Etl;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary><c>alis demo</c>: everything from the files that ship, then the API.</summary>
internal static class DemoCommand
{
    public static Command Create(CommonOptions options)
    {
        var terminal = options.Terminal;
        var port = ServeCommand.Port(terminal);
        var noServe = new Option<bool>("--no-serve") { Description = terminal.Say("Bygg, men start ikke API-et.", "Build, but do not start the API.") };
        var command = new Command("demo", terminal.Say(
            "Leser inn rundene som følger med, lager utgivelsen og starter API-et. Kan kjøres om igjen.",
            "Takes in the rounds that ship, makes the release and starts the API. May be run again."))
        { port, noServe };
        options.Examples[command] = ["alis demo", "alis demo --data other --port 5081"];
        command.SetAction(async (parsed, cancellation) =>
        {
            var (folders, schemaFolder, json) = (options.Data(parsed), options.SchemaFolder(parsed), options.Json(parsed));
            var schema = SchemaReader.Read(schemaFolder);
            var rounds = Path.Combine(Path.GetDirectoryName(schemaFolder)!, "etl", "rounds");
            var files = IngestOrder.Of(schema, schema.Rounds.Select(r => (File: Path.Combine(rounds, r.Study, r.File), Round: r)));

            var results = await terminal.WorkingBySteps(progress => new IngestRun(folders, schema, schemaFolder, files, new()).ToTheEnd(progress, cancellation));
            if (results.Any(r => r.Status == IngestStatus.Rejected))
            {
                terminal.Findings([.. results.SelectMany(r => r.Findings)]);
                return (int)ExitCode.Validation;
            }

            var build = await terminal.Working(progress => ReleaseCommand.Run(folders, schema, null, dryRun: false, progress, cancellation));
            var taken = results.Count(r => r.Status == IngestStatus.Published);
            if (json && parsed.GetValue(noServe))
                terminal.Json(new { taken, unchanged = results.Count - taken, release = build.Release.Manifest.Id, data = folders.Root });
            if (!json)
            {
                terminal.Line(terminal.Say(
                    $"{taken} runder lest inn, {results.Count - taken} uendret, i {folders.Root}.",
                    $"{taken} rounds taken in, {results.Count - taken} unchanged, in {folders.Root}."));
                foreach (var line in ReleaseCommand.Summary(terminal, build, dryRun: false))
                    terminal.Line(line);
            }

            return (int)(parsed.GetValue(noServe)
                ? ExitCode.Ok
                : await ServeCommand.Run(terminal, folders, parsed.GetValue(port), json, cancellation));
        });
        return command;
    }
}
