using AlisResearch.Etl.Sources;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Etl.Staging;

/// <summary>
/// A round's file as DuckDB reads it: every cell text, named as in its header. UTF-8 CSV is read by DuckDB itself; everything else comes
/// row by row from a reader of ours, through a table function, so that no copy of it is made.
/// </summary>
internal sealed class RoundSource
{
    /// <summary>The row's number in the file, where a query asks for it. No header of a CSV file can be confused with it.</summary>
    public const string Number = "\u0001row";

    private readonly InputFile _file;
    private readonly SourceFormat _format;
    private readonly SourceTable? _table;
    private readonly List<Finding> _faults;

    private RoundSource(InputFile file, SourceFormat format, IReadOnlyList<SourceColumn> columns, SourceTable? table, List<Finding> faults) =>
        (_file, _format, Columns, _table, _faults) = (file, format, columns, table, faults);

    /// <summary>The file's columns in order.</summary>
    public IReadOnlyList<SourceColumn> Columns { get; }

    /// <summary>True when DuckDB reads the file itself, in parallel, and rows get their numbers only where they are asked for.</summary>
    public bool IsNative => _table is null;

    /// <summary>Faults met while rows were read.</summary>
    public IReadOnlyList<Finding> Faults => _faults;

    /// <summary>The file's name.</summary>
    public string FileName => _file.Name;

    /// <summary>The file's size.</summary>
    public long Bytes => new FileInfo(_file.Path).Length;

    /// <summary>Opens the file; null when <paramref name="findings"/> say why not.</summary>
    public static RoundSource? Open(InputFile file, SourceFormat format, SourceLimits limits, List<Finding> findings)
    {
        var faults = new List<Finding>();
        if (SourceReader.Open(file, format, limits, faults) is not { } table)
        {
            findings.AddRange(faults);
            return null;
        }

        var native = format is { Type: SourceType.Csv, Charset: Charset.Utf8, HeaderRow: 1 };
        return new(file, format, table.Columns, native ? null : table, faults);
    }

    /// <summary>Makes the source known to <paramref name="connection"/>.</summary>
    public void Register(DuckDBConnection connection)
    {
        if (_table is not { } table)
            return;
        var columns = table.Columns.Select(c => new ColumnInfo(c.Name, typeof(string))).Prepend(new ColumnInfo(Number, typeof(long))).ToList();
        connection.RegisterTableFunction(
            "source_rows",
            () =>
            {
                _faults.Clear();
                return new TableFunction(columns, table.Rows(), null!);
            },
            (row, writers, index) =>
            {
                var (number, cells) = (SourceRow)row!;
                writers[0].WriteValue(number, index);
                for (var i = 0; i < cells.Length; i++)
                {
                    if (cells[i] is { } cell)
                        writers[i + 1].WriteValue(cell, index);
                    else
                        writers[i + 1].WriteNull(index);
                }
            });
    }

    /// <summary>A query that reads the file.</summary>
    /// <param name="numbered">Whether the rows' numbers are among the columns.</param>
    /// <param name="storeRejects">Whether rows of the wrong shape are collected instead of stopping the query.</param>
    public string Sql(bool numbered, bool storeRejects = false) => _table is not null
        ? SqlFile.Load(typeof(RoundSource).Assembly, "source_rows.sql")
        : SqlFile.Fill(
            SqlFile.Load(typeof(RoundSource).Assembly, "source_csv.sql"),
            ("number", numbered ? $"row_number() OVER () + 1 AS {SqlFile.Identifier(Number)}," : ""),
            ("columns", $"{{{string.Join(", ", Columns.Select(c => $"{SqlFile.Literal(c.Name)}: 'VARCHAR'"))}}}"),
            ("delimiter", SqlFile.Literal(_format.Delimiter.ToString())),
            ("rejects", storeRejects ? "true" : "false"));

    /// <summary>The parameters of <see cref="Sql"/>.</summary>
    public (string Name, object? Value)[] Parameters => _table is null ? [("source", _file.Path)] : [];
}
