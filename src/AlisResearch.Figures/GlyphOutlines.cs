using System.Buffers.Binary;

namespace AlisResearch.Figures;

/// <summary>The outlines of a TrueType font (OpenType 1.9, "glyf" and "loca").</summary>
/// <param name="Outlines">Table glyf.</param>
/// <param name="Places">Table loca: where each glyph begins in glyf, and where the last ends.</param>
/// <param name="Count">How many glyphs there are.</param>
/// <param name="Long">Whether loca has four bytes a glyph, in bytes, not two, in pairs of bytes.</param>
internal sealed record GlyphOutlines(byte[] Outlines, byte[] Places, int Count, bool Long)
{
    // Flags of a part of a composed glyph.
    private const int Words = 0x1;
    private const int OneScale = 0x8;
    private const int More = 0x20;
    private const int TwoScales = 0x40;
    private const int Matrix = 0x80;

    /// <summary>These glyphs and those they are composed of.</summary>
    public HashSet<ushort> With(IEnumerable<ushort> glyphs)
    {
        var found = new HashSet<ushort>();
        var waiting = new Stack<ushort>(glyphs);
        while (waiting.TryPop(out var glyph))
            if (glyph < Count && found.Add(glyph))
                foreach (var part in Parts(glyph))
                    waiting.Push(part);
        return found;
    }

    /// <summary>Tables glyf and loca (long) where other glyphs are empty.</summary>
    public (byte[] Outlines, byte[] Places) Only(HashSet<ushort> used)
    {
        var outlines = new List<byte>();
        var places = new byte[4 * (Count + 1)];
        for (var i = 0; i <= Count; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(places.AsSpan(4 * i), (uint)outlines.Count);
            if (i == Count || !used.Contains((ushort)i))
                continue;
            outlines.AddRange(Outline(i));
            outlines.AddRange(new byte[-outlines.Count & 3]);
        }

        return ([.. outlines], places);
    }

    private IEnumerable<ushort> Parts(int glyph)
    {
        var outline = Outline(glyph);
        if (outline.Length == 0 || (short)U16(outline, 0) >= 0)
            yield break;
        for (int at = 10, flags = More; (flags & More) != 0;)
        {
            flags = U16(outline, at);
            yield return (ushort)U16(outline, at + 2);
            at += 4 + ((flags & Words) != 0 ? 4 : 2) + ((flags & OneScale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0);
        }
    }

    private byte[] Outline(int glyph) => Outlines[Place(glyph)..Place(glyph + 1)];

    private int Place(int glyph) => Long ? (int)BinaryPrimitives.ReadUInt32BigEndian(Places.AsSpan(4 * glyph)) : 2 * U16(Places, 2 * glyph);

    private static int U16(byte[] table, int at) => BinaryPrimitives.ReadUInt16BigEndian(table.AsSpan(at));
}
