using System.Globalization;
using System.Xml.Linq;
using AlisResearch.Figures;
using AlisResearch.Model;

namespace AlisResearch.Tests.Unit.Figures;

public sealed class SvgWriterTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData("nb-NO")]
    [InlineData("ar-SA")]
    public void Write_AnyCulture_GivesTheSameBytes(string culture)
    {
        var expected = SvgWriter.Write(AlisVest.Overview());
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new(culture);
            Assert.Equal(expected, SvgWriter.Write(AlisVest.Overview()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.DoesNotContain('\r', expected);
    }

    [Fact]
    public void Title_WithMarkup_IsEscaped()
    {
        const string Title = "<b>Æ & \"Ø\"</b>";

        var svg = SvgWriter.Write(AlisVest.Overview(title: Title), "a\"b");

        Assert.DoesNotContain("<b>", svg);
        Assert.Equal(Title, XElement.Parse(svg).Element(_svg + "title")!.Value);
        Assert.Contains(XElement.Parse(svg).Descendants(_svg + "text"), t => t.Value == Title);
    }

    [Fact]
    public void Title_WithControlCharacters_StaysWellFormed()
    {
        var svg = XElement.Parse(SvgWriter.Write(AlisVest.Overview(title: "a\u0001b\uD800")));

        Assert.Equal("a\uFFFDb\uFFFD", svg.Element(_svg + "title")!.Value);
    }

    [Fact]
    public void Root_Always_NamesTitleAndDescription()
    {
        var svg = XElement.Parse(SvgWriter.Write(AlisVest.Overview(Language.En), "vest"));

        Assert.Equal("img", (string?)svg.Attribute("role"));
        Assert.Equal("en", (string?)svg.Attribute("lang"));
        Assert.Equal((string?)svg.Element(_svg + "title")!.Attribute("id"), (string?)svg.Attribute("aria-labelledby"));
        Assert.Equal((string?)svg.Element(_svg + "desc")!.Attribute("id"), (string?)svg.Attribute("aria-describedby"));
    }

    [Fact]
    public void Lines_BrokenText_KeepTheSpaceBetweenThem() =>
        Assert.Contains(
            XElement.Parse(SvgWriter.Write(AlisVest.Overview(width: 320))).Descendants(_svg + "text"),
            t => t.Value == "AlisResearch, utgivelse 2026-03-01-public-1, 2026-03-01.");

    [Fact]
    public void Mark_OfUnknownKind_Throws() =>
        Assert.Throws<NotSupportedException>(
            () => SvgWriter.Write(new(Language.Nb, "", "", 1, 1, [new(FigurePart.Data, [new UnknownMark()])], FigureStamps.None, new([], [], ""))));

    private sealed record UnknownMark : Mark;
}
