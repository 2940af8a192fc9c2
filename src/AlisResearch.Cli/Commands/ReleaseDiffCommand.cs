using System.CommandLine;
using AlisResearch.Catalogue;
using AlisResearch.Disclosure;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary><c>alis release diff</c>: what changed from one release to another, for the steward.</summary>
internal static class ReleaseDiffCommand
{
    public static Command Create(CommonOptions options)
    {
        var terminal = options.Terminal;
        var (from, to) = (ReleaseOptions.Release(terminal, "FROM"), ReleaseOptions.Release(terminal, "TO"));
        var command = new Command("diff", terminal.Say(
            "Viser hvilke filer og hvilke beskyttede antall som skiller to utgivelser, også slike som er ute av bruk. For forvalteren: det som er endret, kan peke ut hvem det gjelder.",
            "Shows which files and which protected counts two releases differ in, retired ones too. For the steward: what changed may point at whom it is about."))
        { from, to };
        options.Examples[command] = ["alis release diff 2023-02-01-0123456789ab 2024-02-01-ba9876543210"];
        command.SetAction(parsed =>
        {
            var folders = options.Data(parsed);
            using var key = ReleaseFolder.ReadVerificationKey(folders.VerificationKey);
            var (before, after) = (Open(parsed.GetValue(from)!), Open(parsed.GetValue(to)!));
            var files = Changes(before.Manifest.Files.ToDictionary(f => f.Path, f => f.Sha256), after.Manifest.Files.ToDictionary(f => f.Path, f => f.Sha256));
            var cells = Changes(Cells(before), Cells(after));
            if (options.Json(parsed))
                terminal.Json(new { Files = files.Select(c => new { Path = c.Name, c.Change }), Cells = cells.Select(c => new { Cell = c.Name, c.Before, c.After }) });
            else if (files.Count == 0)
                terminal.Line(terminal.Say("Utgivelsene har de samme filene.", "The releases have the same files."));
            else
            {
                terminal.Table([terminal.Say("Fil", "File"), terminal.Say("Endring", "Change")], files.Select(c => (IReadOnlyList<string>)[c.Name, Word(terminal, c.Change)]));
                if (cells.Count > 0)
                    terminal.Table(
                        [terminal.Say("Beskyttet antall", "Protected count"), terminal.Say("Før", "Before"), terminal.Say("Nå", "Now")],
                        cells.Select(c => (IReadOnlyList<string>)[c.Name, c.Before ?? "", c.After ?? ""]));
            }

            return (int)ExitCode.Ok;

            ReleaseFolder Open(string id) => ReleaseFolder.Open(ReleaseOptions.Find(folders, id, orRetired: true), key);
        });
        return command;
    }

    /// <summary>What is in one only, or differs, by name.</summary>
    private static List<(string Name, string Change, string? Before, string? After)> Changes(Dictionary<string, string> before, Dictionary<string, string> after) =>
        [.. before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Select(name => (Name: name, Before: before.GetValueOrDefault(name), After: after.GetValueOrDefault(name)))
            .Where(c => c.Before != c.After)
            .Select(c => (c.Name, c.Before is null ? "ADDED" : c.After is null ? "REMOVED" : "CHANGED", c.Before, c.After))];

    /// <summary>Every protected count of a release, by study, part, kind, node and values.</summary>
    private static Dictionary<string, string> Cells(ReleaseFolder release) => PublishedCells.Read(release)
        .SelectMany(t => t.Nodes.SelectMany(n => n.Cells.Select(c => (Name: string.Join(' ', c.Values.Prepend(n.Name)), c.Count))).Prepend((Name: RefinementTree.Root, t.Total.Count))
            .Select(c => (Name: $"{t.Study} {t.Part} {Spelling.Snake(t.Kind)} {c.Name}", c.Count)))
        .ToDictionary(c => c.Name, c => c.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static string Word(Terminal terminal, string change) => change switch
    {
        "ADDED" => terminal.Say("ny", "added"),
        "REMOVED" => terminal.Say("borte", "removed"),
        _ => terminal.Say("endret", "changed"),
    };
}
