using AlisResearch.Model;

namespace AlisResearch.Analytics;

/// <summary>A measure's result table.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Columns">Columns: the grouping variables, then the measure's own.</param>
/// <param name="Rows">Rows; a value is a string, long, double, DateOnly or null, never NaN or infinite.</param>
/// <param name="NotComputable">A code of <c>not_computable</c> when there is no row at all; a row's own reason stands in its column of that name.</param>
/// <param name="LeftOut">Tenures that no follow-up can come of: an end before the start.</param>
public sealed record MeasureResult(
    Measure Measure, IReadOnlyList<ColumnContract> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, string? NotComputable, long LeftOut)
{
    /// <summary>The rows, each value by its column.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, object?>> NamedRows() =>
        [.. Rows.Select(r => Columns.Zip(r).ToDictionary(c => c.First.Name, c => c.Second))];
}
