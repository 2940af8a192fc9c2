using System.CommandLine;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary><c>alis stability</c>: filled, same doctor and original holder side by side, because readers mix them up.</summary>
internal static class StabilityCommand
{
    private const string Measure = "stability";

    public static Command Create(CommonOptions options)
    {
        var terminal = options.Terminal;
        var asking = new MeasureAsking(options);
        var command = new Command("stability", terminal.Say(
            "Viser stabilitet side om side, som rapportene: besatt, samme lege og første lege, av stillinger som har kunnet nå så langt. Ikke for publisering.",
            "Shows stability side by side, as the reports do: filled, same doctor and original holder, of posts that could have reached that far. Not for publication."));
        asking.AddTo(command);
        options.Examples[command] =
        [
            "alis stability --study alis-vest",
            "alis stability --study alis-vest --json",
            "alis stability --study alis-nord --group-by area --set years=1,2",
            "alis stability --study alis-vest --set basis=CURRENT",
        ];
        command.SetAction(async (parsed, cancellation) =>
        {
            var schema = options.Schema(parsed);
            var answer = await asking.Compute(parsed, schema, Measure, cancellation);
            if (asking.Output.IsTable(options.Json(parsed), parsed))
                Show(terminal, schema, answer);
            else
                await asking.Output.Write(options.Json(parsed), parsed, answer, schema, cancellation);
            return (int)ExitCode.Ok;
        });
        return command;
    }

    private static void Show(Terminal terminal, SchemaSet schema, MeasureAnswer answer)
    {
        var text = new ValueText(schema, terminal.Language);
        MeasureOutput.Heading(terminal, answer, text);
        terminal.Table(
            [
                .. answer.Grouping.Select(v => v.Title.In(terminal.Language)), terminal.Say("År", "Years"), terminal.Say("Kunne nådd så langt", "Could have reached"),
                terminal.Say("Besatt", "Filled"), terminal.Say("Samme lege", "Same doctor"), terminal.Say("Første lege", "Original holder"),
            ],
            answer.Rows.Select(r => (IReadOnlyList<string>)
            [
                .. answer.Grouping.Select(v => text.Of(answer.Column(v.Name), r[v.Name])),
                text.Of(answer.Column("years"), r["years"]), terminal.Say($"{r["eligible"]} av {r["posts"]}", $"{r["eligible"]} of {r["posts"]}"),
                Share(terminal, text, r, "filled"), Share(terminal, text, r, "same_doctor"), Share(terminal, text, r, "original_holder"),
            ]));
        MeasureOutput.Notes(terminal, answer, text);
    }

    private static string Share(Terminal terminal, ValueText text, IReadOnlyDictionary<string, object?> row, string count)
    {
        if (row["eligible"] is not long eligible || eligible == 0)
            return "–";
        var share = text.Number(100.0 * (long)row[count]! / eligible, "0");
        return terminal.Say($"{row[count]} av {eligible} ({share} %)", $"{row[count]} of {eligible} ({share} %)");
    }
}
