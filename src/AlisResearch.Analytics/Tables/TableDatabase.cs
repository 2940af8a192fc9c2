using System.Data.Common;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Analytics;

/// <summary>A Parquet file of a table.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Study">The study of all its rows, in the warehouse; null in a release, where the file says it itself.</param>
public sealed record TableFile(string Path, string? Study = null);

/// <summary>
/// A DuckDB database with a view for every table, over Parquet files of either zone: a query is written once and reads the warehouse
/// or a release. Nothing is stored in it but the small tables that it is told to hold in memory.
/// </summary>
public sealed class TableDatabase : IDisposable
{
    private readonly DuckDBConnection _root = new("DataSource=:memory:");

    private TableDatabase()
    {
        _root.Open();
        StatisticalFunctions.Register(_root);
    }

    /// <summary>Opens views on <paramref name="tables"/>, each over the files that <paramref name="filesOf"/> names.</summary>
    /// <param name="tables">Table contracts.</param>
    /// <param name="filesOf">A table's Parquet files; none gives an empty table.</param>
    /// <param name="isHeld">Which tables are held in memory; none when left out.</param>
    /// <param name="readOnlyFolder">When given, the database can read this folder and nothing else, and its settings are locked.</param>
    public static TableDatabase Open(
        IEnumerable<TableContract> tables, Func<TableContract, IReadOnlyList<TableFile>> filesOf, Func<TableContract, bool>? isHeld = null, string? readOnlyFolder = null)
    {
        var database = new TableDatabase();
        foreach (var table in tables)
            database.CreateView(table, filesOf(table), isHeld?.Invoke(table) == true);
        if (readOnlyFolder is not null)
            database._root.Execute(SqlFile.Fill(
                Sql("harden.sql"), ("folders", $"[{SqlFile.Literal(Path.GetFullPath(readOnlyFolder) + Path.DirectorySeparatorChar)}]")));
        return database;
    }

    /// <summary>
    /// Opens the warehouse's tables, and those derived from them, after its files were verified. Nothing is ever spilled to disk: the rows are personal.
    /// </summary>
    /// <exception cref="AlisException">A file is missing or changed: exit 5.</exception>
    public static TableDatabase OpenWarehouse(SchemaSet schema, WarehouseSnapshot snapshot)
    {
        snapshot.Verify();
        var database = Open(
            schema.Tables.Values.Where(t => !t.Derived), t => [.. snapshot.RoundsOf(t.Name).Select(r => new TableFile(r.File, r.Study))]);
        database._root.Execute(Sql("warehouse_limits.sql"));
        foreach (var derived in schema.Tables.Values.Where(t => t.Derived))
            database.Derive(derived);
        return database;
    }

    /// <summary>A connection of its own, for one request or one task.</summary>
    public DuckDBConnection Connect()
    {
        var connection = _root.Duplicate();
        connection.Open();
        return connection;
    }

    private void CreateView(TableContract table, IReadOnlyList<TableFile> files, bool isHeld)
    {
        var name = SqlFile.Identifier(table.Name);
        _root.Execute(files.Count > 0
            ? SqlFile.Fill(
                Sql("table_view.sql"), ("kind", isHeld ? "TABLE" : "VIEW"), ("table", name), ("columns", Columns(table.Columns)),
                ("files", string.Join("UNION ALL BY NAME\n", files.Select(Source))))
            : SqlFile.Fill(Sql("empty_view.sql"), ("table", name), ("columns", string.Join(", ", table.Columns.Select(
                c => $"CAST(NULL AS {c.SqlType}) AS {SqlFile.Identifier(c.Name)}")))));
    }

    /// <summary>Adds the view of a derived table, computed by the query that bears its name.</summary>
    private void Derive(TableContract table) => _root.Execute(SqlFile.Fill(
        Sql("derived_view.sql"), ("table", SqlFile.Identifier(table.Name)), ("query", Sql($"{table.Name}.sql"))));

    /// <summary>Some columns of every row of a table, in the order of its key, in the contract's types.</summary>
    public static List<IReadOnlyList<object?>> Rows(DbConnection connection, TableContract table, IReadOnlyList<ColumnContract> columns) =>
        connection.Query(
            SqlFile.Fill(
                Sql("table_rows.sql"), ("table", SqlFile.Identifier(table.Name)), ("columns", Casts(columns)),
                ("key", string.Join(", ", table.Key.Select(k => $"{SqlFile.Identifier(k)} NULLS FIRST")))),
            IReadOnlyList<object?> (r) => columns.Select((c, i) => r.IsDBNull(i) ? null : Value(r, c.Type, i)).ToArray());

    /// <inheritdoc/>
    public void Dispose() => _root.Dispose();

    private static string Source(TableFile file) => file.Study is { } study
        ? SqlFile.Fill(Sql("warehouse_file.sql"), ("study", SqlFile.Literal(study)), ("file", SqlFile.Literal(file.Path)))
        : SqlFile.Fill(Sql("release_file.sql"), ("file", SqlFile.Literal(file.Path)));

    private static object Value(DbDataReader reader, ColumnType type, int ordinal) => type switch
    {
        ColumnType.Date => reader.GetFieldValue<DateOnly>(ordinal),
        _ => reader.GetValue(ordinal),
    };

    private static string Columns(IEnumerable<ColumnContract> columns) => string.Join(", ", columns.Select(c => SqlFile.Identifier(c.Name)));

    private static string Casts(IEnumerable<ColumnContract> columns) =>
        string.Join(", ", columns.Select(c => $"CAST({SqlFile.Identifier(c.Name)} AS {c.SqlType}) AS {SqlFile.Identifier(c.Name)}"));

    private static string Sql(string name) => SqlFile.Load(typeof(TableDatabase).Assembly, name);
}
