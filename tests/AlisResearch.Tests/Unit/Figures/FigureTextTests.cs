using System.Globalization;
using AlisResearch.Figures;
using AlisResearch.Model;

namespace AlisResearch.Tests.Unit.Figures;

public sealed class FigureTextTests
{
    // A no-break space is written ~ here.
    [Theory]
    [InlineData("0.85", 2, "0,85", "0.85")]
    [InlineData("0.845", 2, "0,85", "0.85")]
    [InlineData("3", 1, "3,0", "3.0")]
    [InlineData("-0.3", 1, "−0,3", "−0.3")]
    [InlineData("-0.04", 1, "0,0", "0.0")]
    [InlineData("7359", 0, "7359", "7359")]
    [InlineData("9999.96", 1, "10~000,0", "10,000.0")]
    [InlineData("129521361", 0, "129~521~361", "129,521,361")]
    public void Number_AnyValue_IsAsPrintedInEachLanguage(string value, int decimals, string nb, string en)
    {
        var number = decimal.Parse(value, CultureInfo.InvariantCulture);

        Assert.Equal(nb, Plain(FigureText.Number(number, decimals, Language.Nb)));
        Assert.Equal(en, Plain(FigureText.Number(number, decimals, Language.En)));
    }

    [Theory]
    [InlineData("2019-11-06", "6.~november 2019", "6~November 2019")]
    [InlineData("2017-09-01", "1.~september 2017", "1~September 2017")]
    [InlineData("2020-05-31", "31.~mai 2020", "31~May 2020")]
    public void Date_AnyDay_IsAsPrintedInEachLanguage(string date, string nb, string en)
    {
        var day = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        Assert.Equal(nb, Plain(FigureText.Date(day, Language.Nb)));
        Assert.Equal(en, Plain(FigureText.Date(day, Language.En)));
    }

    [Theory]
    [InlineData("2017-10-01", "2018-02-28", "okt.~2017~– feb.~2018", "Oct~2017~– Feb~2018", "2017–18")]
    [InlineData("2020-03-01", "2020-09-30", "mars–sep.~2020", "Mar–Sep~2020", "2020")]
    [InlineData("2018-05-01", "2018-05-31", "mai~2018", "May~2018", "2018")]
    [InlineData("1999-12-01", "2000-01-31", "des.~1999~– jan.~2000", "Dec~1999~– Jan~2000", "1999–2000")]
    public void Period_AnyMonths_IsAsPrintedInEachLanguage(string from, string to, string nb, string en, string years)
    {
        var first = DateOnly.ParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var last = DateOnly.ParseExact(to, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        Assert.Equal(nb, Plain(FigureText.Period(first, last, Language.Nb)));
        Assert.Equal(en, Plain(FigureText.Period(first, last, Language.En)));
        Assert.Equal(years, FigureText.Years(first, last));
    }

    private static string Plain(string text) => text.Replace('\u00A0', '~');
}
