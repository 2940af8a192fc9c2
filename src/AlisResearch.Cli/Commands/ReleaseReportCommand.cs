using System.CommandLine;
using System.Text.Json;
using AlisResearch.Catalogue;
using AlisResearch.Disclosure;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary><c>alis release report</c>: what a release says of its protection, and where the steward's own report is.</summary>
internal static class ReleaseReportCommand
{
    public static Command Create(CommonOptions options)
    {
        var terminal = options.Terminal;
        var id = ReleaseOptions.Release(terminal);
        var command = new Command("report", terminal.Say(
            "Viser personvernrapporten til en utgivelse, og hvor forvalterens egen rapport er.", "Shows the disclosure report of a release, and where the steward's own report is."))
        { id };
        options.Examples[command] = ["alis release report 2023-02-01-0123456789ab"];
        command.SetAction(parsed =>
        {
            var folders = options.Data(parsed);
            using var key = ReleaseFolder.ReadVerificationKey(folders.VerificationKey);
            var release = ReleaseFolder.Open(ReleaseOptions.Find(folders, parsed.GetValue(id)!, orRetired: true), key);
            var file = Path.Combine(release.Path, DisclosureReport.JsonFile);
            if (!File.Exists(file))
                throw new AlisException(ExitCode.Usage, new("Utgivelsen har ingen personvernrapport: en intern er eksakt og ikke for publisering.", "The release has no disclosure report: an internal one is exact, and not for publication."));
            var json = File.ReadAllBytes(file);
            if (options.Json(parsed))
                terminal.Json(JsonDocument.Parse(json).RootElement);
            else
                Show(terminal, release, DisclosureReport.FromJson(json), StewardDisclosureReport.FileOf(folders, release.Manifest.Id));
            return (int)ExitCode.Ok;
        });
        return command;
    }

    private static void Show(Terminal terminal, ReleaseFolder release, DisclosureReport report, string steward)
    {
        terminal.Table(
            [terminal.Say("Studie", "Study"), terminal.Say("Fase eller runde", "Phase or round"), terminal.Say("Hva", "What"), terminal.Say("Beskyttet antall", "Protected number"), "τ", terminal.Say("Tabeller", "Tables")],
            report.Cohorts.Select(c => (IReadOnlyList<string>)[c.Study, c.Part, c.Kind, $"{c.Total}", $"{c.Tau}", string.Join(", ", c.Nodes.Select(n => n.Name))]));
        foreach (var step in report.Coarsening)
            terminal.Line($"{step.Study} {step.Part} {step.Node}: {step.Reason.In(terminal.Language)}");
        terminal.Line(terminal.Say($"Hele rapporten: {Path.Combine(release.Path, DisclosureReport.HtmlFile)}", $"The whole report: {Path.Combine(release.Path, DisclosureReport.HtmlFile)}"));
        if (File.Exists(steward))
            terminal.Line(terminal.Say($"Forvalterens rapport, ikke for andre: {steward}", $"The steward's report, for nobody else: {steward}"));
    }
}
