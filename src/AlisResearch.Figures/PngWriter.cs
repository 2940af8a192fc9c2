using SkiaSharp;

namespace AlisResearch.Figures;

/// <summary>Draws a figure as PNG: with one font file, the same figure always gives the same bytes.</summary>
public static class PngWriter
{
    /// <summary>Fewest pixels an inch.</summary>
    public const double MinDpi = 36;

    /// <summary>Most pixels an inch: a figure of the widest kind then takes some hundred megabytes of memory.</summary>
    public const double MaxDpi = 600;

    private const double FigureDpi = 96; // a pixel of a figure is one of CSS

    private static readonly SKPngEncoderOptions _options = new(SKPngEncoderFilterFlags.None, 4);

    /// <summary>Writes the figure at its size on paper: <see cref="Figure.Width"/> / 96 inches. Title and description are in the file.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="dpi">Pixels an inch, from <see cref="MinDpi"/> to <see cref="MaxDpi"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The density is outside its bounds.</exception>
    /// <exception cref="NotSupportedException">A mark is of an unknown kind.</exception>
    /// <exception cref="Model.AlisException">No font is installed; it says which to install.</exception>
    public static void Write(Figure figure, Stream stream, double dpi = 300)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dpi, MinDpi);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dpi, MaxDpi);
        using var bitmap = new SKBitmap(Pixels(figure.Width), Pixels(figure.Height), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Scale((float)(dpi / FigureDpi));
            CanvasRenderer.Draw(figure, canvas, FigureFonts.Installed);
        }

        using var pixels = bitmap.PeekPixels();
        using var data = pixels.Encode(_options) ?? throw new InvalidOperationException("The picture could not be encoded.");
        var png = data.AsSpan();
        var language = Model.Spelling.Code(figure.Language);
        stream.Write(png[..PngChunks.HeaderLength]);
        PngChunks.WriteDensity(stream, dpi);
        PngChunks.WriteText(stream, "Title", language, CleanText.Of(figure.Title));
        PngChunks.WriteText(stream, "Description", language, CleanText.Of(figure.Description));
        stream.Write(png[PngChunks.HeaderLength..]);

        int Pixels(double length) => (int)Math.Ceiling(length * dpi / FigureDpi);
    }
}
