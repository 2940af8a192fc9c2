using System.CommandLine;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary><c>alis report</c>: all of a study's figures and tables as one page, of a release; or its exact tables, stamped not for publication.</summary>
internal static class ReportCommand
{
    private const string Steward = "steward";
    private const string Release = "release";

    public static Command Create(CommonOptions options)
    {
        var terminal = options.Terminal;
        var zone = new Option<string>("--zone")
        {
            DefaultValueFactory = _ => Release,
            Description = terminal.Say("Hvor tallene tas fra: release (en utgivelse), eller steward (varehuset; eksakte, ikke for publisering).", "Where the figures are from: release, or steward (the warehouse; exact, not for publication)."),
        };
        zone.AcceptOnlyFromAmong(Release, Steward);
        var study = StudyOption.Required(terminal);
        var output = new Option<string?>("--output")
        {
            HelpName = "FILE.html",
            Description = terminal.Say("Siden som skrives (standard: STUDIE-SONE.html).", "The page to write (default: STUDY-ZONE.html)."),
        };
        var release = new Option<string?>("--release") { HelpName = "ID", Description = terminal.Say("Utgivelsens id (standard: den siste offentlige); se alis release list.", "The release's id (default: the last public one); see alis release list.") };
        var asKnownAt = AsKnownAtOption.Create(terminal);
        var command = new Command("report", terminal.Say(
            "Skriver alle figurer og tabeller for en studie som én side: av en utgivelse, eller eksakt av varehuset, stemplet «ikke for publisering».",
            "Writes all of a study's figures and tables as one page: of a release, or exact, of the warehouse, stamped “not for publication”."))
        { zone, study, output, release, asKnownAt };
        options.Examples[command] = ["alis report --study alis-vest", "alis report --study alis-nord --lang en --output nord.html", "alis report --zone steward --study alis-vest", "alis report --zone steward --study alis-nord --output nord.html --as-known-at 2026-06-30"];
        command.SetAction(async (parsed, cancellation) =>
        {
            var schema = options.Schema(parsed);
            var id = parsed.GetValue(study)!;
            StudyOption.Check(schema, id);
            var file = parsed.GetValue(output) ?? $"{id}-{parsed.GetValue(zone)}.html";
            ReportFile.Check(file, "--output");
            if (parsed.GetValue(zone) == Release)
            {
                if (parsed.GetValue(asKnownAt) is not null)
                    throw new AlisException(ExitCode.Usage, new("--as-known-at gjelder varehuset: --zone steward.", "--as-known-at is of the warehouse: --zone steward."));
                var path = ReleaseOptions.OrLastPublic(options.Data(parsed), parsed.GetValue(release));
                await ReleasePage.Save(
                    options, parsed, path, $"/reports/{Uri.EscapeDataString(id)}.html?release={Uri.EscapeDataString(Path.GetFileName(path))}&lang={Spelling.Code(terminal.Language)}", file, cancellation);
                return (int)ExitCode.Ok;
            }

            if (parsed.GetValue(release) is not null)
                throw new AlisException(ExitCode.Usage, new("--release gjelder en utgivelse, ikke --zone steward.", "--release is of a release, not of --zone steward."));
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
