using System.Collections;
using System.Data.Common;
using System.Globalization;
using System.Numerics;
using AlisResearch.Model;

namespace AlisResearch.Analytics;

/// <summary>
/// The rows of a query's result, held column by column and made into rows when they are read: a curve by day is a hundred thousand rows, and to collect a million
/// small objects takes longer than the query.
/// </summary>
internal sealed class ResultRows : IReadOnlyList<IReadOnlyList<object?>>
{
    private readonly int _variables;
    private readonly List<string?> _groups = [];
    private readonly IColumn[] _columns;

    /// <summary>Reads a result to its end.</summary>
    /// <param name="reader">Has a column <c>group</c> and the measure's.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="variables">How many variables the groups are made of.</param>
    public ResultRows(DbDataReader reader, Measure measure, int variables)
    {
        _variables = variables;
        _columns = [.. measure.Columns.Select(c => Column(reader, c.Type, reader.GetOrdinal(c.Name)))];
        var group = reader.GetOrdinal("group");
        while (reader.Read())
        {
            if (variables > 0)
                _groups.Add(reader.GetString(group));
            foreach (var column in _columns)
                column.Read(reader);
            Count++;
        }
    }

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<object?> this[int index]
    {
        get
        {
            var row = new object?[_variables + _columns.Length];
            if (_variables > 0)
                GroupLabel.Split(_groups[index]).CopyTo(row, 0);
            for (var i = 0; i < _columns.Length; i++)
                row[_variables + i] = _columns[i][index];
            return row;
        }
    }

    /// <inheritdoc/>
    public IEnumerator<IReadOnlyList<object?>> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static IColumn Column(DbDataReader reader, ColumnType type, int ordinal) =>
        type is ColumnType.Number or ColumnType.Integer && (reader.GetFieldType(ordinal) == typeof(double) || reader.GetFieldType(ordinal) == typeof(long))
            ? new Numbers(ordinal, type == ColumnType.Integer)
            : new Values(type, ordinal);

    /// <summary>A column of the result.</summary>
    private interface IColumn
    {
        /// <summary>A row's value as the contract says, never NaN or infinite.</summary>
        object? this[int index] { get; }

        /// <summary>Takes the value of the row that the reader stands on.</summary>
        void Read(DbDataReader reader);
    }

    /// <summary>Numbers, NaN for none; whole ones are exact below 2^53.</summary>
    private sealed class Numbers(int ordinal, bool isWhole) : IColumn
    {
        private readonly List<double> _values = [];

        public object? this[int index] => _values[index] is var value && !double.IsFinite(value) ? null : isWhole ? (object)(long)value : value;

        public void Read(DbDataReader reader) => _values.Add(reader.IsDBNull(ordinal) ? double.NaN : reader.GetFieldValue<double>(ordinal));
    }

    /// <summary>Values of any other type, whatever number the query gives.</summary>
    private sealed class Values(ColumnType type, int ordinal) : IColumn
    {
        private readonly List<object?> _values = [];

        public object? this[int index] => _values[index];

        public void Read(DbDataReader reader)
        {
            var value = reader.GetValue(ordinal);
            _values.Add((type, value) switch
            {
                (_, DBNull) => null,
                (ColumnType.Number, BigInteger number) => (double)number,
                (ColumnType.Number, IConvertible number) => number.ToDouble(CultureInfo.InvariantCulture),
                (ColumnType.Integer, double number) => (long)number,
                (ColumnType.Integer, BigInteger number) => (long)number,
                (ColumnType.Date, DateTime day) => DateOnly.FromDateTime(day),
                _ => value,
            });
        }
    }
}
