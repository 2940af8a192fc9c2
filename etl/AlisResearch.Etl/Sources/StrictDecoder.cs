using System.Buffers;
using System.Text;
using AlisResearch.Model;

namespace AlisResearch.Etl.Sources;

/// <summary>Bytes to characters in one charset, one at a time, and never by guess: a byte the charset gives no letter is invalid data.</summary>
internal sealed class StrictDecoder(Charset charset)
{
    /// <summary>The letters of Windows-1252's bytes 0x80 to 0x9F; NUL where it has none.</summary>
    internal const string Windows1252 = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    private bool _started;
    private bool _bigEndian;

    /// <summary>Decodes the first character, as <see cref="Rune.DecodeFromUtf8"/> does.</summary>
    public OperationStatus Decode(ReadOnlySpan<byte> bytes, out Rune rune, out int length) => charset switch
    {
        Charset.Utf8 => Rune.DecodeFromUtf8(bytes, out rune, out length),
        Charset.Utf16 => DecodeUtf16(bytes, out rune, out length),
        _ => DecodeByte(bytes, out rune, out length),
    };

    private OperationStatus DecodeByte(ReadOnlySpan<byte> bytes, out Rune rune, out int length)
    {
        (rune, length) = (Rune.ReplacementChar, 1);
        if (bytes.IsEmpty)
            return OperationStatus.NeedMoreData;
        if (bytes[0] is < 0x80 or > 0x9F)
            rune = new(bytes[0]);
        else if (charset == Charset.Windows1252 && Windows1252[bytes[0] - 0x80] is not '\0' and var letter)
            rune = new(letter);
        else
            return OperationStatus.InvalidData;
        return OperationStatus.Done;
    }

    private OperationStatus DecodeUtf16(ReadOnlySpan<byte> bytes, out Rune rune, out int length)
    {
        (rune, length) = (Rune.ReplacementChar, 2);
        if (bytes.Length < 2)
            return OperationStatus.NeedMoreData;
        if (!_started)
            (_started, _bigEndian) = (true, bytes is [0xFE, 0xFF, ..]);
        if (Rune.TryCreate(Unit(bytes, 0), out rune))
            return OperationStatus.Done;
        if (bytes.Length < 4 && char.IsHighSurrogate(Unit(bytes, 0)))
            return OperationStatus.NeedMoreData;
        length = 4;
        return bytes.Length >= 4 && Rune.TryCreate(Unit(bytes, 0), Unit(bytes, 2), out rune) ? OperationStatus.Done : OperationStatus.InvalidData;
    }

    private char Unit(ReadOnlySpan<byte> bytes, int at) => (char)(_bigEndian ? (bytes[at] << 8) | bytes[at + 1] : (bytes[at + 1] << 8) | bytes[at]);
}
