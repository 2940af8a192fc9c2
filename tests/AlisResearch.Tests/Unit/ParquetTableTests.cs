using System.Data.Common;
using System.Text;
using AlisResearch.Exports;
using AlisResearch.Model;
using DuckDB.NET.Data;
using Parquet;

namespace AlisResearch.Tests.Unit;

/// <summary>What is written by one library is read back by another.</summary>
public sealed class ParquetTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DuckDBConnection _database = new("DataSource=:memory:");

    public ParquetTableTests() => _database.Open();

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    public static TheoryData<ColumnType, object, string, object> Values => new()
    {
        { ColumnType.Text, "æøå ÆØÅ čđŋšŧž \"'\n", "VARCHAR", "æøå ÆØÅ čđŋšŧž \"'\n" },
        { ColumnType.Text, "", "VARCHAR", "" },
        { ColumnType.Code, "FASTLONN", "VARCHAR", "FASTLONN" },
        { ColumnType.CodeList, "2025;2022", "VARCHAR", "2025;2022" },
        { ColumnType.IntegerList, "3;13", "VARCHAR", "3;13" },
        { ColumnType.Integer, long.MaxValue, "BIGINT", long.MaxValue },
        { ColumnType.Integer, long.MinValue, "BIGINT", long.MinValue },
        { ColumnType.Decimal, 19.5m, "DECIMAL(18,4)", 19.5m },
        { ColumnType.Decimal, -99_999_999_999_999.9999m, "DECIMAL(18,4)", -99_999_999_999_999.9999m },
        { ColumnType.Date, new DateOnly(2019, 11, 6), "DATE", new DateOnly(2019, 11, 6) },
        { ColumnType.Date, new DateOnly(1899, 12, 31), "DATE", new DateOnly(1899, 12, 31) },
        { ColumnType.Timestamp, new DateTime(2019, 11, 6, 23, 59, 58), "TIMESTAMP", new DateTime(2019, 11, 6, 23, 59, 58) },
        { ColumnType.Boolean, true, "BOOLEAN", true },
        { ColumnType.Boolean, false, "BOOLEAN", false },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Write_EveryType_ReadsBackWithItsNulls(ColumnType type, object value, string sqlType, object expected)
    {
        var file = await Write([Column("v", type)], [[value], [null], [value]]);

        var read = Query(file, "SELECT v, typeof(v) FROM read_parquet($file)", r => (Value: r.IsDBNull(0) ? null : Clr(r), Type: r.GetString(1)));

        Assert.Equal([expected, null, expected], read.Select(r => r.Value));
        Assert.All(read, r => Assert.Equal(sqlType, r.Type));
    }

    [Fact]
    public async Task Write_ColumnsInOrder_KeepNamesAndOrder()
    {
        var file = await Write([Column("study", ColumnType.Text), Column("år", ColumnType.Integer)], [["alis-nord", 2019L]]);

        Assert.Equal("study,år", Query(file, "SELECT * FROM read_parquet($file)", r => $"{r.GetName(0)},{r.GetName(1)}").Single());
    }

    [Fact]
    public async Task Write_NoRows_KeepsTheColumns()
    {
        var file = await Write([Column("v", ColumnType.Date)], []);

        Assert.Equal(("v", "DATE"), Query(file, "DESCRIBE SELECT * FROM read_parquet($file)", r => (r.GetString(0), r.GetString(1))).Single());
        Assert.Equal(0L, Query(file, "SELECT count(*) FROM read_parquet($file)", r => r.GetInt64(0)).Single());
    }

    [Fact]
    public async Task Write_Metadata_IsTheFilesOwn()
    {
        var file = await Write([Column("v", ColumnType.Text)], [], new() { ["release"] = "2026-11-01-x", ["citation"] = "Utgivelse på norsk" });

        var read = Query(file, "SELECT key, value FROM parquet_kv_metadata($file)", r => (Bytes(r, 0), Bytes(r, 1)));

        Assert.Contains(("release", "2026-11-01-x"), read);
        Assert.Contains(("citation", "Utgivelse på norsk"), read);
    }

    [Fact]
    public async Task Write_Column_CarriesLabelTypeUnitAndCodelist()
    {
        var column = Column("v", ColumnType.Code) with { Unit = "patients", Codelist = "scheme" };
        var file = await Write([column], [["OLD"]]);

        await using var reader = await ParquetReader.CreateAsync(file);
        using var group = reader.OpenRowGroupReader(0);
        var metadata = group.GetCustomMetadata(reader.Schema.GetDataFields().Single());

        Assert.Equal(
            ["codelist=scheme", "label_en=A value", "label_nb=En verdi", "type=code", "unit=patients"],
            metadata.Select(m => $"{m.Key}={m.Value}").Order(StringComparer.Ordinal));
    }

    /// <summary>A row group is 100 000 rows: below, at and above.</summary>
    [Theory]
    [InlineData(99_999, 1)]
    [InlineData(100_000, 1)]
    [InlineData(100_001, 2)]
    public async Task Write_ManyRows_GoesARowGroupAtATime(int rows, long groups)
    {
        var file = await Write([Column("v", ColumnType.Integer)], Enumerable.Range(0, rows).Select(i => (IReadOnlyList<object?>)[(long)i]));

        Assert.Equal(groups, Query(file, "SELECT count(DISTINCT row_group_id) FROM parquet_metadata($file)", r => r.GetInt64(0)).Single());
        Assert.Equal((long)rows, Query(file, "SELECT count(DISTINCT v) FROM read_parquet($file)", r => r.GetInt64(0)).Single());
    }

    [Fact]
    public async Task Write_SameRowsTwice_GivesTheSameBytes()
    {
        IReadOnlyList<object?>[] rows = [["a"], [null], ["b"]];
        var first = await File.ReadAllBytesAsync(await Write([Column("v", ColumnType.Text)], rows));

        Assert.Equal(first, await File.ReadAllBytesAsync(await Write([Column("v", ColumnType.Text)], rows)));
    }

    private static ColumnContract Column(string name, ColumnType type) =>
        new(name, type, null, false, ColumnClass.Public, null, null, null, new("En verdi", "A value"));

    private async Task<string> Write(ColumnContract[] columns, IEnumerable<IReadOnlyList<object?>> rows, Dictionary<string, string>? metadata = null)
    {
        var file = _folder[Guid.NewGuid() + ".parquet"];
        await using var stream = File.Create(file);
        await ParquetTable.WriteAsync(stream, columns, rows, metadata ?? []);
        return file;
    }

    private List<T> Query<T>(string file, string sql, Func<DbDataReader, T> map) =>
        _database.Query(sql.Replace("$file", SqlFile.Literal(file), StringComparison.Ordinal), map);

    private static object Clr(DbDataReader reader) =>
        reader.GetDataTypeName(0) == "Date" || reader.GetFieldType(0) == typeof(DateOnly) ? reader.GetFieldValue<DateOnly>(0) : reader.GetValue(0);

    private static string Bytes(DbDataReader reader, int column)
    {
        using var copy = new MemoryStream();
        reader.GetStream(column).CopyTo(copy);
        return Encoding.UTF8.GetString(copy.ToArray());
    }
}
