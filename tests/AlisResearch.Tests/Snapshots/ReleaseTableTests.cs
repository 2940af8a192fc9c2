using AlisResearch.Tests.EndToEnd;
using Snapshooter.Xunit;

namespace AlisResearch.Tests.Snapshots;

/// <summary>The public tables as released: a changed fact shows in the diff. Read it before accepting it.</summary>
[Collection(SharedDemo.Name)]
public sealed class ReleaseTableTests(Demo demo)
{
    [Theory]
    [InlineData("cost_item")]
    [InlineData("grant")]
    [InlineData("interview_count")]
    [InlineData("participation")]
    [InlineData("programme_figure")]
    [InlineData("recruitment")]
    [InlineData("recruitment_summary")]
    public async Task Table_AsReleased_IsAsReviewed(string table)
    {
        var release = (await demo.Ask("{ release { id } }")).GetProperty("release").GetProperty("id").GetString();
        var csv = await demo.Http.GetStringAsync($"/releases/{release}/public/{table}.csv");
        Snapshot.Match(csv.ReplaceLineEndings("\n"), $"table_{table}");
    }

    [Fact]
    public async Task Claims_AsJudged_AreAsReviewed()
    {
        var claims = await demo.Ask("{ claims { id verdict published publishedText computed } }");
        Snapshot.Match(string.Join('\n', claims.GetProperty("claims").EnumerateArray().Select(c => c.GetRawText())) + "\n", "claims");
    }
}
