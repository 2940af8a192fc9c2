using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace AlisResearch.Cli;

/// <summary>The library's help, then the command's examples.</summary>
internal sealed class HelpWithExamples(HelpAction help, CommonOptions options) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var exit = help.Invoke(parseResult);
        if (options.Examples.TryGetValue(parseResult.CommandResult.Command, out var examples))
        {
            options.Terminal.Line(options.Terminal.Say("Eksempler:", "Examples:"));
            foreach (var example in examples)
                options.Terminal.Line($"  {example}");
            options.Terminal.Line();
        }

        return exit;
    }
}
