using System.Net.Http.Json;
using System.Text.Json;
using AlisResearch.Catalogue;
using AlisResearch.Disclosure;
using AlisResearch.Model;
using AlisResearch.Tests.Disclosure.EqualCells;
using AlisResearch.Tests.EndToEnd;

namespace AlisResearch.Tests.Disclosure;

/// <summary>
/// The promise of a public release: two different warehouses with the same protected cells give the same release, and the API answers the same to every question. Both warehouses are taken in from files, each in a
/// data folder of its own with its own pseudonyms, signing key and rounding secret. The test fails where no secrets are found with which the cells are the same, though the true counts differ; where a file of
/// the releases differs in a byte (the signature alone is set aside: it is made with another key); or where the API's processes differ in a status, a header (but the clock's) or a byte of an answer, an error
/// or a download.
/// </summary>
public sealed class EqualCellsTests(PublishedRounds published) : IClassFixture<PublishedRounds>
{
    private const int Tries = 1_000;

    /// <summary>Documents that are refused, each in another way.</summary>
    private static readonly string[] Refused =
    [
        "{", "{ nothing }", "mutation { __typename }", """{ cohort(where: {study: "alis-sor"}) { size { value } } }""", """{ cohort(where: {phase: "9"}) { size { value } } }""",
        """{ cohort(where: {study: "alis-vest"}) { size { value } } }""", "{ cohort { stability(years: [6]) { years } } }", "{ cohort { retention(confidence: 1) { group } } }",
        "{ cohort { exits(by: END_REASON) { outcome } } }", "{ municipalities(first: 501) { totalCount } }", """{ municipalities(after: "abc") { totalCount } }""",
        """{ survey(study: "alis-nord", round: "survey-2020") { round } }""", """{ release(id: "1999-01-01-000000000000") { id } }""",
    ];

    private static readonly string[] FigureFormats = ["svg", "csv", "html"];

    private static readonly string[] Addresses =
    [
        "/", "/health", "/schema.graphql", "/graphql", "/releases/x/cells/cohort.csv", "/figures/interview-overview.svg", "/figures/interview-overview.svg?study=alis-nord&width=1", "/figures/none.svg", "/figures/retention.gif",
        "/figures/survey.svg?study=alis-nord&round=survey-2022", "/figures/survey.csv?study=alis-nord&round=survey-2021",
        "/figures/retention.png?study=alis-nord", "/figures/retention.pdf?study=alis-nord", "/figures/survey.png?study=alis-nord&round=survey-2022", "/figures/survey.pdf?study=alis-nord&round=survey-2022",
        .. from name in new[] { "retention", "stability", "turnover", "cumulative-incidence", "recruitment", "interview-overview", "costs", "posts" }
           from format in FigureFormats
           from asked in new[] { "study=alis-nord&lang=nb", "study=alis-vest&lang=en&width=320", "study=alis-by&groupBy=contract_form", "groupBy=study", "study=alis-nord&groupBy=area", "period=half_year", "years=1,3", "by=destination&study=alis-by", "panels=true&groupBy=study" }
           select $"/figures/{name}.{format}?{asked}",
        .. from study in new[] { "alis-vest", "alis-nord", "alis-by", "alis-sor" } from language in new[] { "nb", "en" } select $"/reports/{study}.html?lang={language}",
    ];

    /// <summary>The pairs; the third is asked each field once, the others everything.</summary>
    [Theory]
    [InlineData(WarehousePairs.OthersLeft, true)]
    [InlineData(WarehousePairs.OtherContractForms, true)]
    [InlineData(WarehousePairs.OneMore, false)]
    [InlineData(WarehousePairs.OtherAnswers, true)]
    public async Task ReleaseAndAnswers_OfTwoWarehousesWithEqualCells_AreByteIdentical(string pair, bool everything)
    {
        var (schema, first, second) = WarehousePairs.All[pair]();
        using NordWarehouse one = new(published.Warehouse, schema, first), other = new(published.Warehouse, schema, second);
        Assert.NotEqual(one.TrueCounts(), other.TrueCounts());
        var secrets = SameCells.Match(SameCells.Draw(one.Count(), $"{pair} one", Tries), SameCells.Draw(other.Count(), $"{pair} other", Tries));
        Assert.True(secrets is not null, $"No equal cells with {Tries} secrets for each warehouse.");

        var (a, b) = (await one.Release(secrets.Value.One), await other.Release(secrets.Value.Other));

        Assert.NotEqual(File.ReadAllBytes(one.Folders.SigningKey), File.ReadAllBytes(other.Folders.SigningKey));
        Assert.Equal(SameCells.Of(PublishedCells.Read(a.Release)), SameCells.Of(PublishedCells.Read(b.Release)));
        Assert.Equal(a.Release.Manifest.Id, b.Release.Manifest.Id);
        Assert.Equal(Files(a.Release), Files(b.Release));
        await AnswersAreTheSame(one.Folders, other.Folders, everything);
    }

    private static async Task AnswersAreTheSame(DataFolders one, DataFolders other, bool everything)
    {
        using ServedApi a = await ServedApi.Start(one.PublicReleases, one.VerificationKey), b = await ServedApi.Start(other.PublicReleases, other.VerificationKey);
        var answered = new HashSet<string>();
        var described = await Same("introspection", Asking(EveryQuestion.Introspection));
        var questions = new EveryQuestion(Json(described).GetProperty("data")).All();
        foreach (var (field, query) in everything ? questions : questions.DistinctBy(q => q.Field))
        {
            if (!Json(await Same(query, Asking(query))).TryGetProperty("errors", out _))
                answered.Add(field);
        }

        foreach (var query in Refused)
            Assert.True(Json(await Same(query, Asking(query))).TryGetProperty("errors", out _), query);
        var tables = Json(await Same("tables", Asking("{ release { tables { parquetUrl csvUrl } } }"))).GetProperty("data").GetProperty("release").GetProperty("tables");
        foreach (var address in tables.EnumerateArray().SelectMany(t => t.EnumerateObject().Select(u => u.Value.GetString()!)).Concat(Addresses))
            await Same(address, api => api.GetAsync(address));

        // Questions that are all refused would show nothing: what the release holds was answered.
        Assert.Superset(new HashSet<string>(["claims", "codelists", "costs", "grants", "interviewCounts", "municipalities", "recruitments", "release", "releases", "studies", "study", "variables"]), answered);
        Assert.True(answered.Contains("cohort.retention") || answered.Contains("survey"), string.Join(' ', answered));

        async Task<Answer> Same(string question, Func<HttpClient, Task<HttpResponseMessage>> ask)
        {
            var answers = await Task.WhenAll(Answer.Of(ask(a.Http)), Answer.Of(ask(b.Http)));
            Assert.True(answers[0].Head == answers[1].Head, $"{question}\n{answers[0].Head}\n---\n{answers[1].Head}");
            Assert.True(answers[0].Body.AsSpan().SequenceEqual(answers[1].Body), $"{question}\n{answers[0].Text}\n---\n{answers[1].Text}");
            return answers[0];
        }
    }

    private static Func<HttpClient, Task<HttpResponseMessage>> Asking(string query) => api => api.PostAsJsonAsync("/graphql", new { query });

    private static List<string> Files(ReleaseFolder release) =>
        [.. FolderContent.Of(release.Path).Select(f => f.StartsWith(ReleaseManifest.SignatureFileName + " ", StringComparison.Ordinal) ? ReleaseManifest.SignatureFileName : f)];

    private static JsonElement Json(Answer answer) => JsonDocument.Parse(answer.Body).RootElement;
}

/// <summary>The published rounds, taken in once.</summary>
public sealed class PublishedRounds : IDisposable
{
    internal NordWarehouse Warehouse { get; } = NordWarehouse.Published();

    public void Dispose() => Warehouse.Dispose();
}
