using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Analytics;

/// <summary>
/// Computes measures over the steward's tables, exact. What it gives is not for publication.
/// </summary>
public sealed class MeasureRunner : IDisposable
{
    private readonly SchemaSet _schema;
    private readonly DuckDBConnection _connection;
    private readonly ExactCells _cells;
    private (MeasureCells Cells, bool ByOutcome, CohortRequest Request, string? Setting)? _provided;

    /// <param name="tables">The steward's tables.</param>
    /// <param name="schema">The schema.</param>
    public MeasureRunner(TableDatabase tables, SchemaSet schema)
    {
        _schema = schema;
        _connection = tables.Connect();
        _cells = new(_connection, schema);
    }

    /// <summary>The measure of a name.</summary>
    /// <exception cref="AlisException">Unknown: exit 2, with the nearest.</exception>
    public static Measure Find(SchemaSet schema, string name) => new MeasureRequestCheck(schema).Measure(name);

    /// <summary>Refuses what <see cref="Run"/> would, before any table is opened.</summary>
    /// <exception cref="AlisException">Exit 2.</exception>
    public static void Check(SchemaSet schema, string name, CohortRequest request, IReadOnlyDictionary<string, string> parameters) =>
        Asked(schema, name, request, parameters);

    /// <summary>Computes a measure of a cohort.</summary>
    /// <param name="name">The measure's name.</param>
    /// <param name="request">Whom it is computed for, and how they are grouped.</param>
    /// <param name="parameters">Parameters as texts; those left out have their defaults.</param>
    /// <param name="cancellation">Interrupts the database.</param>
    /// <exception cref="AlisException">Unknown measure, group or parameter, or one that does not go with the measure: exit 2.</exception>
    public MeasureResult Run(
        string name, CohortRequest request, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellation = default)
    {
        var (measure, variables, values) = Asked(_schema, name, request, parameters);
        using var interrupt = _connection.InterruptOn(cancellation);
        Provide(measure, request, parameters, values);
        cancellation.ThrowIfCancellationRequested();
        var rows = MeasureQuery.Rows(_connection, measure, variables, values, _schema.Codelists);
        var grouped = measure.Name.StartsWith("cox", StringComparison.Ordinal) ? [] : variables.Select(Column);
        return new(measure, [.. grouped, .. measure.Columns], rows, rows.Count == 0 ? NoRows(measure) : null, _cells.LeftOut);
    }

    /// <summary>How many doctors a cohort has.</summary>
    /// <param name="request">The cohort.</param>
    /// <param name="cancellation">Interrupts the database.</param>
    public long Doctors(CohortRequest request, CancellationToken cancellation)
    {
        using var interrupt = _connection.InterruptOn(cancellation);
        _provided = null;
        return _cells.Doctors(request);
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    /// <summary>Provides the cells of a measure, unless the one before had the same.</summary>
    private void Provide(Measure measure, CohortRequest request, IReadOnlyDictionary<string, string> parameters, IReadOnlyDictionary<string, object?> values)
    {
        var setting = measure.Parameters.FirstOrDefault(p => p.Name is "years" or "origin") is { } given ? parameters.GetValueOrDefault(given.Name, given.Default!) : null;
        var wanted = (measure.Cells, measure.ByOutcome, request, setting);
        if (_provided == wanted)
            return;
        _provided = null;
        _cells.Provide(measure, request, values);
        _provided = wanted;
    }

    /// <summary>Why a measure has no rows: outcomes have none when nobody left.</summary>
    private string NoRows(Measure measure) => measure.Cells switch
    {
        MeasureCells.PostYears or MeasureCells.PostMonths or MeasureCells.Vacancy => "NO_POSTS",
        MeasureCells.LifeTable when measure.ByOutcome && _connection.Query(SqlFile.Load(typeof(MeasureRunner).Assembly, "has_anybody.sql"), r => r.GetBoolean(0)).Single() => "NO_EVENTS",
        _ => "NO_ONE_AT_RISK",
    };

    /// <summary>The measure, the grouping variables and every parameter's value that are asked for.</summary>
    private static (Measure Measure, IReadOnlyList<GroupingVariable> Variables, IReadOnlyDictionary<string, object?> Values) Asked(
        SchemaSet schema, string name, CohortRequest request, IReadOnlyDictionary<string, string> parameters)
    {
        var check = new MeasureRequestCheck(schema);
        var measure = check.Measure(name);
        var variables = check.Variables(request.GroupBy);
        check.Cohort(measure, request);
        return (measure, variables, MeasureRequestCheck.Parameters(measure, parameters));
    }

    private static ColumnContract Column(GroupingVariable variable) => new(
        variable.Name, variable.Codelist is null ? ColumnType.Text : ColumnType.Code, variable.Codelist, Required: false, ColumnClass.Personal, null, null, null, variable.Meaning);
}
