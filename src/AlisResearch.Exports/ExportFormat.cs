using AlisResearch.Model;

namespace AlisResearch.Exports;

/// <summary>A file format that tables are exported in. Every format has the same rows and the same names of columns; the same release gives the same bytes.</summary>
/// <param name="Extension">The file's ending, after the dot.</param>
/// <param name="MediaType">Media type.</param>
/// <param name="Title">For whom it is.</param>
/// <param name="Write">Writes a table, with labels in a language where the format has one language only.</param>
public sealed record ExportFormat(string Extension, string MediaType, LocalText Title, Action<Stream, ExportedRelease, ExportedTable, Language> Write)
{
    /// <summary>Parquet: as it lies in the release.</summary>
    public static ExportFormat Parquet { get; } = new(
        "parquet", "application/vnd.apache.parquet", new("R, Python og DuckDB: merkelapper og koder i metadata", "R, Python and DuckDB: labels and codes in the metadata"),
        static (stream, release, table, _) =>
        {
            using var file = File.OpenRead(release.Folder.TableFile(table.Folder, table.Contract.Name));
            file.CopyTo(stream);
        });

    /// <summary>CSV by RFC 4180.</summary>
    public static ExportFormat Csv { get; } = new(
        "csv", "text/csv; charset=utf-8", new("CSV: UTF-8, komma, desimalpunktum", "CSV: UTF-8, commas, decimal points"),
        static (stream, release, table, _) => CsvExport.Write(stream, Header(table), release.Rows(table)));

    /// <summary>CSV for a Norwegian Excel.</summary>
    public static ExportFormat ExcelCsv { get; } = new(
        "excel.csv", "text/csv; charset=utf-8", new("CSV for norsk Excel: semikolon, desimalkomma", "CSV for a Norwegian Excel: semicolons, decimal commas"),
        static (stream, release, table, _) => CsvExport.Write(stream, Header(table), release.Rows(table), forExcel: true));

    /// <summary>Excel workbook.</summary>
    public static ExportFormat Xlsx { get; } = new(
        "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", new("Excel, med kodebok", "Excel, with a codebook"), XlsxExport.Write);

    /// <summary>SPSS.</summary>
    public static ExportFormat Sav { get; } = new(
        "sav", "application/x-spss-sav", new("SPSS, med merkelapper", "SPSS, with labels"), static (stream, release, table, language) => StatExport.Write(stream, release, table, language, isSpss: true));

    /// <summary>Stata.</summary>
    public static ExportFormat Dta { get; } = new(
        "dta", "application/x-stata-dta", new("Stata, med merkelapper", "Stata, with labels"), static (stream, release, table, language) => StatExport.Write(stream, release, table, language, isSpss: false));

    /// <summary>Every format.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } = [Parquet, Csv, ExcelCsv, Xlsx, Sav, Dta];

    /// <summary>The format of an ending; null for none.</summary>
    public static ExportFormat? Of(string extension) => All.FirstOrDefault(f => f.Extension == extension);

    /// <summary>A table's file as bytes.</summary>
    /// <exception cref="AlisException">The format cannot hold the table, or a library is missing.</exception>
    public byte[] Bytes(ExportedRelease release, ExportedTable table, Language language)
    {
        using var memory = new MemoryStream();
        Write(memory, release, table, language);
        return memory.ToArray();
    }

    private static string[] Header(ExportedTable table) => [.. table.Contract.Columns.Select(c => c.Name)];
}
