using System.CommandLine;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary><c>alis backup</c>: the steward's zone as one file.</summary>
internal static class BackupCommand
{
    public static Command Create(CommonOptions options)
    {
        var terminal = options.Terminal;
        var file = new Argument<string>("FILE") { Description = terminal.Say("Zip-filen som skal lages.", "The zip file to make.") };
        var withKeys = new Option<bool>("--with-keys")
        {
            Description = terminal.Say("Ta med de hemmelige nøklene. Oppbevar filen deretter.", "Include the secret keys. Keep the file accordingly."),
        };
        var command = new Command("backup", terminal.Say(
            "Tar sikkerhetskopi av varehuset, katalogen og listen over tilbaketrekninger. Nøklene er ikke med uten --with-keys; utgivelsene er ikke med.",
            "Backs up the warehouse, its catalogue and the list of withdrawals. The keys are not in it without --with-keys; releases are not in it."))
        { file, withKeys };
        options.Examples[command] = ["alis backup alis-2026-11-24.zip", "alis backup /safe/alis-keys.zip --with-keys"];
        command.SetAction(async (parsed, cancellation) =>
        {
            using var steward = Steward.Open(options.Data(parsed));
            var backup = await terminal.Working(_ => Task.Run(
                () => BackupFile.Write(steward, parsed.GetValue(file)!, parsed.GetValue(withKeys)), cancellation));
            if (options.Json(parsed))
                terminal.Json(new { File = parsed.GetValue(file), backup.Created, backup.Keys, Files = backup.Files.Count, Bytes = backup.Files.Sum(f => f.Bytes) });
            else
                terminal.Line(backup.Keys
                    ? terminal.Say(
                        $"{backup.Files.Count} filer er kopiert, nøklene også: den som har denne filen, kan gjenkjenne personer. Bare eieren kan lese den; hold det slik.",
                        $"{backup.Files.Count} files are copied, the keys too: whoever has this file can recognise people. Only its owner may read it; keep it so.")
                    : terminal.Say(
                        $"{backup.Files.Count} filer er kopiert. Nøklene er IKKE med; uten dem kan ingen person kjennes igjen i nye filer. Kopier dem for seg: alis backup --with-keys.",
                        $"{backup.Files.Count} files are copied. The keys are NOT in it; without them nobody is recognised in new files. Copy them apart: alis backup --with-keys."));
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
