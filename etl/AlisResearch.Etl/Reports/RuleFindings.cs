using AlisResearch.Model;

namespace AlisResearch.Etl.Reports;

/// <summary>One rule's findings in a file: a hundred thousand empty fields are one line to read, not a hundred thousand.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Severity">Whether they reject.</param>
/// <param name="Count">How many findings.</param>
/// <param name="Lines">The findings, those that say the same of the same column in one line.</param>
public sealed record RuleFindings(string Rule, Severity Severity, long Count, IReadOnlyList<FindingLine> Lines)
{
    /// <summary>Groups <paramref name="findings"/> by rule: errors before warnings, otherwise as they were found.</summary>
    public static IReadOnlyList<RuleFindings> Group(IEnumerable<Finding> findings) =>
    [
        .. findings
            .GroupBy(f => (f.Severity, f.Rule))
            .OrderBy(g => g.Key.Severity)
            .Select(g => new RuleFindings(g.Key.Rule, g.Key.Severity, g.Sum(f => f.Count),
                [.. g.GroupBy(f => (f.Column, f.Message, f.Suggestion)).Select(l => FindingLine.Of(l.Key.Column, l.Key.Message, l.Key.Suggestion, [.. l]))])),
    ];
}

/// <summary>Findings that say the same of the same column.</summary>
/// <param name="Column">The column; null where they concern whole rows or the whole file.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Suggestion">What to do.</param>
/// <param name="Count">How many findings.</param>
/// <param name="Rows">Their rows in the file, in order, each once; empty where they concern the whole file.</param>
public sealed record FindingLine(string? Column, LocalText Message, LocalText? Suggestion, long Count, IReadOnlyList<long> Rows)
{
    internal static FindingLine Of(string? column, LocalText message, LocalText? suggestion, IReadOnlyList<Finding> findings) =>
        new(column, message, suggestion, findings.Sum(f => f.Count), [.. findings.Select(f => f.Row).OfType<long>().Distinct().Order()]);
}
