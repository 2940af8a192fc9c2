using System.Text.Json;
using AlisResearch.Etl.Sources;
using AlisResearch.Etl.Staging;
using AlisResearch.Etl.Validation;
using AlisResearch.Etl.Versions;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;

namespace AlisResearch.Etl;

/// <summary>Source file → staging → validated round → warehouse.</summary>
public static class Ingest
{
    private static readonly LocalText Decoding = new("Leser tegnene", "Reading the characters");

    /// <summary>Takes one file through every step. One error rejects the whole round.</summary>
    /// <param name="steward">The warehouse; opened for reading, in a dry run.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="schemaFolder">Its folder.</param>
    /// <param name="round">The round the file is of.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is taken in.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops it; what was stored is as before.</param>
    /// <exception cref="AlisException">The file is not there or is a folder: exit 2. A reader's library is missing: exit 6. A key is not in order: exit 5.</exception>
    public static IngestResult Run(
        Steward steward, SchemaSet schema, string schemaFolder, SurveyRound round, string path, IngestOptions? options = null,
        IProgress<IngestProgress>? progress = null, CancellationToken cancellation = default)
    {
        options ??= new();
        var file = new InputFile(path);
        file.CheckReadable();
        var limits = new SourceLimits(MaxBytes: options.MaxBytes);
        var inspection = file.Inspect(round.Format, limits, progress is null ? null : new Decoded(progress), cancellation);
        var latest = steward.Latest(round);
        if (inspection.Findings.Count > 0 || inspection.Fingerprint is not { } fingerprint)
            return Rejected(inspection.Findings);

        var definition = DefinitionFingerprint(schemaFolder, schema, round);
        if (latest is not null && latest.SourceSha256 == fingerprint && latest.DefinitionSha256 == definition && latest.IsIntact(steward.Folders))
            return Outcome(IngestStatus.Unchanged, latest.Version, latest.Rows, [], null);

        var findings = new List<Finding>();
        var source = RoundSource.Open(file, round.Format, limits, findings);
        if (source is null)
            return Rejected(findings);

        var table = schema.Tables[round.Table];
        var key = table.PseudonymColumns.Any() ? steward.KeyOf(round.Study) : null;
        var withdrawn = steward.WithdrawnPseudonyms(round.Study);
        using var target = StagingTarget.For(steward, round, options.DryRun);
        var steps = new QueryProgress(progress, cancellation);
        using var staged = StagedRound.Read(source, schema, round, key, withdrawn, target.File, findings, steps);
        if (staged is null)
            return Rejected(findings);

        var intact = latest is not null && latest.IsIntact(steward.Folders);
        var comparison = VersionComparison.Of(staged, round, table, latest, intact ? latest!.PathIn(steward.Folders) : null, steps);
        if (comparison.Rows + staged.Withdrawn == 0)
            return Rejected([NoRows(file.Name, round)], 0);
        findings.AddRange(VersionFindings.Of(comparison, round, file.Name, options));
        if (VersionFindings.IsLate(comparison, options) || (intact && comparison.IsSame && latest!.DefinitionSha256 == definition))
            return Outcome(IngestStatus.Unchanged, latest!.Version, comparison.Rows, findings, null);
        findings.AddRange(RoundRules.Run(staged, schema, round, steward.Snapshot(), withdrawn.Count, file.Name, steps));
        if (findings.Any(f => f.Severity == Severity.Error))
            return Rejected(findings, comparison.Rows);
        if (target.Draft is not { } draft)
        {
            target.Keep(round, (latest?.Version ?? 0) + 1, comparison.Rows);
            return Outcome(IngestStatus.WouldPublish, (latest?.Version ?? 0) + 1, comparison.Rows, findings, comparison.Difference);
        }

        steps.Report(new("Lagrer versjonen", "Storing the version"));
        var published = steward.Publish(draft, new(
            comparison.Rows, round.File, fingerprint, definition, key?.Id, Codebook(source, round, table), latest is null ? null : comparison.Difference.Added,
            latest is null ? null : comparison.Difference.Changed, latest is null ? null : comparison.Difference.Removed, comparison.Newest));
        return Outcome(IngestStatus.Published, published.Version, comparison.Rows, findings, comparison.Difference);

        IngestResult Rejected(IReadOnlyList<Finding> why, long? rows = null) => Outcome(IngestStatus.Rejected, latest?.Version, rows, why, null);

        IngestResult Outcome(IngestStatus status, int? version, long? rows, IReadOnlyList<Finding> found, RoundDifference? difference) =>
            new(round.Study, round.Id, file.Name, status, version, rows, found, difference);
    }

    /// <summary>
    /// What the file says of the columns that are taken in: labels, the meaning of values, and which of them mean nothing. Null when it says
    /// nothing. Identifiers and ignored columns are left out: the labels of their values may be names.
    /// </summary>
    private static string? Codebook(RoundSource source, SurveyRound round, TableContract table)
    {
        var taken = table.Columns.Where(c => c.Type != ColumnType.Pseudonym).SelectMany(c => round.Mapping.FileColumnsOf(c.Name)).Concat(round.Mapping.Questions.Keys)
            .Except(table.PseudonymColumns.SelectMany(c => round.Mapping.FileColumnsOf(c.Name))).ToHashSet();
        var described = source.Columns.Where(c => taken.Contains(c.Name) && (c.Label is not null || c.ValueLabels.Count + c.UserMissing.Count > 0)).ToList();
        return described.Count > 0 ? JsonSerializer.Serialize(described) : null;
    }

    private static Finding NoRows(string file, SurveyRound round) => new(file, round.Format.HeaderRow + 1, null, "no_rows", Severity.Error,
        new("Filen har en overskrift, men ingen rader.", "The file has a header but no rows."), new("Er dette riktig fil?", "Is this the right file?"));

    /// <summary>Changes when the round's YAML, its questionnaire, the table contract or a code list changes, so that the file is read anew.</summary>
    private static string DefinitionFingerprint(string schemaFolder, SchemaSet schema, SurveyRound round)
    {
        var questionnaires = round.Mapping.Questions.Values.Select(q => q.Questionnaire).Distinct().Select(q => $"questionnaires/{q}.yml");
        var contracts = schema.Tables[round.Table].Columns.Concat(round.Mapping.Questions.Values.Select(q => schema.QuestionOf(q).Answer));
        var codes = contracts.Select(c => c.Codelist).OfType<string>().Distinct().Order(StringComparer.Ordinal)
            .SelectMany(l => schema.Codelists[l].Codes.Select(c => $"{l}/{c.Value}"));
        return Sha256.OfText(string.Join('\n', new[] { round.DefinitionFile, $"tables/{round.Table}.yml" }.Concat(questionnaires)
            .Select(f => Sha256.OfFile(Path.Combine(schemaFolder, f))).Concat(codes)));
    }

    private sealed class Decoded(IProgress<IngestProgress> progress) : IProgress<double>
    {
        public void Report(double value) => progress.Report(new(Decoding, value));
    }
}
