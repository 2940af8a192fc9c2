using AlisResearch.Model;

namespace AlisResearch.Etl.Reports;

/// <summary>What became of a file, as a word with a sign: never told by colour alone.</summary>
/// <param name="Kind">The class that colours it.</param>
/// <param name="Sign">A sign beside the word.</param>
/// <param name="Word">The word.</param>
internal sealed record HtmlOutcome(string Kind, string Sign, LocalText Word)
{
    public static HtmlOutcome Of(IngestResult result) => result.Status switch
    {
        IngestStatus.Published => new("good", "✓", new("Lest inn", "Taken in")),
        IngestStatus.Unchanged => new("same", "=", new("Uendret", "Unchanged")),
        IngestStatus.WouldPublish => new("good", "✓", new("Kan leses inn", "Can be taken in")),
        _ => new("bad", "✕", new("Avvist", "Rejected")),
    };

    public static HtmlOutcome Of(Severity severity) => severity == Severity.Error
        ? new("bad", "✕", new("Feil", "Error"))
        : new("warn", "!", new("Advarsel", "Warning"));

    public void Write(HtmlWriter html) =>
        html.Add($"<span class=\"mark {Kind}\"><span aria-hidden=\"true\">{Sign}</span> {Word}</span>");

    /// <summary>The label that rows are made up.</summary>
    public static void Synthetic(HtmlWriter html) =>
        html.Add($"<span class=\"mark made-up\">{new LocalText("Syntetiske data", "Synthetic data")}</span>");
}
