using System.CommandLine;
using AlisResearch.Etl;
using AlisResearch.Etl.Reports;
using AlisResearch.Etl.Sources;
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
        var acceptRemovals = new Option<bool>("--accept-removals")
        {
            Description = terminal.Say("Godta at rader i forrige versjon er borte fra denne.", "Accept that rows of the version before are gone from this one."),
        };
        var maxSize = new Option<long?>("--max-size")
        {
            HelpName = terminal.Say("STØRRELSE", "SIZE"),
            CustomParser = result => ByteSize.Option(terminal, result),
            Description = terminal.Say("Den største filen som leses, som 500MB eller 2GB (standard: 200MB).", "The largest file that is read, such as 500MB or 2GB (default: 200MB)."),
        };
        var reportFile = ReportFile.Option(terminal);
        var command = new Command("ingest", terminal.Say(
            "Leser inn filer: dekoder, validerer og lagrer. Én feil avviser hele runden; kildefilen røres aldri.",
            "Takes in files: decodes, validates and stores. One error rejects the whole round; the source file is never touched."))
        { files, study, round, dryRun, acceptRemovals, maxSize, reportFile };
        options.Examples[command] =
        [
            "alis ingest etl/rounds/alis-nord/recruitment-2019.csv",
            $"alis ingest {terminal.Say("mine/svar.csv", "my/answers.csv")} --study alis-vest --round interviews-1 --dry-run",
            terminal.Say("alis ingest runder/*.csv --report funn.html", "alis ingest rounds/*.csv --report findings.html"),
        ];
        command.SetAction(async (parsed, cancellation) =>
        {
            foreach (var file in parsed.GetValue(files)!)
                new InputFile(file).CheckReadable(); // before the first is taken in
            ReportFile.Check(parsed.GetValue(reportFile));
            var schema = options.Schema(parsed);
            var chosen = IngestOrder.Of(schema, parsed.GetValue(files)!.Select(f => (File: f, Round: Find(schema, f, parsed.GetValue(study), parsed.GetValue(round)))));
            var how = new IngestOptions(parsed.GetValue(dryRun), parsed.GetValue(acceptRemovals));
            if (parsed.GetValue(maxSize) is { } most)
                how = how with { MaxBytes = most };
            var run = new IngestRun(options.Data(parsed), schema, options.SchemaFolder(parsed), chosen, how);
            try
            {
                await terminal.WorkingBySteps(progress => run.ToTheEnd(progress, cancellation));
            }
            catch (OperationCanceledException) when (run.Results.Count > 0)
            {
                Report();
                throw;
            }

            return (int)Report();

            ExitCode Report()
            {
                var report = new IngestReport([.. run.Results.Zip(chosen, (r, c) => new ReportedRound(r, c.Round.Title, c.Round.Synthetic))], DateTimeOffset.Now, how.DryRun);
                var page = parsed.GetValue(reportFile);
                IngestAnswer.Say(terminal, report, options.Json(parsed), page is not null);
                if (page is not null && !ReportFile.Write(terminal, page, report))
                    return ExitCode.Unavailable;
                return run.Results.Any(r => r.Status == IngestStatus.Rejected) ? ExitCode.Validation : ExitCode.Ok;
            }
        });
        return command;
    }

    private static SurveyRound Find(SchemaSet schema, string file, string? study, string? round)
    {
        var folder = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file)));
        var candidates = schema.Rounds
            .Where(r => r.Study == (study ?? folder) && (round is null ? r.File == Path.GetFileName(file) : r.Id == round))
            .ToList();
        if (candidates is [var only])
            return only;
        if (study is not null)
            StudyOption.Check(schema, study);
        var known = schema.Rounds.Where(r => study is null || r.Study == study).Select(r => r.Key).ToList();
        throw new AlisException(ExitCode.Usage, new(
            $"Hvilken runde er «{Path.GetFileName(file)}»? Oppgi --study og --round. Kjente runder: {string.Join(", ", known)}.",
            $"Which round is “{Path.GetFileName(file)}”? Give --study and --round. Known rounds: {string.Join(", ", known)}."));
    }
}
