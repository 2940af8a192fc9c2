using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace AlisResearch.Figures;

/// <summary>
/// A TrueType font with few of its glyphs (OpenType 1.9, "glyf", "loca", "cmap"): Skia puts whole fonts into a PDF. Glyphs keep their numbers, those
/// that are not used become empty, and kerning and substitution go, which Skia does not apply.
/// </summary>
internal static class FontSubset
{
    private const int HeadLocaFormat = 50;
    private const int HeadChecksum = 8;
    private const int HheaMetrics = 34;
    private const int MaxpGlyphs = 4;
    private const int PostLength = 32;

    private static readonly string[] _kept = ["OS/2", "cvt ", "fpgm", "head", "hhea", "maxp", "name", "prep"];

    /// <summary>The font with the glyphs of these characters; the whole font when it is not TrueType. The caller disposes of it.</summary>
    public static SKTypeface Of(SKTypeface font, IEnumerable<Rune> characters)
    {
        var tables = font.GetTableTags().Select(Tag).Where(t => _kept.Contains(t)).ToDictionary(t => t, t => Table(font, t));
        if (!font.TryGetTableData(Number("glyf"), out var outlines) || !font.TryGetTableData(Number("loca"), out var places))
            return SKTypeface.FromStream(font.OpenStream());

        var glyphs = new GlyphOutlines(outlines, places, U16(tables["maxp"], MaxpGlyphs), Long: U16(tables["head"], HeadLocaFormat) == 1);
        var map = new SortedDictionary<int, ushort>();
        foreach (var character in characters)
            map[character.Value] = font.GetGlyph(character.Value);
        var used = glyphs.With([0, .. map.Values]);

        (tables["glyf"], tables["loca"]) = glyphs.Only(used);
        tables["hmtx"] = Metrics(Table(font, "hmtx"), U16(tables["hhea"], HheaMetrics), used);
        tables["cmap"] = Map([.. map.Where(m => m.Value != 0)]);
        tables["post"] = Table(font, "post")[..PostLength];
        BinaryPrimitives.WriteUInt32BigEndian(tables["post"], 0x00030000); // without names of glyphs
        BinaryPrimitives.WriteUInt16BigEndian(tables["head"].AsSpan(HeadLocaFormat), 1);
        BinaryPrimitives.WriteUInt32BigEndian(tables["head"].AsSpan(HeadChecksum), 0);
        using var data = SKData.CreateCopy(File(tables));
        return SKTypeface.FromData(data);
    }

    // Advance and bearing of each glyph; from the last advance on, bearings alone.
    private static byte[] Metrics(byte[] table, int advances, HashSet<ushort> used)
    {
        for (var i = 0; i < advances - 1; i++)
            if (!used.Contains((ushort)i))
                table.AsSpan(4 * i, 4).Clear();
        return table;
    }

    // One subtable of format 12, with a group for each character.
    private static byte[] Map(KeyValuePair<int, ushort>[] characters)
    {
        uint length = 16 + 12 * (uint)characters.Length;
        uint[] header = [0x00000001, 0x0003000A, 12, 0x000C0000, length, 0, (uint)characters.Length];
        return [.. header.Concat(characters.SelectMany(c => new uint[] { (uint)c.Key, (uint)c.Key, c.Value })).SelectMany(Bytes)];
    }

    private static byte[] File(Dictionary<string, byte[]> tables)
    {
        var power = (ushort)Math.Pow(2, Math.Floor(Math.Log2(tables.Count)));
        var header = new List<byte>([
            .. Bytes(0x00010000), .. Bytes((uint)(tables.Count << 16 | 16 * power)),
            .. Bytes((uint)((int)Math.Log2(power) << 16 | 16 * (tables.Count - power)))]);
        var body = new List<byte>();
        var start = header.Count + 16 * tables.Count;
        foreach (var (tag, table) in tables.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            header.AddRange([.. Encoding.ASCII.GetBytes(tag), .. Bytes(Checksum(table)), .. Bytes((uint)(start + body.Count)), .. Bytes((uint)table.Length)]);
            body.AddRange(table);
            body.AddRange(new byte[-table.Length & 3]);
        }

        return [.. header, .. body];
    }

    private static uint Checksum(byte[] table)
    {
        uint sum = 0;
        for (var i = 0; i < table.Length; i++)
            sum += (uint)table[i] << (24 - 8 * (i & 3));
        return sum;
    }

    private static byte[] Table(SKTypeface font, string tag) => font.GetTableData(Number(tag));

    private static uint Number(string tag) => BinaryPrimitives.ReadUInt32BigEndian(Encoding.ASCII.GetBytes(tag));

    private static string Tag(uint number) => Encoding.ASCII.GetString(Bytes(number));

    private static byte[] Bytes(uint number) => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];

    private static int U16(byte[] table, int at) => BinaryPrimitives.ReadUInt16BigEndian(table.AsSpan(at));
}
