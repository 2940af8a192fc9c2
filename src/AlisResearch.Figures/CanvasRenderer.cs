using SkiaSharp;

namespace AlisResearch.Figures;

/// <summary>
/// Draws a figure as SVG would: strokes centred on their path with butt ends and mitred corners, smoothed edges. One unit of the canvas is a pixel
/// of the figure.
/// </summary>
internal static class CanvasRenderer
{
    private const float OutlineThickness = 1;
    private const float MiterLimit = 4;

    /// <summary>Draws the whole figure on paper.</summary>
    /// <exception cref="NotSupportedException">A mark is of an unknown kind.</exception>
    public static void Draw(Figure figure, SKCanvas canvas, FigureFonts fonts)
    {
        canvas.Clear(Of(Palette.Paper));
        foreach (var mark in figure.Layers.SelectMany(l => l.Marks))
            Draw(mark, canvas, fonts);
    }

    private static void Draw(Mark mark, SKCanvas canvas, FigureFonts fonts)
    {
        switch (mark)
        {
            case BoxMark box:
                Box(box, canvas);
                break;
            case LineMark line:
                Stroke([[(line.X1, line.Y1), (line.X2, line.Y2)]], new(line.Colour, line.Thickness, []), canvas);
                break;
            case PathMark path:
                Stroke(path.Pieces, path.Style, canvas);
                break;
            case AreaMark area:
                Area(area, canvas);
                break;
            case TextMark text:
                Text(text, canvas, fonts);
                break;
            default:
                throw new NotSupportedException($"A picture has no drawing for {mark.GetType().Name}.");
        }
    }

    private static void Box(BoxMark box, SKCanvas canvas)
    {
        // SVG draws no rectangle without an inside, nor its outline.
        if (box.Width > 0 && box.Height > 0)
        {
            var rectangle = SKRect.Create((float)box.X, (float)box.Y, (float)box.Width, (float)box.Height);
            using var fill = Fill(box.Style.Fill);
            canvas.DrawRect(rectangle, fill);
            if (box.Style.Outline is { } outline)
            {
                using var pen = Pen(outline, OutlineThickness);
                canvas.DrawRect(rectangle, pen);
            }
        }

        var lines = Hatch.Lines(box).Select(l => (IReadOnlyList<(double, double)>)[(l.X1, l.Y1), (l.X2, l.Y2)]).ToList();
        if (lines.Count > 0)
            Stroke(lines, new(Palette.On(box.Style.Fill), Hatch.Thickness, []), canvas);
    }

    private static void Area(AreaMark area, SKCanvas canvas)
    {
        using var fill = Fill(area.Fill);
        fill.ColorF = fill.ColorF.WithAlpha((float)area.Opacity);
        using var path = Way([area.Points], close: true);
        canvas.DrawPath(path, fill);
    }

    private static void Stroke(IReadOnlyList<IReadOnlyList<(double X, double Y)>> pieces, LineStyle style, SKCanvas canvas)
    {
        using var pen = Pen(style.Colour, style.Thickness);

        // As in SVG, an odd list is repeated, so that dashes and gaps take turns.
        var dashes = style.Dashes.Count % 2 == 0 ? style.Dashes : [.. style.Dashes, .. style.Dashes];
        using var effect = dashes.Count > 0 ? SKPathEffect.CreateDash([.. dashes.Select(d => (float)d)], 0) : null;
        pen.PathEffect = effect;
        using var path = Way(pieces, close: false);
        canvas.DrawPath(path, pen);
    }

    private static void Text(TextMark text, SKCanvas canvas, FigureFonts fonts)
    {
        using var fill = Fill(text.Style.Colour);
        foreach (var (i, line) in text.Lines.Index())
        {
            var pieces = fonts.Pieces(line, text.Style);
            var x = (float)text.X - pieces.Sum(p => p.Width) * (text.Anchor switch { TextAnchor.Middle => 0.5f, TextAnchor.End => 1, _ => 0 });
            foreach (var (letters, font, width) in pieces)
            {
                canvas.DrawText(letters, x, (float)(text.Y + i * text.Style.LineHeight), font, fill);
                font.Dispose();
                x += width;
            }
        }
    }

    private static SKPath Way(IReadOnlyList<IReadOnlyList<(double X, double Y)>> pieces, bool close)
    {
        var path = new SKPath();
        foreach (var piece in pieces)
            path.AddPoly([.. piece.Select(p => new SKPoint((float)p.X, (float)p.Y))], close);
        return path;
    }

    private static SKPaint Fill(Colour colour) => new() { Color = Of(colour), IsAntialias = true };

    private static SKPaint Pen(Colour colour, double thickness) => new()
    {
        Color = Of(colour),
        IsAntialias = true,
        Style = SKPaintStyle.Stroke,
        StrokeWidth = (float)thickness,
        StrokeCap = SKStrokeCap.Butt,
        StrokeJoin = SKStrokeJoin.Miter,
        StrokeMiter = MiterLimit,
    };

    private static SKColor Of(Colour colour) => new(colour.Red, colour.Green, colour.Blue);
}
