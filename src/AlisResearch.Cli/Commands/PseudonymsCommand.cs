using System.CommandLine;
using System.Globalization;
using AlisResearch.Etl.Pseudonyms;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary><c>alis pseudonyms status|rotate</c>: the studies' pseudonym keys.</summary>
internal static class PseudonymsCommand
{
    public static Command Create(CommonOptions options)
    {
        var terminal = options.Terminal;
        return new Command("pseudonyms", terminal.Say(
            "Viser og fornyer nøklene som gjør direkte kjennetegn om til pseudonymer.",
            "Shows and renews the keys that turn direct identifiers into pseudonyms."))
        {
            Status(options), Rotate(options),
        };
    }

    private static Command Status(CommonOptions options)
    {
        var terminal = options.Terminal;
        var command = new Command("status", terminal.Say(
            "Viser for hver studie om den har en nøkkel, siden når, og hva som avhenger av den. Avslutter med 5 hvis en nøkkel ikke er i orden.",
            "Shows for each study whether it has a key, since when, and what depends on it. Exits with 5 if a key is not in order."));
        options.Examples[command] = ["alis pseudonyms status", "alis pseudonyms status --json"];
        command.SetAction(parsed =>
        {
            var keys = KeyStatus.Of(options.Data(parsed), options.Schema(parsed).Studies.Select(s => s.Id));
            if (options.Json(parsed))
                terminal.Json(keys.Select(k => new { k.Study, HasKey = k.Since is not null, k.Since, k.Renewals, k.Versions, k.Withdrawals, Problem = k.Problem?.In(terminal.Language) }));
            else
            {
                terminal.Table(
                    [terminal.Say("Studie", "Study"), terminal.Say("Nøkkel siden", "Key since"), terminal.Say("Fornyet", "Renewed"), terminal.Say("Versjoner", "Versions"), terminal.Say("Tilbaketrekninger", "Withdrawals")],
                    keys.Select(k => (IReadOnlyList<string>)
                    [
                        k.Study, k.Since?.LocalDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? (k.Problem is null ? terminal.Say("ingen", "none") : "–"),
                        Number(k.Renewals), Number(k.Versions), Number(k.Withdrawals),
                    ]));
                foreach (var key in keys.Where(k => k.Problem is not null))
                    terminal.Error(key.Problem!.In(terminal.Language));
            }

            return (int)(keys.Any(k => k.Problem is not null) ? ExitCode.Integrity : ExitCode.Ok);
        });
        return command;
    }

    private static Command Rotate(CommonOptions options)
    {
        var terminal = options.Terminal;
        var study = StudyOption.Required(terminal);
        var again = new Option<bool>("--repseudonymise")
        {
            Description = terminal.Say("Gi alt som avhenger av nøkkelen, nye pseudonymer.", "Give everything that depends on the key new pseudonyms."),
        };
        var command = new Command("rotate", terminal.Say(
            "Fornyer en studies nøkkel. Nekter når data avhenger av den, uten --repseudonymise.",
            "Renews a study's key. Refuses when data depend on it, without --repseudonymise."))
        { study, again };
        options.Examples[command] = ["alis pseudonyms rotate --study alis-vest", "alis pseudonyms rotate --study alis-vest --repseudonymise"];
        command.SetAction(async (parsed, cancellation) =>
        {
            var named = parsed.GetValue(study)!;
            StudyOption.Check(options.Schema(parsed), named);
            using var steward = Steward.Open(options.Data(parsed));
            terminal.Stored = new(
                "Enten er alt som før, eller så er den nye nøkkelen lagret, og neste kommando som skriver, fullfører fornyelsen. Se alis pseudonyms status.",
                "Either all is as before, or the new key is stored and the next command that writes finishes the renewal. See alis pseudonyms status.");
            var renewal = await terminal.Working(_ => Task.Run(() => steward.RenewKey(named, parsed.GetValue(again)), CancellationToken.None)); // whole once begun
            if (options.Json(parsed))
                terminal.Json(new { Study = named, renewal.Versions, renewal.Withdrawals });
            else
                terminal.Line(terminal.Say(
                    $"Nøkkelen til {named} er fornyet: {renewal.Versions} versjoner og {renewal.Withdrawals} tilbaketrekninger har fått nye pseudonymer. Ta en ny kopi av nøkkelen: alis backup --with-keys.",
                    $"The key of {named} is renewed: {renewal.Versions} versions and {renewal.Withdrawals} withdrawals have new pseudonyms. Make a new copy of the key: alis backup --with-keys."));
            return (int)ExitCode.Ok;
        });
        return command;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
