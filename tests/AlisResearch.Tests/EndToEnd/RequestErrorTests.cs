using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace AlisResearch.Tests.EndToEnd;

/// <summary>A bad request gets a typed error with a code, and never a trace.</summary>
[Collection(SharedDemo.Name)]
public sealed class RequestErrorTests(Demo demo)
{
    [Theory]
    [InlineData("{ municipalities(after:\"abc\") { nodes { code } } }", "BAD_CURSOR")]
    [InlineData("{ municipalities(after:\"\") { nodes { code } } }", "BAD_CURSOR")]
    [InlineData("{ municipalities(first:-1) { nodes { code } } }", "OUT_OF_RANGE")]
    [InlineData("{ municipalities(first:501) { nodes { code } } }", "OUT_OF_RANGE")]
    [InlineData("{ municipalities(where:{year:0}) { nodes { code } } }", "OUT_OF_RANGE")]
    [InlineData("{ municipalities(where:{code:\"0301\"}) { nodes { codesIn(year:10000) { code } } } }", "OUT_OF_RANGE")]
    [InlineData("{ releases(first:501) { nodes { id } } }", "OUT_OF_RANGE")]
    [InlineData("{ claims(where:{verdict: WRONG}) { id } }", "ARGUMENTS_OF_CORRECT_TYPE")]
    [InlineData("{ release(id:\"1999-01-01-000000000000\") { id } }", "NOT_FOUND")]
    [InlineData("{ codelists(release:\"1999-01-01-000000000000\") { id } }", "NOT_FOUND")]
    [InlineData("{ variables(release:\"1999-01-01-000000000000\") { name } }", "NOT_FOUND")]
    [InlineData("{ recruitmentSummary(study:\"alis-nord\", groupBy: MUNICIPALITY) { posts } }", "ARGUMENTS_OF_CORRECT_TYPE")]
    [InlineData("{ municipalities(after:\"WyIrQ09ERSIsbnVsbF0\") { nodes { code } } }", "BAD_CURSOR")] // ["+CODE",null]
    [InlineData("{ municipalities(after:\"WyIrQ09ERSIsIjAzMDFcdTAwMDAiXQ\") { nodes { code } } }", "BAD_CURSOR")] // ["+CODE","0301\u0000"]
    [InlineData("{ municipalities(after:\"WyIrQ09ERSIsIjAzMDEiXQ\", orderBy:[{field:NAME}]) { nodes { code } } }", "BAD_CURSOR")] // of another order
    [InlineData("{ municipalities(orderBy:[{field:NAME},{field:NAME},{field:NAME},{field:NAME},{field:NAME},{field:NAME}]) { nodes { code } } }", "OUT_OF_RANGE")]
    [InlineData("{ recruitmentSummary(study:\"nope\") { posts } }", "NOT_FOUND")]
    [InlineData("{ recruitmentSummary(study:\"alis-by\") { posts } }", "NOT_RELEASED")]
    [InlineData("{ recruitmentSummary(study:\"alis-vest\", groupBy: AREA) { posts } }", "NOT_RELEASED")]
    [InlineData("mutation { __typename }", "NOT_SUPPORTED")]
    [InlineData("subscription { __typename }", "NOT_SUPPORTED")]
    [InlineData("{ nothing }", "FIELDS_ON_CORRECT_TYPE")]
    [InlineData("{", "SYNTAX_ERROR")]
    [InlineData("{ claims { contradicts { contradicts { contradicts { contradicts { contradicts { contradicts { contradicts { id } } } } } } } } }", "COMPLEXITY")]
    public async Task Query_ThatIsWrong_HasACodeAndNoTrace(string query, string code)
    {
        var answer = await demo.Send(query);
        var error = answer.GetProperty("errors")[0];
        Assert.Equal(code, error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.DoesNotContain("   at ", answer.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_FollowedByItsCursor_GivesEveryMunicipalityOnce()
    {
        var codes = new List<string>();
        for (string? after = null; ;)
        {
            var page = (await demo.Ask(
                "query($after: String) { municipalities(first: 7, after: $after, orderBy: [{field: NAME}]) { nodes { code } pageInfo { hasNextPage endCursor } } }",
                new { after })).GetProperty("municipalities");
            codes.AddRange(page.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("code").GetString()!));
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
                break;
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }

        var total = (await demo.Ask("{ municipalities(first: 0) { totalCount } }")).GetProperty("municipalities").GetProperty("totalCount").GetInt32();
        Assert.Equal(total, codes.Count);
        Assert.Equal(codes.Count, codes.Distinct().Count());
    }

    [Fact]
    public async Task DoubledFragmentSpreads_AreRefusedBeforeTheEngineSeesThem()
    {
        const int Doublings = 24;
        var query = "{...F0}" + string.Concat(Enumerable.Range(0, Doublings).Select(i => $"fragment F{i} on Query{{...F{i + 1} ...F{i + 1}}}"))
            + $"fragment F{Doublings} on Query{{__typename}}";
        Assert.InRange(query.Length, 860, 890);
        Assert.Equal("TOO_COMPLEX", (await demo.Send(query)).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Nesting_BeyondTheParser_IsTooComplex()
    {
        var query = string.Concat(Enumerable.Repeat("{ ... ", 2_000)) + "{ __typename }" + new string('}', 2_000);
        Assert.Equal("TOO_COMPLEX", (await demo.Send(query)).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("{\"query\":\"{ __typename }\\ud800\"}")]
    [InlineData("not json")]
    [InlineData("[{\"query\":\"{ __typename }\"}]")]
    [InlineData("{\"query\":\"{ __typename }\u00ff\"}", true)]
    public async Task Body_ThatIsNoRequest_IsABadRequest(string body, bool latin1 = false)
    {
        using var content = new ByteArrayContent((latin1 ? Encoding.Latin1 : Encoding.UTF8).GetBytes(body));
        content.Headers.ContentType = new("application/json");
        using var response = await demo.Http.PostAsync("/graphql", content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("BAD_REQUEST", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Mutation_ByGet_IsNotAllowed()
    {
        using var response = await demo.Http.GetAsync("/graphql?query=mutation%7B__typename%7D");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task Body_OverTheLimit_IsRefused()
    {
        using var response = await demo.Http.PostAsync("/graphql", new StringContent(
            "{\"query\":\"{ __typename }\",\"extensions\":{\"x\":\"" + new string('x', 70_000) + "\"}}", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task ForeignHostName_OnTheLoopbackAddress_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "alis.example.org" } };
        using var response = await demo.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task UnknownRoundOfAnAnswer_IsAnEmptyTable_NotAnError()
    {
        var table = (await demo.Ask("{ interviewCounts(where:{round: 99}, groupBy:[STUDY]) { total rows { count } } }")).GetProperty("interviewCounts");
        Assert.Equal((0, 0), (table.GetProperty("total").GetInt32(), table.GetProperty("rows").GetArrayLength()));
    }

    [Fact]
    public async Task RequestByAddress_AnswersLikeOneByBody()
    {
        const string Query = "{ interviewCounts(groupBy:[STUDY]) { total } }";
        var byAddress = await demo.Http.GetFromJsonAsync<JsonElement>($"/graphql?query={Uri.EscapeDataString(Query)}");
        Assert.Equal(183, byAddress.GetProperty("data").GetProperty("interviewCounts").GetProperty("total").GetInt32());
    }
}
