using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using AlisResearch.Model;

namespace AlisResearch.Tests.EndToEnd;

/// <summary>Internal releases over the API: exact, by day, with a key, on this machine, and marked everywhere.</summary>
public sealed class InternalReleaseTests(InternalRelease release) : IClassFixture<InternalRelease>
{
    private static readonly string[] Studies = ["alis-by", "alis-nord", "alis-vest"];

    private static readonly string[] Everything =
        ["/", "/start.js", "/graphql?query={release{id}}", "/schema.graphql", "/figures/interview-overview.svg?study=alis-vest", "/releases/x/exact/tenure.csv", "/favicon.ico"];

    /// <summary>It fails when anything but the health check answers without a key that holds.</summary>
    [Fact]
    public async Task WithoutAKey_NothingAnswers()
    {
        var revoked = await release.Alis("api-keys", "add", "revoked");
        var client = new HttpClient { BaseAddress = release.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", revoked.GetProperty("key").GetString());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Everything[2])).StatusCode);
        await release.Alis("api-keys", "revoke", revoked.GetProperty("id").GetString()!);

        foreach (var address in Everything)
        {
            using var without = await release.Stranger.GetAsync(address);
            using var after = await client.GetAsync(address);
            Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (without.StatusCode, after.StatusCode));
            Assert.Equal("Basic", without.Headers.WwwAuthenticate.Single().Scheme);
        }

        foreach (var header in new[] { "Bearer", "Bearer ", "Bearer alis_0", "Basic !", "Basic " + Convert.ToBase64String("x:y"u8), "Digest x", "alis_0" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Everything[2]);
            request.Headers.TryAddWithoutValidation("Authorization", header);
            using var refused = await release.Stranger.SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }

        Assert.Equal("ok", await release.Stranger.GetStringAsync("/health"));
    }

    [Fact]
    public async Task AKey_IsAlsoThePasswordOfABrowser()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("anybody:" + release.Http.DefaultRequestHeaders.Authorization!.Parameter)));
        using var page = await release.Stranger.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    /// <summary>It fails where a figure of an exact release is not stamped in both languages, or the file that the command writes is not marked and its owner's alone; or a lane is not what the table of tenures says.</summary>
    [Fact]
    public async Task Figures_AreStamped_AndFilesMarkedAndForTheirOwnerAlone()
    {
        var id = (await release.Ask("{ release { id } }")).GetProperty("release").GetProperty("id").GetString()!;
        foreach (var (language, stamp) in new[] { ("nb", "Ikke for publisering"), ("en", "Not for publication") })
        {
            foreach (var figure in new[] { "posts.svg?study=alis-vest", "retention.svg?study=alis-nord&groupBy=contract_form", "cumulative-incidence.svg?study=alis-nord&by=destination", "stability.svg?study=alis-vest", "survey.svg?study=alis-nord&round=survey-2022" })
                Assert.Contains($">{stamp}</text>", await release.Http.GetStringAsync($"/figures/{figure}&lang={language}"), StringComparison.Ordinal);
            Assert.Contains(stamp, await release.Http.GetStringAsync($"/figures/posts.html?study=alis-vest&lang={language}"), StringComparison.Ordinal);
            Assert.Contains(stamp, await release.Http.GetStringAsync($"/reports/alis-vest.html?lang={language}"), StringComparison.Ordinal);
        }

        foreach (var nobody in new[] { "retention.svg?", "turnover.svg?", "posts.svg?", "cumulative-incidence.svg?" })
            Assert.Matches("(Nobody to follow|Nothing to show|No posts)\\.", await release.Http.GetStringAsync($"/figures/{nobody}study=alis-vest&phase=2&lang=en"));
        using var many = await release.Http.GetAsync("/figures/retention.svg?groupBy=list_cap");
        Assert.Equal((HttpStatusCode.BadRequest, true), (many.StatusCode, (await many.Content.ReadAsStringAsync()).Contains("at most 8", StringComparison.Ordinal)));

        var said = await release.Alis("figure", "posts", "--study", "alis-vest", "--release", id, "--out", Path.Combine(release.Data, "lanes.csv"));
        var file = said.GetProperty("file").GetString()!;
        var lanes = Csv.Rows(await File.ReadAllBytesAsync(file));
        var tenures = Csv.Rows(await release.Http.GetByteArrayAsync($"/releases/{id}/exact/tenure.csv")).Where(t => t["study"] == "alis-vest").ToList();

        Assert.Equal(Path.Combine(release.Data, "INTERNAL-lanes.csv"), file);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(tenures.Select(t => (t["post"], t["start"])).Order(), lanes.Select(l => (l["post"], l["from"])).Order());
        foreach (var post in tenures.GroupBy(t => t["post"]))
            Assert.Equal(post.Select(t => t["doctor"]).Distinct().Count(), lanes.Where(l => l["post"] == post.Key).Max(l => int.Parse(l["doctor"], CultureInfo.InvariantCulture)));
        Assert.DoesNotContain(tenures.Select(t => t["doctor"]).Distinct(), d => File.ReadAllText(file).Contains(d, StringComparison.Ordinal)); // not even a pseudonym
    }

    /// <summary>It fails where an exact file is written without INTERNAL- in its name, or so that another user of the machine can read it; or where the whole is not what the release has.</summary>
    [Fact]
    public async Task Exported_FilesAreMarkedAndForTheirOwnerAlone()
    {
        var id = (await release.Ask("{ release { id } }")).GetProperty("release").GetProperty("id").GetString()!;
        var target = Path.Combine(release.Data, "exported");
        var said = await release.Alis("export", "tenure", "--release", id, "--format", "csv", "parquet", "xlsx", "--output", target);
        await release.Alis("export", "--release", id, "--bundle", "--output", target);
        var refused = await AlisProcess.Run(["export", "tenure", "--data", release.Data, "--output", Path.Combine(release.Data, "none"), "--lang", "en"]);

        Assert.Equal("INTERNAL", said.GetProperty("kind").GetString());
        var files = Directory.GetFiles(target).Order(StringComparer.Ordinal).ToList();
        Assert.Contains(Path.Combine(target, "INTERNAL-tenure.xlsx"), files);
        Assert.Contains(files, f => f.EndsWith(".zip", StringComparison.Ordinal));
        Assert.All(files, f => Assert.StartsWith("INTERNAL-", Path.GetFileName(f)));
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in files)
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(target));
        }

        Assert.Equal(await release.Http.GetByteArrayAsync($"/releases/{id}/exact/tenure.parquet"), await File.ReadAllBytesAsync(Path.Combine(target, "INTERNAL-tenure.parquet")));
        Assert.Equal(await release.Http.GetByteArrayAsync($"/releases/{id}/exact/tenure.csv"), await File.ReadAllBytesAsync(Path.Combine(target, "INTERNAL-tenure.csv")));
        Assert.NotEqual(0, refused.ExitCode); // there is no public release here, and an exact one is named
        Assert.Empty(Directory.Exists(Path.Combine(release.Data, "none")) ? Directory.GetFiles(Path.Combine(release.Data, "none")) : []);
    }

    /// <summary>It fails when an answer, page, file or figure goes out unmarked, or may be kept by a cache.</summary>
    [Fact]
    public async Task EveryAnswer_SaysThatItIsNotForPublication()
    {
        var files = (await release.Ask("{ release { tables { csvUrl parquetUrl } } }")).GetProperty("release").GetProperty("tables").EnumerateArray()
            .SelectMany(t => new[] { t.GetProperty("csvUrl").GetString()!, t.GetProperty("parquetUrl").GetString()! }).ToList();
        Assert.Contains(files, f => f.EndsWith("/exact/tenure.csv", StringComparison.Ordinal));
        foreach (var address in Everything.Concat(files))
        {
            using var answer = await release.Http.GetAsync(address);
            Assert.Contains("not for publication", answer.Headers.GetValues("Alis-Release").Single(), StringComparison.Ordinal);
            Assert.True(answer.Headers.CacheControl!.NoStore);
            if (files.Contains(address))
                Assert.StartsWith("INTERNAL-", answer.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
        }

        Assert.Contains("Not for publication", (await release.Send("{ release { id } }")).GetProperty("extensions").ToString(), StringComparison.Ordinal);
        Assert.Contains("Not for publication", (await release.Send("{ nothing }")).GetProperty("extensions").ToString(), StringComparison.Ordinal);
        Assert.Contains("Ikke for publisering", await release.Http.GetStringAsync("/figures/interview-overview.svg?study=alis-vest"), StringComparison.Ordinal);
        Assert.Contains("INTERNAL", (await release.Ask("{ release { citation kind } }")).ToString(), StringComparison.Ordinal);
    }

    /// <summary>Kaplan-Meier by hand, by day, from the rows that the owner can download.</summary>
    [Fact]
    public async Task Retention_IsTheCurveOfTheTenures_ByDay()
    {
        var id = (await release.Ask("{ release { id } }")).GetProperty("release").GetProperty("id").GetString();
        var tenures = Csv.Rows(await release.Http.GetByteArrayAsync($"/releases/{id}/exact/tenure.csv"));
        var posts = tenures.Where(t => t["study"] == "alis-by").GroupBy(t => (t["doctor"], t["post"])).Where(g => g.Count() == 1).Select(g => g.Single()).ToList();
        Assert.Equal(tenures.Count(t => t["study"] == "alis-by"), posts.Count); // no spell of several tenures in this study
        var spells = posts.Select(t => (
            Days: (t["end"].Length > 0 ? Day(t["end"]) : Day(t["census_date"]).AddDays(1)).DayNumber - Day(t["start"]).DayNumber, HasLeft: t["end"].Length > 0)).ToList();

        var curve = (await release.Ask("""{ cohort(where: {study: "alis-by"}) { size { value exact } retention { atRisk { value lower upper exact } points { days atRisk events censored survival } } } }""")).GetProperty("cohort").GetProperty("retention")[0];

        Assert.Equal($$"""{"value":{{spells.Count}},"lower":{{spells.Count}},"upper":{{spells.Count}},"exact":true}""", curve.GetProperty("atRisk").GetRawText());
        var survival = 1.0;
        var points = curve.GetProperty("points").EnumerateArray().ToList();
        Assert.Equal(spells.Select(s => s.Days).Distinct().Order(), points.Select(p => p.GetProperty("days").GetInt32()));
        foreach (var point in points)
        {
            var (days, atRisk, left) = (point.GetProperty("days").GetInt32(), spells.Count(s => s.Days >= point.GetProperty("days").GetInt32()), spells.Count(s => s.HasLeft && s.Days == point.GetProperty("days").GetInt32()));
            survival *= 1 - ((double)left / atRisk);
            Assert.Equal((atRisk, left, spells.Count(s => !s.HasLeft && s.Days == days)), (point.GetProperty("atRisk").GetInt32(), point.GetProperty("events").GetInt32(), point.GetProperty("censored").GetInt32()));
            Assert.Equal(survival, point.GetProperty("survival").GetDouble(), 12);
        }
    }

    /// <summary>Every measure of the schema, for every study, as the steward's command gives it.</summary>
    [Fact]
    public async Task EveryMeasure_IsTheStewardsOwn()
    {
        Assert.Equal(18, Repository.Schema.Measures.Count);
        foreach (var measure in Repository.Schema.Measures.Keys)
        {
            string[] groups = ["study", .. measure is "log_rank" or "cox" or "cox_fit" ? new[] { "contract_form" } : []];
            var table = (await release.Ask($$"""{ cohort { measure(name: "{{measure}}", groupBy: [{{string.Join(", ", groups).ToUpperInvariant()}}]) { columns { name } rows notComputable provenance { measure synthetic } } } }""")).GetProperty("cohort").GetProperty("measure");
            var expected = await release.Alis(["measure", measure, "--group-by", .. groups]);

            var columns = table.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("name").GetString()!).ToList();
            Assert.Equal(
                expected.GetProperty("rows").EnumerateArray().Select(r => string.Join('|', columns.Select(c => Text(Property(r, c))))),
                table.GetProperty("rows").EnumerateArray().Select(r => string.Join('|', r.EnumerateArray().Select(Text))));
            if (columns.Contains("study"))
                Assert.Equal(Studies, table.GetProperty("rows").EnumerateArray().Select(r => r[0].GetString()).Distinct());
            Assert.True(table.GetProperty("provenance").GetProperty("synthetic").GetBoolean());
        }
    }

    /// <summary>A filter gives what the group of the same value gives; several at once, those in both.</summary>
    [Fact]
    public async Task Filters_GiveTheGroups()
    {
        const string Fields = "atRisk { value } events { value } points { days survival lower upper } restrictedMean { value lower upper }";
        var groups = (await release.Ask($"{{ cohort {{ retention(groupBy: CONTRACT_FORM) {{ group {Fields} }} }} }}")).GetProperty("cohort").GetProperty("retention").EnumerateArray().ToList();
        Assert.True(groups.Count > 1);
        foreach (var group in groups)
        {
            var filtered = (await release.Ask($"{{ cohort(where: {{contractForm: {group.GetProperty("group").GetString()}}}) {{ size {{ value }} retention {{ {Fields} }} }} }}")).GetProperty("cohort");
            Assert.Equal(group.GetProperty("points").GetRawText(), filtered.GetProperty("retention")[0].GetProperty("points").GetRawText());
            Assert.InRange(filtered.GetProperty("size").GetProperty("value").GetInt32(), 1, group.GetProperty("atRisk").GetProperty("value").GetInt32());
        }

        var both = await release.Ask("{ cohort(where: {contractForm: NARING, entryYear: 2019}) { retention { atRisk { value } } } one: cohort(where: {contractForm: NARING}) { retention(groupBy: ENTRY_YEAR) { group atRisk { value } } } }");
        Assert.Equal(
            both.GetProperty("one").GetProperty("retention").EnumerateArray().Single(g => g.GetProperty("group").GetString() == "2019").GetProperty("atRisk").GetRawText(),
            both.GetProperty("cohort").GetProperty("retention")[0].GetProperty("atRisk").GetRawText());
        var (posts, all) = (await release.Ask("{ cohort(where: {contractForm: NARING}) { stability(years: [1]) { posts } } }"), await release.Ask("{ cohort { stability(years: [1], groupBy: CONTRACT_FORM) { group posts } } }"));
        Assert.Equal(
            all.GetProperty("cohort").GetProperty("stability").EnumerateArray().Single(g => g.GetProperty("group").GetString() == "NARING").GetProperty("posts").GetInt32(),
            posts.GetProperty("cohort").GetProperty("stability")[0].GetProperty("posts").GetInt32());
    }

    [Theory]
    [InlineData("""{ cohort { measure(name: "coxs") { rows } } }""", "BAD_ARGUMENT", "cox")]
    [InlineData("""{ cohort { measure(name: "stability", settings: [{name: "years", value: "x"}]) { rows } } }""", "BAD_ARGUMENT", "years")]
    [InlineData("""{ cohort(where: {study: "alis-sor"}) { size { value } } }""", "NOT_FOUND", "alis-nord")]
    [InlineData("""{ cohort { stability(years: [61]) { years } } }""", "OUT_OF_RANGE", "0 to 60")]
    public async Task WhatCannotBeAsked_IsRefusedInWords(string query, string code, string said)
    {
        var error = (await release.Send(query)).GetProperty("errors")[0];
        Assert.Equal(code, error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Contains(said, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SurveyAndCosts_AreExact()
    {
        var answer = await release.Ask("""{ survey(study: "alis-nord", round: "survey-2022") { respondents { value exact } questions { id answers { count { value } } } } costs { posts { item posts { value exact } meanNok totalNok } } }""");
        var survey = answer.GetProperty("survey");
        Assert.True(survey.GetProperty("respondents").GetProperty("exact").GetBoolean());
        foreach (var question in survey.GetProperty("questions").EnumerateArray().Where(q => q.GetProperty("id").GetString() == "keeps_posts"))
            Assert.Equal(survey.GetProperty("respondents").GetProperty("value").GetInt32(), question.GetProperty("answers").EnumerateArray().Sum(a => a.GetProperty("count").GetProperty("value").GetInt32()));
        foreach (var item in answer.GetProperty("costs").GetProperty("posts").EnumerateArray())
            Assert.Equal(item.GetProperty("totalNok").GetDouble(), item.GetProperty("meanNok").GetDouble() * item.GetProperty("posts").GetProperty("value").GetInt32(), 4);
    }

    /// <summary>It fails when internal figures could be reached from another machine, or by another user of this one.</summary>
    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://127.0.0.1:0;http://0.0.0.0:0")]
    [InlineData("http://example.org:0")]
    public async Task AnotherBind_IsRefused(string urls)
    {
        var outcome = await Api(urls, release.Data);

        Assert.Equal((int)ExitCode.Disclosure, outcome.ExitCode);
        Assert.Contains("127.0.0.1", outcome.Error, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task FoldersThatOthersMayEnter_AreRefused()
    {
        using var copy = new TemporaryFolder();
        FolderContent.Copy(Path.Combine(release.Data, "releases"), Path.Combine(copy.Path, "releases"));
        FolderContent.Copy(Path.Combine(release.Data, "api"), Path.Combine(copy.Path, "api"));

        var outcome = await Api("http://127.0.0.1:0", copy.Path);

        Assert.Equal((int)ExitCode.Disclosure, outcome.ExitCode);
        Assert.Contains("chmod 700", outcome.Error, StringComparison.Ordinal);
    }

    /// <summary>It fails when figures of somebody who has withdrawn are still answered by an API that was started before.</summary>
    [LinuxFact]
    public async Task DeletedWhileServed_ItIsGone()
    {
        using var copy = new TemporaryFolder();
        FolderContent.Copy(release.Data, copy.Path);
        foreach (var folder in Directory.EnumerateDirectories(copy.Path, "*", SearchOption.AllDirectories))
        {
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var (process, address) = await AlisProcess.Serve(AlisProcess.Program, "serve", "--internal", "--data", copy.Path, "--port", "0", "--json");
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = release.Http.DefaultRequestHeaders.Authorization;
        try
        {
            var id = (await http.Ask("{ release { id } }")).GetProperty("release").GetProperty("id").GetString()!;
            var outcome = await AlisProcess.Run("release", "retire", id, "--data", copy.Path, "--lang", "en");
            Assert.True(outcome.ExitCode == 0, outcome.Error);

            foreach (var page in Everything)
            {
                using var answer = await http.GetAsync(page);
                Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
                Assert.Contains("is deleted", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    [Fact]
    public async Task WithoutKeys_ItIsNotServed()
    {
        var folders = new DataFolders(release.Data);
        var outcome = await AlisProcess.Run(AlisProcess.ApiProgram, ["--releases", folders.InternalReleases, "--public-key", folders.VerificationKey, "--urls", "http://127.0.0.1:0"]);
        Assert.Equal((int)ExitCode.Disclosure, outcome.ExitCode);

        using var empty = new TemporaryFolder();
        var command = await AlisProcess.Run("serve", "--internal", "--data", empty.Path, "--lang", "en");
        Assert.Equal((int)ExitCode.Usage, command.ExitCode);
        Assert.Contains("alis release build --internal", command.Error, StringComparison.Ordinal);
    }

    private static Task<Outcome> Api(string urls, string data)
    {
        var folders = new DataFolders(data);
        return AlisProcess.Run(AlisProcess.ApiProgram, ["--releases", folders.InternalReleases, "--public-key", folders.VerificationKey, "--api-keys", folders.ApiKeys, "--urls", urls]);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A column of a row of the command's JSON, which spells names its own way.</summary>
    private static JsonElement Property(JsonElement row, string column) => row.TryGetProperty(column, out var value) ? value : row.GetProperty(JsonNamingPolicy.CamelCase.ConvertName(column));

    /// <summary>A value as a text, numbers in twelve digits.</summary>
    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.Null ? ""
        : double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("G12", CultureInfo.InvariantCulture)
        : value.ToString();
}
