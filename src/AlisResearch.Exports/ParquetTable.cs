using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using AlisResearch.Model;
using Parquet;
using Parquet.Schema;

namespace AlisResearch.Exports;

/// <summary>Writes a table to Parquet (zstd) with its labels, units and code lists in the metadata: of the file, where most readers find them (<c>columns</c> and <c>codelists</c>, JSON), and of each column.</summary>
public static class ParquetTable
{
    private const int RowGroupSize = 100_000;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes <paramref name="rows"/>, one value per column in the contract's type, a row group at a time.</summary>
    /// <param name="stream">Where to; must be seekable.</param>
    /// <param name="columns">The columns in order.</param>
    /// <param name="rows">The rows; a value is a string, long, decimal, double, DateOnly, DateTime, bool or null.</param>
    /// <param name="metadata">Key and value of the file's own metadata, such as the release and how to cite it.</param>
    /// <param name="codes">The codes of a code list; null where labels of codes are not wanted.</param>
    /// <param name="cancellation">Stops between row groups.</param>
    public static async Task WriteAsync(
        Stream stream, IReadOnlyList<ColumnContract> columns, IEnumerable<IReadOnlyList<object?>> rows,
        IReadOnlyDictionary<string, string> metadata, Func<string, IReadOnlyList<Code>>? codes = null, CancellationToken cancellation = default)
    {
        var fields = columns.Select(Field).ToArray();
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Fastest }; // better ones take ten times as long for a quarter less
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, options, cancellationToken: cancellation);
        writer.CustomMetadata = new Dictionary<string, string>(metadata)
        {
            ["columns"] = JsonSerializer.Serialize(columns.ToDictionary(c => c.Name, Metadata), Json),
            ["codelists"] = JsonSerializer.Serialize(columns.Select(c => c.Codelist).OfType<string>().Distinct().ToDictionary(l => l, l => codes?.Invoke(l).ToDictionary(c => c.Value, c => c.Label) ?? []), Json),
        };
        foreach (var chunk in rows.Chunk(RowGroupSize).DefaultIfEmpty([]))
        {
            cancellation.ThrowIfCancellationRequested();
            using var group = writer.CreateRowGroup();
            for (var i = 0; i < columns.Count; i++)
                await WriteColumn(group, columns[i], fields[i], chunk, i);
            group.CompleteValidate();
        }
    }

    private static DataField Field(ColumnContract column) => column.Type switch
    {
        ColumnType.Integer => new DataField<long>(column.Name, nullable: true),
        ColumnType.Decimal => new DecimalDataField(column.Name, 18, 4, isNullable: true),
        ColumnType.Number => new DataField<double>(column.Name, nullable: true),
        ColumnType.Date => new DataField<DateOnly>(column.Name, nullable: true),
        ColumnType.Timestamp => new DateTimeDataField(column.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: false, unit: DateTimeTimeUnit.Micros, isNullable: true),
        ColumnType.Boolean => new DataField<bool>(column.Name, nullable: true),
        _ => new DataField<string>(column.Name, nullable: true),
    };

    private static Task WriteColumn(
        ParquetRowGroupWriter group, ColumnContract column, DataField field, IReadOnlyList<object?>[] rows, int index)
    {
        return column.Type switch
        {
            ColumnType.Integer => Write(v => (long)v),
            ColumnType.Decimal => Write(v => (decimal)v),
            ColumnType.Number => Write(v => (double)v),
            ColumnType.Date => Write(v => (DateOnly)v),
            ColumnType.Timestamp => Write(v => (DateTime)v),
            ColumnType.Boolean => Write(v => (bool)v),
            _ => Write(v => ((string)v).AsMemory()),
        };

        Task Write<T>(Func<object, T> value)
            where T : struct => group.WriteAsync<T>(
                field, rows.Select(r => r[index] is { } given ? value(given) : (T?)null).ToArray(), customMetadata: Metadata(column));
    }

    private static Dictionary<string, string> Metadata(ColumnContract column)
    {
        var metadata = new Dictionary<string, string>
        {
            ["label_nb"] = column.Meaning.Nb,
            ["label_en"] = column.Meaning.En,
            ["type"] = Spelling.Snake(column.Type),
        };
        if (column.Unit is not null)
            metadata["unit"] = column.Unit;
        if (column.Codelist is not null)
            metadata["codelist"] = column.Codelist;
        return metadata;
    }
}
