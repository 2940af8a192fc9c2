using AlisResearch.Etl;
using AlisResearch.Etl.Reports;
using AlisResearch.Model;

namespace AlisResearch.Tests.Unit.Reports;

/// <summary>The sentences of a report: counts, forms and row ranges, in both languages.</summary>
public sealed class ReportTextTests
{
    [Theory]
    [InlineData(new long[] { 4 }, 1, "4", "4")]
    [InlineData(new long[] { 4, 9, 11 }, 3, "4, 9, 11", "4, 9, 11")]
    [InlineData(new long[] { 2, 3, 4, 9, 10 }, 5, "2–4, 9–10", "2–4, 9–10")]
    [InlineData(new long[] { 2, 3, 4 }, 12, "2–4 og 9 til", "2–4 and 9 more")]
    [InlineData(new long[] { 2, 4, 6, 8 }, 4, "2, 4, 6 og 1 til", "2, 4, 6 and 1 more")]
    [InlineData(new long[] { 2, 4, 6, 8, 9 }, 2000, "2, 4, 6 og 1\u00A0997 til", "2, 4, 6 and 1,997 more")]
    [InlineData(new long[0], 3, "3 rader", "3 rows")]
    public void Rows_AsRanges_AreCompactAndCountTheRest(long[] rows, long total, string nb, string en) =>
        Assert.Equal(new LocalText(nb, en), RowRanges.Words(rows, total, shown: 3));

    [Fact]
    public void Difference_OfADryRun_SaysWhatWouldHappen() => Assert.Equal(
        new LocalText(
            "Ville lagt til 12 rader (rad 14–25), endret 3 (rad 4, 9, 11), fjernet 0.",
            "Would add 12 rows (rows 14–25), change 3 (rows 4, 9, 11), remove 0."),
        DifferenceText.Of(new(12, 3, 0, ExampleReport.Rows(14, 25), [4, 9, 11], [], 0), dryRun: true));

    [Fact]
    public void Difference_OfAVersion_SaysWhatHappened() => Assert.Equal(
        new LocalText(
            "La til 1 rad (rad 7), endret 0, fjernet 40 (rad 4 og 39 til i forrige versjon). 1 rad er utelatt fordi deltakeren har trukket seg.",
            "Added 1 row (row 7), changed 0, removed 40 (rows 4 and 39 more in the version before). 1 row is left out because the participant has withdrawn."),
        DifferenceText.Of(new(1, 0, 40, [7], [], [4], 1), dryRun: false));

    public static TheoryData<string, bool, string, string> Runs => new()
    {
        { "P", false, "Filen er lest inn.", "The file is taken in." },
        { "R2", false, "Filen er avvist: rett 2 feil og prøv igjen.", "The file is rejected: fix 2 errors and try again." },
        { "U", false, "Filen er uendret: den var lest inn fra før.", "The file is unchanged: it was taken in before." },
        { "UU", false, "Alle 2 filer er uendret: de var lest inn fra før.", "All 2 files are unchanged: they were taken in before." },
        { "PPPR12", false, "3 av 4 filer er lest inn. 1 er avvist: rett 12 feil og prøv igjen.", "3 of 4 files are taken in. 1 is rejected: fix 12 errors and try again." },
        { "R1R1", false, "0 av 2 filer er lest inn. 2 er avvist: rett 2 feil og prøv igjen.", "0 of 2 files are taken in. 2 are rejected: fix 2 errors and try again." },
        { "PU", false, "1 av 2 filer er lest inn. 1 er uendret fra før.", "1 of 2 files is taken in. 1 is unchanged from before." },
        { "W", true, "Filen kan leses inn. Dette var en prøvekjøring: ingenting er lagret.", "The file can be taken in. This was a dry run: nothing is stored." },
    };

    /// <summary>P published, U unchanged, W would be published, R with its number of errors.</summary>
    [Theory]
    [MemberData(nameof(Runs))]
    public void Run_InASentence_SaysWhatCameInAndWhatToFix(string files, bool dryRun, string nb, string en)
    {
        var rounds = System.Text.RegularExpressions.Regex.Matches(files, "([PUWR])(\\d*)").Select(m =>
        {
            var status = m.Groups[1].Value switch { "P" => IngestStatus.Published, "U" => IngestStatus.Unchanged, "W" => IngestStatus.WouldPublish, _ => IngestStatus.Rejected };
            var errors = m.Groups[2].Length > 0 ? int.Parse(m.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture) : 0;
            var finding = new Finding("a.csv", 2, "x", "required", Severity.Error, new("Feltet er tomt.", "The field is empty."), null);
            return new ReportedRound(new("s", "r", "a.csv", status, 1, 1, [.. Enumerable.Repeat(finding, errors)]), LocalText.Same("r"), false);
        });

        Assert.Equal(new LocalText(nb, en), ReportSummary.Of(new([.. rounds], ExampleReport.At, dryRun)));
    }

    [Fact]
    public void Findings_Grouped_HaveErrorsFirstAndOneLineForWhatIsSaidTwice()
    {
        Finding F(long? row, string? column, string rule, Severity severity) => new("a.csv", row, column, rule, severity, LocalText.Same(rule), null);
        var groups = RuleFindings.Group([F(3, "x", "drift", Severity.Warning), F(9, "x", "code", Severity.Error), F(2, "x", "code", Severity.Error), F(2, "y", "code", Severity.Error)]);

        Assert.Equal(["code", "drift"], groups.Select(g => g.Rule));
        Assert.Equal([("x", "2 9"), ("y", "2")], groups[0].Lines.Select(l => (l.Column!, string.Join(' ', l.Rows))));
        Assert.Equal(3, groups[0].Count);
    }
}
