using AlisResearch.Figures;
using AlisResearch.Model;
using AlisResearch.Tests.Unit.Figures;

namespace AlisResearch.Tests.EndToEnd;

/// <summary>A figure is the same picture in every format, as programs that know nothing of ours draw it.</summary>
public sealed class FigureRenderersTests : IDisposable
{
    // Two pixels to each of the figure's; a block of a picture is then 4 × 4 of those.
    private const int Dpi = 192;

    // Measured with Noto Sans: SVG at most 0.53 and 48, PDF 1.26 and 41, in steps of 255. Kerning, which SVG has, and how thin lines are
    // fitted to pixels make most of it. A mark moved by 6 pixels gives a worst block of 79 to 173.
    private const double MeanBound = 2;
    private const double WorstBound = 60;

    private readonly TemporaryFolder _folder = new();

    private static readonly Figure[] _figures =
        [AlisVest.Overview(), AlisVest.Overview(Language.En, 320), AlisVest.Overview(width: 605, synthetic: true), AllMarks.Figure];

    public void Dispose() => _folder.Dispose();

    [NeedsFact(Tool.Rsvg)]
    public async Task Png_AndSvg_AreTheSamePicture() => await Compare(Svg);

    [NeedsFact(Tool.Poppler)]
    public async Task Png_AndPdf_AreTheSamePicture() => await Compare(Pdf);

    [NeedsFact(Tool.Poppler)]
    public async Task Pdf_ReadAsText_GivesItsTextsBack()
    {
        using (var file = File.Create(_folder["figure.pdf"]))
            PdfWriter.Write(AllMarks.Figure, file, new(2026, 3, 1));

        var text = await ToolProcess.Run(_folder.Path, "pdftotext", "figure.pdf", "-");

        Assert.Contains(AllMarks.Letters, text);
        Assert.Contains("−0,3 og 2017–2018", text);
        Assert.Contains("én er kort", text);
    }

    private static async Task Compare(Func<Figure, Task<Picture>> draw)
    {
        foreach (var figure in _figures)
        {
            var (mean, worst) = (await draw(figure)).Difference(Png(figure));
            Assert.True(mean <= MeanBound && worst <= WorstBound, $"{figure.Title}, {figure.Width} px: mean {mean:0.00}, worst {worst:0.0}");
        }

        // The comparison sees one mark of any kind that is not where it should be.
        var drawn = await draw(AllMarks.Figure);
        foreach (var (number, mark) in AllMarks.Figure.Layers.SelectMany(l => l.Marks).Index().DistinctBy(m => m.Item.GetType()))
            Assert.True(drawn.Difference(Png(AllMarks.Moved(AllMarks.Figure, number, 0, 6))).Worst > WorstBound, $"{mark} was moved unseen.");
    }

    private static Picture Png(Figure figure)
    {
        using var file = new MemoryStream();
        PngWriter.Write(figure, file, Dpi);
        return Picture.Read(file.ToArray());
    }

    private async Task<Picture> Svg(Figure figure)
    {
        await File.WriteAllTextAsync(_folder["figure.svg"], SvgWriter.Write(figure));
        await ToolProcess.Run(_folder.Path, "rsvg-convert", "-w", Pixels(figure.Width), "-h", Pixels(figure.Height), "-o", "svg.png", "figure.svg");
        return Picture.Read(await File.ReadAllBytesAsync(_folder["svg.png"]));
    }

    private async Task<Picture> Pdf(Figure figure)
    {
        using (var file = File.Create(_folder["figure.pdf"]))
            PdfWriter.Write(figure, file, new(2026, 3, 1));
        await ToolProcess.Run(
            _folder.Path, "pdftoppm", "-png", "-singlefile", "-scale-to-x", Pixels(figure.Width), "-scale-to-y", Pixels(figure.Height), "figure.pdf", "pdf");
        return Picture.Read(await File.ReadAllBytesAsync(_folder["pdf.png"]));
    }

    private static string Pixels(double length) => $"{length * Dpi / 96:0}";
}
