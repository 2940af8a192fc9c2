using System.Globalization;
using AlisResearch.Model;

namespace AlisResearch.Etl.Reports;

/// <summary>
/// The report as one page: no script, nothing fetched, both languages with a switch, so that it opens from a mail and prints.
/// The same report gives the same bytes, and no cell's value is in them: findings have none.
/// </summary>
public static class HtmlReport
{
    /// <summary>The page, opening in <paramref name="opensIn"/>.</summary>
    public static string Render(IngestReport report, Language opensIn)
    {
        var findings = report.Rounds.Select(r => RuleFindings.Group(r.Result.Findings)).ToList();
        return HtmlPage.Render(Title(report), opensIn, language => Body(report, findings, language));
    }

    /// <summary>Writes the page whole or not at all.</summary>
    /// <exception cref="IOException">The folder or the disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">Permission is missing.</exception>
    public static void Save(IngestReport report, Language opensIn, string file) => HtmlPage.Save(Render(report, opensIn), file);

    private static LocalText Title(IngestReport report) => new($"Innlesing {Day(report.At, Language.Nb)}", $"Ingest {Day(report.At, Language.En)}");

    private static string Body(IngestReport report, List<IReadOnlyList<RuleFindings>> findings, Language language)
    {
        var html = new HtmlWriter(language);
        html.Add($"<header>");
        html.Add($"<h1>{Title(report)}</h1>");
        html.Add($"<p class=\"lede\">{ReportSummary.Of(report)}</p>");
        html.Add($"<p class=\"aside\">{new LocalText("Kjørt", "Run")} <time datetime=\"{report.At.ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture)}\">{Time(report.At, language)}</time></p>");
        html.Add($"</header>");
        if (report.Rounds.Count > 1)
            HtmlOverview.Write(html, report);
        foreach (var (index, round) in report.Rounds.Index())
            HtmlRound.Write(html, round, findings[index], index + 1, report.DryRun);
        html.Add($"<footer><p>{new LocalText(
            "Siden inneholder aldri verdier fra filen, bare hvor og hva slags feil det er. Rad 1 er overskriften, slik et regneark teller.",
            "The page never holds values from the file, only where and what kind of error there is. Row 1 is the header, as a spreadsheet counts.")}</p></footer>");
        return html.ToString();
    }

    private static string Day(DateTimeOffset at, Language language) => language == Language.Nb
        ? at.ToString("d. MMMM yyyy", CultureInfo.GetCultureInfo("nb-NO"))
        : at.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset at, Language language) => Day(at, language)
        + at.ToString(language == Language.Nb ? "' kl. 'HH'.'mm" : "', 'HH':'mm", CultureInfo.InvariantCulture);
}
