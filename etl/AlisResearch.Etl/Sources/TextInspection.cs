using System.Text;
using AlisResearch.Model;

namespace AlisResearch.Etl.Sources;

/// <summary>Follows a CSV file character by character: where it is, and what must not stand there.</summary>
internal sealed partial class TextInspection(SourceFormat format, SourceLimits limits)
{
    private readonly int _maxRowBytes = Math.Max(BlockSize, limits.MaxCellBytes);
    private bool _quoted;
    private bool _lineIsBlank = true;
    private long? _blankRow;
    private int _previous;
    private int _field = 1;
    private long _rowBytes;

    /// <summary>The row, as a spreadsheet numbers rows: a line break inside quotes starts none.</summary>
    public long Row { get; private set; } = 1;

    /// <summary>The character in the row, from 1.</summary>
    public long Column { get; private set; } = 1;

    /// <summary>The field in the row, from 1, as <c>#3</c>: the header may be missing, and then its text may be a person's value.</summary>
    public string Field => $"#{_field}";

    /// <summary>Takes the next character; gives the rule it breaks, if any.</summary>
    public (long Row, string Rule, LocalText Message)? Read(Rune rune)
    {
        var (character, previous) = (rune.Value, _previous);
        _previous = character;
        if (character < ' ' && character is not ('\t' or '\r' or '\n'))
            return (Row, "control_character", new(
                $"Tegn {Column}: et styretegn (U+{character:X4}). Dette er ikke en tekstfil.", $"Character {Column}: a control character (U+{character:X4}). This is no text file."));
        if (previous is 'Ã' or 'Â' && IsSecondHalf(character))
            return (Row, "double_encoded", new(
                $"Tegn {Column}: teksten ser ut til å være kodet to ganger (æøå vises som to tegn).", $"Character {Column}: the text seems to have been encoded twice (æøå show as two characters)."));

        if (character == '"')
            _quoted = !_quoted;
        if (character == '\n' && !_quoted)
        {
            if (_lineIsBlank && Row >= format.HeaderRow)
                _blankRow ??= Row;
            (Row, Column, _field, _lineIsBlank, _rowBytes) = (Row + 1, 1, 1, true, 0);
            return null;
        }

        if (character == 0xFEFF && Row == 1 && Column == 1)
            return null; // a byte order mark is no character
        Column++;
        _rowBytes += rune.Utf8SequenceLength;
        if (_rowBytes > _maxRowBytes)
            return (Row, "cell_too_large", new(
                $"Raden er over {Size(_maxRowBytes)}. Mangler det et sluttanførselstegn?", $"The row is over {Size(_maxRowBytes)}. Is a closing quote missing?"));
        if (character == format.Delimiter && !_quoted && ++_field > limits.MaxColumns && Row <= format.HeaderRow)
            return (Row, "too_many_columns", new($"Filen har over {limits.MaxColumns} kolonner.", $"The file has over {limits.MaxColumns} columns."));
        if (character == '\r')
            return null;
        _lineIsBlank = false;
        return _blankRow is { } blank ? (blank, "blank_row", RowFindings.IsBlank) : null;
    }

    /// <summary>Whether a letter of <paramref name="text"/> was encoded twice.</summary>
    public static bool IsEncodedTwice(string? text)
    {
        for (var rest = text.AsSpan(); rest.IndexOfAny('Ã', 'Â') is var at and >= 0 && at + 1 < rest.Length; rest = rest[(at + 1)..])
        {
            if (IsSecondHalf(rest[at + 1]))
                return true;
        }

        return false;
    }

    private static bool IsSecondHalf(int character) =>
        character is >= 0x80 and <= 0xBF || (character <= char.MaxValue && StrictDecoder.Windows1252.Contains((char)character, StringComparison.Ordinal));

    private static string Size(int bytes) => bytes >= 1 << 20 ? $"{bytes >> 20} MB" : $"{bytes} B";
}
