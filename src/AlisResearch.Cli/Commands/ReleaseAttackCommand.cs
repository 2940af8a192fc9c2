using System.CommandLine;
using AlisResearch.Analytics;
using AlisResearch.Catalogue;
using AlisResearch.Disclosure;
using AlisResearch.Disclosure.Attacks;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary><c>alis release attack</c>: every attack on a public release, through the API, judged by the warehouse it was made of.</summary>
internal static class ReleaseAttackCommand
{
    public static Command Create(CommonOptions options)
    {
        var terminal = options.Terminal;
        var id = new Option<string?>("--release") { HelpName = "ID", Description = terminal.Say("Utgivelsens id (standard: den siste offentlige); se alis release list.", "The release's id (default: the last public one); see alis release list.") };
        var command = new Command("attack", terminal.Say(
            "Angriper en offentlig utgivelse gjennom API-et, slik en leser kan, og sammenligner det som kan sluttes, med varehuset. Avslutter med 4 når noe er avslørt.",
            "Attacks a public release through the API, as a reader can, and compares what can be concluded with the warehouse. Exits with 4 when anything is disclosed."))
        { id };
        options.Examples[command] = ["alis release attack", "alis release attack --release 2023-02-01-0123456789ab --json"];
        command.SetAction(async (parsed, cancellation) =>
        {
            var (folders, schema) = (options.Data(parsed), options.Schema(parsed));
            var report = await terminal.Working(progress => Attack(folders, schema, parsed.GetValue(id), progress, cancellation));
            report.Write(folders);
            if (options.Json(parsed))
                terminal.Json(report);
            else
                Show(terminal, report, AttackReport.FileOf(folders, report.Release));
            return (int)(report.Discloses ? ExitCode.Disclosure : ExitCode.Ok);
        });
        return command;
    }

    private static async Task<AttackReport> Attack(DataFolders folders, SchemaSet schema, string? id, IProgress<LocalText> progress, CancellationToken cancellation)
    {
        using var key = ReleaseFolder.ReadVerificationKey(folders.VerificationKey);
        var release = ReleaseFolder.Open(PathOf(folders, id), key);
        progress.Report(new("Leser varehuset", "Reading the warehouse"));
        var snapshot = ReleaseCommand.Snapshot(folders);
        using var warehouse = TableDatabase.OpenWarehouse(schema, snapshot);
        var cells = ProtectedCells.Build(warehouse, schema, snapshot, RoundingSecret.Of(folders, isKept: false), cancellation);
        if (!Counts(PublishedCells.Read(release)).SequenceEqual(Counts(cells.Trees)))
            throw new AlisException(ExitCode.Usage, new(
                $"Varehuset eller policyen er endret siden {release.Manifest.Id} ble laget, og kan ikke dømme angrep på den.",
                $"The warehouse or the policy has changed since {release.Manifest.Id} was made, and cannot judge attacks on it."));
        IReadOnlyList<IReadOnlyList<ProtectedTree>> earlier = [.. ReleaseDates.All(folders).Where(r => ReleaseDates.DateOf(r) < release.Manifest.Date).Select(r => PublishedCells.Read(ReleaseFolder.Open(r, key)))];
        var truth = AttackTruth.Of(cells, PostContributions.Read(warehouse, schema.Policy.Amounts));
        return await ServedFor.Work(
            folders, isInternal: false,
            async api =>
            {
                var reader = ReleaseReader.Over(api);
                progress.Report(new("Spør API-et om alt", "Asking the API for everything"));
                var read = await ReleaseHarvest.Read(reader, schema.Policy.Rounding.Base, release.Manifest.Id, cancellation: cancellation);
                return new AttackReport(release.Manifest.Id, await AttackSuite.Run(new(reader, read, earlier, schema.Policy, AttackContext.KnownOf(cells, schema), truth), progress, cancellation));
            },
            cancellation);
    }

    private static string PathOf(DataFolders folders, string? id)
    {
        var release = ReleaseOptions.OrLastPublic(folders, id);
        return ReleaseOptions.IsInternal(folders, release)
            ? throw new AlisException(ExitCode.Usage, new("En intern utgivelse er eksakt: det er ingenting å angripe.", "An internal release is exact: there is nothing to attack."))
            : release;
    }

    private static IEnumerable<string> Counts(IEnumerable<ProtectedTree> trees) => trees
        .SelectMany(t => t.Nodes.SelectMany(n => n.Cells.Where(c => c.Possible).Select(c => $"{t.Study} {t.Part} {t.Kind} {n.Name} {string.Join(' ', c.Values)} {c.Count}")).Append($"{t.Study} {t.Part} {t.Kind} {t.Total.Count}"))
        .Order(StringComparer.Ordinal);

    private static void Show(Terminal terminal, AttackReport report, string file)
    {
        terminal.Table(
            [terminal.Say("Angrep", "Attack"), terminal.Say("Prøvd", "Tried"), terminal.Say("Avslørt", "Disclosed"), terminal.Say("Kjent restrisiko", "Known residual risk"), terminal.Say("Feilslutninger", "Mistaken")],
            report.Attacks.Select(a => (IReadOnlyList<string>)[a.Title.In(terminal.Language), $"{a.Tried}", a.Allowed > 0 || a.Disclosures.Count > 0 ? terminal.Say($"{a.Disclosures.Count} kohorter (tillatt: {a.Allowed})", $"{a.Disclosures.Count} cohorts (allowed: {a.Allowed})") : "0", $"{a.Residual.Sum(r => r.Count)}", $"{a.Mistaken}"]));
        foreach (var attack in report.Attacks.Where(a => a.Disclosures.Count > 0))
            terminal.Line($"{attack.Title.In(terminal.Language)}: {string.Join(", ", attack.Disclosures.Select(d => $"{d.Study} {d.Part} ({d.Count})"))}");
        foreach (var attack in report.Attacks.Where(a => a.Untried.Count > 0))
            terminal.Line(terminal.Say($"{attack.Title.Nb}: ikke prøvd er {string.Join(", ", attack.Untried)}", $"{attack.Title.En}: not tried are {string.Join(", ", attack.Untried)}"));
        terminal.Line(terminal.Say($"Rapporten, ikke for andre: {file}", $"The report, for nobody else: {file}"));
    }
}
