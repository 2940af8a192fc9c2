using AlisResearch.Etl;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;
using AlisResearch.Tests.Unit;
using DuckDB.NET.Data;

namespace AlisResearch.Tests.Spec;

/// <summary>A study of its own, added to a copy of the schema as a researcher would add it: YAML and files, nothing else.</summary>
public sealed class TrialStudy : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private SchemaSet? _schema;

    public TrialStudy()
    {
        Schema.Write("studies/trial/study.yml", """
            id: trial
            name: Trial
            title: {nb: En prøve, en: A trial}
            population: {nb: Ingen, en: Nobody}
            owner: AlisResearch
            legal_basis: {nb: Ingen data om noen, en: No data about anybody}
            phases:
              - {id: "1", name: {nb: Fase 1, en: Phase 1}, from: 2019-01-01, source: {document: S1}}

            """);
        Steward = Steward.Open(Folders);
    }

    public SchemaCopy Schema { get; } = new();

    public Steward Steward { get; private set; }

    public DataFolders Folders => new(_folder["data"]);

    /// <summary>Adds a round of made-up rows; <paramref name="more"/> are further keys of its YAML.</summary>
    public TrialStudy Round(string id, string kind, string table, string more = "", string extension = "csv", bool synthetic = true)
    {
        Schema.Write($"studies/trial/{id}.yml", $$"""
            id: {{id}}
            kind: {{kind}}
            title: {nb: En runde, en: A round}
            synthetic: {{(synthetic ? "true" : "false")}}
            {{(synthetic ? "" : "source: {document: S1}")}}
            table: {{table}}
            file: {{id}}.{{extension}}
            {{more}}

            """);
        _schema = null;
        return this;
    }

    /// <summary>Adds a table of its own.</summary>
    public TrialStudy Table(string name, string key, params string[] columns)
    {
        const string Meaning = "meaning: {nb: Et eksempel, en: An example}";
        Schema.Write($"tables/{name}.yml", $$"""
            table: {{name}}
            title: {nb: Et eksempel, en: An example}
            row: {nb: En rad, en: A row}
            key: [{{key}}]
            columns:
              - {name: study, type: code, codelist: study, required: true, class: public, {{Meaning}}}
              - {{string.Join("\n  - ", columns.Select(c => $"{{{c}, {Meaning}}}"))}}

            """);
        _schema = null;
        return this;
    }

    public SchemaSet Read() => _schema ??= Schema.Read();

    public IngestResult Take(string round, string text, IngestOptions? options = null) => Take(round, System.Text.Encoding.UTF8.GetBytes(text), options);

    public IngestResult Take(string round, byte[] bytes, IngestOptions? options = null) => Take(Steward, round, bytes, options);

    /// <summary>What a dry run says of a file: the status and the findings.</summary>
    public string Try(Steward trial, string round, string text)
    {
        var result = Take(trial, round, System.Text.Encoding.UTF8.GetBytes(text), new(DryRun: true));
        return $"{result.Status} {Say(result)}";
    }

    private IngestResult Take(Steward steward, string round, byte[] bytes, IngestOptions? options)
    {
        var definition = Read().Rounds.Single(r => r.Key == $"trial/{round}");
        return Ingest.Run(steward, Read(), Schema.Folder, definition, _folder.Write(definition.File, bytes), options);
    }

    /// <summary>Takes in what must be taken in without an error.</summary>
    public IngestResult Accept(string round, string text, IngestOptions? options = null)
    {
        var result = Take(round, text, options);
        Assert.True(result.Status == IngestStatus.Published, Say(result));
        return result;
    }

    /// <summary>What a file's findings are, one line each: severity, row, column, rule.</summary>
    public string Findings(string round, string text) => Say(Take(round, text));

    /// <summary>The rows of a round as they are in the warehouse, each value as text, sorted.</summary>
    public List<string> Rows(string round, string columns = "* EXCLUDE (study, round_id)")
    {
        using var database = new DuckDBConnection("DataSource=:memory:");
        database.Open();
        var file = Steward.Snapshot(Folders).Rounds.Single(r => r.Round == round).File;
        return database.Query(
            $"SELECT {columns} FROM read_parquet({SqlFile.Literal(file)})",
            row => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(i => Text(row.GetValue(i))))).Order(StringComparer.Ordinal).ToList();
    }

    /// <summary>Begins anew with an empty warehouse.</summary>
    public void Empty()
    {
        Steward.Dispose();
        Directory.Delete(Folders.Root, recursive: true);
        Steward = Steward.Open(Folders);
    }

    /// <summary>Closes the warehouse and opens it again, as the next command does.</summary>
    public void Reopen()
    {
        Steward.Dispose();
        Steward = Steward.Open(Folders);
    }

    public void Dispose()
    {
        Steward.Dispose();
        Schema.Dispose();
        _folder.Dispose();
    }

    private static string Say(IngestResult result) => string.Join('\n', result.Findings.Select(
        f => $"{(f.Severity == Severity.Error ? "error" : "warning")} row {f.Row?.ToString("0", null) ?? "–"}, {f.Column ?? "–"}: {f.Rule}"));

    private static string Text(object value) => value switch
    {
        DateOnly date => date.ToString("yyyy-MM-dd", null),
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ss", null),
        DBNull => "",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };
}
