namespace AlisResearch.Etl.Sources;

/// <summary>A cell's place as a spreadsheet writes it: C5 is column 3, row 5.</summary>
/// <param name="Column">Column from 1.</param>
/// <param name="Row">Row from 1.</param>
internal readonly record struct CellReference(int Column, int Row)
{
    /// <summary>Reads <c>C5</c> or <c>$C$5</c>; null for anything else.</summary>
    public static CellReference? Parse(ReadOnlySpan<char> text)
    {
        var (column, row, at) = (0, 0, 0);
        for (; at < text.Length && (char.IsAsciiLetter(text[at]) || text[at] == '$') && column < 100_000; at++)
            column = text[at] == '$' ? column : (column * 26) + (text[at] | 0x20) - 'a' + 1;
        for (; at < text.Length && char.IsAsciiDigit(text[at]) && row < 10_000_000; at++)
            row = (row * 10) + text[at] - '0';
        return at == text.Length && column > 0 && row > 0 ? new(column, row) : null;
    }

    /// <summary>The letters of a column: A, Z, AA.</summary>
    public static string Letters(int column) => column <= 26
        ? ((char)('A' + column - 1)).ToString()
        : Letters((column - 1) / 26) + Letters(((column - 1) % 26) + 1);
}
