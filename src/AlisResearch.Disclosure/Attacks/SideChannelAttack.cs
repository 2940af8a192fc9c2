using System.Text.Json;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Disclosure.Attacks;

/// <summary>
/// Looks at all but the numbers. Of two cohorts that are alike in everything public, refusals must read the same, and tables must have the same rows in the same order; a curve has a point where
/// the published cells have persons and nowhere else, so that answering is the same work wherever they are the same; and a Parquet file says no more than its rows.
/// </summary>
internal static class SideChannelAttack
{
    /// <summary>Pairs of cohorts whose refusals are compared; a refusal lists everything that is released.</summary>
    private const int MostPairs = 6;

    private static readonly string[] Refused =
    [
        "exits(by: END_REASON) { outcome }", "retention(groupBy: AREA) { group }", "retention(unit: DOCTOR_IN_STUDY) { group }", "compare(groupBy: SCHEME) { pValue }", "stability(years: [1], groupBy: CONTRACT_FORM) { years }",
    ];

    private static readonly HashSet<string> MetadataKeys = ["release", "citation", "policy", "table", "title_nb", "title_en", "synthetic", "ARROW:schema", "columns", "codelists"];

    /// <summary>Runs it.</summary>
    public static async Task<AttackResult> Run(AttackContext context, CancellationToken cancellation)
    {
        var judge = context.Judge();
        var pairs = Twins(context).ToList();
        foreach (var (one, other) in pairs.Take(MostPairs))
        {
            foreach (var field in Refused)
            {
                judge.Try();
                if (await Refusal(one) != await Refusal(other))
                    judge.Disclose(one.Study, one.Part, $"refusal {field}");

                async Task<string> Refusal(KnownCohort cohort) => (await context.Reader.Ask(
                    $$"""{ cohort(release: {{JsonSerializer.Serialize(context.Release.Id)}}, where: {study: {{JsonSerializer.Serialize(cohort.Study)}}, phase: {{JsonSerializer.Serialize(cohort.Part)}}}) { {{field}} } }""", cancellation))
                    .GetRawText().Replace($"{one.Study} {one.Part}", "*", StringComparison.Ordinal).Replace($"{other.Study} {other.Part}", "*", StringComparison.Ordinal);
            }
        }

        foreach (var (one, other) in pairs)
        {
            foreach (var table in context.Release.Tables.Where(t => t.Name != CellTables.Amounts))
            {
                judge.Try();
                if (!Keys(table, one).SequenceEqual(Keys(table, other)))
                    judge.Disclose(one.Study, one.Part, $"rows of {table.Name}");
            }
        }

        Points(context, judge);
        foreach (var table in context.Release.Tables)
        {
            judge.Try();
            if (!await SaysNoMore(context.Reader, table, cancellation))
                judge.Disclose("", "", $"file {table.Name}");
        }

        return judge.Result("side-channels", new("Feilmeldinger, rader, rekkefølge og filer", "Refusals, rows, their order and files"));
    }

    /// <summary>Cohorts of doctors that differ in nothing but what became of them.</summary>
    private static IEnumerable<(KnownCohort One, KnownCohort Other)> Twins(AttackContext context) => context.Known.Where(k => k.Kind == TreeKind.Doctor)
        .GroupBy(k => string.Join('\n', k.Groups.GroupBy(g => $"{g.FollowUp} {g.EntryTime} {g.LastTime} {string.Join(' ', g.Classes.Values)}").OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Sum(p => p.Count)}")))
        .SelectMany(same => same.Skip(1).Select(other => (same.First(), other)));

    private static IEnumerable<string> Keys(ReadTable table, KnownCohort cohort) => table.Rows.Where(r => r["study"] == cohort.Study && r["part"] == cohort.Part)
        .Select(r => string.Join('\t', r.Where(f => f.Key is not (Margin.Study or Margin.Part or "count" or "lower" or "upper")).Select(f => f.Value)));

    private static void Points(AttackContext context, AttackJudge judge)
    {
        foreach (var answer in context.Release.Answers.Where(a => a.Where.Count == 2))
        {
            var root = Margin.Of(TreeKind.Doctor, answer.Where);
            foreach (var curve in answer.Cohorts.Where(c => c.TryGetProperty("retention", out _)).SelectMany(c => c.GetProperty("retention").EnumerateArray()))
            {
                judge.Try();
                var printed = context.Release.Trees.FirstOrDefault(t => CellFigures.Root(t) == root)?.Nodes.FirstOrDefault(n => n.Name == TreeAttributes.Duration)?.Cells.Where(c => c.Count > 0).Select(c => c.Values[^1]).Distinct().Count();
                if (printed is { } expected && curve.GetProperty("points").GetArrayLength() != expected)
                    judge.Disclose(answer.Where[Margin.Study], answer.Where[Margin.Part], "points");
            }
        }
    }

    /// <summary>Whether a Parquet file has the rows of the CSV, metadata that are known, and statistics that its rows show.</summary>
    private static async Task<bool> SaysNoMore(ReleaseReader reader, ReadTable table, CancellationToken cancellation)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, await reader.Download(table.ParquetUrl, cancellation), cancellation);
            using var connection = new DuckDBConnection("DataSource=:memory:");
            connection.Open();
            return Read("parquet_metadata_keys.sql").All(k => MetadataKeys.Contains(k[0]!)) && Read("parquet_columns.sql").All(c =>
                c[1] == $"{table.Rows.Count}" && (c[2] is null || c[0] is not ("count" or "lower" or "upper") || table.Rows.Any(r => r[c[0]!] == c[2])));

            List<string?[]> Read(string sql) => connection.Query(
                SqlFile.Fill(SqlFile.Load(typeof(SideChannelAttack).Assembly, sql), ("file", SqlFile.Literal(file))), r => Enumerable.Range(0, r.FieldCount).Select(i => r.IsDBNull(i) ? null : r.GetString(i)).ToArray());
        }
        finally
        {
            File.Delete(file);
        }
    }
}
