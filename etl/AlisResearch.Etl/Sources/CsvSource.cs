using System.Text;
using AlisResearch.Model;
using CsvHelper;

namespace AlisResearch.Etl.Sources;

/// <summary>Delimited text in any of the charsets.</summary>
internal static class CsvSource
{
    public static SourceTable? Open(InputFile file, SourceFormat format, SourceLimits limits, ICollection<Finding> findings)
    {
        string?[]? header = null;
        var whole = Guard(file, findings, () =>
        {
            using var csv = Reader(file, format, limits);
            header = SkipTo(csv, format.HeaderRow) ? Cells(csv, csv.FieldCount) : null;
        });
        if (header is null)
        {
            if (whole)
                findings.Add(new(file.Name, format.HeaderRow, null, "no_header", Severity.Error,
                    new($"Filen har ingen rad {format.HeaderRow}.", $"The file has no row {format.HeaderRow}."),
                    new("Rett format: {header_row: …} i rundens YAML.", "Mend format: {header_row: …} in the round's YAML.")));
            return null;
        }

        return SourceHeader.Check(file.Name, format.HeaderRow, header, i => $"#{i + 1}", limits, findings)
            ? new([.. header.Select(h => new SourceColumn(h!, null, [], []))], () => Rows(file, format, limits, header.Length, findings))
            : null;
    }

    private static IEnumerable<SourceRow> Rows(InputFile file, SourceFormat format, SourceLimits limits, int columns, ICollection<Finding> findings)
    {
        using var csv = Reader(file, format, limits);
        long number = format.HeaderRow;
        long? blank = null;
        var started = Guard(file, findings, () => SkipTo(csv, format.HeaderRow));
        while (started)
        {
            var more = false;
            if (!Guard(file, findings, () => more = csv.Read()) || !more)
                yield break;
            number++;
            if (csv.RawRecord.IsEmpty)
            {
                blank ??= number;
                continue;
            }

            if (blank is not null || csv.FieldCount != columns)
            {
                findings.Add(blank is { } gap
                    ? RowFindings.Blank(file.Name, gap)
                    : RowFindings.Structure(file.Name, number, null, csv.FieldCount > columns ? RowFindings.HasMoreFields : RowFindings.HasFewerFields));
                yield break;
            }

            yield return new(number, Cells(csv, columns));
        }
    }

    private static CsvReader Reader(InputFile file, SourceFormat format, SourceLimits limits) => CsvReader.Create(
        new CharsetReader(file.OpenRead(), format.Charset),
        CsvReaderOptions.Default with
        {
            Separator = format.Delimiter,
            HasHeader = false,
            SkipEmptyLines = false,
            NullValues = [""],
            MalformedData = CsvMalformedDataHandling.Throw,
            IncludeValuesInExceptions = false,
            MaxRecordSize = Math.Max(256, limits.MaxCellBytes),
        });

    private static bool SkipTo(CsvReader csv, int row)
    {
        for (var read = 0; read < row; read++)
        {
            if (!csv.Read())
                return false;
        }

        return true;
    }

    private static string?[] Cells(CsvReader csv, int columns)
    {
        var cells = new string?[columns];
        for (var i = 0; i < columns; i++)
            cells[i] = csv.GetStringOrNull(i);
        return cells;
    }

    /// <summary>Turns what broken text makes the reader throw into a finding; false then.</summary>
    private static bool Guard(InputFile file, ICollection<Finding> findings, Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (CsvFormatException e)
        {
            findings.Add(new(file.Name, e.RecordNumber > 0 ? e.RecordNumber : null, null, "csv_structure", Severity.Error,
                new("Filen kan ikke leses som CSV herfra.", "The file does not read as CSV from here."),
                new("Se etter et anførselstegn som ikke lukkes.", "Look for a quote that never closes.")));
        }
        catch (DecoderFallbackException)
        {
            findings.Add(new(file.Name, null, null, "undecodable", Severity.Error,
                new("Filen har tegn som ikke finnes i tegnsettet.", "The file has bytes that the charset gives no letter."),
                new("Rett format: {charset: …} i rundens YAML.", "Mend format: {charset: …} in the round's YAML.")));
        }

        return false;
    }
}
