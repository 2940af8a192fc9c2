namespace AlisResearch.Model;

/// <summary>
/// A refusal that the user can act on: one sentence in both languages, an exit code, and the findings behind it.
/// Anything else that is thrown is a fault of ours and ends with <see cref="ExitCode.Internal"/>.
/// </summary>
public sealed class AlisException : Exception
{
    /// <summary>Refuses with <paramref name="exitCode"/> because of <paramref name="text"/>.</summary>
    public AlisException(ExitCode exitCode, LocalText text, IReadOnlyList<Finding>? findings = null, Exception? inner = null)
        : base(text.En, inner)
    {
        ExitCode = exitCode;
        Text = text;
        Findings = findings ?? [];
    }

    /// <summary>The exit code of the command that was refused.</summary>
    public ExitCode ExitCode { get; }

    /// <summary>What is wrong and what to do, in both languages. Never a personal value.</summary>
    public LocalText Text { get; }

    /// <summary>The findings that led to the refusal; empty when the sentence says it all.</summary>
    public IReadOnlyList<Finding> Findings { get; }
}
