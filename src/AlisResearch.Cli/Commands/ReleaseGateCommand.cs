using System.CommandLine;
using AlisResearch.Analytics;
using AlisResearch.Disclosure;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary><c>alis release gate</c>: the gate before the draw, in full.</summary>
internal static class ReleaseGateCommand
{
    public static Command Create(CommonOptions options)
    {
        var terminal = options.Terminal;
        var policy = ReleaseOptions.Policy(terminal);
        var cohorts = new Option<int?>("--cohorts")
        {
            HelpName = "N",
            Description = terminal.Say("Simulerte kohorter for hver forhåndstro (standard: policyens tall).", "Simulated cohorts for each prior (default: the policy's number)."),
        };
        cohorts.Validators.Add(result =>
        {
            if (!int.TryParse(result.Tokens.SingleOrDefault()?.Value, out var given) || given is < 4 or > 100_000)
                result.AddError(terminal.Say("--cohorts er et helt tall fra 4 til 100000.", "--cohorts is a whole number from 4 to 100000."));
        });
        var command = new Command("gate", terminal.Say(
            "Prøver policyen på simulerte kohorter som de i varehuset, så mange som policyen krever. Lagrer ingenting. Avslutter med 4 når en port er stengt.",
            "Tries the policy on simulated cohorts like those of the warehouse, as many as the policy asks for. Stores nothing. Exits with 4 when a gate is shut."))
        { policy, cohorts };
        options.Examples[command] = ["alis release gate", "alis release gate --policy stricter.yml --cohorts 50"];
        command.SetAction(async (parsed, cancellation) =>
        {
            var schema = options.Schema(parsed, parsed.GetValue(policy));
            var folders = options.Data(parsed);
            var results = await terminal.Working(progress => Task.Run(
                () =>
                {
                    var snapshot = ReleaseCommand.Snapshot(folders);
                    using var warehouse = TableDatabase.OpenWarehouse(schema, snapshot);
                    var cells = ProtectedCells.Build(warehouse, schema, snapshot, RoundingSecret.Of(folders, isKept: false), cancellation);
                    return SimulationGate.Run(schema.Policy, cells.Trees, parsed.GetValue(cohorts) ?? schema.Policy.Gate.Cohorts, progress, cancellation);
                },
                cancellation));
            if (options.Json(parsed))
                terminal.Json(results);
            else if (results.Count == 0)
                terminal.Line(terminal.Say("Ingen kohorter av leger eller stillinger i policyen er store nok til å prøves.", "No cohort of doctors or posts in the policy is large enough to be tried."));
            else
                terminal.Table(
                    [terminal.Say("Studie", "Study"), terminal.Say("Fase", "Phase"), terminal.Say("Hva", "What"), terminal.Say("Klasse", "Class"), terminal.Say("Forhåndstro", "Prior"), terminal.Say("Simulert", "Simulated"), terminal.Say("Avslørt", "Disclosed"), terminal.Say("Tillatt", "Allowed")],
                    results.Select(r => (IReadOnlyList<string>)[r.Study, r.Part, r.Kind == TreeKind.Post ? terminal.Say("stillinger", "posts") : terminal.Say("leger", "doctors"), r.Class, r.Prior, $"{r.Cohorts}", $"{r.Disclosed}", $"{r.Allowed}"]));
            return (int)(results.All(r => r.Passes) ? ExitCode.Ok : ExitCode.Disclosure);
        });
        return command;
    }
}
