using System.Buffers;
using AlisResearch.Model;

namespace AlisResearch.Etl.Sources;

/// <summary>Takes a text file's bytes buffer by buffer: past good text at speed, and character by character where something looks wrong.</summary>
internal sealed class TextPass(string file, SourceFormat format, SourceLimits limits)
{
    private readonly TextInspection _text = new(format, limits);
    private readonly StrictDecoder _decoder = new(format.Charset);
    private bool? _looksLikeUtf16;

    /// <summary>
    /// Reads <paramref name="bytes"/>; the last <paramref name="kept"/> of them are a character's beginning, to be given again with the next.
    /// The finding is the first rule broken.
    /// </summary>
    public Finding? Read(Span<byte> bytes, bool atEnd, out int kept)
    {
        _looksLikeUtf16 ??= format.Charset == Charset.Utf8 && LooksLikeUtf16(bytes);
        kept = 0;
        ReadOnlySpan<byte> rest = bytes;
        var row = _text.Row;
        while (rest.Length > 0)
        {
            // At the start, and again where the walk through the header has ended: see TextInspection.Skip.
            if (format.Charset == Charset.Utf8 && (rest.Length == bytes.Length || (_text.Row > row && row <= format.HeaderRow)))
            {
                row = _text.Row;
                rest = rest[_text.Skip(rest)..];
                if (rest.IsEmpty)
                    break;
            }

            var status = _decoder.Decode(rest, out var rune, out var length);
            if (status == OperationStatus.NeedMoreData && !atEnd)
                break;
            if (status != OperationStatus.Done)
                return Error(_text.Row, "undecodable", Undecodable(rest[0]));
            if (_text.Read(rune) is var (brokenRow, rule, message))
                return Error(brokenRow, rule, message);
            rest = rest[length..];
        }

        kept = rest.Length;
        return null;
    }

    private LocalText Undecodable(byte value)
    {
        var charset = format.Charset == Charset.Utf8 ? "UTF-8" : SourceFormat.Spell(format.Charset);
        return new($"Tegn {_text.Column}: byte 0x{value:X2} er ikke gyldig {charset}.", $"Character {_text.Column}: byte 0x{value:X2} is not valid {charset}.");
    }

    private Finding Error(long row, string rule, LocalText message) => new(file, row, _text.Field, rule, Severity.Error, message, rule switch
    {
        "undecodable" or "control_character" when _looksLikeUtf16 == true => new(
            "Filen ser ut til å være UTF-16. Skriv format: {charset: utf-16} i rundens YAML, eller lagre filen som CSV i UTF-8.",
            "The file looks like UTF-16. Write format: {charset: utf-16} in the round's YAML, or save the file as CSV in UTF-8."),
        "undecodable" when format.Charset == Charset.Utf8 => new(
            "Lagre filen som CSV i UTF-8 («CSV UTF-8» i Excel), eller oppgi tegnsettet i rundens YAML, for eksempel format: {charset: windows-1252}.",
            "Save the file as CSV in UTF-8 (“CSV UTF-8” in Excel), or name its charset in the round's YAML, for example format: {charset: windows-1252}."),
        "undecodable" when format.Charset == Charset.Iso88591 => new(
            "Er filen windows-1252? Rett format: {charset: …} i rundens YAML.", "Is the file windows-1252? Mend format: {charset: …} in the round's YAML."),
        "undecodable" or "double_encoded" when format.Charset != Charset.Utf8 => new(
            "Er filen UTF-8? Rett format: {charset: …} i rundens YAML.", "Is the file UTF-8? Mend format: {charset: …} in the round's YAML."),
        "too_many_columns" => new("Er skilletegnet riktig, og er dette riktig fil?", "Is the delimiter right, and is this the right file?"),
        "cell_too_large" => new("Se etter et anførselstegn som ikke lukkes, eller fjern kolonnen.", "Look for a quote that never closes, or remove the column."),
        _ => new("Lagre filen som CSV i UTF-8, uten tomme rader, og prøv igjen.", "Save the file as CSV in UTF-8, without blank rows, and try again."),
    });

    private static bool LooksLikeUtf16(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return true;
        var (even, odd) = (0, 0);
        for (var i = 0; i + 1 < Math.Min(bytes.Length, 256); i += 2)
            (even, odd) = (even + (bytes[i] == 0 ? 1 : 0), odd + (bytes[i + 1] == 0 ? 1 : 0));
        var pairs = Math.Min(bytes.Length, 256) / 2;
        return pairs >= 2 && Math.Max(even, odd) * 2 > pairs && Math.Min(even, odd) == 0;
    }
}
