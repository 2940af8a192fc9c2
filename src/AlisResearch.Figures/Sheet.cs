using AlisResearch.Model;

namespace AlisResearch.Figures;

/// <summary>Lays a figure out from the top down; what every figure has in common. Each method adds a layer below the last.</summary>
internal sealed class Sheet(int width, Language language)
{
    private const double Margin = 16;
    private const double Swatch = 14;

    /// <summary>How long the sample of a line is.</summary>
    public const double LineSwatch = 26;

    private readonly List<Layer> _layers = [];

    /// <summary>Text of most parts.</summary>
    public static TextStyle Body { get; } = new(13, Palette.Ink);

    /// <summary>Text along the axes.</summary>
    public static TextStyle Small { get; } = new(12, Palette.Soft);

    /// <summary>Left end of what may be drawn on.</summary>
    public static double Left => Margin;

    /// <summary>Right end of what may be drawn on.</summary>
    public double Right => width - Margin;

    /// <summary>Where the next layer begins.</summary>
    public double Top { get; private set; } = Margin;

    /// <summary>Adds marks that reach down to <paramref name="bottom"/>.</summary>
    public void Add(FigurePart part, IReadOnlyList<Mark> marks, double bottom)
    {
        _layers.Add(new(part, marks));
        Top = bottom;
    }

    /// <summary>The title, under its stamps.</summary>
    public void Heading(string title, FigureStamps stamps)
    {
        var style = new TextStyle(width < 600 ? 16 : 18, Palette.Ink, Bold: true);
        var marks = new List<Mark>();
        var top = Top;
        foreach (var notice in StampText.Of(stamps, language))
        {
            var bold = Body with { Bold = true };
            var box = TextMeasure.Width(notice, bold) + 12;
            marks.Add(new BoxMark(Left, top, box, 24, new(Palette.Notice, Palette.Ink)));
            marks.Add(new TextMark(Left + box / 2, top + 17, [notice], bold, TextAnchor.Middle));
            top += 34;
        }

        marks.Add(Lines(title, style, top, out top));
        Add(FigurePart.Heading, marks, top + 8);
    }

    /// <summary>Leaves room.</summary>
    public void Skip(double pixels) => Top += pixels;

    /// <summary>The name of a panel, or of a part of a list.</summary>
    public void Heading(string name)
    {
        var text = Lines(name, Body with { Bold = true }, Top, out var bottom);
        Add(FigurePart.Axes, [text], bottom + 4);
    }

    /// <summary>What each style stands for, as many to a line as there is room for.</summary>
    public void Legend(IEnumerable<(BoxStyle Style, string Name)> entries) =>
        Legend(entries.Select(e => (e.Name, (Func<double, double, Mark>)((x, y) => new BoxMark(x, y + 2, Swatch, Swatch, e.Style)))), Swatch);

    /// <summary>What each line stands for.</summary>
    public void Legend(IEnumerable<(LineStyle Style, string Name)> entries) =>
        Legend(entries.Select(e => (e.Name, (Func<double, double, Mark>)((x, y) => Sample(x, y + 9, e.Style)))), LineSwatch);

    /// <summary>A short piece of a line, from <paramref name="x"/>.</summary>
    public static PathMark Sample(double x, double y, LineStyle style) => new([[(x, y), (x + LineSwatch, y)]], style);

    private void Legend(IEnumerable<(string Name, Func<double, double, Mark> Key)> entries, double swatch)
    {
        var marks = new List<Mark>();
        var (x, y) = (Left, Top);
        foreach (var (name, key) in entries)
        {
            var lines = TextMeasure.Wrap(name, Body, Right - Left - swatch - 6);
            var entry = swatch + 6 + lines.Max(l => TextMeasure.Width(l, Body));
            if (x > Left && x + entry > Right)
                (x, y) = (Left, y + Body.LineHeight + 4);
            marks.Add(key(x, y));
            marks.Add(new TextMark(x + swatch + 6, y + Body.Size, lines, Body));
            y += (lines.Count - 1) * Body.LineHeight;
            x += entry + 18;
        }

        Add(FigurePart.Legend, marks, y + Body.LineHeight + 12);
    }

    /// <summary>Says that there is nothing to draw.</summary>
    public void Nothing(LocalText why)
    {
        var text = Lines(why.In(language), Body, Top + 27, out var bottom);
        Add(FigurePart.Data, [text], bottom + 32);
    }

    /// <summary>Release, citation and notes.</summary>
    public void Caption(string caption)
    {
        var text = Lines(caption, Small, Top, out var bottom);
        Add(FigurePart.Caption, [text], bottom);
    }

    /// <summary>The figure, as high as its layers.</summary>
    public Figure ToFigure(string title, string description, FigureStamps stamps, FigureTable data) => new(language, title, description, width, Math.Ceiling(Top + Margin), _layers, stamps, data);

    private TextMark Lines(string text, TextStyle style, double top, out double bottom)
    {
        var lines = TextMeasure.Wrap(text, style, Right - Left);
        bottom = top + lines.Count * style.LineHeight;
        return new(Left, top + style.Size, lines, style);
    }
}
