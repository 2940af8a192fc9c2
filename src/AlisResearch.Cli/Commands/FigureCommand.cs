using System.CommandLine;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary><c>alis figure</c>: a figure of a release as a file, as the API draws it.</summary>
internal static class FigureCommand
{
    private static readonly string[] Formats = ["svg", "png", "pdf", "csv", "html"];

    public static Command Create(CommonOptions options)
    {
        var terminal = options.Terminal;
        var name = new Argument<string>("NAME")
        {
            Description = terminal.Say(
            "retention, stability, turnover, cumulative-incidence, recruitment, interview-overview, costs, survey; av interne utgivelser også posts.",
            "retention, stability, turnover, cumulative-incidence, recruitment, interview-overview, costs, survey; of internal releases also posts.")
        };
        var (study, phase, round) = (Text("--study", "STUDY", "Bare denne studien.", "Only this study."), Text("--phase", "PHASE", "Bare denne fasen.", "Only this phase."), Text("--round", "ROUND", "Spørrerunden (survey).", "The survey round (survey)."));
        var groupBy = Text("--group-by", "DIMENSION", "Grupper: study, phase, contract_form, area, …", "Groups: study, phase, contract_form, area, …");
        var (period, by) = (Text("--period", "year|half_year", "Perioder (turnover).", "Periods (turnover)."), Text("--by", "end_reason|destination", "Hva de som sluttet, skilles etter.", "What leavers are told apart by."));
        var (years, width) = (Text("--years", "1,3,5", "År (stability).", "Years (stability)."), Text("--width", "PIXELS", "Bredde, 320 til 1920 (standard: 605, som er 16 cm).", "Width, 320 to 1920 (default: 605, which is 16 cm)."));
        var panels = new Option<bool>("--panels") { Description = terminal.Say("Hver gruppe for seg.", "Each group by itself.") };
        var release = Text("--release", "ID", "Utgivelsens id (standard: den siste offentlige); se alis release list.", "The release's id (default: the last public one); see alis release list.");
        var format = Text("--format", string.Join('|', Formats), "Filformat; csv og html er tallene bak (standard: svg, eller filnavnets endelse).", "File format; csv and html are the numbers behind (default: svg, or the file name's ending).");
        var output = Text("--out", "FILE", "Filen som skrives (standard: NAVN-STUDIE.FORMAT).", "The file to write (default: NAME-STUDY.FORMAT).");
        var command = new Command("figure", terminal.Say(
            "Tegner en figur av en utgivelse: til trykk (pdf, png i 300 dpi), til nett (svg), eller tallene bak den (csv, html).",
            "Draws a figure of a release: for print (pdf, png at 300 dpi), for the web (svg), or the numbers behind it (csv, html)."))
        { name, study, phase, round, groupBy, period, by, years, panels, width, release, format, output };
        options.Examples[command] =
        [
            "alis figure stability --study alis-vest", "alis figure retention --group-by study --lang en --out figure2.pdf", "alis figure survey --study alis-nord --round survey-2022 --format png",
        ];
        command.SetAction(async (parsed, cancellation) =>
        {
            var folders = options.Data(parsed);
            var path = ReleaseOptions.OrLastPublic(folders, parsed.GetValue(release));
            var ending = parsed.GetValue(format) ?? (Path.GetExtension(parsed.GetValue(output)) is { Length: > 1 } given ? given[1..] : Formats[0]);
            if (parsed.GetValue(output) is { } named && !string.Equals(Path.GetExtension(named), $".{ending}", StringComparison.OrdinalIgnoreCase))
                throw new AlisException(ExitCode.Usage, new($"Filen i --out skal slutte på .{ending}.", $"The file of --out must end in .{ending}."));
            var file = parsed.GetValue(output) ?? string.Join('-', new[] { parsed.GetValue(name)!, parsed.GetValue(study) }.OfType<string>()) + $".{ending}";
            (string Name, string? Value)[] asked =
            [
                ("study", parsed.GetValue(study)), ("phase", parsed.GetValue(phase)), ("round", parsed.GetValue(round)), ("groupBy", parsed.GetValue(groupBy)), ("period", parsed.GetValue(period)), ("by", parsed.GetValue(by)),
                ("years", parsed.GetValue(years)), ("panels", parsed.GetValue(panels) ? "true" : null), ("width", parsed.GetValue(width)), ("release", Path.GetFileName(path)), ("lang", Spelling.Code(terminal.Language)),
            ];
            var address = $"/figures/{Uri.EscapeDataString($"{parsed.GetValue(name)}.{ending}")}?{string.Join('&', asked.Where(a => a.Value is not null).Select(a => $"{a.Name}={Uri.EscapeDataString(a.Value!)}"))}";
            await ReleasePage.Save(options, parsed, path, address, file, cancellation);
            return (int)ExitCode.Ok;
        });
        return command;

        Option<string?> Text(string option, string help, string nb, string en) => new(option) { HelpName = help, Description = terminal.Say(nb, en) };
    }
}
