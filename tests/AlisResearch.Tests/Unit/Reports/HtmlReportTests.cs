using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AlisResearch.Etl.Reports;
using AlisResearch.Etl.Sources;
using AlisResearch.Model;

namespace AlisResearch.Tests.Unit.Reports;

/// <summary>The page is safe to open, small enough to mail, whole without a network, and the same for the same report.</summary>
public sealed partial class HtmlReportTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("a&b'c")]
    [InlineData("{{en}}")]
    [InlineData("</style></code><h1>")]
    public void HostileColumnAndFileName_AreTextAndNothingElse(string hostile)
    {
        var message = new LocalText($"Ukjent kolonne «{hostile}».", $"Unknown column “{hostile}”.");
        var page = HtmlReport.Render(
            ExampleReport.Rejected([new(hostile, 1, hostile, "unknown_column", Severity.Error, message, message)], file: hostile), Language.Nb);
        var plain = HtmlReport.Render(ExampleReport.Rejected(
            [new("x", 1, "x", "unknown_column", Severity.Error, new("x", "x"), new("x", "x"))], file: "x"), Language.Nb);

        Assert.Equal(Tags(plain), Tags(page));
        Assert.Contains(Body(page).Descendants("code"), c => c.Value == hostile);
    }

    [Fact]
    public void Page_FetchesAndRunsNothing()
    {
        var page = HtmlReport.Render(ExampleReport.Mixed, Language.Nb);

        Assert.DoesNotMatch("(?i)<script|<link|<img|<iframe|@import|url\\(|https?:| on[a-z]+=", page);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.Nb, "nb")]
    [InlineData(Language.En, "en")]
    public void Page_OpensInTheLanguageAskedFor_AndHasBoth(Language language, string code)
    {
        var page = HtmlReport.Render(ExampleReport.Mixed, language);
        var body = Body(page);

        Assert.Contains($"<html lang=\"{code}\">", page, StringComparison.Ordinal);
        Assert.Equal($"choose-{code}", body.Descendants("input").Single(i => i.Attribute("checked") is not null).Attribute("id")!.Value);
        Assert.Equal(["nb", "en"], body.Element("main")!.Elements().Select(e => e.Attribute("lang")!.Value));
    }

    [Fact]
    public void Headings_StepDownOneAtATime_AndTableHeadersHaveAScope()
    {
        var body = Body(HtmlReport.Render(ExampleReport.Mixed, Language.Nb));

        foreach (var language in body.Element("main")!.Elements())
        {
            var levels = language.Descendants().Where(e => HeadingName().IsMatch(e.Name.LocalName)).Select(e => e.Name.LocalName[1] - '0').ToList();
            Assert.Equal(1, levels[0]);
            Assert.Single(levels, 1);
            Assert.All(levels.Zip(levels.Skip(1)), step => Assert.True(step.Second <= step.First + 1));
        }

        Assert.All(body.Descendants("th"), th => Assert.NotNull(th.Attribute("scope")));
        var ids = body.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(body.Descendants("a"), a => Assert.Contains(a.Attribute("href")!.Value[1..], ids));
    }

    [Fact]
    public void SyntheticRound_SaysSo_AndARealOneDoesNot()
    {
        Assert.Contains("Syntetiske data", HtmlReport.Render(ExampleReport.Mixed, Language.Nb), StringComparison.Ordinal);
        Assert.DoesNotContain("Syntetiske data", HtmlReport.Render(ExampleReport.Fine, Language.Nb), StringComparison.Ordinal);
    }

    private static readonly string[] LongNames = [.. Enumerable.Range(0, 50).Select(i => new string('å', 500) + i)];

    private static readonly Dictionary<string, Func<int, Finding>> LongLists = new()
    {
        ["one column, every row"] = i => Empty(2 + i, "age", "required"),
        ["every second row"] = i => Empty(2 + (2 * i), "age", "required"),
        ["ten thousand columns"] = i => Empty(1, $"column_{i % 10_000}", "unknown_column"),
        ["a message each"] = i => Empty(2 + i, "id", "duplicate_key") with { Message = new($"Samme nøkkel som rad {i}.", $"The same key as row {i}.") },
        ["very long names"] = i => Empty(1, LongNames[i % 50], "unknown_column"),
        ["a hundred rules"] = i => Empty(2 + i, "age", $"rule_{i % 100}"),
    };

    public static TheoryData<string> Lists => [.. LongLists.Keys];

    /// <summary>What is not shown is counted: shown and counted are all there is.</summary>
    [Theory]
    [MemberData(nameof(Lists))]
    public void HundredThousandFindings_GiveAPageUnderOneMegabyte(string kind)
    {
        var page = HtmlReport.Render(ExampleReport.Rejected([.. Enumerable.Range(0, 100_000).Select(LongLists[kind])]), Language.Nb);

        Assert.InRange(Encoding.UTF8.GetByteCount(page), 1, 1_000_000);
        Assert.Contains("100\u00A0000 feil", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public void EverySecondRow_ShowsTheFirstTwentyAndCountsTheRest()
    {
        var page = HtmlReport.Render(ExampleReport.Rejected([.. Enumerable.Range(0, 100_000).Select(i => Empty(2 + (2 * i), "age", "required"))]), Language.Nb);

        Assert.Contains("36, 38, 40 og 99\u00A0980 til", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    /// <summary>The rest of many findings is told in one; the overview counts it in full, as the summary does.</summary>
    [Fact]
    public void Overview_RestOfManyFindings_CountsAllOfThem()
    {
        var file = ExampleReport.Rejected([Empty(2, "age", "required"), Empty(3, "age", "required") with { Row = null, Count = 4_999 }]).Rounds[0];

        var page = WebUtility.HtmlDecode(HtmlReport.Render(new([file, ExampleReport.Fine.Rounds[0]], ExampleReport.At, false), Language.En));

        Assert.Contains("<td>5,000 errors</td>", page, StringComparison.Ordinal);
        Assert.Contains("fix 5,000 errors", page, StringComparison.Ordinal);
    }

    /// <summary>Markers in cells of every kind, in a file with something wrong in each row.</summary>
    [Fact]
    public void CellValues_NeverReachThePage()
    {
        using var round = new Spec.ExampleRound(
        [
            "name: id, type: pseudonym, required: true, class: personal",
            "name: value, type: integer, class: personal",
            "name: code, type: code, codelist: scheme, class: personal",
            "name: day, type: date, class: personal",
        ]);
        var result = round.Take("id,value,code,day\nkanari-1,kanari-2,kanari-3,kanari-4\nkanari-1,99999999999,NEW,2020-99-99\n,1,kanari-5,x\n");
        Assert.True(result.Findings.Count >= 6);

        var page = HtmlReport.Render(new([new(result, new("Et eksempel", "An example"), false)], ExampleReport.At, false), Language.Nb);

        Assert.DoesNotContain("kanari", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("99999999999", page, StringComparison.Ordinal);
        Assert.DoesNotContain("2020-99-99", page, StringComparison.Ordinal);
    }

    [Fact]
    public void SavedPage_ReplacesTheOldOneWhole_AndLeavesNothingBeside()
    {
        using var folder = new TemporaryFolder();
        var file = folder["funn.html"];
        HtmlReport.Save(ExampleReport.Mixed, Language.Nb, file);
        HtmlReport.Save(ExampleReport.Fine, Language.En, file);

        Assert.Equal(HtmlReport.Render(ExampleReport.Fine, Language.En), File.ReadAllText(file));
        Assert.Equal([file], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void PageThatCannotBeSaved_LeavesNothingBeside()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["funn.html"]); // a folder stands where the page should

        Assert.ThrowsAny<Exception>(() => HtmlReport.Save(ExampleReport.Fine, Language.Nb, folder["funn.html"]));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    /// <summary>A rule that is added gets a name people can read, in RuleNames.</summary>
    [Fact]
    public void EveryShippedRule_HasANameInWords()
    {
        var rules = typeof(InputFile).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith("rule_", StringComparison.Ordinal) || n.StartsWith("cell_", StringComparison.Ordinal))
            .Select(n => Path.GetFileNameWithoutExtension(n)["rule_".Length..]).ToList();
        Assert.NotEmpty(rules);
        Assert.All(rules, r => Assert.True(RuleNames.Has(r), $"{r} has no name in Reports/RuleNames.cs"));
    }

    private static Finding Empty(long row, string column, string rule) =>
        new("svar.csv", row, column, rule, Severity.Error, new("Feltet er tomt.", "The field is empty."), new("Fyll det ut.", "Fill it in."));

    private static List<string> Tags(string page) => [.. Tag().Matches(page[page.IndexOf("</style>", StringComparison.Ordinal)..]).Select(m => m.Value)];

    /// <summary>The body is well-formed XML but for its two inputs.</summary>
    private static XElement Body(string page)
    {
        var body = page[page.IndexOf("<body>", StringComparison.Ordinal)..(page.IndexOf("</body>", StringComparison.Ordinal) + "</body>".Length)];
        return XElement.Parse(Input().Replace(body, m => $"{m.Groups[1].Value.Replace(" checked", " checked=\"\"", StringComparison.Ordinal)}/>"));
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("(<input[^>]*)>")]
    private static partial Regex Input();

    [GeneratedRegex("^h[1-6]$")]
    private static partial Regex HeadingName();
}
