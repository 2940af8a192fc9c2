using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace AlisResearch.Tests.EndToEnd;

/// <summary>The start page and the downloads.</summary>
[Collection(SharedDemo.Name)]
public sealed partial class PagesAndFilesTests(Demo demo)
{
    [Fact]
    public async Task StartPage_AndEverythingItLoads_ComesFromHere()
    {
        using var page = await demo.Http.GetAsync("/");
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.Contains("default-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        var queue = new Queue<string>(["/"]);
        var seen = new HashSet<string>(["/"]);
        while (queue.TryDequeue(out var address))
        {
            using var response = await demo.Http.GetAsync(address);
            Assert.True(response.IsSuccessStatusCode, $"{address}: {response.StatusCode}");
            foreach (var found in Loaded().Matches(await response.Content.ReadAsStringAsync()).Select(m => m.Groups[1].Value))
            {
                Assert.DoesNotContain("//", found, StringComparison.Ordinal);
                var next = new Uri(new Uri("http://here" + address), found).AbsolutePath;
                if (Path.HasExtension(next) && seen.Add(next))
                    queue.Enqueue(next);
            }
        }

        Assert.Contains("/start.js", seen);
        Assert.True(seen.Count > 5, string.Join(' ', seen));
    }

    [Fact]
    public async Task Contract_AtItsAddress_IsTheSchema()
    {
        var sdl = await demo.Http.GetStringAsync("/schema.graphql");
        Assert.Contains("type Query {", sdl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_OfTheRelease_DownloadAsParquetAndCsv()
    {
        var tables = (await demo.Ask("{ release { tables { name rows parquetUrl csvUrl } } }")).GetProperty("release").GetProperty("tables").EnumerateArray().ToList();
        Assert.Contains(tables, t => t.GetProperty("name").GetString() == "recruitment");
        foreach (var table in tables)
        {
            var parquet = await demo.Http.GetByteArrayAsync(table.GetProperty("parquetUrl").GetString());
            Assert.Equal("PAR1"u8.ToArray(), parquet[..4]);
            var csv = await demo.Http.GetStringAsync(table.GetProperty("csvUrl").GetString());
            Assert.Equal(table.GetProperty("rows").GetInt32(), csv.TrimEnd().Split("\r\n").Length - 1);
        }
    }

    [Fact]
    public async Task Download_AskedForAgain_IsNotSentAgain()
    {
        var address = (await demo.Ask("{ release { tables { parquetUrl } } }")).GetProperty("release").GetProperty("tables")[0].GetProperty("parquetUrl").GetString();
        using var first = await demo.Http.GetAsync(address);
        using var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await demo.Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);

        using var part = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(0, 3) } };
        using var range = await demo.Http.SendAsync(part);
        Assert.Equal(HttpStatusCode.PartialContent, range.StatusCode);
        Assert.Equal("PAR1"u8.ToArray(), await range.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/releases/x/public/recruitment.parquet")]
    [InlineData("/releases/current/public/..%2Fmanifest.csv")]
    [InlineData("/releases/current/public/catalogue.csv")]
    public async Task Download_OfSomethingElse_IsNotFound(string address)
    {
        var id = (await demo.Ask("{ release { id } }")).GetProperty("release").GetProperty("id").GetString()!;
        using var response = await demo.Http.GetAsync(address.Replace("current", id, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [GeneratedRegex("""(?:src=|href=|from |import |url\()["']?([^"'\s)>]+\.(?:js|css|svg|png|woff2?|html))["']?""")]
    private static partial Regex Loaded();
}
