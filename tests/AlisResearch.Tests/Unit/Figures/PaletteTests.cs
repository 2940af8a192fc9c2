using AlisResearch.Figures;

namespace AlisResearch.Tests.Unit.Figures;

public sealed class PaletteTests
{
    public static TheoryData<int> Numbers { get; } = new(Enumerable.Range(0, 49));

    [Fact]
    public void Contrast_BlackOnWhite_IsTwentyOne()
    {
        Assert.Equal(21, new Colour(0, 0, 0).Contrast(new(255, 255, 255)), 3);
        Assert.Equal(4.54, new Colour(118, 118, 118).Contrast(new(255, 255, 255)), 2);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Series_AnyNumber_StandsOutFromPaperAndCarriesText(int number)
    {
        var style = Palette.Series(number);

        Assert.True(style.Outline!.Value.Contrast(Palette.Paper) >= 3);
        Assert.True(Palette.On(style.Fill).Contrast(style.Fill) >= 4.5);
    }

    [Fact]
    public void Series_SevenInARow_DifferInColourAndInPattern()
    {
        var series = Enumerable.Range(0, 7).Select(Palette.Series).ToList();

        Assert.Equal(7, series.Select(s => s.Fill).Distinct().Count());
        Assert.Equal(7, series.Select(s => s.Pattern).Distinct().Count());
        Assert.Equal(49, Enumerable.Range(0, 49).Select(Palette.Series).Distinct().Count());
    }

    [Fact]
    public void Text_OnItsGrounds_ReachesContrast()
    {
        Assert.True(Palette.Ink.Contrast(Palette.Paper) >= 4.5);
        Assert.True(Palette.Soft.Contrast(Palette.Paper) >= 4.5);
        Assert.True(Palette.Ink.Contrast(Palette.Notice) >= 4.5);
    }
}
