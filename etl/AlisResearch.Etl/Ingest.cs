using AlisResearch.Etl.Sources;
using AlisResearch.Etl.Staging;
using AlisResearch.Etl.Validation;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;

namespace AlisResearch.Etl;

/// <summary>What became of a file.</summary>
public enum IngestStatus
{
    /// <summary>A new version of the round is in the warehouse.</summary>
    Published,

    /// <summary>The same bytes, read by the same definition, are there already.</summary>
    Unchanged,

    /// <summary>A dry run: it would be published.</summary>
    WouldPublish,

    /// <summary>The findings reject the round; the warehouse is as it was.</summary>
    Rejected,
}

/// <summary>The outcome for one file.</summary>
/// <param name="Study">Study.</param>
/// <param name="Round">Round.</param>
/// <param name="File">The file's name.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Version">The version in force afterwards (the next one, in a dry run); null when there is none.</param>
/// <param name="Rows">Rows in the file, when it was read.</param>
/// <param name="Findings">What was found.</param>
/// <param name="Difference">What it changes against the version before; null when rejected or when nothing was compared.</param>
public sealed record IngestResult(
    string Study, string Round, string File, IngestStatus Status, int? Version, long? Rows, IReadOnlyList<Finding> Findings,
    RoundDifference? Difference = null);

/// <summary>Source file → staging → validated round → warehouse.</summary>
public static class Ingest
{
    /// <summary>Takes one file through every step. One error rejects the whole round.</summary>
    /// <exception cref="AlisException">The file is not there or is a folder: exit 2.</exception>
    public static IngestResult Run(Steward steward, SchemaSet schema, string schemaFolder, SurveyRound round, string path, bool dryRun = false)
    {
        var file = new InputFile(path);
        file.CheckReadable();
        var table = schema.Tables[round.Table];

        var fingerprint = file.Fingerprint();
        var definition = DefinitionFingerprint(schemaFolder, schema, round, table);
        var latest = steward.Latest(round);
        if (latest is not null && latest.SourceSha256 == fingerprint && latest.DefinitionSha256 == definition && steward.IsIntact(latest))
            return new(round.Study, round.Id, file.Name, IngestStatus.Unchanged, latest.Version, latest.Rows, []);

        var findings = new List<Finding>(file.CheckDecodable());
        using var staged = findings.Count == 0 ? StagedRound.Read(file, round, table, findings) : null;
        if (staged is null)
            return Rejected(null);

        var rows = staged.Connection.Query(SqlFile.Load(typeof(Ingest).Assembly, "row_count.sql"), r => r.GetInt64(0)).Single();
        if (rows == 0)
            findings.Add(new(file.Name, 2, null, "no_rows", Severity.Error,
                new("Filen har en overskrift, men ingen rader.", "The file has a header but no rows."),
                new("Er dette riktig fil?", "Is this the right file?")));
        findings.AddRange(Validator.Validate(staged, file.Name, table, schema.Codelists));
        if (findings.Any(f => f.Severity == Severity.Error))
            return Rejected(rows);
        if (dryRun)
            return new(round.Study, round.Id, file.Name, IngestStatus.WouldPublish, (latest?.Version ?? 0) + 1, rows, findings);

        staged.Cast();
        var published = steward.Publish(staged.Connection, round, rows, file.Name, fingerprint, definition);
        return new(round.Study, round.Id, file.Name, IngestStatus.Published, published.Version, rows, findings);

        IngestResult Rejected(long? read) => new(round.Study, round.Id, file.Name, IngestStatus.Rejected, latest?.Version, read, findings);
    }

    /// <summary>Changes when the round's YAML, the table contract or a code list changes, so that the file is read anew.</summary>
    private static string DefinitionFingerprint(string schemaFolder, SchemaSet schema, SurveyRound round, TableContract table)
    {
        string[] files = [round.DefinitionFile, $"tables/{table.Name}.yml"];
        var codes = table.Columns.Select(c => c.Codelist).OfType<string>().Distinct().Order(StringComparer.Ordinal)
            .SelectMany(l => schema.Codelists[l].Codes.Select(c => $"{l}/{c.Value}"));
        return Sha256.OfText(string.Join('\n', files.Select(f => Sha256.OfFile(Path.Combine(schemaFolder, f))).Concat(codes)));
    }
}

/// <summary>What a new version changes against the one before it, in rows of the table; row numbers are those of the file, never a value.</summary>
/// <param name="Added">Rows that were not there.</param>
/// <param name="Changed">Rows with the same key and other content.</param>
/// <param name="Removed">Rows that are gone.</param>
/// <param name="AddedRows">The first of the added rows' numbers in the file.</param>
/// <param name="ChangedRows">The first of the changed rows' numbers in the file.</param>
/// <param name="RemovedRows">The first of the removed rows' numbers in the version before.</param>
/// <param name="Withdrawn">Rows left out because their subject has withdrawn.</param>
public sealed record RoundDifference(
    long Added, long Changed, long Removed, IReadOnlyList<long> AddedRows, IReadOnlyList<long> ChangedRows, IReadOnlyList<long> RemovedRows, long Withdrawn);
