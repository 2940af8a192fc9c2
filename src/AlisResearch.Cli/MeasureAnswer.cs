using AlisResearch.Analytics;
using AlisResearch.Cli.Commands;
using AlisResearch.Model;

namespace AlisResearch.Cli;

/// <summary>A measure's result with what a reader must know of it: of whom, by which rules, synthetic or not.</summary>
/// <param name="Result">The result.</param>
/// <param name="Request">Whom it is for.</param>
/// <param name="Settings">The measure's settings, those by default included.</param>
/// <param name="Synthetic">Whether any row behind it is made up.</param>
/// <param name="AsKnownAt">The moment that was asked for; null for now.</param>
/// <param name="Grouping">The grouping variables that are columns.</param>
internal sealed record MeasureAnswer(
    MeasureResult Result, CohortRequest Request, IReadOnlyDictionary<string, string?> Settings, bool Synthetic, DateTimeOffset? AsKnownAt,
    IReadOnlyList<GroupingVariable> Grouping)
{
    private static readonly string[] Tables = ["position", "tenure", "absence"];

    /// <summary>The rows, each value by its column.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows { get; } = Result.NamedRows();

    /// <summary>A column of the result.</summary>
    public ColumnContract Column(string name) => Result.Columns.First(c => c.Name == name);

    /// <summary>Computes one measure over the warehouse.</summary>
    public static MeasureAnswer Compute(
        DataFolders folders, SchemaSet schema, string measure, CohortRequest request, IReadOnlyDictionary<string, string> settings, DateTimeOffset? asKnownAt,
        CancellationToken cancellation)
    {
        MeasureRunner.Check(schema, measure, request, settings);
        using var warehouse = new MeasuredWarehouse(folders, schema, asKnownAt);
        return warehouse.Measure(measure, request, settings, cancellation);
    }

    /// <summary>The warehouse opened for several measures.</summary>
    internal sealed class MeasuredWarehouse : IDisposable
    {
        private readonly SchemaSet _schema;
        private readonly WarehouseSnapshot _snapshot;
        private readonly DateTimeOffset? _asKnownAt;
        private readonly TableDatabase _tables;
        private readonly MeasureRunner _runner;

        public MeasuredWarehouse(DataFolders folders, SchemaSet schema, DateTimeOffset? asKnownAt)
        {
            (_schema, _asKnownAt) = (schema, asKnownAt);
            _snapshot = new([.. ReleaseCommand.Snapshot(folders, asKnownAt).Rounds.Where(r => Tables.Contains(r.Table))]);
            _tables = TableDatabase.OpenWarehouse(schema, _snapshot);
            _runner = new(_tables, schema);
        }

        public MeasureAnswer Measure(string name, CohortRequest request, IReadOnlyDictionary<string, string> settings, CancellationToken cancellation)
        {
            var result = _runner.Run(name, request, settings, cancellation);
            return new(
                result, request,
                result.Measure.Parameters.ToDictionary(p => p.Name, p => settings.TryGetValue(p.Name, out var given) ? given : p.Default),
                _snapshot.Rounds.Any(r => r.Synthetic && (request.Studies.Count == 0 || request.Studies.Contains(r.Study))), _asKnownAt,
                [.. request.GroupBy.Select(g => _schema.GroupingVariables.Single(v => v.Name == g)).Where(v => result.Columns.Any(c => c.Name == v.Name))]);
        }

        public void Dispose()
        {
            _runner.Dispose();
            _tables.Dispose();
        }
    }
}
