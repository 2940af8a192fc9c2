using System.Text.Json;

namespace AlisResearch.Tests.EndToEnd;

/// <summary>What a researcher finds of the published facts, asked over HTTP.</summary>
[Collection(SharedDemo.Name)]
public sealed class PublishedFactsTests(Demo demo)
{
    [Fact]
    public async Task InterviewCounts_ByStudy_AreThePublishedTotals()
    {
        var table = (await demo.Ask("{ interviewCounts(groupBy:[STUDY]) { total rows { study count } } }")).GetProperty("interviewCounts");
        Assert.Equal(183, table.GetProperty("total").GetInt32());
        Assert.Equal(
            new Dictionary<string, int> { ["alis-by"] = 38, ["alis-nord"] = 39, ["alis-vest"] = 106 },
            table.GetProperty("rows").EnumerateArray().ToDictionary(r => r.GetProperty("study").GetString()!, r => r.GetProperty("count").GetInt32()));
    }

    [Theory]
    [InlineData("alis-vest", 54, 34, 11, 7)]
    [InlineData("alis-nord", 15, 24, 0, 0)]
    [InlineData("alis-by", 28, 10, 0, 0)]
    public async Task InterviewCounts_ByRole_AreThePublishedTotals(string study, int leaders, int alis, int supervisors, int staff)
    {
        var rows = (await demo.Ask(
            "query($study: ID!) { interviewCounts(where:{study:$study}, groupBy:[ROLE]) { rows { role count } } }", new { study }))
            .GetProperty("interviewCounts").GetProperty("rows").EnumerateArray()
            .ToDictionary(r => r.GetProperty("role").GetString()!, r => r.GetProperty("count").GetInt32());
        int Of(string role) => rows.GetValueOrDefault(role);
        Assert.Equal((leaders, alis, supervisors, staff), (Of("HEALTH_LEADER"), Of("ALIS"), Of("SUPERVISOR"), Of("SUPPORT_STAFF")));
    }

    [Fact]
    public async Task Recruitments_AlisNord_AreEveryPostOfTheFourTables()
    {
        var posts = await Posts("alis-nord");
        Assert.Equal(32, posts.Count);
        Assert.Equal(25, posts.Select(p => p.GetProperty("unit").GetString()).Distinct().Count());

        var hammerfest = posts.Where(p => p.GetProperty("unit").GetString() == "hammerfest").ToList();
        Assert.Equal([(3, 550, "OLD"), (13, 450, "NEW")], hammerfest.Select(p => (
            p.GetProperty("applicants").GetInt32(), p.GetProperty("listCap").GetInt32(), p.GetProperty("scheme").GetString()!)));

        var tana = Assert.Single(posts, p => p.GetProperty("unit").GetString() == "tana-lebesby");
        Assert.Equal(["2022", "2025"], tana.GetProperty("municipalities").EnumerateArray().Select(m => m.GetProperty("code").GetString()));

        var tromso = posts.Where(p => p.GetProperty("unit").GetString() == "tromso").ToList();
        Assert.All(tromso, p => Assert.Equal((JsonValueKind.Null, 12), (p.GetProperty("applicants").ValueKind, p.GetProperty("applicantsJoint").GetInt32())));

        var beiarn = Assert.Single(posts, p => p.GetProperty("unit").GetString() == "beiarn");
        Assert.Equal([3, 3], beiarn.GetProperty("applicantsByRound").EnumerateArray().Select(n => n.GetInt32()));
    }

    [Fact]
    public async Task RecruitmentSummary_ByArea_AddsUpToTheStudy()
    {
        const string Fields = "group posts filled futureStart naring naringUncertain oldScheme groupSupervision advertised unitsAdvertised units";
        var data = await demo.Ask($"{{ areas: recruitmentSummary(study:\"alis-nord\", groupBy: AREA) {{ {Fields} }} all: recruitmentSummary(study:\"alis-nord\") {{ {Fields} }} }}");
        var all = data.GetProperty("all")[0];
        var areas = data.GetProperty("areas").EnumerateArray().ToList();
        Assert.Equal(["FINNMARK", "HELGELAND", "NORDLAND", "UNN"], areas.Select(a => a.GetProperty("group").GetString()));
        foreach (var field in Fields.Split(' ').Skip(1))
            Assert.Equal(all.GetProperty(field).GetInt32(), areas.Sum(a => a.GetProperty(field).GetInt32()));
        int All(string field) => all.GetProperty(field).GetInt32();
        Assert.Equal((32, 22, 2, 5, 4, 2, 11), (All("posts"), All("filled"), All("futureStart"), All("naring"), All("naringUncertain"), All("oldScheme"), All("groupSupervision")));
        Assert.Equal((31, 24, 25), (All("advertised"), All("unitsAdvertised"), All("units")));
    }

    [Fact]
    public async Task Municipalities_ThroughTime_FollowMergersAndStopAtSplits()
    {
        var lenvik = (await demo.Ask("""{ municipalities(where:{code:"1931"}) { nodes { in2020: codesIn(year:2020) { code partial } in2024: codesIn(year:2024) { code partial } } } }"""))
            .GetProperty("municipalities").GetProperty("nodes")[0];
        Assert.Equal("""[{"code":"5421","partial":false}]""", lenvik.GetProperty("in2020").GetRawText());
        Assert.Equal("""[{"code":"5530","partial":false}]""", lenvik.GetProperty("in2024").GetRawText());

        var tysfjord = (await demo.Ask("""{ municipalities(where:{code:"1850"}) { nodes { codesIn(year:2020) { code partial } } } }"""))
            .GetProperty("municipalities").GetProperty("nodes")[0];
        Assert.Equal("""[{"code":"1806","partial":true},{"code":"1875","partial":true}]""", tysfjord.GetProperty("codesIn").GetRawText());
    }

    [Fact]
    public async Task Claims_ByVerdict_HoldEveryContradictionOfTheSources()
    {
        var claims = (await demo.Ask("{ claims { id verdict published computed contradicts { id } source { document } } }")).GetProperty("claims").EnumerateArray().ToList();
        var contradicted = claims.Where(c => c.GetProperty("verdict").GetString() == "CONTRADICTED").Select(c => c.GetProperty("id").GetString()!).ToList();
        Assert.True(claims.Count >= 45, $"{claims.Count} claims");
        string[] contradictions =
        [
            "by-municipalities-stated", "vest-posts-planned", "nord-filled-posts", "nord-tana-chosen", "vest-bergen-practice-text",
            "vest-odda-applicants", "nord-individual-supervisor", "vest-municipalities-listed",
        ];
        Assert.Empty(contradictions.Except(contradicted));
        Assert.DoesNotContain(claims, c => c.GetProperty("verdict").GetString() == "CONTRADICTED"
            && c.GetProperty("contradicts").GetArrayLength() == 0
            && c.GetProperty("computed").ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public async Task CostsAndGrants_AreThePublishedAmounts()
    {
        var data = await demo.Ask("""{ costs(where:{study:"alis-nord"}) { rows { example direction amountNok listLength } } grants(where:{year:2021}) { rows { agreements amountNok } } }""");
        var costs = data.GetProperty("costs").GetProperty("rows").EnumerateArray().ToLookup(r => r.GetProperty("example").GetString()!);
        Assert.Equal(["A", "B", "C", "D"], costs.Select(c => c.Key));
        Assert.Equal(-300_000, costs["A"].Sum(r => r.GetProperty("amountNok").GetDouble() * (r.GetProperty("direction").GetString() == "EXPENSE" ? 1 : -1)));
        var grants = data.GetProperty("grants").GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal((564, 129_521_361), (grants.Sum(g => g.GetProperty("agreements").GetInt32()), grants.Sum(g => g.GetProperty("amountNok").GetDouble())));
    }

    [Fact]
    public async Task Studies_AreTheThreeProgrammes_WithPhasesAndRounds()
    {
        var studies = (await demo.Ask("{ studies { id phases { municipalityCount positionCount } rounds { id synthetic source { document published } } } study(id:\"alis-vest\") { title(lang: EN) } none: study(id:\"x\") { id } }"));
        Assert.Equal(["alis-by", "alis-nord", "alis-vest"], studies.GetProperty("studies").EnumerateArray().Select(s => s.GetProperty("id").GetString()));
        var phases = studies.GetProperty("studies")[2].GetProperty("phases");
        Assert.Equal("""[{"municipalityCount":11,"positionCount":16},{"municipalityCount":8,"positionCount":15}]""", phases.GetRawText());
        Assert.Equal(JsonValueKind.Null, studies.GetProperty("none").ValueKind);
    }

    [Fact]
    public async Task Provenance_SaysWhichReleaseAndTheQueryItself()
    {
        const string Query = "{ interviewCounts(groupBy:[]) { total rows { count } provenance { release measure policy synthetic citation query } } release { id } }";
        var data = await demo.Ask(Query);
        var provenance = data.GetProperty("interviewCounts").GetProperty("provenance");
        var release = data.GetProperty("release").GetProperty("id").GetString()!;
        Assert.Equal(release, provenance.GetProperty("release").GetString());
        Assert.Equal(Query, provenance.GetProperty("query").GetString());
        Assert.Contains(release, provenance.GetProperty("citation").GetString(), StringComparison.Ordinal);
        Assert.False(provenance.GetProperty("synthetic").GetBoolean());
    }

    [Fact]
    public async Task Provenance_OfAQueryWithVariables_HoldsThem()
    {
        var data = await demo.Ask(
            "query($study: ID!) { interviewCounts(where:{study:$study}, groupBy:[]) { provenance { variables } } }", new { study = "alis-nord" });
        Assert.Equal("""{"study":"alis-nord"}""", data.GetProperty("interviewCounts").GetProperty("provenance").GetProperty("variables").GetString());
    }

    private async Task<List<JsonElement>> Posts(string study) => (await demo.Ask(
        "query($study: ID!) { recruitments(where:{study:$study}, first: 500) { nodes { id unit applicants applicantsByRound applicantsJoint listCap scheme municipalities { code } } } }",
        new { study })).GetProperty("recruitments").GetProperty("nodes").EnumerateArray().ToList();
}
