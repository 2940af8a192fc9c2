using AlisResearch.Etl.Sources;
using AlisResearch.Model;

namespace AlisResearch.Tests.Unit.Sources;

/// <summary>What needs no library: the two epochs, the codes for missing, and the refusal without the library.</summary>
public sealed class StatVariableTests
{
    /// <summary>SPSS counts seconds from 14 October 1582, Stata days or milliseconds from 1 January 1960.</summary>
    [Theory]
    [InlineData(nameof(StatMeaning.SpssDate), 0, "1582-10-14")]
    [InlineData(nameof(StatMeaning.SpssDate), 13_792_377_600, "2019-11-06")]
    [InlineData(nameof(StatMeaning.SpssDateTime), 13_792_377_600, "2019-11-06T00:00:00")]
    [InlineData(nameof(StatMeaning.SpssDateTime), 13_792_427_130.25, "2019-11-06T13:45:30.25")]
    [InlineData(nameof(StatMeaning.SpssTime), 90_000, "25:00:00")]
    [InlineData(nameof(StatMeaning.SpssTime), -60.5, "-00:01:00.5")]
    [InlineData(nameof(StatMeaning.StataDate), 0, "1960-01-01")]
    [InlineData(nameof(StatMeaning.StataDate), 21_859, "2019-11-06")]
    [InlineData(nameof(StatMeaning.StataDate), -1, "1959-12-31")]
    [InlineData(nameof(StatMeaning.StataDateTime), 1_888_667_130_000, "2019-11-06T13:45:30")]
    [InlineData(nameof(StatMeaning.StataDateTime), -1, "1959-12-31T23:59:59.999")]
    [InlineData(nameof(StatMeaning.StataDate), 1e15, "1000000000000000")]
    [InlineData(nameof(StatMeaning.Number), 3.0, "3")]
    [InlineData(nameof(StatMeaning.Number), double.MaxValue, "Infinity")]
    [InlineData(nameof(StatMeaning.Number), double.MinValue, "-Infinity")]
    [InlineData(nameof(StatMeaning.Number), double.NaN, null)]
    public void Number_WithAMeaning_HasItsCanonicalText(string meaning, double number, string? expected) =>
        Assert.Equal(expected, new StatVariable("v", null, "", Enum.Parse<StatMeaning>(meaning), isText: false).Text(new(number, null, '\0')));

    [Fact]
    public void Number_TaggedMissing_IsItsTag() =>
        Assert.Equal(".z", new StatVariable("v", null, "", StatMeaning.StataDate, isText: false).Text(new(double.NaN, null, 'z')));

    [Theory]
    [InlineData(SourceType.Sav, "SPSS")]
    [InlineData(SourceType.Dta, "Stata")]
    public void Library_NotInstalled_IsNamedWithItsPackage(SourceType type, string program)
    {
        var refusal = ReadStatLibrary.Missing(isSpss: type == SourceType.Sav);

        Assert.Equal(ExitCode.Unavailable, refusal.ExitCode);
        Assert.All([refusal.Text.Nb, refusal.Text.En], text =>
        {
            Assert.Contains(program, text, StringComparison.Ordinal);
            Assert.Contains(OperatingSystem.IsLinux() ? "libreadstat1" : "readstat", text, StringComparison.Ordinal);
        });
    }
}
