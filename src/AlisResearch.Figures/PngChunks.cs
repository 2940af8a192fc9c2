using System.Buffers.Binary;
using System.Text;

namespace AlisResearch.Figures;

/// <summary>Chunks of a PNG file that say something of the picture (W3C PNG, 3rd edition, sections 5.3 and 11.3).</summary>
internal static class PngChunks
{
    private const double InchesInAMetre = 1 / 0.0254;

    // Of each byte, by the polynomial of section 5.5.
    private static readonly uint[] _crc =
        [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c >> 1) ^ ((c & 1) * 0xEDB88320)))];

    /// <summary>How long a file's signature and its first chunk are, in bytes: other chunks follow them.</summary>
    public static int HeaderLength => 8 + 25;

    /// <summary>pHYs: pixels a metre, rounded, the same in both directions.</summary>
    public static void WriteDensity(Stream stream, double dpi)
    {
        var data = new byte[9];
        var density = (uint)Math.Round(dpi * InchesInAMetre);
        BinaryPrimitives.WriteUInt32BigEndian(data, density);
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(4), density);
        data[8] = 1; // the unit is the metre
        Write(stream, "pHYs", data);
    }

    /// <summary>iTXt, not compressed: a text in UTF-8.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="keyword">Which text: a keyword of the standard.</param>
    /// <param name="language">Its language by BCP 47.</param>
    /// <param name="text">The text, without U+0000.</param>
    public static void WriteText(Stream stream, string keyword, string language, string text) =>
        Write(stream, "iTXt", Encoding.UTF8.GetBytes($"{keyword}\0\0\0{language}\0\0{text}"));

    private static void Write(Stream stream, string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);
        stream.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~body.Aggregate(~0u, (crc, b) => (crc >> 8) ^ _crc[(crc ^ b) & 0xFF]));
        stream.Write(number);
    }
}
