using System.CommandLine;
using AlisResearch.Analytics;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary><c>alis measure</c>: a measure over the warehouse, exact.</summary>
internal static class MeasureCommand
{
    public static Command Create(CommonOptions options)
    {
        var terminal = options.Terminal;
        var name = new Argument<string?>("NAME") { Arity = ArgumentArity.ZeroOrOne, Description = terminal.Say("Målet; uten navn listes de.", "The measure; without a name they are listed.") };
        var describe = new Option<bool>("--describe") { Description = terminal.Say("Vis formel, valg, kolonner og kilder; regn ikke.", "Show formula, settings, columns and sources; compute nothing.") };
        var asking = new MeasureAsking(options);
        var command = new Command("measure", terminal.Say(
            "Regner ut et mål på stabilitet og turnover, eksakt, fra varehuset. Tallene er ikke for publisering.",
            "Computes a measure of stability and turnover, exact, from the warehouse. The figures are not for publication."))
        { name, describe };
        asking.AddTo(command);
        options.Examples[command] =
        [
            "alis measure",
            "alis measure retention --study alis-vest",
            "alis measure crude_turnover --study alis-nord --group-by area --period half-year",
            "alis measure median --group-by contract_form --resolution month --json",
            "alis measure log_rank --group-by contract_form --strata study",
            "alis measure cox --group-by contract_form,entry_year --csv",
            "alis measure cumulative_incidence --outcome destination --parquet --output incidence.parquet",
        ];
        command.SetAction(async (parsed, cancellation) =>
        {
            var schema = options.Schema(parsed);
            if (parsed.GetValue(name) is not { } measure)
                MeasureList.Show(options, parsed, schema);
            else if (parsed.GetValue(describe))
                MeasureList.Describe(options, parsed, MeasureRunner.Find(schema, measure));
            else
                await asking.Output.Write(options.Json(parsed), parsed, await asking.Compute(parsed, schema, measure, cancellation), schema, cancellation);

            return (int)ExitCode.Ok;
        });
        return command;
    }
}
