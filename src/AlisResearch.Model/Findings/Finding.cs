namespace AlisResearch.Model;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>Rejects the whole round or schema.</summary>
    Error,

    /// <summary>Is reported; the round goes in.</summary>
    Warning,
}

/// <summary>
/// Something wrong in data or schema, with the place and the mend. Bad data gives findings; only bad code throws.
/// </summary>
/// <param name="File">The file's name as the user gave it.</param>
/// <param name="Row">Row in the file as a spreadsheet numbers rows, the header being row 1 (a line number in YAML); null for the file as a whole.</param>
/// <param name="Column">Column or key; null where it concerns the whole row.</param>
/// <param name="Rule">The rule's name, one word in snake_case.</param>
/// <param name="Severity">Whether it rejects.</param>
/// <param name="Message">What is wrong: the kind of value and what is allowed, never a personal value.</param>
/// <param name="Suggestion">What to do.</param>
/// <param name="Count">How many places it stands for: more than one where the rest of many is told in one.</param>
public sealed record Finding(
    string File, long? Row, string? Column, string Rule, Severity Severity, LocalText Message, LocalText? Suggestion, long Count = 1);
