using System.CommandLine;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary><c>alis restore</c>: a backup back into place.</summary>
internal static class RestoreCommand
{
    public static Command Create(CommonOptions options)
    {
        var terminal = options.Terminal;
        var file = new Argument<string>("FILE") { Description = terminal.Say("Sikkerhetskopien.", "The backup.") };
        var replace = new Option<bool>("--replace") { Description = terminal.Say("Erstatt rundene som er der.", "Replace the rounds that are there.") };
        var command = new Command("restore", terminal.Say(
            "Henter en sikkerhetskopi tilbake, hel eller ikke i det hele tatt. Den som har trukket seg, her eller i kopien, tas ut før noe kan leses.",
            "Brings a backup back, whole or not at all. Whoever has withdrawn, here or in the backup, is taken out before anything can be read."))
        { file, replace };
        options.Examples[command] = ["alis restore alis-2026-11-24.zip", "alis restore alis-2026-11-24.zip --replace"];
        command.SetAction(async (parsed, cancellation) =>
        {
            terminal.Stored = new(
                "Enten er rundene som før, eller så er kopien på plass, og neste kommando som skriver, rydder ferdig. Se alis rounds.",
                "Either the rounds are as before, or the backup is in place and the next command that writes tidies up. See alis rounds.");
            var restored = await terminal.Working(_ => Task.Run(
                () => Restoration.Run(options.Data(parsed), parsed.GetValue(file)!, parsed.GetValue(replace)), CancellationToken.None)); // whole once begun
            if (options.Json(parsed))
            {
                terminal.Json(restored);
                return (int)ExitCode.Ok;
            }

            terminal.Line(terminal.Say(
                $"{restored.Versions} versjoner er hentet tilbake fra {restored.Created.LocalDateTime:yyyy-MM-dd HH:mm}. {restored.Reapplied} tilbaketrekninger er tatt ut av dem på nytt.",
                $"{restored.Versions} versions are restored from {restored.Created.LocalDateTime:yyyy-MM-dd HH:mm}. {restored.Reapplied} withdrawals are applied to them again."));
            foreach (var study in restored.MissingKeys)
                terminal.Line(terminal.Say(
                    $"Pseudonymnøkkelen til {study} mangler: legg den tilbake før du leser inn nye filer i studien.",
                    $"The pseudonym key of {study} is missing: put it back before new files of the study are taken in."));
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
