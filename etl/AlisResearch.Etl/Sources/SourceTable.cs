namespace AlisResearch.Etl.Sources;

/// <summary>One column of a source file, with all that the file says about it.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Label">What it means; null where the file does not say.</param>
/// <param name="ValueLabels">What its values mean; empty where the file does not say.</param>
/// <param name="UserMissing">The values that the file declares missing. The cells still hold them, so that the kind of nothing is kept.</param>
public sealed record SourceColumn(string Name, string? Label, IReadOnlyList<ValueLabel> ValueLabels, IReadOnlyList<MissingRange> UserMissing);

/// <summary>The meaning of one value.</summary>
/// <param name="Value">The value as its cells write it.</param>
/// <param name="Label">What it means.</param>
public sealed record ValueLabel(string Value, string Label);

/// <summary>Values that mean missing; both ends included. One value has both ends equal.</summary>
/// <param name="From">The least, as cells write it; <c>-Infinity</c> for "lowest"; <c>.a</c> for a Stata code.</param>
/// <param name="To">The greatest; <c>Infinity</c> for "highest".</param>
public sealed record MissingRange(string From, string To);

/// <summary>One row as text.</summary>
/// <param name="Number">The row as a spreadsheet numbers rows; the first case of an SPSS or Stata file is 2, as if its names were row 1.</param>
/// <param name="Cells">
/// One text a column, null where the cell is empty. Numbers are invariant in their shortest round-trip form (3, not 3.0), dates yyyy-mm-dd,
/// date-times yyyy-mm-ddThh:mm:ss, truth true or false. The text of a csv file is as it stands there.
/// </param>
public readonly record struct SourceRow(long Number, string?[] Cells);

/// <summary>A source file opened for reading, whatever kind it is.</summary>
public sealed class SourceTable
{
    private readonly Func<IEnumerable<SourceRow>> _rows;

    internal SourceTable(IReadOnlyList<SourceColumn> columns, Func<IEnumerable<SourceRow>> rows) => (Columns, _rows) = (columns, rows);

    /// <summary>The columns in the file's order.</summary>
    public IReadOnlyList<SourceColumn> Columns { get; }

    /// <summary>
    /// Streams the rows from the file's beginning, every time anew. A fault in their midst ends them and adds a finding to the collection the
    /// table was opened with; look there after the last row. Nothing is held between two readings.
    /// </summary>
    public IEnumerable<SourceRow> Rows() => _rows();
}
