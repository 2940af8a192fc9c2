using SkiaSharp;

namespace AlisResearch.Figures;

/// <summary>
/// Draws a figure as one page of PDF: lines stay lines and text stays text, with the font in the file. With one font file, the
/// same figure and date always give the same bytes.
/// </summary>
public static class PdfWriter
{
    private const double PointsAPixel = 72 / 96.0;

    /// <summary>Writes the figure at its size on paper: <see cref="Figure.Width"/> / 96 inches.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="date">The day that the file says it is from, such as that of the data's release: no clock is read.</param>
    /// <exception cref="NotSupportedException">A mark is of an unknown kind.</exception>
    /// <exception cref="Model.AlisException">No font is installed; it says which to install.</exception>
    public static void Write(Figure figure, Stream stream, DateOnly date)
    {
        var fonts = FigureFonts.Installed;
        var day = date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var metadata = new SKDocumentPdfMetadata(SKDocument.DefaultRasterDpi)
        {
            Title = CleanText.Of(figure.Title),
            Subject = CleanText.Of(figure.Description),
            Creator = "AlisResearch",
            Creation = day,
            Modified = day,
        };
        using var document = SKDocument.CreatePdf(stream, metadata);
        using var canvas = document.BeginPage((float)(figure.Width * PointsAPixel), (float)(figure.Height * PointsAPixel));
        canvas.Scale((float)PointsAPixel);
        CanvasRenderer.Draw(figure, canvas, fonts);
        document.EndPage();
        document.Close();
    }
}
