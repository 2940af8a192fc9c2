using System.CommandLine;
using AlisResearch.Model;

namespace AlisResearch.Cli;

/// <summary>What the commands that compute one measure have in common: whom it is of, as known when, and how the answer leaves.</summary>
internal sealed class MeasureAsking(CommonOptions options)
{
    private readonly CohortOptions _cohort = new(options.Terminal);
    private readonly Option<DateTimeOffset?> _asKnownAt = AsKnownAtOption.Create(options.Terminal);

    /// <summary>How the answer leaves.</summary>
    public MeasureOutput Output { get; } = new(options.Terminal);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in _cohort.All.Append(_asKnownAt).Concat(Output.All))
            command.Options.Add(option);
    }

    /// <summary>Computes the measure that a command line asks for, once the line was checked.</summary>
    public Task<MeasureAnswer> Compute(ParseResult parsed, SchemaSet schema, string measure, CancellationToken cancellation)
    {
        Output.Check(options.Json(parsed), parsed);
        return options.Terminal.Working(_ => Task.FromResult(MeasureAnswer.Compute(
            options.Data(parsed), schema, measure, _cohort.Request(parsed), _cohort.Settings(parsed), parsed.GetValue(_asKnownAt), cancellation)));
    }
}
