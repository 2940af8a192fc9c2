using System.CommandLine;
using AlisResearch.Catalogue;
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
            "Viser hvilke filer som skiller to utgivelser. For forvalteren: det som er endret, kan peke ut hvem det gjelder.",
            "Shows which files two releases differ in. For the steward: what changed may point at whom it is about."))
        { from, to };
        options.Examples[command] = ["alis release diff 2023-02-01-0123456789ab 2024-02-01-ba9876543210"];
        command.SetAction(parsed =>
        {
            var folders = options.Data(parsed);
            using var key = ReleaseFolder.ReadVerificationKey(folders.VerificationKey);
            var (before, after) = (Files(parsed.GetValue(from)!), Files(parsed.GetValue(to)!));
            var changes = before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
                .Select(path => (Path: path, Change: !before.TryGetValue(path, out var old) ? "ADDED" : !after.TryGetValue(path, out var now) ? "REMOVED" : old != now ? "CHANGED" : null))
                .Where(c => c.Change is not null).ToList();
            if (options.Json(parsed))
                terminal.Json(changes.Select(c => new { c.Path, c.Change }));
            else if (changes.Count == 0)
                terminal.Line(terminal.Say("Utgivelsene har de samme filene.", "The releases have the same files."));
            else
                terminal.Table([terminal.Say("Fil", "File"), terminal.Say("Endring", "Change")], changes.Select(c => (IReadOnlyList<string>)[c.Path, Word(terminal, c.Change!)]));
            return (int)ExitCode.Ok;

            Dictionary<string, string> Files(string id) => ReleaseFolder.Open(ReleaseOptions.Find(folders, id), key).Manifest.Files.ToDictionary(f => f.Path, f => f.Sha256);
        });
        return command;
    }

    private static string Word(Terminal terminal, string change) => change switch
    {
        "ADDED" => terminal.Say("ny", "added"),
        "REMOVED" => terminal.Say("borte", "removed"),
        _ => terminal.Say("endret", "changed"),
    };
}
