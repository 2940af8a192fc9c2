using System.Globalization;
using System.Text.Json;

namespace AlisResearch.Tests.EndToEnd;

/// <summary>
/// Cohorts over GraphQL, each figure worked out anew from the protected counts that anybody can download. It fails where an answer is more, or other, than a function of them.
/// </summary>
[Collection(SharedDemo.Name)]
public sealed class CohortTests(Demo demo)
{
    private static readonly string[] Studies = ["alis-by", "alis-nord", "alis-vest"];

    [Fact]
    public async Task Size_IsTheSumOfTheCohorts()
    {
        var rows = (await Cells("cohort")).Where(r => r["kind"] == "DOCTOR").ToList();
        foreach (var study in Studies.Append(null))
        {
            var size = (await Cohort(study, "size { value lower upper exact }")).GetProperty("size");
            foreach (var (field, column) in new[] { ("value", "count"), ("lower", "lower"), ("upper", "upper") })
                Assert.Equal(rows.Where(r => study is null || r["study"] == study).Sum(r => Whole(r[column])), size.GetProperty(field).GetInt32());
            Assert.False(size.GetProperty("exact").GetBoolean());
        }
    }

    /// <summary>Kaplan-Meier by hand; limits at least as wide as Greenwood's.</summary>
    [Fact]
    public async Task Retention_IsTheCurveOfTheProtectedCounts()
    {
        var cells = await Cells("doctor_duration");
        foreach (var study in Studies.Append(null))
        {
            var curve = (await Cohort(study, "retention { group atRisk { value } events { value lower upper } points { months atRisk events censored survival lower upper } provenance { synthetic measure } }")).GetProperty("retention")[0];
            AssertCurve(cells.Where(r => study is null || r["study"] == study).ToList(), curve);
            Assert.True(curve.GetProperty("provenance").GetProperty("synthetic").GetBoolean());
        }
    }

    [Fact]
    public async Task Retention_ByStudyAndByClass_AreTheGroupsCurves()
    {
        var cells = await Cells("doctor_duration");
        foreach (var curve in (await Cohort(null, "retention(groupBy: STUDY) { group atRisk { value } events { value lower upper } points { months atRisk events censored survival lower upper } }")).GetProperty("retention").EnumerateArray())
            AssertCurve(cells.Where(r => r["study"] == curve.GetProperty("group").GetString()).ToList(), curve);
        var split = await Cells("doctor_contract_form");
        var study = split[0]["study"];
        var curves = (await Cohort(study, "retention(groupBy: CONTRACT_FORM) { group atRisk { value } events { value lower upper } points { months atRisk events censored survival lower upper } }")).GetProperty("retention").EnumerateArray().ToList();
        Assert.Equal(split.Select(r => r["contract_form"]).Distinct().Order(StringComparer.Ordinal), curves.Select(c => c.GetProperty("group").GetString()));
        foreach (var curve in curves)
            AssertCurve(split.Where(r => r["contract_form"] == curve.GetProperty("group").GetString()).ToList(), curve);
    }

    /// <summary>A curve read at a time is its last step so far; a quantile, the first step at or below; both with the limits drawn there.</summary>
    [Fact]
    public async Task Retention_ReadAtTimesAndShares_IsReadOffTheCurve()
    {
        foreach (var study in Studies)
        {
            var curve = (await Cohort(study, "retention(months: [0, 6, 13, 24, 600], shares: [0.1, 0.25]) { points { months survival lower upper } at { months survival { value lower upper } notComputable } quantiles { share months { value } } }")).GetProperty("retention")[0];
            var points = curve.GetProperty("points").EnumerateArray().ToList();
            Assert.Equal([0, 6, 13, 24, 600], curve.GetProperty("at").EnumerateArray().Select(a => a.GetProperty("months").GetDouble()));
            foreach (var reading in curve.GetProperty("at").EnumerateArray())
            {
                var months = reading.GetProperty("months").GetDouble();
                var last = points.LastOrDefault(p => p.GetProperty("months").GetDouble() <= months);
                if (months is 0 or 600)
                    Assert.Equal(months == 0 ? JsonValueKind.Null : JsonValueKind.String, reading.GetProperty("notComputable").ValueKind);
                else if (last.ValueKind == JsonValueKind.Object)
                    Assert.Equal(
                        (last.GetProperty("survival").GetDouble(), last.GetProperty("lower").GetDouble(), last.GetProperty("upper").GetDouble()),
                        (reading.GetProperty("survival").GetProperty("value").GetDouble(), reading.GetProperty("survival").GetProperty("lower").GetDouble(), reading.GetProperty("survival").GetProperty("upper").GetDouble()));
            }

            foreach (var quantile in curve.GetProperty("quantiles").EnumerateArray())
            {
                var share = 1 - quantile.GetProperty("share").GetDouble();
                var reached = points.FirstOrDefault(p => p.GetProperty("survival").GetDouble() <= share + 1e-9);
                if (reached.ValueKind == JsonValueKind.Object && Math.Abs(reached.GetProperty("survival").GetDouble() - share) > 1e-6)
                    Assert.Equal(reached.GetProperty("months").GetDouble(), quantile.GetProperty("months").GetProperty("value").GetDouble());
            }
        }
    }

    /// <summary>The area under the curve up to the end of the follow-up; its limits hold more than sampling.</summary>
    [Fact]
    public async Task RestrictedMean_IsTheAreaUnderTheCurve()
    {
        foreach (var study in Studies)
        {
            var curve = (await Cohort(study, "retention { points { months survival atRisk events } restrictedMean { value lower upper } }")).GetProperty("retention")[0];
            var points = curve.GetProperty("points").EnumerateArray().Select(p => (Months: p.GetProperty("months").GetDouble(), Survival: p.GetProperty("survival").GetDouble(), AtRisk: p.GetProperty("atRisk").GetDouble(), Left: p.GetProperty("events").GetDouble())).ToList();
            var tau = points[^1].Months;
            List<(double Months, double Survival)> steps = [(0, 1), .. points.Select(p => (p.Months, p.Survival))];
            double Area(double from) => steps.Zip(steps.Skip(1).Append((tau, 0))).Where(s => s.First.Months >= from).Sum(s => s.First.Survival * (s.Second.Item1 - s.First.Months));
            var sampling = Math.Sqrt(points.Where(p => p.Left < p.AtRisk).Sum(p => Math.Pow(Area(p.Months), 2) * p.Left / p.AtRisk / (p.AtRisk - p.Left)));
            var mean = curve.GetProperty("restrictedMean");

            Assert.Equal(Area(0), mean.GetProperty("value").GetDouble(), 9);
            Assert.True(mean.GetProperty("value").GetDouble() - mean.GetProperty("lower").GetDouble() > 1.96 * sampling);
            Assert.True(mean.GetProperty("upper").GetDouble() <= tau);
        }
    }

    /// <summary>Every measure of the schema is told: the field that gives it, or why there is none.</summary>
    [Fact]
    public async Task EveryMeasure_IsAFieldOrRefusedWithTheReason()
    {
        foreach (var measure in Repository.Schema.Measures.Keys)
        {
            foreach (var study in Studies)
            {
                var error = (await demo.Send($$"""{ cohort(where: {study: "{{study}}"}) { measure(name: "{{measure}}") { rows } } }""")).GetProperty("errors")[0];
                Assert.Equal("NOT_RELEASED", error.GetProperty("extensions").GetProperty("code").GetString());
                Assert.Matches($"the measure {measure} as a table\\. [A-Z][^.]+\\. It holds: ", error.GetProperty("message").GetString());
            }
        }

        Assert.Equal("NOT_FOUND", (await demo.Send("""{ cohort { measure(name: "coxs") { rows } } }""")).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    /// <summary>Headcounts are entries less leavers so far; what was not observed to its end has no turnover.</summary>
    [Fact]
    public async Task Turnover_IsOfTheProtectedEntriesAndLeavers()
    {
        var (entries, exits) = (await Cells("doctor_entry_time"), await Cells("doctor_exit_time"));
        foreach (var study in Studies)
        {
            var observedTo = DateOnly.Parse((await Cells("cohort")).Single(r => r["study"] == study && r["kind"] == "DOCTOR")["observed_to"], CultureInfo.InvariantCulture);
            foreach (var period in (await Cohort(study, "turnover(period: YEAR, unit: DOCTOR_IN_POSITION) { from to atStart atEnd events value notComputable }")).GetProperty("turnover").EnumerateArray())
            {
                var (from, to) = (Date(period, "from"), Date(period, "to"));
                var (start, end) = (Sum(entries, "entry_time", from) - Sum(exits, "exit_time", from), Sum(entries, "entry_time", to) - Sum(exits, "exit_time", to));
                Assert.Equal(start, period.GetProperty("atStart").GetInt32());
                if (to > observedTo)
                    Assert.Equal("BEYOND_CENSUS", period.GetProperty("notComputable").GetString());
                else if (period.GetProperty("notComputable").ValueKind == JsonValueKind.Null)
                    Assert.Equal((Sum(exits, "exit_time", to) - Sum(exits, "exit_time", from)) / ((start + end) / 2.0), period.GetProperty("value").GetDouble(), 12);
            }

            int Sum(List<Dictionary<string, string>> rows, string column, DateOnly before) => rows
                .Where(r => r["study"] == study && new DateOnly(Whole(r[column][..4]), r[column][^1] == '1' ? 1 : 7, 1) < before).Sum(r => Whole(r["count"]));
        }
    }

    /// <summary>The lower limit is that of the fewest leavers that cells and their sum allow, the upper one that of the most (Poisson, by hand for none: −ln 0.025 by the headcount).</summary>
    [Fact]
    public async Task TurnoverLimits_HoldWhatTheLeaversCanBe()
    {
        var (exits, outcomes) = (await Cells("doctor_exit_time"), (await Cells("doctor_outcome")).Where(r => r["outcome"] == "LEFT").ToList());
        var narrower = 0;
        foreach (var study in Studies)
        {
            foreach (var period in (await Cohort(study, "turnover(period: HALF_YEAR, unit: DOCTOR_IN_POSITION) { from atStart atEnd events value lower upper }")).GetProperty("turnover").EnumerateArray().Where(p => p.GetProperty("value").ValueKind == JsonValueKind.Number))
            {
                var from = Date(period, "from");
                var label = $"{from.Year}H{(from.Month == 1 ? 1 : 2)}";
                var (own, others) = (exits.Where(r => r["study"] == study && r["exit_time"] == label).ToList(), exits.Where(r => r["study"] == study && r["exit_time"] != label).ToList());
                var all = outcomes.Single(r => r["study"] == study);
                var least = Math.Max(own.Sum(r => Whole(r["lower"])), Whole(all["lower"]) - others.Sum(r => Whole(r["upper"])));
                var most = Math.Min(own.Sum(r => Whole(r["upper"])), Whole(all["upper"]) - others.Sum(r => Whole(r["lower"])));
                var headcount = (period.GetProperty("atStart").GetInt32() + period.GetProperty("atEnd").GetInt32()) / 2.0;
                var (lower, upper) = (period.GetProperty("lower").GetDouble() * headcount, period.GetProperty("upper").GetDouble() * headcount);
                Assert.Equal(0.025, least == 0 && lower == 0 ? 0.025 : 1 - Poisson(least - 1, lower), 6);
                Assert.Equal(0.025, Poisson(most, upper), 6);
                narrower += most > period.GetProperty("events").GetInt32() ? 0 : 1;
            }
        }

        Assert.Equal(0, narrower);

        static double Poisson(int most, double mean) => Enumerable.Range(0, most + 1).Sum(k => Math.Exp(-mean + (k * Math.Log(mean)) - Enumerable.Range(1, k).Sum(i => Math.Log(i))));
    }

    /// <summary>By study is each study by itself; a figure names what it is of, and which phases nobody is released of.</summary>
    [Fact]
    public async Task ByStudy_IsEachStudy_AndTheCohortSaysWhatItCovers()
    {
        const string Fields = "turnover(period: YEAR, unit: DOCTOR_IN_POSITION, groupBy: STUDY) { group from events value lower upper } stability(years: [0, 1, 3], groupBy: STUDY) { group years posts sameDoctor { value lower upper } }";
        var all = await Cohort(null, Fields + " covers { study phase } leftOut { study phase }");
        foreach (var study in Studies)
        {
            var own = await Cohort(study, Fields);
            foreach (var field in new[] { "turnover", "stability" })
            {
                Assert.Equal(
                    own.GetProperty(field).EnumerateArray().Select(r => r.GetRawText()),
                    all.GetProperty(field).EnumerateArray().Where(r => r.GetProperty("group").GetString() == study).Select(r => r.GetRawText()));
            }
        }

        Assert.Equal(["alis-by 1", "alis-nord 1", "alis-vest 1"], Phases("covers"));
        Assert.Equal(["alis-vest 2"], Phases("leftOut"));

        IEnumerable<string> Phases(string field) => all.GetProperty(field).EnumerateArray().Select(p => $"{p.GetProperty("study").GetString()} {p.GetProperty("phase").GetString()}");
    }

    [Fact]
    public async Task Stability_IsOfTheProtectedPostsAndTheirPublicAges()
    {
        var (spells, ages) = (await Cells("post_longest_spell"), await Cells("post_age"));
        foreach (var study in Studies)
        {
            foreach (var years in (await Cohort(study, "stability(years: [0, 1, 2, 3, 4, 5]) { years posts eligible sameDoctor { value lower upper } sameDoctorShare { value lower upper } filled { value } originalHolder { value } }")).GetProperty("stability").EnumerateArray())
            {
                var asked = years.GetProperty("years").GetInt32();
                var eligible = ages.Where(r => r["study"] == study && Whole(r["years"]) == asked).Sum(r => Whole(r["count"]));
                var held = Math.Min(eligible, spells.Where(r => r["study"] == study && Whole(r["longest_spell"]) >= asked).Sum(r => Whole(r["count"])));
                Assert.Equal((eligible, held), (years.GetProperty("eligible").GetInt32(), years.GetProperty("sameDoctor").GetProperty("value").GetInt32()));
                Assert.InRange(held, years.GetProperty("sameDoctor").GetProperty("lower").GetInt32(), years.GetProperty("sameDoctor").GetProperty("upper").GetInt32());
                Assert.Equal(JsonValueKind.Null, years.GetProperty("filled").ValueKind);
                if (eligible > 0)
                    Assert.Equal((double)held / eligible, years.GetProperty("sameDoctorShare").GetProperty("value").GetDouble(), 12);
            }
        }
    }

    /// <summary>The log-rank statistic of two groups, by its textbook formula.</summary>
    [Fact]
    public async Task Compare_IsTheLogRankTestOfTheProtectedCounts()
    {
        var cells = await Cells("doctor_contract_form");
        var groups = cells.Select(r => r["contract_form"]).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(2, groups.Count);
        var (excess, variance) = (0.0, 0.0);
        for (var j = 1; j <= cells.Max(r => Whole(r["duration"])); j++)
        {
            double AtRisk(string? g) => cells.Where(r => (g is null || r["contract_form"] == g) && Whole(r["duration"]) >= j).Sum(r => Whole(r["count"]));
            double Left(string? g) => cells.Where(r => (g is null || r["contract_form"] == g) && Whole(r["duration"]) == j && r["outcome"] == "LEFT").Sum(r => Whole(r["count"]));
            var (n, d, share) = (AtRisk(null), Left(null), AtRisk(groups[0]) / AtRisk(null));
            excess += Left(groups[0]) - (d * share);
            variance += n > 1 ? d * share * (1 - share) * (n - d) / (n - 1) : 0;
        }

        var compared = (await Cohort(cells[0]["study"], "compare(groupBy: CONTRACT_FORM) { chiSquared degreesOfFreedom groups { group observed } }")).GetProperty("compare");

        Assert.Equal(excess * excess / variance, compared.GetProperty("chiSquared").GetDouble(), 10);
        Assert.Equal(1, compared.GetProperty("degreesOfFreedom").GetInt32());
    }

    [Fact]
    public async Task Survey_HasTheProtectedAnswers()
    {
        var survey = (await demo.Ask("""{ survey(study: "alis-nord", round: "survey-2022") { respondents { value } questions { id title(lang: EN) answers { answer count { value lower upper } } } } }""")).GetProperty("survey");
        foreach (var question in survey.GetProperty("questions").EnumerateArray())
        {
            var id = question.GetProperty("id").GetString()!;
            Assert.Equal(
                (await Cells($"respondent_{id}")).Select(r => (r[id], Whole(r["count"]))).Order(),
                question.GetProperty("answers").EnumerateArray().Select(a => (a.GetProperty("answer").GetString()!, a.GetProperty("count").GetProperty("value").GetInt32())).Order());
            Assert.Equal(survey.GetProperty("respondents").GetProperty("value").GetInt32(), question.GetProperty("answers").EnumerateArray().Sum(a => a.GetProperty("count").GetProperty("value").GetInt32()));
        }
    }

    /// <summary>What a release does not hold is refused with what it holds, and why; what there is not at all is not found.</summary>
    [Theory]
    [InlineData("""cohort(where: {study: "alis-nord"}) { retention(groupBy: CONTRACT_FORM) { group } }""", "NOT_RELEASED", "5 municipalities")]
    [InlineData("""cohort(where: {study: "alis-nord"}) { turnover(period: YEAR, unit: DOCTOR_IN_POSITION, groupBy: CONTRACT_FORM) { value } }""", "NOT_RELEASED", "of whole cohorts only")]
    [InlineData("""cohort(where: {study: "alis-nord"}) { stability(years: [1], groupBy: CONTRACT_FORM) { years } }""", "NOT_RELEASED", "alis-nord 1: retention, turnover, stability")]
    [InlineData("""cohort(where: {study: "alis-by", contractForm: NARING}) { size { value } }""", "NOT_RELEASED", "size by CONTRACT_FORM = NARING for alis-by 1. CONTRACT_FORM is released in the classes SALARIED, SELF_EMPLOYED: ask for retention(groupBy: CONTRACT_FORM)")]
    [InlineData("""cohort { exits(by: END_REASON) { outcome } }""", "NOT_RELEASED", "END_REASON")]
    [InlineData("""cohort(where: {study: "alis-nord", contractForm: NARING}) { size { value } }""", "NOT_RELEASED", "5 municipalities")]
    [InlineData("""cohort(where: {study: "alis-by", contractForm: FASTLONN, area: UNN}) { retention { group } }""", "NOT_RELEASED", "CONTRACT_FORM × AREA")]
    [InlineData("""cohort(where: {entryYear: 2019}) { compare(groupBy: STUDY) { pValue } }""", "NOT_RELEASED", "ENTRY_YEAR")]
    [InlineData("""cohort(where: {listCap: 800}) { turnover(period: YEAR, unit: DOCTOR_IN_POSITION) { value } }""", "NOT_RELEASED", "LIST_CAP")]
    [InlineData("""cohort { retention(shares: [1]) { group } }""", "OUT_OF_RANGE", "0.999")]
    [InlineData("""cohort { retention(unit: DOCTOR_IN_STUDY) { group } }""", "NOT_RELEASED", "DOCTOR_IN_STUDY")]
    [InlineData("""cohort(where: {study: "alis-vest", phase: "2"}) { size { value } }""", "NOT_RELEASED", "alis-vest 1")]
    [InlineData("""survey(study: "alis-nord", round: "survey-2021") { round }""", "NOT_RELEASED", "survey-2022")]
    [InlineData("""cohort(where: {study: "alis-sor"}) { size { value } }""", "NOT_FOUND", "alis-nord")]
    [InlineData("""cohort(where: {phase: "9"}) { size { value } }""", "NOT_FOUND", "“9”")]
    [InlineData("""cohort { stability(years: [6]) { years } }""", "OUT_OF_RANGE", "0 to 5")]
    [InlineData("""cohort { retention(confidence: 1) { group } }""", "OUT_OF_RANGE", "0.9999")]
    public async Task WhatIsNotThere_IsRefusedWithWhatIs(string field, string code, string said)
    {
        var error = (await demo.Send($"{{ {field} }}")).GetProperty("errors")[0];

        Assert.Equal(code, error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Contains(said, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(error.GetProperty("extensions").GetProperty("nb").GetString()!);
    }

    private static void AssertCurve(List<Dictionary<string, string>> cells, JsonElement curve)
    {
        int Count(string outcome, int duration) => cells.Where(r => r["outcome"] == outcome && Whole(r["duration"]) == duration).Sum(r => Whole(r["count"]));
        var (atRisk, survival, variance) = (cells.Sum(r => Whole(r["count"])), 1.0, 0.0);
        Assert.Equal(atRisk, curve.GetProperty("atRisk").GetProperty("value").GetInt32());
        var left = curve.GetProperty("events");
        Assert.Equal(cells.Where(r => r["outcome"] == "LEFT").Sum(r => Whole(r["count"])), left.GetProperty("value").GetInt32());
        Assert.InRange(left.GetProperty("value").GetInt32(), left.GetProperty("lower").GetInt32(), left.GetProperty("upper").GetInt32());
        var points = curve.GetProperty("points").EnumerateArray().ToDictionary(p => (int)p.GetProperty("months").GetDouble());
        for (var j = 1; j <= cells.Max(r => Whole(r["duration"])); j++)
        {
            var (leavers, censored) = (Count("LEFT", j), Count("STILL", j));
            Assert.Equal(leavers + censored > 0, points.ContainsKey(6 * j));
            if (leavers + censored == 0)
                continue;
            survival *= 1 - ((double)leavers / atRisk);
            variance += leavers < atRisk ? (double)leavers / atRisk / (atRisk - leavers) : 0;
            var point = points[6 * j];
            Assert.Equal((atRisk, leavers, censored), (point.GetProperty("atRisk").GetInt32(), point.GetProperty("events").GetInt32(), point.GetProperty("censored").GetInt32()));
            Assert.Equal(survival, point.GetProperty("survival").GetDouble(), 12);
            if (survival > 0)
                Assert.InRange(point.GetProperty("lower").GetDouble(), 0, (survival * Math.Exp(-1.959963984540054 * Math.Sqrt(variance))) + 1e-12);
            atRisk -= leavers + censored;
        }
    }

    private async Task<JsonElement> Cohort(string? study, string fields) =>
        (await demo.Ask($"{{ cohort{(study is null ? "" : $"(where: {{study: \"{study}\"}})")} {{ {fields} }} }}")).GetProperty("cohort");

    /// <summary>A table of cells as anybody downloads it.</summary>
    private async Task<List<Dictionary<string, string>>> Cells(string table)
    {
        var id = (await demo.Ask("{ release { id } }")).GetProperty("release").GetProperty("id").GetString();
        return Csv.Rows(await demo.Http.GetByteArrayAsync($"/releases/{id}/cells/{table}.csv"));
    }

    private static DateOnly Date(JsonElement element, string name) => DateOnly.Parse(element.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
