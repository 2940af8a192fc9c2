using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AlisResearch.Figures;
using AlisResearch.Model;

namespace AlisResearch.Tests.Unit.Figures;

public sealed class InterviewOverviewTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    public static TheoryData<int, Language> Sizes { get; } = new()
    {
        { 320, Language.Nb }, { 360, Language.Nb }, { 480, Language.Nb }, { 720, Language.Nb }, { 1920, Language.Nb },
        { 320, Language.En }, { 360, Language.En }, { 480, Language.En }, { 720, Language.En }, { 1920, Language.En },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Bars_ReadBackFromSvg_AreAsHighAsTheirCounts(int width, Language language)
    {
        var svg = XElement.Parse(SvgWriter.Write(AlisVest.Overview(language, width)));
        var axes = svg.Elements(_svg + "g").Single(g => (string?)g.Attribute("class") == "axes");
        var lines = axes.Elements(_svg + "path")
            .Select(p => Number(Regex.Match((string)p.Attribute("d")!, @"^M\S+ (\S+)L").Groups[1].Value)).ToList();
        var ticks = axes.Elements(_svg + "text")
            .Where(t => (string?)t.Attribute("text-anchor") == "end").Select(t => Number(t.Value)).ToList();
        var perInterview = (lines[0] - lines[^1]) / ticks[^1];

        var bars = svg.Descendants(_svg + "rect").Where(r => r.Element(_svg + "title") is not null).ToList();
        var counts = bars.Select(b => Number(Regex.Match(b.Value, @": (\d+)$").Groups[1].Value)).ToList();

        Assert.Equal([10, 12, 8, 9, 10, 7, 7, 7, 17, 6, 4, 9], counts);
        Assert.All(bars.Zip(counts), b => Assert.Equal(b.Second * perInterview, Attribute(b.First, "height"), 0.5));
        Assert.All(
            bars.GroupBy(b => Attribute(b, "x")),
            stack => Assert.Equal(
                stack.SkipLast(1).Select(b => Attribute(b, "y")).Prepend(lines[0]),
                stack.Select(b => Attribute(b, "y") + Attribute(b, "height")), Near));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Texts_AnyWidthAndLanguage_NeitherOverlapNorLeaveTheFigure(int width, Language language)
    {
        const string Title = "Intervjuer i følgestudien av ALIS-Vest, etter runde og rolle";
        var figure = AlisVest.Overview(language, width, synthetic: true, Title);
        Assert.Empty(TextBoxes.Faults(figure));
    }

    [Fact]
    public void Description_Always_HoldsEveryCount() =>
        Assert.Contains(
            "Round 4 (Mar–Sep 2020): 27 (Health leader 17, ALIS (doctor in GP training) 6, Supervisor 4).",
            AlisVest.Overview(Language.En).Description.Replace('\u00A0', ' '));

    [Theory]
    [InlineData(Language.Nb, "Ingen intervjuer")]
    [InlineData(Language.En, "No interviews")]
    public void NoRows_AnyLanguage_SaySo(Language language, string expected)
    {
        var none = AlisVest.Overview(language, rows: []);
        var zero = AlisVest.Overview(language, rows: [new(1, "ALIS", LocalText.Same("ALIS"), 0)]);

        Assert.Equal($"{expected}.", none.Description);
        Assert.Contains(expected, Texts(none));
        Assert.Equal(SvgWriter.Write(none), SvgWriter.Write(zero));
    }

    [Theory]
    [InlineData(Language.Nb, "Syntetiske data")]
    [InlineData(Language.En, "Synthetic data")]
    public void Synthetic_AnyLanguage_IsMarkedInPictureAndDescription(Language language, string expected)
    {
        var figure = AlisVest.Overview(language, synthetic: true);

        Assert.Contains(expected, Texts(figure));
        Assert.StartsWith($"{expected}. ", figure.Description);
        Assert.DoesNotContain(expected, Texts(AlisVest.Overview(language)));
    }

    [Fact]
    public void Rows_InAnotherOrder_GiveTheSameFigure() =>
        Assert.Equal(SvgWriter.Write(AlisVest.Overview()), SvgWriter.Write(AlisVest.Overview(rows: [.. AlisVest.Rows.Reverse()])));

    [Fact]
    public void Roles_StudyWithFewer_KeepTheirColours()
    {
        var supervisors = AlisVest.Overview(rows: [.. AlisVest.Rows.Where(r => r.Role == "SUPERVISOR")]);

        var bar = supervisors.Layers.Single(l => l.Part == FigurePart.Data).Marks.OfType<BoxMark>().First(b => b.Label is not null);
        Assert.Equal(Palette.Series(2), bar.Style);
    }

    [Fact]
    public void ManyRoundsAndRoles_NarrowestWidth_StillLeaveOutWhatHasNoRoom()
    {
        var rows =
            from round in Enumerable.Range(1, 60)
            from role in Enumerable.Range(1, 9)
            select new InterviewBar(round, $"R{role}", LocalText.Same($"Rolle {role}"), 100_000 * role);

        var figure = AlisVest.Overview(width: 320, rows: [.. rows]);

        Assert.Empty(TextBoxes.Faults(figure));
    }

    [Theory]
    [InlineData(319)]
    [InlineData(1921)]
    public void Width_OutsideItsBounds_Throws(int width) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AlisVest.Overview(width: width));

    [Fact]
    public void Count_Negative_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AlisVest.Overview(rows: [new(1, "ALIS", LocalText.Same("ALIS"), -1)]));

    private static List<string> Texts(Figure figure) =>
        [.. figure.Layers.SelectMany(l => l.Marks).OfType<TextMark>().SelectMany(t => t.Lines)];

    private static double Attribute(XElement element, string name) => Number((string)element.Attribute(name)!);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static bool Near(double a, double b) => Math.Abs(a - b) < 0.05;
}
