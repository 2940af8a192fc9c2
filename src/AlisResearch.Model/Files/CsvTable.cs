using System.Text;
using CsvHelper;

namespace AlisResearch.Model;

/// <summary>A small CSV file in memory: RFC 4180, UTF-8, a header row. For code lists; rounds go through staging.</summary>
/// <param name="Header">Column names in order.</param>
/// <param name="Rows">Each row's fields by column; an empty field is null.</param>
public sealed record CsvTable(IReadOnlyList<string> Header, IReadOnlyList<CsvRow> Rows)
{
    /// <summary>Reads <paramref name="file"/> whole.</summary>
    /// <exception cref="CsvFormatException">A row has too few or too many fields, or a quote does not close.</exception>
    /// <exception cref="DecoderFallbackException">A byte is no UTF-8.</exception>
    public static CsvTable Read(string file) => Read(File.ReadAllBytes(file));

    /// <summary>Reads a file's bytes.</summary>
    /// <inheritdoc cref="Read(string)"/>
    public static CsvTable Read(byte[] bytes)
    {
        using var text = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(false, throwOnInvalidBytes: true));
        using var csv = CsvReader.FromText(text.ReadToEnd(), Strict);
        var header = csv.Headers.ToArray();
        var rows = new List<CsvRow>();
        while (csv.Read())
            rows.Add(new((int)csv.RowNumber + 1, header.Index().ToDictionary(c => c.Item, c => csv.GetStringOrNull(c.Index))));
        return new(header, rows);
    }

    /// <summary>The header alone, so that a large file is not read for it.</summary>
    public static IReadOnlyList<string> ReadHeader(string file)
    {
        using var csv = CsvReader.FromFile(file, Options);
        return [.. csv.Headers];
    }

    /// <summary>The first blank row that another row follows (the header is row 1), or null. Readers skip it, and then count wrongly.</summary>
    public static int? BlankRow(string file)
    {
        using var csv = CsvReader.FromFile(file, Options with { SkipEmptyLines = false });
        int? blank = null;
        while (csv.Read())
        {
            if (csv.FieldCount == 1 && csv.GetStringOrNull(0) is null)
                blank ??= (int)csv.RowNumber + 1;
            else if (blank is not null)
                return blank;
        }

        return null;
    }

    private static CsvReaderOptions Options { get; } = CsvReaderOptions.Default with { Separator = ',', NullValues = [""] };

    private static CsvReaderOptions Strict { get; } = Options with
    {
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        MalformedData = CsvMalformedDataHandling.Throw,
        IncludeValuesInExceptions = false,
    };
}

/// <summary>One row of a <see cref="CsvTable"/>.</summary>
/// <param name="Number">Row in the file; the header is row 1.</param>
/// <param name="Fields">Field by column name; null when empty.</param>
public sealed record CsvRow(int Number, IReadOnlyDictionary<string, string?> Fields);
