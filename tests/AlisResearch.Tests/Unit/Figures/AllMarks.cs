using AlisResearch.Figures;
using AlisResearch.Model;

namespace AlisResearch.Tests.Unit.Figures;

/// <summary>A figure with every kind of mark, in every way it can look.</summary>
internal static class AllMarks
{
    public const string Letters = "Kárášjohka – Unjárga čđŋšŧž ÆØÅ æøå";

    private static readonly Colour _blue = new(0, 114, 178);

    public static Figure Figure { get; } = Of([.. Boxes(), .. Lines(), Area(), .. Texts()]);

    /// <summary>A figure of these marks.</summary>
    public static Figure Of(IReadOnlyList<Mark> marks, string title = "Alle merker", string description = "Hvert slags merke.") =>
        new(Language.Nb, title, description, 480, 360, [new(FigurePart.Data, marks)], FigureStamps.None, new([], [], ""));

    /// <summary>The figure with its mark of this number moved.</summary>
    public static Figure Moved(Figure figure, int mark, double x, double y)
    {
        var marks = figure.Layers.SelectMany(l => l.Marks).ToList();
        marks[mark] = Moved(marks[mark], x, y);
        return figure with { Layers = [new(FigurePart.Data, marks)] };
    }

    private static Mark Moved(Mark mark, double x, double y)
    {
        return mark switch
        {
            BoxMark box => box with { X = box.X + x, Y = box.Y + y },
            LineMark line => line with { X1 = line.X1 + x, Y1 = line.Y1 + y, X2 = line.X2 + x, Y2 = line.Y2 + y },
            PathMark path => path with { Pieces = [.. path.Pieces.Select(Points)] },
            AreaMark area => area with { Points = Points(area.Points) },
            TextMark text => text with { X = text.X + x, Y = text.Y + y },
            _ => throw new NotSupportedException(),
        };

        IReadOnlyList<(double, double)> Points(IReadOnlyList<(double X, double Y)> points) => [.. points.Select(p => (p.X + x, p.Y + y))];
    }

    private static IEnumerable<Mark> Boxes() =>
        Enumerable.Range(0, 7).Select(i => (Mark)new BoxMark(16 + 64 * i, 16, 50, 60.5, Palette.Series(i)))
            .Append(new BoxMark(16, 84, 100, 10, new(Palette.Notice)))
            .Append(new BoxMark(130, 84, 0, 10, new(Palette.Ink, Palette.Ink)));

    private static IEnumerable<Mark> Lines() =>
    [
        new LineMark(16, 120, 220, 200, _blue, 3),
        new LineMark(16, 110, 220, 110, Palette.Ink),
        .. Enumerable.Range(0, 8).Select(i => new PathMark([[(240, 104 + 12 * i), (464, 104 + 12 * i)]], Palette.Line(i))),

        // Odd dashes, two pieces, corners on both sides of the mitre limit.
        new PathMark([[(16, 220), (60, 220), (60, 240), (100, 240)], [(120, 240), (140, 216), (146, 240)]], new(_blue, 4, [])),
        new PathMark([[(160, 220), (230, 220)], [(160, 236), (230, 236)]], new(Palette.Ink, 2, [9, 4, 3])),
    ];

    private static AreaMark Area() => new([(240, 210), (300, 204), (464, 230), (464, 250), (300, 226), (240, 214)], _blue, 0.5);

    private static IEnumerable<Mark> Texts() =>
    [
        new TextMark(16, 274, [Letters], new(13, Palette.Ink)),
        new TextMark(16, 296, ["Fete bokstaver 0123456789"], new(16, Palette.Ink, Bold: true)),
        new TextMark(464, 274, ["til høyre,", "to linjer"], new(12, Palette.Soft), TextAnchor.End),
        new TextMark(240, 320, ["midt på, i tre", "linjer, hvorav", "én er kort"], new(12, Palette.Soft), TextAnchor.Middle),
        new TextMark(464, 320, ["−0,3 og 2017–2018"], new(12, _blue), TextAnchor.End),
    ];
}
