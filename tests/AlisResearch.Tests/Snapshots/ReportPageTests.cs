using AlisResearch.Etl.Reports;
using AlisResearch.Model;
using AlisResearch.Tests.Unit.Reports;
using Snapshooter.Xunit;

namespace AlisResearch.Tests.Snapshots;

/// <summary>The report's page as a reader gets it. Open a changed snapshot in a browser before accepting it.</summary>
public sealed class ReportPageTests
{
    [Fact]
    public void SeveralFiles_OneRejected_IsAsReviewed() => Match(ExampleReport.Mixed, Language.Nb, "report_mixed");

    [Fact]
    public void DryRun_OpenedInEnglish_IsAsReviewed() => Match(ExampleReport.DryRun, Language.En, "report_dry_run");

    [Fact]
    public void OneFile_TakenIn_IsAsReviewed() => Match(ExampleReport.Fine, Language.Nb, "report_fine");

    /// <summary>Without the style sheet, which is read in its own file.</summary>
    private static void Match(IngestReport report, Language opensIn, string name)
    {
        var page = HtmlReport.Render(report, opensIn);
        var (style, end) = (page.IndexOf("<style>", StringComparison.Ordinal), page.IndexOf("</style>", StringComparison.Ordinal));
        Snapshot.Match(page.Remove(style + "<style>".Length, end - style - "<style>".Length), name);
    }
}
