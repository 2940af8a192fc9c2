using System.CommandLine;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary><c>alis report</c>: all of a study's exact tables as one page, stamped not for publication.</summary>
internal static class ReportCommand
{
    private const string Steward = "steward";

    public static Command Create(CommonOptions options)
    {
        var terminal = options.Terminal;
        var zone = new Option<string>("--zone")
        {
            Required = true,
            Description = terminal.Say("Sonen tallene tas fra: steward (eksakte, ikke for publisering).", "The zone that the figures are from: steward (exact, not for publication)."),
        };
        zone.AcceptOnlyFromAmong(Steward);
        var study = StudyOption.Required(terminal);
        var output = new Option<string?>("--output")
        {
            HelpName = "FILE.html",
            Description = terminal.Say("Siden som skrives (standard: STUDIE-steward.html).", "The page to write (default: STUDY-steward.html)."),
        };
        var asKnownAt = AsKnownAtOption.Create(terminal);
        var command = new Command("report", terminal.Say(
            "Skriver alle eksakte tabeller for en studie som én side, stemplet «ikke for publisering».",
            "Writes all of a study's exact tables as one page, stamped “not for publication”."))
        { zone, study, output, asKnownAt };
        options.Examples[command] = ["alis report --zone steward --study alis-vest", "alis report --zone steward --study alis-nord --output nord.html --as-known-at 2026-06-30"];
        command.SetAction(async (parsed, cancellation) =>
        {
            var schema = options.Schema(parsed);
            var id = parsed.GetValue(study)!;
            StudyOption.Check(schema, id);
            var file = parsed.GetValue(output) ?? $"{id}-steward.html";
            ReportFile.Check(file, "--output");
            var tables = await terminal.Working(progress => Task.FromResult(StewardReport.Tables(
                options.Data(parsed), schema, id, parsed.GetValue(asKnownAt), progress, cancellation)));
            HtmlPage.Save(StewardReport.Render(schema, id, tables, terminal.Language), file, isPrivate: true);
            if (options.Json(parsed))
                terminal.Json(new { File = Path.GetFullPath(file), Study = id, Tables = tables.Count, Synthetic = tables.Any(t => t.Synthetic), NotForPublication = true });
            else
                terminal.Line(terminal.Say(
                    $"{tables.Count} tabeller er skrevet til {file}, som bare du kan lese. Tallene er eksakte: ikke for publisering.",
                    $"{tables.Count} tables are written to {file}, which only you can read. The figures are exact: not for publication."));
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
