using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary><c>alis rounds</c>: what is in the warehouse, version by version.</summary>
internal static class RoundsCommand
{
    public static Command Create(CommonOptions options)
    {
        var terminal = options.Terminal;
        var study = StudyOption.Narrowing(terminal);
        var round = new Option<string?>("--round") { Description = terminal.Say("Bare denne runden.", "Only this round.") };
        var codebook = new Option<bool>("--codebook") { Description = terminal.Say("Vis også kodeboken som fulgte med filen.", "Show the codebook that came with the file too.") };
        var asKnownAt = AsKnownAtOption.Create(terminal);
        var command = new Command("rounds", terminal.Say(
            "Viser rundene i varehuset med alle versjoner: når, hvor mange rader, hva som ble endret, og hvilken som gjelder.",
            "Shows the warehouse's rounds with every version: when, how many rows, what changed, and which is in force."))
        { study, round, asKnownAt, codebook };
        options.Examples[command] = ["alis rounds", "alis rounds --study alis-nord --as-known-at 2026-06-30", "alis rounds --round interviews-1 --codebook --json"];
        command.SetAction(parsed =>
        {
            var (onlyStudy, onlyRound, books) = (parsed.GetValue(study), parsed.GetValue(round), parsed.GetValue(codebook));
            Check(options, parsed, onlyStudy, onlyRound);
            var versions = Steward.Versions(options.Data(parsed), parsed.GetValue(asKnownAt))
                .Where(v => (onlyStudy is null || v.Version.Study == onlyStudy) && (onlyRound is null || v.Version.Round == onlyRound))
                .ToList();
            if (options.Json(parsed))
                terminal.Json(versions.GroupBy(v => (v.Version.Study, v.Version.Round)).Select(g => Json(g.Key.Study, g.Key.Round, [.. g], books)));
            else if (versions.Count == 0)
                terminal.Line(terminal.Say("Ingen runder.", "No rounds."));
            else
                Show(terminal, versions, books);
            return (int)ExitCode.Ok;
        });
        return command;
    }

    /// <summary>Refuses a study or a round that neither the schema nor the warehouse knows.</summary>
    private static void Check(CommonOptions options, ParseResult parsed, string? study, string? round)
    {
        if (study is null && round is null)
            return;
        var (schema, stored) = (options.Schema(parsed), Steward.Versions(options.Data(parsed)));
        if (stored.All(v => v.Version.Study != study)) // it may be older than the schema of today
            StudyOption.Check(schema, study);
        var known = stored.Select(v => (v.Version.Study, v.Version.Round)).Union(schema.Rounds.Select(r => (r.Study, Round: r.Id)))
            .Where(r => study is null || r.Study == study).Select(r => r.Round).Distinct().Order(StringComparer.Ordinal).ToList();
        if (round is null || known.Contains(round))
            return;
        var near = Suggest.DidYouMean(round, known);
        throw new AlisException(ExitCode.Usage, new($"Ukjent runde «{round}». {near.Nb}", $"Unknown round “{round}”. {near.En}"));
    }

    private static object Json(string study, string round, IReadOnlyList<KnownVersion> versions, bool codebook) => new
    {
        study,
        round,
        versions[^1].Version.Table,
        versions[^1].Version.Synthetic,
        Versions = versions.Select(v => new
        {
            v.Version.Version,
            v.InForce,
            v.Version.RecordedAt,
            v.Version.Rows,
            v.Version.Added,
            v.Version.Changed,
            v.Version.Removed,
            v.Version.SourceFile,
            Pseudonyms = v.Version.KeyId is not null,
            v.Version.NewestModified,
            Codebook = codebook && v.Version.Codebook is { } text ? JsonSerializer.Deserialize<JsonElement>(text) : (JsonElement?)null,
        }),
    };

    private static void Show(Terminal terminal, List<KnownVersion> versions, bool codebook)
    {
        terminal.Table(
            [
                terminal.Say("Runde", "Round"), terminal.Say("Versjon", "Version"), terminal.Say("Lest inn", "Recorded"), terminal.Say("Rader", "Rows"),
                terminal.Say("Nye", "Added"), terminal.Say("Endret", "Changed"), terminal.Say("Borte", "Removed"), terminal.Say("Fil", "File"), "",
            ],
            versions.Select(v => (IReadOnlyList<string>)
            [
                $"{v.Version.Study}/{v.Version.Round}", Number(v.Version.Version),
                v.Version.RecordedAt.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Number(v.Version.Rows),
                Number(v.Version.Added), Number(v.Version.Changed), Number(v.Version.Removed), v.Version.SourceFile, Remarks(terminal, v),
            ]));
        foreach (var version in codebook ? versions.Where(v => v.InForce && v.Version.Codebook is not null) : [])
        {
            terminal.Line($"{version.Version.Study}/{version.Version.Round}:");
            terminal.Json(JsonSerializer.Deserialize<JsonElement>(version.Version.Codebook!));
        }
    }

    private static string Remarks(Terminal terminal, KnownVersion version) => string.Join(", ", new[]
    {
        version.InForce ? terminal.Say("gjelder", "in force") : null,
        version.Version.Synthetic ? terminal.Say("syntetisk", "synthetic") : null,
    }.OfType<string>());

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
