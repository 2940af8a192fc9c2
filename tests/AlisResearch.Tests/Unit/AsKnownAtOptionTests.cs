using AlisResearch.Cli;

namespace AlisResearch.Tests.Unit;

public sealed class AsKnownAtOptionTests
{
    /// <summary>The day is included to its last tick, in local time, also when it has 23 or 25 hours.</summary>
    [Theory]
    [InlineData("2019-10-11")]
    [InlineData("2019-10-27")]
    [InlineData("2019-03-31")]
    [InlineData("2020-02-29")]
    public void Date_MeansTheEndOfThatDayHere(string text)
    {
        var moment = AsKnownAtOption.Parse(text)!.Value;
        Assert.Equal(text, $"{moment.ToLocalTime():yyyy-MM-dd}");
        Assert.NotEqual(text, $"{moment.AddTicks(1).ToLocalTime():yyyy-MM-dd}");
    }

    [Theory]
    [InlineData("2019-10-11T12:30Z", 12, 30, 0)]
    [InlineData("2019-10-11T12:30:15Z", 12, 30, 15)]
    [InlineData("2019-10-11T14:30:15+02:00", 12, 30, 15)]
    [InlineData("2019-10-11T12:30:15.0000000Z", 12, 30, 15)]
    public void Timestamp_MeansItself(string text, int hour, int minute, int second) =>
        Assert.Equal(new DateTimeOffset(2019, 10, 11, hour, minute, second, TimeSpan.Zero), AsKnownAtOption.Parse(text)!.Value.ToUniversalTime());

    [Fact]
    public void Timestamp_WithoutAnOffset_IsLocal() =>
        Assert.Equal(new DateTime(2019, 10, 11, 12, 30, 0), AsKnownAtOption.Parse("2019-10-11T12:30")!.Value.LocalDateTime);

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("11.10.2019")]
    [InlineData("2019-02-29")]
    [InlineData("2019-10-11 12:30")]
    [InlineData("2019-10-11T25:00")]
    public void AnythingElse_IsRefused(string text) => Assert.Null(AsKnownAtOption.Parse(text));
}
