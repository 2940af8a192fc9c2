namespace AlisResearch.Model;

/// <summary>Reads the key <c>format</c> of a round.</summary>
internal static class SourceFormatReader
{
    private static readonly string[] CsvOnly = ["charset", "delimiter", "decimal_mark", "date_format"];

    /// <summary>The format of <paramref name="fileName"/>; a key that its kind of file has no use for is reported.</summary>
    public static SourceFormat Read(YamlMap round, string fileName)
    {
        var ending = Path.GetExtension(fileName).ToUpperInvariant();
        var map = round.OptionalMap("format");
        var type = map?.OptionalWord<SourceType>("type", Spelling.Snake) ?? TypeOf(ending);
        if (type is null && fileName.Length > 0)
            round.Report("file", "unknown_file_type", new("Filnavnets endelse sier ikke hva slags fil dette er.", "The file name's ending does not say what kind of file this is."),
                new("Oppgi format: {type: csv}, xlsx, sav eller dta.", "Give format: {type: csv}, xlsx, sav or dta."));
        var format = new SourceFormat(type ?? SourceType.Csv, Delimiter: ending == ".TSV" ? '\t' : ',');
        if (map is null)
            return format;

        format = format with
        {
            Charset = map.OptionalWord<Charset>("charset", SourceFormat.Spell) ?? Charset.Utf8,
            Delimiter = map.OptionalWord<Delimiter>("delimiter", Spell) is { } delimiter ? (char)delimiter : format.Delimiter,
            DecimalMark = map.OptionalWord<DecimalMark>("decimal_mark", v => ((char)v).ToString()) is { } mark ? (char)mark : '.',
            DateFormat = map.OptionalWord<DateFormat>("date_format", v => v == DateFormat.DayMonthYear ? "dd.mm.yyyy" : "yyyy-mm-dd") ?? DateFormat.YearMonthDay,
            Sheet = map.OptionalText("sheet"),
            HeaderRow = map.OptionalInteger("header_row") ?? 1,
        };
        if (format.HeaderRow < 1)
            map.Report("header_row", "out_of_range", new("Rader telles fra 1.", "Rows are counted from 1."));
        foreach (var key in map.Keys.Where(k => !Fits(k, format.Type)))
            map.Report(key, "does_not_fit", new(
                $"«{key}» gjelder ikke {Spelling.Snake(format.Type)}-filer.", $"“{key}” does not apply to {Spelling.Snake(format.Type)} files."),
                new("Fjern nøkkelen, eller rett type.", "Remove the key, or mend type."));
        map.Done();
        return format;
    }

    private static bool Fits(string key, SourceType type) => key switch
    {
        "sheet" => type == SourceType.Xlsx,
        "header_row" => type is SourceType.Csv or SourceType.Xlsx,
        _ => type == SourceType.Csv || !CsvOnly.Contains(key),
    };

    private static SourceType? TypeOf(string ending) => ending switch
    {
        ".CSV" or ".TSV" or ".TXT" => SourceType.Csv,
        ".XLSX" => SourceType.Xlsx,
        ".SAV" => SourceType.Sav,
        ".DTA" => SourceType.Dta,
        _ => null,
    };

    private static string Spell(Delimiter delimiter) => delimiter == Delimiter.Tab ? "tab" : ((char)delimiter).ToString();

    private enum Delimiter
    {
        Comma = ',',
        Semicolon = ';',
        Tab = '\t',
        Bar = '|',
    }

    private enum DecimalMark
    {
        Point = '.',
        Comma = ',',
    }
}
