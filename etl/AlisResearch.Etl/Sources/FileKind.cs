using AlisResearch.Model;

namespace AlisResearch.Etl.Sources;

/// <summary>What a file is by its first bytes, whatever its name says.</summary>
internal enum FileKind
{
    /// <summary>None of the others: text, or something unknown.</summary>
    Other,

    /// <summary>A zip file, as .xlsx is.</summary>
    Zip,

    /// <summary>Microsoft's older container: .xls, or a workbook with a password.</summary>
    CompoundFile,

    /// <summary>SPSS.</summary>
    Sav,

    /// <summary>Stata.</summary>
    Dta,

    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>gzip.</summary>
    Gzip,
}

/// <summary>Compares a file's first bytes with what it is said to be.</summary>
internal static class FileKinds
{
    /// <summary>The bytes that tell.</summary>
    public const int Bytes = 12;

    /// <summary>The kind of a file that begins with <paramref name="start"/>.</summary>
    public static FileKind Of(ReadOnlySpan<byte> start) => start switch
    {
        _ when start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith("PK\u0005\u0006"u8) => FileKind.Zip,
        [0xD0, 0xCF, 0x11, 0xE0, ..] => FileKind.CompoundFile,
        _ when start.StartsWith("$FL2"u8) || start.StartsWith("$FL3"u8) => FileKind.Sav,
        _ when start.StartsWith("<stata_dta>"u8) => FileKind.Dta,
        [>= 102 and <= 116, 1 or 2, 1, 0, ..] => FileKind.Dta,
        _ when start.StartsWith("%PDF"u8) => FileKind.Pdf,
        [0x1F, 0x8B, ..] => FileKind.Gzip,
        _ => FileKind.Other,
    };

    /// <summary>The finding when the content does not fit the type; null when it does.</summary>
    public static Finding? Mismatch(string file, FileKind kind, SourceType type)
    {
        var expected = type switch
        {
            SourceType.Xlsx => FileKind.Zip,
            SourceType.Sav => FileKind.Sav,
            SourceType.Dta => FileKind.Dta,
            _ => FileKind.Other,
        };
        if (kind == expected || (kind == FileKind.CompoundFile && type == SourceType.Xlsx))
            return null; // the workbook's own inspection tells .xls from a password
        var (declared, found) = (Spelling.Snake(type), Name(kind));
        return new(file, null, null, "wrong_file_type", Severity.Error,
            new($"Filen skal være {declared}, men innholdet er {found.Nb}.", $"The file should be {declared}, but its content is {found.En}."),
            new("Rett filnavnet eller format: {type: …} i rundens YAML, eller eksporter filen på nytt.",
                "Mend the file's name or format: {type: …} in the round's YAML, or export the file again."));
    }

    private static LocalText Name(FileKind kind) => kind switch
    {
        FileKind.Zip => new("en zip-fil (som xlsx)", "a zip file (as xlsx is)"),
        FileKind.CompoundFile => new("en gammel Excel-fil (.xls) eller en fil med passord", "an old Excel file (.xls) or a file with a password"),
        FileKind.Sav => new("SPSS (sav)", "SPSS (sav)"),
        FileKind.Dta => new("Stata (dta)", "Stata (dta)"),
        FileKind.Pdf => LocalText.Same("PDF"),
        FileKind.Gzip => LocalText.Same("gzip"),
        _ => new("tekst eller noe ukjent", "text or something unknown"),
    };
}
