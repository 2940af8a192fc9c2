using System.Globalization;
using System.Text.RegularExpressions;
using AlisResearch.Model;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AlisResearch.Exports;

/// <summary>
/// Writes a table as an Excel workbook (ISO/IEC 29500): data, a codebook of its columns, the codes, and where it comes from. Text is stored as text, never as a formula; dates are dates. The times of the
/// zip file are the release's date: the same release gives the same bytes.
/// </summary>
internal static partial class XlsxExport
{
    private const int MaxRows = 1_048_575; // and a header
    private const int MaxText = 32_767; // characters in a cell
    private const uint Bold = 1, Day = 2, Moment = 3;

    /// <summary>Writes it.</summary>
    /// <exception cref="AlisException">More rows, or a longer text, than a sheet holds: exit 3.</exception>
    public static void Write(Stream stream, ExportedRelease release, ExportedTable table, Language language)
    {
        var rows = release.Rows(table);
        if (rows.Count > MaxRows)
            throw new AlisException(ExitCode.Validation, new(
                $"Tabellen {table.Contract.Name} har flere rader enn et Excel-ark rommer ({MaxRows}). Bruk Parquet eller CSV.", $"Table {table.Contract.Name} has more rows than an Excel sheet holds ({MaxRows}). Use Parquet or CSV."));
        using var written = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(written, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddNewPart<WorkbookPart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "workbook");
            workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Styles();
            var columns = table.Contract.Columns;
            List<(string Name, IReadOnlyList<object?> Header, IEnumerable<IReadOnlyList<object?>> Rows)> sheets =
            [
                (Name("data", "data"), [.. columns.Select(c => c.Name)], rows),
                (Name("kodebok", "codebook"), ["column", "type", "unit", "codelist", "nb", "en"], columns.Select(c => (IReadOnlyList<object?>)[c.Name, Spelling.Snake(c.Type), c.Unit, c.Codelist, c.Meaning.Nb, c.Meaning.En])),
                (Name("koder", "codes"), ["codelist", "number", "code", "nb", "en"], columns.Where(c => c.Codelist is not null).DistinctBy(c => c.Codelist)
                    .SelectMany(c => release.CodesOf(c).Select((code, i) => (IReadOnlyList<object?>)[c.Codelist, (long)i + 1, code.Value, code.Label.Nb, code.Label.En]))),
                (Name("om", "about"), ["key", "value"], release.Origin(table).Select(o => (IReadOnlyList<object?>)[o.Key, o.Value])),
            ];
            foreach (var (index, sheet) in sheets.Index())
                Sheet(workbook.AddNewPart<WorksheetPart>($"sheet{index + 1}"), sheet.Header, sheet.Rows, table.Contract.Name);
            workbook.Workbook = new(new Sheets(sheets.Select((s, i) => new Sheet { Name = s.Name, SheetId = (uint)i + 1, Id = $"sheet{i + 1}" })));
        }

        ZipFiles.Write(stream, ZipFiles.Read(written), release.Manifest.Date);

        string Name(string nb, string en) => new LocalText(nb, en).In(language);
    }

    private static void Sheet(WorksheetPart part, IReadOnlyList<object?> header, IEnumerable<IReadOnlyList<object?>> rows, string table)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(header.Select((_, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = 18, CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        Row(header, Bold);
        foreach (var row in rows)
            Row(row, 0);
        writer.WriteEndElement();
        writer.WriteEndElement();

        void Row(IReadOnlyList<object?> values, uint style)
        {
            writer.WriteStartElement(new Row());
            foreach (var value in values)
                writer.WriteElement(CellOf(value, style, table));
            writer.WriteEndElement();
        }
    }

    private static Cell CellOf(object? value, uint style, string table) => value switch
    {
        null => new() { StyleIndex = style },
        long number => new() { CellValue = new(number.ToString(CultureInfo.InvariantCulture)), DataType = CellValues.Number },
        decimal number => new() { CellValue = new(number.ToString(CultureInfo.InvariantCulture)), DataType = CellValues.Number },
        double number => new() { CellValue = new(number.ToString("R", CultureInfo.InvariantCulture)), DataType = CellValues.Number },
        bool flag => new() { CellValue = new(flag ? "1" : "0"), DataType = CellValues.Boolean },
        DateOnly date => new() { CellValue = new(date.ToDateTime(TimeOnly.MinValue).ToOADate().ToString("R", CultureInfo.InvariantCulture)), DataType = CellValues.Number, StyleIndex = Day },
        DateTime moment => new() { CellValue = new(moment.ToOADate().ToString("R", CultureInfo.InvariantCulture)), DataType = CellValues.Number, StyleIndex = Moment },
        string text when text.Length > MaxText => throw new AlisException(ExitCode.Validation, new(
            $"Tabellen {table} har en tekst som er for lang for Excel ({text.Length} tegn). Bruk Parquet eller CSV.", $"Table {table} has a text too long for Excel ({text.Length} characters). Use Parquet or CSV.")),
        _ => new() { InlineString = new(new Text(Escaped((string)value)) { Space = SpaceProcessingModeValues.Preserve }), DataType = CellValues.InlineString, StyleIndex = style },
    };

    /// <summary>Characters that XML cannot hold, as the format writes them: _x0007_; and what looks like that, so that it is read back as it was.</summary>
    private static string Escaped(string text) => Unwritable().Replace(text, m => $"_x{(int)m.Value[0]:X4}_{m.Value[1..]}");

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy\\-mm\\-dd" }, new NumberingFormat { NumberFormatId = 165, FormatCode = "yyyy\\-mm\\-dd\\ hh:mm:ss" }),
        new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(), new CellFormat { FontId = 1, ApplyFont = true }, new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true }, new CellFormat { NumberFormatId = 165, ApplyNumberFormat = true }));

    [GeneratedRegex(@"[\x00-\x08\x0B\x0C\x0D\x0E-\x1F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Unwritable();
}
