using System.CommandLine;
using AlisResearch.Model;

namespace AlisResearch.Cli;

/// <summary><c>--study</c> of the commands that work on one study of the schema.</summary>
internal static class StudyOption
{
    /// <summary>An option that must be given.</summary>
    public static Option<string> Required(Terminal terminal) => new("--study") { Required = true, Description = terminal.Say("Studien.", "The study.") };

    /// <summary>An option that narrows the answer.</summary>
    public static Option<string?> Narrowing(Terminal terminal) => new("--study") { Description = terminal.Say("Bare denne studien.", "Only this study.") };

    /// <summary>Refuses a study that the schema does not know.</summary>
    /// <exception cref="AlisException">It is unknown: exit 2, with the nearest.</exception>
    public static void Check(SchemaSet schema, string? study)
    {
        if (study is null || schema.Studies.Any(s => s.Id == study))
            return;
        var near = Suggest.DidYouMean(study, [.. schema.Studies.Select(s => s.Id)]);
        throw new AlisException(ExitCode.Usage, new($"Ukjent studie «{study}». {near.Nb}", $"Unknown study “{study}”. {near.En}"));
    }
}
