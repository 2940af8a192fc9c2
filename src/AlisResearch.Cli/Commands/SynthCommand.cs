using System.CommandLine;
using System.Globalization;
using AlisResearch.Etl.Synthesis;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary><c>alis synth</c>: made-up rounds of a study, at any scale.</summary>
internal static class SynthCommand
{
    private const int LargestScale = 1_000_000;

    public static Command Create(CommonOptions options)
    {
        var terminal = options.Terminal;
        var study = StudyOption.Required(terminal);
        var round = new Option<string?>("--round") { Description = terminal.Say("Bare denne runden; ellers alle som kan lages.", "Only this round; else all that can be made up.") };
        var scale = new Option<int>("--scale")
        {
            DefaultValueFactory = _ => 1,
            Description = terminal.Say(
                "N ganger så mange stillinger, leger, respondenter og intervjuer, i de samme kommunene.",
                "N times the posts, doctors, respondents and interviews, in the same municipalities."),
        };
        scale.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times is >= 1 and <= LargestScale))
                result.AddError(terminal.Say($"--scale er fra 1 til {LargestScale}.", $"--scale is from 1 to {LargestScale}."));
        });
        var seed = new Option<long>("--seed")
        {
            DefaultValueFactory = _ => SynthesisOptions.DefaultSeed,
            Description = terminal.Say(
                "Et annet tall gir andre data som oppfyller de samme målene. Uten --scale og --seed kommer filene som følger med, byte for byte.",
                "Another number gives other data that meet the same targets. Without --scale and --seed come the files that ship, byte for byte."),
        };
        seed.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !long.TryParse(token.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
                result.AddError(terminal.Say("--seed er et heltall.", "--seed is a whole number."));
        });
        var output = new Option<string?>("--output")
        {
            Description = terminal.Say(
                "Mappen filene skrives i (standard: synth/STUDIE i datamappen). Filer som ikke er syntetiske, overskrives aldri.",
                "The folder to write in (default: synth/STUDY in the data folder). Files that are not synthetic are never overwritten."),
        };
        var command = new Command("synth", terminal.Say(
            "Lager oppdiktede data: filene til studiens syntetiske runder, slik et forskersystem ville eksportert dem. Hvordan står i rundenes YAML (synthesis).",
            "Makes up data: the files of the study's synthetic rounds, as a researcher's system would export them. The rounds' YAML says how (synthesis)."))
        { study, round, scale, seed, output };
        options.Examples[command] =
        [
            "alis synth --study alis-vest",
            "alis synth --study alis-nord --round survey-2020 --scale 100 --seed 7",
            $"alis synth --study alis-by --output {terminal.Say("prøve", "trial")}/alis-by && alis ingest {terminal.Say("prøve", "trial")}/alis-by/*.csv",
        ];
        output.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string?>()))
                result.AddError(terminal.Say("--output er tom: oppgi en mappe.", "--output is empty: name a folder."));
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var (schema, name) = (options.Schema(parsed), parsed.GetValue(study)!);
            StudyOption.Check(schema, name);
            var rounds = Synthesizer.RoundsOf(schema, name, parsed.GetValue(round));
            var published = Path.Combine(Path.GetDirectoryName(options.SchemaFolder(parsed))!, "etl", "rounds");
            var folder = Path.GetFullPath(parsed.GetValue(output) ?? Path.Combine(options.Data(parsed).Root, "synth", name));
            var synthesis = new SynthesisOptions(schema, published, parsed.GetValue(seed), parsed.GetValue(scale));
            var written = await terminal.Working(progress => Task.Run(
                () => Synthesizer.Write(synthesis, rounds, folder, progress, cancellation), cancellation));
            if (options.Json(parsed))
                terminal.Json(written);
            else
            {
                foreach (var file in written)
                    terminal.Line(terminal.Say($"{file.File}: {file.Rows} rader", $"{file.File}: {file.Rows} rows"));
            }

            return (int)ExitCode.Ok;
        });
        return command;
    }
}
