using System.Globalization;
using CsvHelper;

namespace AlisResearch.Exports;

/// <summary>Writes a table as CSV: RFC 4180, UTF-8, decimal point, ISO dates, an empty field for a missing value.</summary>
public static class CsvExport
{
    /// <summary>Writes a header and <paramref name="rows"/>.</summary>
    public static void Write(Stream stream, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var csv = CsvWriter.Create(stream, CsvWriterOptions.Default, leaveOpen: true);
        csv.WriteRecord([.. header]);
        foreach (var row in rows)
            csv.WriteRecord([.. row.Select(Field)]);
    }

    private static string Field(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.####", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
