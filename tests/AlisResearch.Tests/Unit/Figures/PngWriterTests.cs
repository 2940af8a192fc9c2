using System.Buffers.Binary;
using System.Text;
using AlisResearch.Figures;
using SkiaSharp;

namespace AlisResearch.Tests.Unit.Figures;

public sealed class PngWriterTests
{
    [NeedsFact(Tool.Font)]
    public void Write_Twice_GivesTheSameBytes() => Assert.Equal(Png(AlisVest.Overview()), Png(AlisVest.Overview()));

    [NeedsFact(Tool.Font)]
    public void Write_FromSeveralThreads_GivesTheSameBytes()
    {
        var expected = Png(AllMarks.Figure);

        Assert.All(Enumerable.Range(0, 16).AsParallel().Select(_ => Png(AllMarks.Figure)).ToList(), png => Assert.Equal(expected, png));
    }

    // 605 × 300 / 96 = 1890.6; 300 and 96 pixels an inch are 11811.02 and 3779.53 a metre.
    [NeedsFact(Tool.Font)]
    public void Write_AnyDensity_HasTheSizeOnPaperAndSaysSo()
    {
        var figure = AlisVest.Overview(width: 605) with { Height = 500 };

        Assert.Equal((1891, 1563, 11811u), Size(Png(figure)));
        Assert.Equal((605, 500, 3780u), Size(Png(figure, 96)));

        static (int Width, int Height, uint Density) Size(byte[] png)
        {
            using var picture = SKBitmap.Decode(png);
            var density = Chunks(png).Single(c => c.Type == "pHYs").Data;
            Assert.Equal(density[..4], density[4..8]);
            Assert.Equal(1, density[8]);
            return (picture.Width, picture.Height, BinaryPrimitives.ReadUInt32BigEndian(density));
        }
    }

    [NeedsFact(Tool.Font)]
    public void Write_Always_HoldsTitleAndDescriptionAndNoTime()
    {
        var figure = AlisVest.Overview(title: "Ålesund – čđŋ");

        var chunks = Chunks(Png(figure));

        Assert.Equal(["IHDR", "pHYs", "iTXt", "iTXt", "sBIT"], chunks.Select(c => c.Type).TakeWhile(t => t != "IDAT"));
        Assert.Equal(
            ["Title\0\0\0nb\0\0Ålesund – čđŋ", $"Description\0\0\0nb\0\0{figure.Description}"],
            chunks.Where(c => c.Type == "iTXt").Select(c => Encoding.UTF8.GetString(c.Data)));
        Assert.DoesNotContain(chunks, c => c.Type == "tIME");
    }

    [NeedsFact(Tool.Font)]
    public void Write_BrokenText_StillDraws()
    {
        const string Broken = "a\0\u0001\tb\uD800 \uDC00\r\nc \uFFFE\U0001F600";

        var chunks = Chunks(Png(AllMarks.Of([new TextMark(10, 20, [Broken, "", " "], new(12, Palette.Ink))], Broken, Broken)));

        Assert.Equal("Title\0\0\0nb\0\0a\uFFFD\uFFFD\tb\uFFFD \uFFFD\r\nc \uFFFD\U0001F600", Encoding.UTF8.GetString(chunks.First(c => c.Type == "iTXt").Data));
    }

    [NeedsFact(Tool.Font)]
    public void Mark_OfUnknownKind_Throws()
    {
        var figure = AllMarks.Of([new UnknownMark()]);

        Assert.Throws<NotSupportedException>(() => PngWriter.Write(figure, new MemoryStream()));
        Assert.Throws<NotSupportedException>(() => PdfWriter.Write(figure, new MemoryStream(), new(2026, 3, 1)));
    }

    [Theory]
    [InlineData(PngWriter.MinDpi - 1)]
    [InlineData(PngWriter.MaxDpi + 1)]
    [InlineData(double.NaN)]
    public void Density_OutsideItsBounds_Throws(double dpi) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PngWriter.Write(AllMarks.Figure, new MemoryStream(), dpi));

    [NeedsFact(Tool.Font)]
    public void Density_AtItsBounds_Draws()
    {
        var figure = AllMarks.Of([]) with { Width = 32, Height = 16 };

        Assert.Equal(12, SKBitmap.Decode(Png(figure, PngWriter.MinDpi)).Width);
        Assert.Equal(200, SKBitmap.Decode(Png(figure, PngWriter.MaxDpi)).Width);
    }

    private static byte[] Png(Figure figure, double dpi = 300)
    {
        using var stream = new MemoryStream();
        PngWriter.Write(figure, stream, dpi);
        return stream.ToArray();
    }

    // The chunks of a file, each with its checksum checked bit by bit, as the standard defines it.
    private static List<(string Type, byte[] Data)> Chunks(byte[] png)
    {
        var chunks = new List<(string, byte[])>();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            Assert.Equal(Checksum(png.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)));
            chunks.Add((Encoding.ASCII.GetString(png, at + 4, 4), png[(at + 8)..(at + 8 + length)]));
            at += 12 + length;
        }

        return chunks;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = ~0u;
        foreach (var b in bytes)
            for (var bit = 0; bit < 8; bit++)
                sum = (sum >> 1) ^ (((sum ^ ((uint)b >> bit)) & 1) * 0xEDB88320);
        return ~sum;
    }

    private sealed record UnknownMark : Mark;
}
