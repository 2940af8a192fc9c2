using System.Text;
using AlisResearch.Figures;

namespace AlisResearch.Tests.Unit.Figures;

public sealed class PdfWriterTests
{
    [NeedsFact(Tool.Font)]
    public void Write_Twice_GivesTheSameBytes() => Assert.Equal(Pdf(AllMarks.Figure), Pdf(AllMarks.Figure));

    // 480 × 360 px are 360 × 270 pt.
    [NeedsFact(Tool.Font)]
    public void Write_Always_SaysItsSizeItsDateAndWhoMadeIt()
    {
        var pdf = Encoding.Latin1.GetString(Pdf(AllMarks.Figure));

        Assert.Contains("/MediaBox [0 0 360 270]", pdf);
        Assert.Contains("/Title (Alle merker)", pdf);
        Assert.Contains("/Subject (Hvert slags merke.)", pdf);
        Assert.Contains("/Creator (AlisResearch)", pdf);
        Assert.Contains("/CreationDate (D:20260301000000+00'00')", pdf);
        Assert.Contains("/ModDate (D:20260301000000+00'00')", pdf);
    }

    [NeedsFact(Tool.Font)]
    public void Write_Always_HoldsItsFonts() => Assert.Contains("/FontFile2", Encoding.Latin1.GetString(Pdf(AllMarks.Figure)));

    [NeedsFact(Tool.Font)]
    public void Write_BrokenText_StillDraws()
    {
        const string Broken = "a\0\u0001\tb\uD800 \uDC00\r\nc \uFFFE\U0001F600";

        var pdf = Pdf(AllMarks.Of([new TextMark(10, 20, [Broken, "", " "], new(12, Palette.Ink))], Broken, Broken));

        Assert.EndsWith("%%EOF\n", Encoding.Latin1.GetString(pdf));
    }

    private static byte[] Pdf(Figure figure)
    {
        using var stream = new MemoryStream();
        PdfWriter.Write(figure, stream, new(2026, 3, 1));
        return stream.ToArray();
    }
}
