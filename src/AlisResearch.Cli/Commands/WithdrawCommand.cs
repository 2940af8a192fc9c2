using System.CommandLine;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary><c>alis withdraw</c>: takes a person out of a study.</summary>
internal static class WithdrawCommand
{
    public static Command Create(CommonOptions options)
    {
        var terminal = options.Terminal;
        var study = StudyOption.Required(terminal);
        var subject = new Option<string>("--subject")
        {
            Required = true,
            Description = terminal.Say(
                "Hvem: nøkkelen slik den står i kildefilene, eller pseudonymet. «-» leser den fra standard inn, så den ikke blir liggende i skallets historikk.",
                "Who: the key as it stands in the source files, or the pseudonym. “-” reads it from standard input, so that it does not stay in the shell's history."),
        };
        var dryRun = new Option<bool>("--dry-run") { Description = terminal.Say("Tell opp, men endre ingenting.", "Count, but change nothing.") };
        var command = new Command("withdraw", terminal.Say(
            "Tar en person ut av en studie: av alle versjoner i varehuset med en gang, av de offentlige utgivelsene fra neste fastsatte dato, og av alt som leses inn eller hentes tilbake senere.",
            "Takes a person out of a study: out of every version in the warehouse at once, out of public releases from the next pre-set date, and out of whatever is taken in or restored later."))
        { study, subject, dryRun };
        options.Examples[command] =
        [
            "alis withdraw --study alis-vest --subject -",
            "alis withdraw --study alis-vest --subject - --dry-run < " + terminal.Say("nøkkel.txt", "key.txt"),
        ];
        command.SetAction(async (parsed, cancellation) =>
        {
            var (folders, schema, test) = (options.Data(parsed), options.Schema(parsed), parsed.GetValue(dryRun));
            var named = parsed.GetValue(study)!;
            StudyOption.Check(schema, named);
            var who = await Subject(parsed.GetValue(subject)!, cancellation);
            using var steward = test ? Steward.OpenForReading(folders) : Steward.Open(folders);
            if (!test)
                terminal.Stored = new(
                    "Enten er alt som før, eller så er tilbaketrekningen registrert, og neste kommando som skriver, fullfører den. Kjør kommandoen igjen: den sier hva som gjelder.",
                    "Either all is as before, or the withdrawal is recorded and the next command that writes finishes it. Run the command again: it says which.");
            var withdrawal = await terminal.Working(_ => Task.Run(
                () => test ? steward.PreviewWithdrawal(named, who) : steward.Withdraw(named, who), CancellationToken.None)); // whole once begun
            var released = NextDate(schema.Policy);
            if (options.Json(parsed))
                terminal.Json(new
                {
                    Study = named,
                    DryRun = test,
                    withdrawal.AlreadyRecorded,
                    Rows = withdrawal.Removed.Sum(r => r.Rows),
                    withdrawal.Removed,
                    ReleasedWithoutFrom = released,
                    withdrawal.UnknownFiles,
                    withdrawal.Damaged,
                });
            else
                Show(terminal, withdrawal, test, released);
            foreach (var version in withdrawal.Damaged)
                terminal.Error(Waiting(terminal, named, version, test));
            return (int)(withdrawal.Damaged.Count > 0 ? ExitCode.Integrity : ExitCode.Ok);
        });
        return command;
    }

    private static async Task<string> Subject(string given, CancellationToken cancellation)
    {
        var subject = given == "-" ? await Console.In.ReadLineAsync(cancellation) : given;
        return string.IsNullOrWhiteSpace(subject)
            ? throw new AlisException(ExitCode.Usage, new("--subject er tom: oppgi personens nøkkel.", "--subject is empty: give the person's key."))
            : subject;
    }

    /// <summary>Releases are dated by the policy: corrections and withdrawals wait for the next date.</summary>
    private static DateOnly? NextDate(DisclosurePolicy policy) =>
        policy.ReleaseDates.Where(d => d > DateOnly.FromDateTime(DateTime.UtcNow)).Select(d => (DateOnly?)d).Min();

    private static string Waiting(Terminal terminal, string study, DamagedVersion version, bool dryRun) => dryRun
        ? terminal.Say(
            $"Filen til {study}/{version.Round}, versjon {version.Version}, mangler eller er endret: den er ikke lest, og radene i den er ikke talt med.",
            $"The file of {study}/{version.Round}, version {version.Version}, is missing or changed: it is not read, and rows in it are not counted.")
        : terminal.Say(
            $"Filen til {study}/{version.Round}, versjon {version.Version}, mangler eller er endret og er ikke lest. Tilbaketrekningen er registrert. Les inn kildefilen på nytt (alis ingest), eller hent en sikkerhetskopi (alis restore): da tas personen ut, eller den skadede filen slettes.",
            $"The file of {study}/{version.Round}, version {version.Version}, is missing or changed and is not read. The withdrawal is recorded. Take the source file in again (alis ingest), or restore a backup (alis restore): then they are taken out of it, or the damaged file is deleted.");

    private static void Show(Terminal terminal, Withdrawal withdrawal, bool dryRun, DateOnly? released)
    {
        var (rows, versions) = (withdrawal.Removed.Sum(r => r.Rows), withdrawal.Removed.Count);
        var rounds = string.Join(", ", withdrawal.Removed.Select(r => r.Round).Distinct().Order(StringComparer.Ordinal));
        terminal.Line((rows, dryRun) switch
        {
            (0, true) when withdrawal.Damaged.Count > 0 => terminal.Say("Ingen rad i de hele filene er denne personens; ingenting er lagret.", "No row of the whole files is this person's; nothing is stored."),
            (0, false) when withdrawal.Damaged.Count > 0 => terminal.Say("Ingen rad i de hele filene er denne personens.", "No row of the whole files is this person's."),
            (0, true) => terminal.Say("Ingen rad er denne personens: er nøkkelen og studien riktig? Tilbaketrekningen ville blitt husket; ingenting er lagret.", "No row is this person's: are the key and the study right? The withdrawal would be remembered; nothing is stored."),
            (0, false) => terminal.Say("Ingen rad er denne personens: er nøkkelen og studien riktig? Tilbaketrekningen er husket: personen tas ikke inn fra senere filer.", "No row is this person's: are the key and the study right? The withdrawal is remembered: they are not taken in from later files."),
            (_, true) => terminal.Say($"Ville fjernet {rows} rader i {versions} versjoner av {rounds}; ingenting er endret.", $"Would remove {rows} rows in {versions} versions of {rounds}; nothing is changed."),
            _ => terminal.Say($"{rows} rader i {versions} versjoner av {rounds} er fjernet.", $"{rows} rows in {versions} versions of {rounds} are removed."),
        });
        if (withdrawal.AlreadyRecorded)
            terminal.Line(terminal.Say("Personen hadde trukket seg før.", "They had withdrawn before."));
        terminal.Line(released is { } date
            ? terminal.Say($"Utgivelser er uten personen fra neste fastsatte dato, {date:yyyy-MM-dd}.", $"Releases are without them from the next pre-set date, {date:yyyy-MM-dd}.")
            : terminal.Say(
                "Utgivelser er uten personen fra neste fastsatte dato; policyen har ingen senere (schema/disclosure/policy.yml, release_dates).",
                "Releases are without them from the next pre-set date; the policy has no later one (schema/disclosure/policy.yml, release_dates)."));
        if (withdrawal.UnknownFiles > 0)
            terminal.Line(terminal.Say(
                $"{withdrawal.UnknownFiles} filer i varehuset er ukjente for katalogen og kan ha rader om personen. Finn ut hvor de kommer fra, og slett dem.",
                $"{withdrawal.UnknownFiles} files in the warehouse are unknown to the catalogue and may hold rows of theirs. Find out where they come from, and delete them."));
        terminal.Line(dryRun
            ? terminal.Say("Interne utgivelser ville blitt slettet.", "Internal releases would be deleted.")
            : terminal.Say("Interne utgivelser er slettet: lag dem på nytt med alis release build --internal.", "Internal releases are deleted: make them anew with alis release build --internal."));
        terminal.Line(terminal.Say(
            "Kildefiler og eldre sikkerhetskopier har fortsatt radene: slett dem etter studiens rutine. alis restore tar personen ut igjen.",
            "Source files and older backups still have the rows: delete them by the study's routine. alis restore takes the person out again."));
    }
}
