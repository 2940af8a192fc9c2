using System.Globalization;
using CsvHelper;

namespace AlisResearch.Exports;

/// <summary>
/// Writes a table as CSV: RFC 4180, UTF-8, decimal point, ISO dates, an empty field for a missing value. The variant for a Norwegian Excel has semicolons, decimal commas and a byte order mark, and an
/// apostrophe before text that Excel would take for a formula (OWASP, CSV injection).
/// </summary>
public static class CsvExport
{
    private static readonly CsvWriterOptions Excel = CsvWriterOptions.Default with { Separator = ';', WriteByteOrderMark = true };
    private static readonly NumberFormatInfo Norwegian = new() { NumberDecimalSeparator = "," };

    /// <summary>Writes a header and <paramref name="rows"/>.</summary>
    public static void Write(Stream stream, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object?>> rows, bool forExcel = false)
    {
        using var csv = CsvWriter.Create(stream, forExcel ? Excel : CsvWriterOptions.Default, leaveOpen: true);
        csv.WriteRecord([.. header]);
        foreach (var row in rows)
            csv.WriteRecord([.. row.Select(v => Field(v, forExcel))]);
    }

    private static string Field(object? value, bool forExcel) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString(forExcel ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.####", forExcel ? Norwegian : NumberFormatInfo.InvariantInfo),
        double number => number.ToString("R", forExcel ? Norwegian : NumberFormatInfo.InvariantInfo),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        string text when forExcel && text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] => $"'{text}",
        _ => value.ToString() ?? "",
    };
}
