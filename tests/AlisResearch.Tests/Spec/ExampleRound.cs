using AlisResearch.Etl;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;
using AlisResearch.Tests.Unit;
using DuckDB.NET.Data;

namespace AlisResearch.Tests.Spec;

/// <summary>
/// A table of a few columns and a round that fills it, added to a copy of the schema as a researcher would add them: two YAML files.
/// </summary>
public sealed class ExampleRound : IDisposable
{
    private const string Meaning = "meaning: {nb: Et eksempel, en: An example}";
    private readonly TemporaryFolder _folder = new();

    /// <param name="columns">Columns after the study, as YAML: <c>name: id, type: text, class: public</c>.</param>
    /// <param name="key">The key's columns.</param>
    /// <param name="constants">Columns with one value for every row.</param>
    public ExampleRound(string[] columns, string key = "id", string constants = "{}")
    {
        Schema.Write("tables/example.yml", $$"""
            table: example
            title: {nb: Et eksempel, en: An example}
            row: {nb: En rad, en: A row}
            key: [{{key}}]
            columns:
              - {name: study, type: code, codelist: study, required: true, class: public, {{Meaning}}}
              - {{string.Join("\n  - ", columns.Select(c => $"{{{c}, {Meaning}}}"))}}

            """);
        Schema.Write("studies/alis-nord/example.yml", $$"""
            id: example
            kind: FIGURES
            title: {nb: Et eksempel, en: An example}
            source: {document: S1}
            table: example
            file: example.csv
            constants: {{constants}}

            """);
        Steward = Steward.Open(new(_folder["data"]));
    }

    public SchemaCopy Schema { get; } = new();

    public Steward Steward { get; }

    public DataFolders Folders => new(_folder["data"]);

    public IngestResult Take(string csv, bool dryRun = false) => Take(System.Text.Encoding.UTF8.GetBytes(csv), dryRun);

    public IngestResult Take(byte[] csv, bool dryRun = false)
    {
        var schema = Schema.Read();
        using var trial = dryRun ? Steward.OpenForReading(Folders) : null;
        return Ingest.Run(trial ?? Steward, schema, Schema.Folder, schema.Rounds.Single(r => r.Id == "example"), _folder.Write("example.csv", csv), new(DryRun: dryRun));
    }

    /// <summary>The findings of a file that must be rejected, one line each: row, column, rule.</summary>
    public string Findings(string csv) => Findings(System.Text.Encoding.UTF8.GetBytes(csv));

    public string Findings(byte[] csv)
    {
        var result = Take(csv);
        Assert.Equal(IngestStatus.Rejected, result.Status);
        Assert.All(result.Findings, f => Assert.Equal(("example.csv", Severity.Error), (f.File, f.Severity)));
        return string.Join('\n', result.Findings.Select(f => $"row {f.Row?.ToString("0", null) ?? "–"}, {f.Column ?? "–"}: {f.Rule}"));
    }

    /// <summary>The rows in the warehouse, each value as text.</summary>
    public List<string> Rows()
    {
        using var database = new DuckDBConnection("DataSource=:memory:");
        database.Open();
        return Steward.Snapshot(Folders).Rounds.SelectMany(r => database.Query(
            $"SELECT * EXCLUDE (study, round_id) FROM read_parquet({SqlFile.Literal(r.File)})",
            row => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(i => Convert.ToString(row.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))))).ToList();
    }

    public void Dispose()
    {
        Steward.Dispose();
        Schema.Dispose();
        _folder.Dispose();
    }
}
