using AlisResearch.Analytics;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Tests.Spec.Measures;

/// <summary>A tenure that a test writes down.</summary>
/// <param name="Post">Post.</param>
/// <param name="Doctor">Doctor.</param>
/// <param name="Start">First day in the post.</param>
/// <param name="End">First day no longer in it; null when there on the census date.</param>
/// <param name="ContractForm">Contract form.</param>
/// <param name="Municipality">The post's municipality.</param>
public sealed record WrittenTenure(string Post, string Doctor, DateOnly Start, DateOnly? End, string? ContractForm = null, string Municipality = "4601");

/// <summary>Measures over tenures that a test writes down: the whole way, from the tables on.</summary>
public sealed class MeasuredTables : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TableDatabase _tables;

    /// <param name="census">The last day observed, included.</param>
    /// <param name="tenures">Tenures. Every post exists from the first of them on.</param>
    public MeasuredTables(DateOnly census, IReadOnlyList<WrittenTenure> tenures)
    {
        var written = new[]
        {
            Write("tenure", tenures.Select(IReadOnlyDictionary<string, object?> (t) => new Dictionary<string, object?>
            {
                ["study"] = "alis-vest", ["phase"] = "1", ["post"] = t.Post, ["doctor"] = t.Doctor, ["start"] = t.Start, ["end"] = t.End, ["contract_form"] = t.ContractForm,
                ["census_date"] = census,
            })),
            Write("position", tenures.GroupBy(t => t.Post).Select(IReadOnlyDictionary<string, object?> (p) => new Dictionary<string, object?>
            {
                ["study"] = "alis-vest", ["phase"] = "1", ["post"] = p.Key, ["municipality"] = p.First().Municipality, ["gp_list"] = true, ["start"] = p.Min(t => t.Start),
            })),
        };
        _tables = TableDatabase.Open(
            Repository.Schema.Tables.Values.Where(t => !t.Derived), table => [.. written.Where(w => w.Table == table.Name).Select(w => new TableFile(w.File))]);
    }

    /// <summary>The tables.</summary>
    public TableDatabase Tables => _tables;

    /// <summary>A measure's rows, each a column's value by name.</summary>
    public List<Dictionary<string, object?>> Measure(string name, CohortRequest request, params (string Name, string Value)[] parameters)
    {
        using var runner = new MeasureRunner(_tables, Repository.Schema);
        var result = runner.Run(name, request, parameters.ToDictionary(p => p.Name, p => p.Value));
        return result.Rows.Select(r => result.Columns.Zip(r).ToDictionary(c => c.First.Name, c => c.Second)).ToList();
    }

    public void Dispose()
    {
        _tables.Dispose();
        _folder.Dispose();
    }

    private (string Table, string File) Write(string table, IEnumerable<IReadOnlyDictionary<string, object?>> rows)
    {
        var (contract, file) = (Repository.Schema.Tables[table], _folder[$"{table}.parquet"]);
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        connection.Execute($"CREATE TABLE written ({string.Join(", ", contract.Columns.Select(c => $"{SqlFile.Identifier(c.Name)} {c.SqlType}"))})");
        foreach (var row in rows)
            connection.Execute(
                $"INSERT INTO written ({string.Join(", ", row.Keys.Select(SqlFile.Identifier))}) VALUES ({string.Join(", ", row.Keys.Select((_, i) => $"$v{i}"))})",
                [.. row.Values.Select((v, i) => ($"v{i}", v))]);
        connection.Execute($"COPY written TO {SqlFile.Literal(file)} (FORMAT parquet)");
        return (table, file);
    }
}
