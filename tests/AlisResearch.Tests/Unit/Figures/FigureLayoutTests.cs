using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AlisResearch.Figures;
using AlisResearch.Model;
using CsCheck;

namespace AlisResearch.Tests.Unit.Figures;

/// <summary>What holds of every figure, whatever its names, numbers, width and language.</summary>
public sealed class FigureLayoutTests
{
    private const int Figures = 400;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Texts_NeitherOverlapNorLeaveTheFigure() => MadeUpFigures.Any.Sample(
        figure =>
        {
            var faults = TextBoxes.Faults(figure).Take(3).ToList();
            Assert.True(faults.Count == 0, string.Join('\n', faults));
        },
        iter: Figures);

    /// <summary>By the file alone: lines, outlines and fills of data and legend against white at least 3:1; text against what it stands on at least 4.5:1. An area is seen by its outline.</summary>
    [Fact]
    public void Marks_StandOutFromThePaper_AndTextsFromTheirGround() => MadeUpFigures.Any.Sample(
        figure =>
        {
            var svg = XElement.Parse(SvgWriter.Write(figure));
            foreach (var layer in svg.Elements(Svg + "g").Where(g => (string?)g.Attribute("class") is "data" or "legend" or "table"))
            {
                foreach (var mark in layer.Elements().Where(e => e.Name == Svg + "rect" || e.Name == Svg + "path"))
                {
                    if (mark.Attribute("fill-opacity") is not null || Colours(mark).All(c => c == "#ffffff"))
                        continue; // seen by its outline, which is a mark of its own; or keeps other marks away
                    Assert.True(Colours(mark).Max(c => Contrast(c, "#ffffff")) >= 3, mark.ToString());
                }
            }

            foreach (var text in svg.Descendants(Svg + "text"))
                Assert.True(Contrast((string)text.Attribute("fill")!, Ground(svg, text)) >= 4.5, text.ToString());
        },
        iter: Figures);

    /// <summary>Colour is never the only difference: no two lines or boxes of a legend are drawn alike.</summary>
    [Fact]
    public void Series_DifferInMoreThanColour()
    {
        var lines = Enumerable.Range(0, CurveFigure.MostCurves).Select(Palette.Line).ToList();
        Assert.Equal(lines.Count, lines.Select(l => string.Join(' ', l.Dashes)).Distinct().Count());
        Assert.All(lines, l => Assert.True(l.Colour.Contrast(Palette.Paper) >= 3));
        Assert.Equal(BarFigure.MostSeries, Enumerable.Range(0, BarFigure.MostSeries).Select(n => Palette.Series(n)).Distinct().Count());
    }

    /// <summary>Under the axis: at risk just before each tick is who entered, less who left or was censored before it; no tick is between the months that the data know.</summary>
    [Fact]
    public void NumbersUnderACurve_AddUp()
    {
        List<CurvePoint> points = [new(6, 0.9, null, null, null, 27, 3, 0), new(18, 0.8, null, null, null, 24, 3, 3), new(24, 0.7, null, null, null, 18, 0, 9), new(30, 0.5, null, null, null, 9, 3, 6)];
        var figure = CurveFigure.Retention([new("", 27, points)], new("T", Language.En, "", 1920), leastStep: 6);
        var texts = figure.Layers.Single(l => l.Part == FigurePart.Table).Marks.OfType<TextMark>().ToList();
        var numbers = texts.Where(t => t.Anchor == TextAnchor.Middle).Select(t => int.Parse(t.Lines.Single(), CultureInfo.InvariantCulture)).Chunk(6).ToList();

        Assert.Equal(["At risk just before", "Left so far", "Censored so far"], texts.Where(t => t.Anchor == TextAnchor.Start).Select(t => t.Lines.Single()));
        Assert.Equal([[27, 27, 24, 24, 18, 9], [0, 3, 3, 6, 6, 9], [0, 0, 0, 3, 12, 18]], numbers);
    }

    /// <summary>A bar is never hidden by the ground that keeps its pattern from its whisker.</summary>
    [Fact]
    public void NarrowBars_AreNotHiddenByTheirWhiskers() => MadeUpFigures.Bars.Sample(
        figure =>
        {
            var data = figure.Layers.Single(l => l.Part == FigurePart.Data).Marks;
            foreach (var (bar, halo) in data.Zip(data.Skip(1)).Where(p => p is (BoxMark, PathMark { Style.Colour: var c }) && c == Palette.Paper).Select(p => ((BoxMark)p.First, (PathMark)p.Second)))
                Assert.True(bar.Width - halo.Style.Thickness >= 8, $"{bar}");
        },
        iter: Figures);

    /// <summary>A curve's points, bands and marks read back from the file, by the scale that its labels give, are the numbers that went in, to half a pixel.</summary>
    [Fact]
    public void Curve_ReadBack_IsTheNumbers() => Gen.Select(Gen.Double[0.02, 0.98].Array[2, 9], Gen.Int[FigureFrame.MinWidth, FigureFrame.MaxWidth]).Sample(
        (shares, width) =>
        {
            var falling = shares.Distinct().OrderDescending().ToList();
            List<CurvePoint> points = [.. falling.Select((s, i) => new CurvePoint(6 * (i + 1), s, s / 2, (1 + s) / 2, null, 40 - i, 1, i % 2))];
            var svg = XElement.Parse(SvgWriter.Write(CurveFigure.Retention([new("", 40, points)], new("T", Language.En, "", width))));
            var scales = ReadBack.Scales(svg);
            var curve = ReadBack.Points(svg.Elements(Svg + "g").Single(g => (string?)g.Attribute("class") == "data").Elements(Svg + "path").Single(p => (string?)p.Attribute("stroke-width") == "2.00"));
            List<(double Months, double Share)> expected = [(0, 1)];
            foreach (var point in points)
                expected.AddRange([(point.Months, expected[^1].Share), (point.Months, point.Share)]);
            Assert.Equal(expected.Count, curve.Count);
            foreach (var (drawn, number) in curve.Zip(expected))
            {
                Assert.Equal(scales.X(number.Months), drawn.X, 0.5);
                Assert.Equal(scales.Y(number.Share), drawn.Y, 0.5);
            }
        },
        iter: 100);

    [Fact]
    public void TooManyGroups_AndPostsWithoutTheirStamp_Throw()
    {
        var frame = new FigureFrame("T", Language.Nb, "", 600);
        Assert.Throws<ArgumentOutOfRangeException>(() => CurveFigure.Retention([.. Enumerable.Range(0, 9).Select(i => new CurveSeries($"{i}", 1, []))], frame));
        Assert.Throws<ArgumentOutOfRangeException>(() => BarFigure.Build([.. Enumerable.Range(0, 9).Select(i => new FigureBar("", $"{i}", 1, null, null, 1, 1))], [""], LocalText.Same(""), frame));
        Assert.Throws<ArgumentException>(() => LaneFigure.Build([], frame));
    }

    /// <summary>Names of 2,000 characters, in one word or many, are broken and stay inside.</summary>
    [Theory]
    [InlineData("å")]
    [InlineData("ord ")]
    public void VeryLongNames_AreBroken(string part)
    {
        var name = string.Concat(Enumerable.Repeat(part, 2000 / part.Length));
        var frame = new FigureFrame(name, Language.Nb, name, 320);
        List<CurvePoint> points = [new(6, 0.5, 0.2, 0.8, 0.1, 10, 5, 0), new(12, 0.4, 0.2, 0.8, 0.1, 5, 1, 4)];
        Figure[] figures =
        [
            CurveFigure.Retention([new(name, 10, points), new(name, 10, points)], frame), CurveFigure.Retention([new(name, 10, points)], frame, inPanels: true),
            BarFigure.Build([new(name, name, 0.5, 0.1, 0.9, 1, 2)], [name], LocalText.Same(name), frame), RowFigure.Build([new(name, name, 5, 3, 8)], LocalText.Same("kr"), true, frame),
            LaneFigure.Build([new(name, 1, new(2020, 1, 1), new(2021, 1, 1), true)], frame with { Stamps = FigureStamps.Internal }),
        ];
        Assert.All(figures, f => Assert.Empty(TextBoxes.Faults(f)));
    }

    [Theory]
    [InlineData(Language.Nb)]
    [InlineData(Language.En)]
    public void Nothing_IsSaid(Language language)
    {
        var frame = new FigureFrame("T", language, "", 320);
        foreach (var figure in new[] { CurveFigure.Retention([], frame), BarFigure.Build([], [], LocalText.Same(""), frame), RowFigure.Build([], LocalText.Same(""), false, frame), LaneFigure.Build([], frame with { Stamps = FigureStamps.Internal }) })
            Assert.NotEmpty(figure.Layers.Single(l => l.Part == FigurePart.Data).Marks.OfType<TextMark>().Single().Lines[0]);
    }

    private static IEnumerable<string> Colours(XElement mark) => new[] { (string?)mark.Attribute("fill"), (string?)mark.Attribute("stroke") }.OfType<string>().Where(c => c != "none");

    /// <summary>The fill of the last box before a text that holds its start.</summary>
    private static string Ground(XElement svg, XElement text)
    {
        var (x, y) = (ReadBack.Number(text, "x"), ReadBack.Number(text, "y"));
        return svg.Descendants().TakeWhile(e => e != text).Where(e => e.Name == Svg + "rect" && ReadBack.Number(e, "x") <= x && ReadBack.Number(e, "y") <= y
            && ReadBack.Number(e, "x") + ReadBack.Number(e, "width") >= x && ReadBack.Number(e, "y") + ReadBack.Number(e, "height") >= y).Select(e => (string)e.Attribute("fill")!).Last();
    }

    /// <summary>WCAG 2's contrast, worked out here.</summary>
    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);

        static double Luminance(string hex)
        {
            var channels = Regex.Matches(hex, "[0-9a-f]{2}").Select(m => int.Parse(m.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToList();
            return (0.2126 * channels[0]) + (0.7152 * channels[1]) + (0.0722 * channels[2]);
        }
    }
}
