namespace AlisResearch.Model;

/// <summary>The kinds of file a round may come in.</summary>
public enum SourceType
{
    /// <summary>Delimited text.</summary>
    Csv,

    /// <summary>An Excel workbook.</summary>
    Xlsx,

    /// <summary>SPSS.</summary>
    Sav,

    /// <summary>Stata.</summary>
    Dta,
}

/// <summary>The character sets a text file may be written in. None is guessed: a guess would turn æøå into something else for ever.</summary>
public enum Charset
{
    /// <summary>UTF-8, with or without a byte order mark.</summary>
    Utf8,

    /// <summary>UTF-16 with a byte order mark; without one, little-endian. Excel calls it "Unicode text".</summary>
    Utf16,

    /// <summary>Windows-1252, what Norwegian Windows programs wrote.</summary>
    Windows1252,

    /// <summary>ISO-8859-1 (Latin-1).</summary>
    Iso88591,
}

/// <summary>How dates stand in a text file.</summary>
public enum DateFormat
{
    /// <summary>2019-11-06.</summary>
    YearMonthDay,

    /// <summary>06.11.2019, as Norwegian Excel shows dates.</summary>
    DayMonthYear,
}

/// <summary>
/// How a round's file is written: the optional key <c>format</c> of its YAML. What the file itself tells (the dates of a workbook, the labels and
/// missing codes of SPSS and Stata) is not repeated here.
/// </summary>
/// <param name="Type">The kind of file; left out, the file name's ending tells.</param>
/// <param name="Charset">Csv: the character set.</param>
/// <param name="Delimiter">Csv: what stands between fields: comma, semicolon, tab or bar.</param>
/// <param name="DecimalMark">Csv: the decimal mark, point or comma. The reader gives the text as it stands; the cast reads it.</param>
/// <param name="DateFormat">Csv: how dates are written. As with <paramref name="DecimalMark"/>, the cast reads it.</param>
/// <param name="Sheet">Xlsx: the sheet's name; null is the first.</param>
/// <param name="HeaderRow">Csv and xlsx: the row with the column names, from 1. Rows above it are skipped.</param>
public sealed record SourceFormat(
    SourceType Type,
    Charset Charset = Charset.Utf8,
    char Delimiter = ',',
    char DecimalMark = '.',
    DateFormat DateFormat = DateFormat.YearMonthDay,
    string? Sheet = null,
    int HeaderRow = 1)
{
    /// <summary>Comma-separated UTF-8 with the header in row 1.</summary>
    public static SourceFormat Default { get; } = new(SourceType.Csv);

    /// <summary>The character set as the YAML spells it.</summary>
    public static string Spell(Charset charset) => charset switch
    {
        Charset.Utf16 => "utf-16",
        Charset.Windows1252 => "windows-1252",
        Charset.Iso88591 => "iso-8859-1",
        _ => "utf-8",
    };
}
