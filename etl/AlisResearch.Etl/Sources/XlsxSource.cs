using System.Text;
using AlisResearch.Model;
using ExcelDataReader;

namespace AlisResearch.Etl.Sources;

/// <summary>One sheet of an Excel workbook.</summary>
internal static class XlsxSource
{
    static XlsxSource() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // ExcelDataReader asks for Windows-1252, though .xlsx never uses it

    public static SourceTable? Open(InputFile file, SourceFormat format, SourceLimits limits, ICollection<Finding> findings)
    {
        if (XlsxInspection.Inspect(file, format, limits, findings) is not { } sheet)
            return null;
        string?[] header = [];
        var whole = Guard(file, findings, () =>
        {
            using var reader = Reader(file, sheet);
            header = SkipTo(reader, format.HeaderRow) ? Cells(reader, sheet.Columns) : [];
        });
        if (!whole)
            return null;
        if (header.All(h => h is null))
        {
            findings.Add(new(file.Name, format.HeaderRow, null, "no_header", Severity.Error,
                new($"Rad {format.HeaderRow} i arket «{sheet.Name}» er tom.", $"Row {format.HeaderRow} of the sheet “{sheet.Name}” is empty."),
                new("Rett format: {sheet: …, header_row: …} i rundens YAML.", "Mend format: {sheet: …, header_row: …} in the round's YAML.")));
            return null;
        }

        return SourceHeader.Check(file.Name, format.HeaderRow, header, i => CellReference.Letters(i + 1), limits, findings)
            ? new([.. header.Select(h => new SourceColumn(h!, null, [], []))], () => Rows(file, format, sheet, findings))
            : null;
    }

    private static IEnumerable<SourceRow> Rows(InputFile file, SourceFormat format, XlsxSheet sheet, ICollection<Finding> findings)
    {
        IExcelDataReader? opened = null;
        if (!Guard(file, findings, () => SkipTo(opened = Reader(file, sheet), format.HeaderRow)))
        {
            opened?.Dispose();
            yield break;
        }

        using var reader = opened!;
        for (var number = format.HeaderRow + 1; number <= sheet.LastRow; number++)
        {
            string?[]? cells = null;
            if (!Guard(file, findings, () => cells = reader.Read() ? Cells(reader, sheet.Columns) : null) || cells is null)
                yield break;
            if (cells.All(c => c is null))
            {
                findings.Add(RowFindings.Blank(file.Name, number));
                yield break;
            }

            yield return new(number, cells);
        }
    }

    private static IExcelDataReader Reader(InputFile file, XlsxSheet sheet)
    {
        var reader = ExcelReaderFactory.CreateOpenXmlReader(file.OpenRead());
        while (reader.Name != sheet.Name && reader.NextResult())
        {
        }

        return reader;
    }

    private static bool SkipTo(IExcelDataReader reader, int row)
    {
        for (var read = 0; read < row; read++)
        {
            if (!reader.Read())
                return false;
        }

        return true;
    }

    private static string?[] Cells(IExcelDataReader reader, int columns)
    {
        var cells = new string?[columns];
        for (var i = 0; i < Math.Min(columns, reader.FieldCount); i++)
            cells[i] = Text(reader.GetValue(i));
        return cells;
    }

    private static string? Text(object? value) => value switch
    {
        null or "" => null,
        string text => text,
        double number => CellText.Of(number),
        bool truth => CellText.Of(truth),
        DateTime { Year: < 1900 } time => CellText.Of(time.TimeOfDay), // a time of day alone
        DateTime time => CellText.Of(time),
        TimeSpan time => CellText.Of(time),
        IFormattable other => other.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>Turns whatever a broken workbook makes the library throw into a finding; false then.</summary>
    private static bool Guard(InputFile file, ICollection<Finding> findings, Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (Exception e) when (e is not (OutOfMemoryException or UnauthorizedAccessException))
        {
            findings.Add(XlsxInspection.Torn(file.Name));
            return false;
        }
    }
}
