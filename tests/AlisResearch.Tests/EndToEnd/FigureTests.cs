using System.Net;
using System.Xml.Linq;

namespace AlisResearch.Tests.EndToEnd;

/// <summary>The figure as a reader gets it.</summary>
[Collection(SharedDemo.Name)]
public sealed class FigureTests(Demo demo)
{
    [Theory]
    [InlineData("nb", "Helseleder")]
    [InlineData("en", "Health leader")]
    public async Task InterviewOverview_OfAStudy_HoldsTheCountsAndTheCitation(string language, string role)
    {
        var release = (await demo.Ask("{ release { citation } }")).GetProperty("release").GetProperty("citation").GetString()!;
        var svg = XDocument.Parse(await demo.Http.GetStringAsync($"/figures/interview-overview.svg?study=alis-vest&lang={language}&width=900"));
        XNamespace ns = "http://www.w3.org/2000/svg";
        var text = string.Join('\n', svg.Descendants(ns + "text").Select(t => t.Value));
        Assert.Contains(role, text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(release, text, StringComparison.Ordinal);
        Assert.Contains("22", svg.Descendants(ns + "desc").Single().Value, StringComparison.Ordinal); // round 1: 10 + 12
    }

    [Theory]
    [InlineData("?study=nothing", HttpStatusCode.NotFound)]
    [InlineData("", HttpStatusCode.NotFound)]
    [InlineData("?study=national", HttpStatusCode.NotFound)]
    [InlineData("?study=alis-vest&lang=sv", HttpStatusCode.BadRequest)]
    [InlineData("?study=alis-vest&width=319", HttpStatusCode.BadRequest)]
    [InlineData("?study=alis-vest&width=1921", HttpStatusCode.BadRequest)]
    [InlineData("?study=alis-vest&width=wide", HttpStatusCode.BadRequest)]
    public async Task InterviewOverview_AskedForWrongly_IsRefusedInWords(string query, HttpStatusCode status)
    {
        using var response = await demo.Http.GetAsync("/figures/interview-overview.svg" + query);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("text/plain", response.Content.Headers.ContentType!.MediaType);
    }
}
