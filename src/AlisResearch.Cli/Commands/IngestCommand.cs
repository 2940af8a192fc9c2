using System.CommandLine;
using AlisResearch.Etl;
using AlisResearch.Etl.Sources;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary><c>alis ingest</c>: files into the warehouse.</summary>
internal static class IngestCommand
{
    public static Command Create(CommonOptions options)
    {
        var terminal = options.Terminal;
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = terminal.Say("Filene som skal leses inn.", "The files to take in.") };
        var study = new Option<string?>("--study") { Description = terminal.Say("Studien; ellers navnet på filens mappe.", "The study; else the name of the file's folder.") };
        var round = new Option<string?>("--round") { Description = terminal.Say("Runden; ellers den som har dette filnavnet.", "The round; else the one with this file name.") };
        var dryRun = new Option<bool>("--dry-run") { Description = terminal.Say("Les og valider, men lagre ingenting.", "Read and validate, but store nothing.") };
        var command = new Command("ingest", terminal.Say(
            "Leser inn filer: dekoder, validerer og lagrer. Én feil avviser hele runden; kildefilen røres aldri.",
            "Takes in files: decodes, validates and stores. One error rejects the whole round; the source file is never touched."))
        { files, study, round, dryRun };
        options.Examples[command] =
        [
            "alis ingest etl/rounds/alis-nord/recruitment-2019.csv",
            $"alis ingest {terminal.Say("mine/svar.csv", "my/answers.csv")} --study alis-vest --round interviews-1 --dry-run",
        ];
        command.SetAction(async (parsed, cancellation) =>
        {
            foreach (var file in parsed.GetValue(files)!)
                new InputFile(file).CheckReadable(); // before the first is taken in
            var schema = options.Schema(parsed);
            var chosen = parsed.GetValue(files)!.Select(f => (File: f, Round: Find(schema, f, parsed.GetValue(study), parsed.GetValue(round)))).ToList();
            var results = await terminal.Working(progress => Task.Run(
                () => Run(options.Data(parsed), schema, options.SchemaFolder(parsed), chosen, parsed.GetValue(dryRun), progress, cancellation), cancellation));
            Report(terminal, results, options.Json(parsed));
            return (int)(results.Any(r => r.Status == IngestStatus.Rejected) ? ExitCode.Validation : ExitCode.Ok);
        });
        return command;
    }

    /// <summary>Takes the files in one after the other; a rejected one does not stop the rest.</summary>
    public static List<IngestResult> Run(
        DataFolders folders, SchemaSet schema, string schemaFolder, IReadOnlyList<(string File, SurveyRound Round)> files, bool dryRun,
        IProgress<LocalText> progress, CancellationToken cancellation)
    {
        using var steward = dryRun ? Steward.OpenForReading(folders) : Steward.Open(folders);
        return files.Select((file, i) =>
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Report(new($"Leser inn {i + 1} av {files.Count}: {file.Round.Key}", $"Taking in {i + 1} of {files.Count}: {file.Round.Key}"));
            return Ingest.Run(steward, schema, schemaFolder, file.Round, file.File, dryRun);
        }).ToList();
    }

    private static SurveyRound Find(SchemaSet schema, string file, string? study, string? round)
    {
        var folder = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file)));
        var candidates = schema.Rounds
            .Where(r => r.Study == (study ?? folder) && (round is null ? r.File == Path.GetFileName(file) : r.Id == round))
            .ToList();
        if (candidates is [var only])
            return only;
        var known = schema.Rounds.Where(r => study is null || r.Study == study).Select(r => r.Key).ToList();
        throw new AlisException(ExitCode.Usage, new(
            $"Hvilken runde er «{Path.GetFileName(file)}»? Oppgi --study og --round. Kjente runder: {string.Join(", ", known)}.",
            $"Which round is “{Path.GetFileName(file)}”? Give --study and --round. Known rounds: {string.Join(", ", known)}."));
    }

    private static void Report(Terminal terminal, List<IngestResult> results, bool json)
    {
        if (json)
        {
            terminal.Json(results);
            return;
        }

        foreach (var result in results)
        {
            terminal.Line($"{result.Study}/{result.Round}: " + result.Status switch
            {
                IngestStatus.Published => terminal.Say($"lest inn, {result.Rows} rader, versjon {result.Version}", $"taken in, {result.Rows} rows, version {result.Version}"),
                IngestStatus.Unchanged => terminal.Say($"uendret, de samme bytene er alt lest inn (versjon {result.Version})", $"unchanged, the same bytes are in already (version {result.Version})"),
                IngestStatus.WouldPublish => terminal.Say($"ville gitt versjon {result.Version} med {result.Rows} rader; ingenting er lagret", $"would give version {result.Version} with {result.Rows} rows; nothing is stored"),
                _ => terminal.Say($"avvist, {result.Findings.Count} funn; varehuset er som før", $"rejected, {result.Findings.Count} findings; the warehouse is as before"),
            });
        }

        terminal.Findings([.. results.SelectMany(r => r.Findings)]);
    }
}
