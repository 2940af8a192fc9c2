using System.Security.Cryptography;
using AlisResearch.Etl.Pseudonyms;
using AlisResearch.Etl.Staging;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Etl.Warehouse;

/// <summary>
/// Looks into a version's Parquet file, and writes it anew without some people or with other pseudonyms. It needs no table contract:
/// a version may be older than the contract of today.
/// </summary>
internal sealed class WarehouseFile : IDisposable
{
    /// <summary>The source row of the first row of a file without numbers: such a file came from a source with its header in row 1.</summary>
    private const int FirstRow = 2;

    private readonly DuckDBConnection _database = StewardDatabase.Open(StewardDatabase.Threads);

    /// <summary>A name that no file ever had: the version, then eight random digits.</summary>
    public static string NewName(string table, string study, string round, int version) =>
        $"{table}/study={study}/round_id={round}/v{version:D4}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}.parquet";

    /// <summary>Gives a written file its name in the warehouse, for certain: the folders above it may be as new as the file.</summary>
    /// <param name="folders">The data.</param>
    /// <param name="written">Full path of the file as it was written.</param>
    /// <param name="name">The name, relative to the warehouse folder.</param>
    /// <returns>The full path it has now.</returns>
    public static string Publish(DataFolders folders, string written, string name)
    {
        var target = Path.Combine(folders.Warehouse, name);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        DurableFiles.Publish(written, target);
        for (var folder = Path.GetDirectoryName(target)!; folder != folders.Warehouse; folder = Path.GetDirectoryName(folder)!)
            DurableFiles.FlushFolder(Path.GetDirectoryName(folder)!);
        return target;
    }

    /// <summary>How many rows of these people a file has: a row is theirs when any text of it is their pseudonym.</summary>
    public long RowsOf(string file, IReadOnlyCollection<string> pseudonyms) => _database.Query(
        SqlFile.Fill(Sql("rows_of_people.sql"), ("file", SqlFile.Literal(file)), ("theirs", Theirs(file))), r => r.GetInt64(0),
        ("pseudonyms", pseudonyms.ToArray())).Single();

    /// <summary>
    /// Writes a file anew without these people's rows, the others in the same order. A file that does not say each row's number in the
    /// source says it from now on: the order alone tells it no longer.
    /// </summary>
    public void WriteWithout(string file, IReadOnlyCollection<string> pseudonyms, string target) => _database.Execute(
        SqlFile.Fill(
            Sql("without_people.sql"), ("file", SqlFile.Literal(file)), ("theirs", Theirs(file)),
            ("numbers", IsNumbered(file) ? "" : $", file_row_number + {FirstRow} AS {SqlFile.Identifier(StagedRound.SourceRow)}")),
        ("pseudonyms", pseudonyms.ToArray()), ("target", target));

    /// <summary>Writes a file anew, its pseudonyms moved on by these keys, the rows in the same order.</summary>
    public void WriteMovedOn(string file, IReadOnlyList<byte[]> keys, string target)
    {
        var columns = PseudonymColumns(file).Select(SqlFile.Identifier).ToList();
        PseudonymSql.Prepare(_database, keys);
        _database.Execute(
            SqlFile.Fill(
                Sql("moved_on.sql"), ("file", SqlFile.Literal(file)),
                ("columns", columns.Count == 0 ? "NULL AS none" : string.Join(", ", columns.Select(c => $"{PseudonymSql.Of(c, keys)} AS {c}")))),
            ("target", target));
    }

    /// <summary>The columns that hold pseudonyms: every value is 64 hexadecimal digits, which no code, number or date is.</summary>
    public IReadOnlyList<string> PseudonymColumns(string file) =>
    [
        .. TextColumns(file).Where(c => _database.Query(
            SqlFile.Fill(Sql("is_pseudonym_column.sql"), ("file", SqlFile.Literal(file)), ("column", SqlFile.Identifier(c))), r => r.GetBoolean(0)).Single()),
    ];

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    private bool IsNumbered(string file) =>
        StewardDatabase.ColumnsOf(_database, file).Contains(StagedRound.SourceRow);

    private string Theirs(string file) => TextColumns(file) is { Count: > 0 } columns
        ? string.Join(" OR ", columns.Select(c => $"coalesce(list_contains($pseudonyms, {SqlFile.Identifier(c)}), false)"))
        : "list_contains($pseudonyms, '')";

    private List<string> TextColumns(string file) =>
        _database.Query(SqlFile.Fill(Sql("text_columns.sql"), ("file", SqlFile.Literal(file))), r => r.GetString(0));

    private static string Sql(string name) => SqlFile.Load(typeof(WarehouseFile).Assembly, name);
}
