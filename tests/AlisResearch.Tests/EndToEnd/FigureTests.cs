using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AlisResearch.Tests.Unit.Figures;

namespace AlisResearch.Tests.EndToEnd;

/// <summary>Figures and reports as a reader gets them, of the demo's release.</summary>
[Collection(SharedDemo.Name)]
public sealed class FigureTests(Demo demo)
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Every figure that the release holds.</summary>
    public static TheoryData<string> Figures => new(Names);

    private static readonly string[] Names =
    [
        "retention.svg?study=alis-vest", "retention.svg", "retention.svg?groupBy=study", "retention.svg?groupBy=STUDY&panels=true", "retention.svg?study=alis-by&groupBy=contract_form", "stability.svg?study=alis-vest",
        "stability.svg?groupBy=study&years=0,1,3", "turnover.svg?study=alis-nord", "turnover.svg?groupBy=study&period=half-year", "recruitment.svg?study=alis-nord", "recruitment.svg?study=alis-nord&groupBy=area",
        "interview-overview.svg?study=alis-vest", "costs.svg?study=alis-vest", "costs.svg?study=alis-nord", "survey.svg?study=alis-nord&round=survey-2022",
    ];

    /// <summary>In both languages and at three widths: a picture with title, description, release and citation; synthetic data say so.</summary>
    [Theory]
    [MemberData(nameof(Figures))]
    public async Task Figure_InBothLanguagesAtThreeWidths_IsWholeAndSaysWhereItIsFrom(string figure)
    {
        var citation = (await demo.Ask("{ release { citation } }")).GetProperty("release").GetProperty("citation").GetString()!;
        foreach (var language in new[] { "nb", "en" })
        {
            foreach (var width in new[] { 320, 605, 1920 })
            {
                var svg = XElement.Parse(await demo.Http.GetStringAsync($"/figures/{figure}{(figure.Contains('?', StringComparison.Ordinal) ? "&" : "?")}lang={language}&width={width}"));
                var text = string.Join('\n', svg.Descendants(Svg + "text").Select(t => t.Value));
                Assert.Equal((width, language, "img"), ((int)(double)svg.Attribute("width")!, (string?)svg.Attribute("lang"), (string?)svg.Attribute("role")));
                Assert.Contains(Squeezed(citation), Squeezed(text), StringComparison.Ordinal);
                Assert.NotEmpty(svg.Element(Svg + "title")!.Value);
                Assert.True(svg.Element(Svg + "desc")!.Value.Length > 40);
                Assert.Equal(Regex.IsMatch(figure, "^(retention|stability|turnover|survey|costs.*nord)"), text.Contains(language == "nb" ? "Syntetiske data" : "Synthetic data", StringComparison.Ordinal));
                Assert.DoesNotContain(svg.Descendants(Svg + "text"), t => Regex.IsMatch(t.Value, "[A-Z]{2,}_[A-Z]|^(true|false)$")); // a code without its label
            }
        }
    }

    /// <summary>For print: PNG at 300 dpi and PDF with the same title; the same bytes each time.</summary>
    [NeedsFact(Tool.Font)]
    public async Task Figures_ForPrint_ArePicturesAndDocuments()
    {
        foreach (var figure in Names)
        {
            var png = await demo.Http.GetByteArrayAsync($"/figures/{figure.Replace(".svg", ".png", StringComparison.Ordinal)}");
            var address = $"/figures/{figure.Replace(".svg", ".pdf", StringComparison.Ordinal)}";
            var pdf = await demo.Http.GetByteArrayAsync(address);

            Assert.Equal(1891, (png[16] << 24) | (png[17] << 16) | (png[18] << 8) | png[19]); // 16 cm at 300 dpi
            Assert.Equal("%PDF-"u8.ToArray(), pdf[..5]);
            Assert.Equal(pdf, await demo.Http.GetByteArrayAsync(address));
        }
    }

    /// <summary>It fails where a step of the picture is more than half a pixel from the answer of the API, by the scale of its own labels.</summary>
    [Theory]
    [InlineData("alis-vest")]
    [InlineData("alis-nord")]
    [InlineData("alis-by")]
    public async Task Retention_ReadBackFromThePicture_IsTheAnswer(string study)
    {
        var points = (await demo.Ask($$"""{ cohort(where: {study: "{{study}}"}) { retention { points { months survival lower upper } } } }""")).GetProperty("cohort").GetProperty("retention")[0].GetProperty("points").EnumerateArray()
            .Select(p => (Months: p.GetProperty("months").GetDouble(), Share: p.GetProperty("survival").GetDouble(), Lower: p.GetProperty("lower").GetDouble())).ToList();
        foreach (var width in new[] { 320, 605, 1920 })
        {
            var svg = XElement.Parse(await demo.Http.GetStringAsync($"/figures/retention.svg?study={study}&width={width}"));
            var (x, y) = ReadBack.Scales(svg);
            var data = svg.Elements(Svg + "g").Single(g => (string?)g.Attribute("class") == "data");
            var drawn = ReadBack.Points(data.Elements(Svg + "path").Single(p => (string?)p.Attribute("stroke-width") == "2.00"));
            Assert.All(points, p => Assert.Contains(drawn, d => Math.Abs(d.X - x(p.Months)) <= 0.5 && Math.Abs(d.Y - y(p.Share)) <= 0.5));
            var band = ReadBack.Points(data.Elements(Svg + "path").First(p => p.Attribute("fill-opacity") is not null));
            Assert.All(points.SkipLast(1), p => Assert.Contains(band, d => Math.Abs(d.X - x(p.Months)) <= 0.5 && Math.Abs(d.Y - y(p.Lower)) <= 0.5));
        }
    }

    /// <summary>It fails where a bar, or the end of its limits, is more than half a pixel from the answer of the API.</summary>
    [Theory]
    [InlineData("turnover", "turnover(period: YEAR, unit: DOCTOR_IN_POSITION) { value lower upper }")]
    [InlineData("stability", "stability(years: [1, 2, 3, 4, 5]) { sameDoctorShare { value lower upper } }")]
    public async Task Bars_ReadBackFromThePicture_AreTheAnswer(string name, string field)
    {
        foreach (var study in new[] { "alis-vest", "alis-nord", "alis-by" })
        {
            var rows = (await demo.Ask($$"""{ cohort(where: {study: "{{study}}"}) { {{field}} } }""")).GetProperty("cohort").GetProperty(name).EnumerateArray()
                .Select(r => r.TryGetProperty("sameDoctorShare", out var share) ? share : r).Where(r => r.GetProperty("value").ValueKind == JsonValueKind.Number).ToList();
            var svg = XElement.Parse(await demo.Http.GetStringAsync($"/figures/{name}.svg?study={study}"));
            var y = ReadBack.Shares(svg.Elements(Svg + "g").Single(g => (string?)g.Attribute("class") == "axes").Elements(Svg + "text"));
            var data = svg.Elements(Svg + "g").Single(g => (string?)g.Attribute("class") == "data");
            var bars = data.Elements(Svg + "rect").ToList();
            var limits = data.Elements(Svg + "path").Where(p => (string?)p.Attribute("stroke-width") == "1.50").Select(ReadBack.Points).ToList();
            Assert.Equal((rows.Count, rows.Count), (bars.Count, limits.Count));
            foreach (var (row, i) in rows.Select((r, i) => (r, i)))
            {
                Assert.Equal(y(row.GetProperty("value").GetDouble()), ReadBack.Number(bars[i], "y"), 0.5);
                Assert.Equal(y(0), ReadBack.Number(bars[i], "y") + ReadBack.Number(bars[i], "height"), 0.5);
                Assert.Equal(y(row.GetProperty("lower").GetDouble()), limits[i][0].Y, 0.5);
                Assert.Equal(y(row.GetProperty("upper").GetDouble()), limits[i][1].Y, 0.5);
            }
        }
    }

    [Theory]
    [InlineData("nothing.svg", HttpStatusCode.NotFound, "retention, stability")]
    [InlineData("retention", HttpStatusCode.NotFound, "svg")]
    [InlineData("retention.gif", HttpStatusCode.NotFound, "svg")]
    [InlineData("..%2Fretention.svg", HttpStatusCode.NotFound, "retention, stability")]
    [InlineData("%2e%2e%2f%2e%2e%2fmanifest.json", HttpStatusCode.NotFound, "retention, stability")]
    [InlineData("retention.svg?study=nothing", HttpStatusCode.NotFound, "alis-nord")]
    [InlineData("retention.svg?study=national", HttpStatusCode.NotFound, "alis-nord")]
    [InlineData("retention.svg?phase=9", HttpStatusCode.NotFound, "1, 2")]
    [InlineData("retention.svg?study=alis-vest&phase=2", HttpStatusCode.NotFound, "alis-vest 1")]
    [InlineData("retention.svg?release=none", HttpStatusCode.NotFound, "2023-02-01")]
    [InlineData("retention.svg?groupBy=colour", HttpStatusCode.BadRequest, "CONTRACT_FORM")]
    [InlineData("retention.svg?study=alis-nord&groupBy=contract_form", HttpStatusCode.NotFound, "5 municipalities")]
    [InlineData("retention.svg?groupBy=list_cap", HttpStatusCode.NotFound, "alis-vest 1: retention")]
    [InlineData("cumulative-incidence.svg", HttpStatusCode.NotFound, "not released")]
    [InlineData("posts.svg?study=alis-vest", HttpStatusCode.NotFound, "internal releases alone")]
    [InlineData("recruitment.svg", HttpStatusCode.BadRequest, "study=alis-by")]
    [InlineData("recruitment.svg?study=alis-nord&groupBy=phase", HttpStatusCode.BadRequest, "AREA")]
    [InlineData("retention.svg?study=alis-vest&study=alis-nord", HttpStatusCode.BadRequest, "once each")]
    [InlineData("../reports/alis-vest.html?study=alis-nord", HttpStatusCode.BadRequest, "once each")]
    [InlineData("survey.svg?study=alis-vest&round=survey-2022", HttpStatusCode.NotFound, "Det finnes: ingen.")]
    [InlineData("recruitment.svg?study=alis-by&groupBy=area", HttpStatusCode.NotFound, "alis-nord")]
    [InlineData("survey.svg?study=alis-nord", HttpStatusCode.BadRequest, "round=survey-2022")]
    [InlineData("survey.svg?study=alis-nord&round=survey-2021", HttpStatusCode.NotFound, "survey-2022")]
    [InlineData("stability.svg?years=6", HttpStatusCode.BadRequest, "0 to 5")]
    [InlineData("stability.svg?years=a", HttpStatusCode.BadRequest, "1,3,5")]
    [InlineData("turnover.svg?period=week", HttpStatusCode.BadRequest, "HALF_YEAR")]
    [InlineData("survey.svg?study=alis-nord&round=survey-2022&groupBy=study", HttpStatusCode.BadRequest, "study, round, release, lang, width")]
    [InlineData("retention.svg?group-by=study", HttpStatusCode.BadRequest, "groupBy")]
    [InlineData("retention.svg?lang=sv", HttpStatusCode.BadRequest, "nb, en")]
    [InlineData("retention.svg?width=319", HttpStatusCode.BadRequest, "320")]
    [InlineData("retention.svg?width=1921", HttpStatusCode.BadRequest, "1920")]
    [InlineData("retention.svg?width=wide", HttpStatusCode.BadRequest, "1920")]
    public async Task Figure_AskedForWrongly_IsRefusedInBothLanguages(string address, HttpStatusCode status, string said)
    {
        using var response = await demo.Http.GetAsync($"/figures/{address}");
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("text/plain", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(2, text.TrimEnd('\n').Split('\n').Length);
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\bat \w+\.|Exception", text);
    }

    /// <summary>A long text of a stranger's is refused, and not said again.</summary>
    [Theory]
    [InlineData("retention.svg?study=")]
    [InlineData("retention.svg?phase=")]
    [InlineData("retention.svg?groupBy=")]
    [InlineData("retention.svg?release=")]
    [InlineData("survey.svg?study=alis-nord&round=")]
    [InlineData("")]
    public async Task Figure_AskedForWithALongText_IsRefused(string address)
    {
        using var response = await demo.Http.GetAsync($"/figures/{address}{new string('x', 2000)}");
        Assert.True(response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{response.StatusCode}");
        Assert.DoesNotContain(new string('x', 100), await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/figures/retention.svg?study=alis-vest")]
    [InlineData("/figures/retention.csv?study=alis-vest")]
    [InlineData("/reports/alis-vest.html")]
    public async Task Figure_AskedForAgain_IsNotSentAgain(string address)
    {
        using var first = await demo.Http.GetAsync(address);
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var again = await demo.Http.SendAsync(request);
        using var head = await demo.Http.SendAsync(new(HttpMethod.Head, address));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal((first.Content.Headers.ContentLength, first.Headers.ETag), (head.Content.Headers.ContentLength, head.Headers.ETag));
    }

    /// <summary>The numbers behind a figure, as CSV and as a table that can be heard, are the API's.</summary>
    [Fact]
    public async Task Numbers_BehindAFigure_AreTheAnswer()
    {
        var points = (await demo.Ask("""{ cohort(where: {study: "alis-nord"}) { retention { points { months survival rounding events } } } }""")).GetProperty("cohort").GetProperty("retention")[0].GetProperty("points").EnumerateArray().ToList();
        var rows = Csv.Rows(await demo.Http.GetByteArrayAsync("/figures/retention.csv?study=alis-nord"));
        var page = await demo.Http.GetStringAsync("/figures/retention.html?study=alis-nord&lang=en");

        Assert.Equal(points.Select(p => p.GetProperty("survival").GetDouble()), rows.Select(r => double.Parse(r["share"], CultureInfo.InvariantCulture)));
        Assert.Equal(points.Select(p => p.GetProperty("rounding").GetDouble()), rows.Select(r => double.Parse(r["rounding"], CultureInfo.InvariantCulture)));
        Assert.All(rows, r => Assert.InRange(double.Parse(r["rounding"], CultureInfo.InvariantCulture), 0.001, 1));
        Assert.Equal(points.Count, Regex.Count(page, "<th scope=\"row\">"));
        Assert.Contains("<caption>Doctors still in post, ALIS-Nord</caption>", page, StringComparison.Ordinal);
        Assert.Contains("Synthetic data", page, StringComparison.Ordinal);
    }

    /// <summary>It fails where a caption does not say how many there are, whom the figure leaves out, what is not released, or why there is a dash.</summary>
    [Theory]
    [InlineData("retention", "en", "n = 27 (26–28)", "Without phase 2 of ALIS-Vest, which is not released.", "multiples of 3")]
    [InlineData("stability", "en", "16 posts.", "Without phase 2 of ALIS-Vest, which is not released.", "with the first doctor, are not released")]
    [InlineData("stability", "nb", "16 stillinger.", "Uten fase 2 av ALIS-Vest, som ikke er utgitt.", "med første lege, er ikke utgitt")]
    [InlineData("turnover", "nb", "27 (26–28) leger.", "Uten fase 2 av ALIS-Vest, som ikke er utgitt.", "–: perioden begynner før studien; perioden går ut over skjæringsdatoen.")]
    [InlineData("retention&groupBy=contract_form&study=alis-by", "en", "n = 33 (32–34)")]
    [InlineData("costs&study=alis-nord", "en", "Means of 33 (32–34) posts.", "winsorised", "Shares are of the sum of the items shown.")]
    public async Task Caption_SaysWhatIsBehindTheFigure(string name, string language, params string[] said)
    {
        var page = await demo.Http.GetStringAsync($"/figures/{name.Split('&')[0]}.html?lang={language}&{(name.Contains('&', StringComparison.Ordinal) ? name[(name.IndexOf('&', StringComparison.Ordinal) + 1)..] : "study=alis-vest")}");
        Assert.DoesNotContain("Published examples", page, StringComparison.Ordinal);
        Assert.All(said, s => Assert.Contains(s, WebUtility.HtmlDecode(page).Replace('\u00A0', ' '), StringComparison.Ordinal));
    }

    /// <summary>It fails where the link of an aggregate gives no picture.</summary>
    [Fact]
    public async Task EveryAggregate_LinksToItsFigure()
    {
        var answer = await demo.Ask("""
            { cohort(where: {study: "alis-by"}) { retention(groupBy: CONTRACT_FORM) { figureUrl } turnover(period: HALF_YEAR, unit: DOCTOR_IN_POSITION, groupBy: PHASE) { figureUrl } stability(years: [1, 3]) { figureUrl } }
              filtered: cohort(where: {study: "alis-by", entryYear: 2020}) { covers { study } }
              survey(study: "alis-nord", round: "survey-2022") { figureUrl } costs(where: {study: "alis-nord"}) { figureUrl } recruitmentSummary(study: "alis-nord", groupBy: AREA) { figureUrl }
              interviewCounts(where: {study: "alis-vest"}, groupBy: [ROUND]) { figureUrl } none: interviewCounts(groupBy: [ROUND]) { figureUrl } part: interviewCounts(where: {study: "alis-vest", round: 1}, groupBy: [ROLE]) { figureUrl } wide: cohort { retention(confidence: 0.5) { figureUrl } } }
            """);
        var links = Regex.Matches(answer.GetRawText(), "\"figureUrl\":\"([^\"]+)\"").Select(m => m.Groups[1].Value).Distinct().ToList();

        Assert.Equal(7, links.Count);
        foreach (var without in new[] { answer.GetProperty("none"), answer.GetProperty("part"), answer.GetProperty("wide").GetProperty("retention")[0] })
            Assert.Equal(JsonValueKind.Null, without.GetProperty("figureUrl").ValueKind);
        foreach (var link in links)
            Assert.Equal("svg", XElement.Parse(await demo.Http.GetStringAsync(link)).Name.LocalName);
    }

    /// <summary>All of a study as one page that needs nothing else: every picture is followed by its numbers, and what is not released is named.</summary>
    [Theory]
    [InlineData("alis-vest", 7)]
    [InlineData("alis-nord", 9)]
    [InlineData("alis-by", 7)]
    public async Task Report_OfAStudy_IsOnePageWithEveryFigure(string study, int figures)
    {
        using var response = await demo.Http.GetAsync($"/reports/{study}.html?lang=en");
        var page = await response.Content.ReadAsStringAsync();
        var style = Regex.Match(page, "<style>(.*?)</style>", RegexOptions.Singleline).Groups[1].Value;
        var ids = Regex.Matches(page, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToList();

        Assert.Equal((figures, figures), (Regex.Count(page, "<svg "), Regex.Count(page, "<table>")));
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.DoesNotMatch("(src|href|style)=\"(?!#)", page);
        Assert.Contains($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal); // or no browser shows its style
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("@media print", page, StringComparison.Ordinal);
        Assert.Contains("<h2>Not released</h2>", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await demo.Http.GetAsync("/reports/alis-sor.html")).StatusCode);
    }

    /// <summary>The commands give what the address gives, or refuse in words with exit 2 and no file.</summary>
    [Fact]
    public async Task Commands_GiveWhatTheAddressGives()
    {
        using var folder = new TemporaryFolder();
        var (figure, report) = (folder["figure2.svg"], folder["nord.html"]);
        var drawn = await Run("figure", "stability", "--study", "alis-vest", "--out", figure, "--lang", "en");
        var written = await Run("report", "--study", "alis-nord", "--output", report);
        var refused = await Run("figure", "cumulative-incidence", "--study", "alis-vest", "--out", folder["none.svg"], "--lang", "en");
        var unknown = await Run("figure", "nothing", "--out", folder["none.svg"]);

        var mismatch = await Run("figure", "stability", "--format", "png", "--out", folder["none.svg"], "--lang", "en");

        Assert.Equal((2, true), (mismatch.ExitCode, mismatch.Error.Contains("must end in .png", StringComparison.Ordinal)));
        Assert.Equal((0, 0, 2, 2), (drawn.ExitCode, written.ExitCode, refused.ExitCode, unknown.ExitCode));
        Assert.Equal(await demo.Http.GetByteArrayAsync("/figures/stability.svg?study=alis-vest&lang=en"), await File.ReadAllBytesAsync(figure));
        Assert.Equal(await demo.Http.GetByteArrayAsync("/reports/alis-nord.html"), await File.ReadAllBytesAsync(report));
        Assert.Contains("End reasons and destinations are not released.", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Fant ingen slik figur", unknown.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["none.svg"]));

        Task<Outcome> Run(params string[] args) => AlisProcess.Run([.. args, "--data", demo.Data]);
    }

    private static string Squeezed(string text) => Regex.Replace(text, @"\s", "");
}
