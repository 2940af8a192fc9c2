using System.Collections.Concurrent;
using System.Text.Json;
using AlisResearch.Model;

namespace AlisResearch.Disclosure.Attacks;

/// <summary>Asks everything of a release that can be asked of persons: every filter, every grouping that is held, every table of cells.</summary>
public static class ReleaseHarvest
{
    private const string Count = "{ value lower upper exact }";
    private const string Point = "points { months atRisk events censored survival lower upper }";
    private const string Curve = $"{{ group atRisk {Count} events {Count} {Point} median {{ value lower upper }} restrictedMean {{ value lower upper }} }}";
    private const string Comparison = "{ groups { group atRisk observed } }";
    private const string Turnover = "turnover(period: HALF_YEAR, unit: DOCTOR_IN_POSITION) { from to atStart atEnd events value lower upper notComputable }";
    private const string Stability = $"stability(years: [0, 1, 2, 3, 4, 5]) {{ years posts eligible sameDoctor {Count} sameDoctorShare {{ value lower upper }} notComputable }}";

    private static readonly string[] Wholes = ["STUDY", "PHASE"];

    /// <summary>Reads a release whole.</summary>
    /// <param name="reader">Through which it is read.</param>
    /// <param name="roundingBase">The base, which is public.</param>
    /// <param name="id">The release; the current one for null.</param>
    /// <param name="ofStudy">The study whose phases are asked for; all for null.</param>
    /// <param name="cancellation">Stops between questions.</param>
    /// <exception cref="InvalidDataException">The API answers otherwise than its contract has it.</exception>
    public static async Task<ReadRelease> Read(ReleaseReader reader, int roundingBase, string? id = null, string? ofStudy = null, CancellationToken cancellation = default)
    {
        var data = await reader.Data(
            $$"""{ release{{(id is null ? "" : $"(id: {JsonSerializer.Serialize(id)})")}} { id kind tables { name csvUrl parquetUrl } } studies { id phases { id } rounds { id kind } } __type(name: "CohortDimension") { enumValues { name } } }""", cancellation);
        var release = data.GetProperty("release");
        var name = release.GetProperty("id").GetString()!;
        var tables = await Tables(reader, release, cancellation);
        var phases = data.GetProperty("studies").EnumerateArray()
            .SelectMany(s => s.GetProperty("phases").EnumerateArray().Select(p => (Study: s.GetProperty("id").GetString()!, Phase: p.GetProperty("id").GetString()!))).ToList();
        var held = tables.FirstOrDefault(t => t.Name == CellTables.Cohort)?.Rows.Where(r => r["kind"] == "DOCTOR").Select(r => (r["study"]!, r["part"]!)).ToHashSet();
        phases.RemoveAll(p => (held is not null && !held.Contains(p)) || p.Study != (ofStudy ?? p.Study)); // whose refusal others show
        var dimensions = data.GetProperty("__type").GetProperty("enumValues").EnumerateArray().Select(v => v.GetProperty("name").GetString()!)
            .Where(d => tables.Count == 0 || tables.Any(t => t.Name == Table(d))).ToList();
        var filters = await CohortFilters.Read(reader, cancellation);
        var answers = new ConcurrentBag<FilteredAnswer>();
        var of = $"cohort(release: {JsonSerializer.Serialize(name)}, where: ";
        await Parallel.ForEachAsync(filters.All(phases, (where, attribute) => Holds(tables, Table(attribute), where)), cancellation, async (filter, token) =>
        {
            var documents = new List<(string, JsonElement)>();
            foreach (var fields in Fields(filter.Where, dimensions, tables))
                documents.Add(($"{{ {of}{filter.Argument}) {{ {fields} }} }}", await reader.Ask($"{{ {of}{filter.Argument}) {{ {fields} }} }}", token)));
            answers.Add(new(filter.Where, documents));
        });
        var surveys = new List<JsonElement>();
        foreach (var (study, round) in Surveys(data, tables))
            surveys.Add((await reader.Data($$"""{ survey(release: {{JsonSerializer.Serialize(name)}}, study: "{{study}}", round: "{{round}}") { study round respondents {{Count}} questions { id answers { answer count {{Count}} } } } }""", cancellation)).GetProperty("survey"));
        var trees = tables.Count == 0 ? [] : PublishedCells.Trees([.. tables.Select(t => (t.Name, t.Rows))]);
        var read = new AnswerFigures(roundingBase);
        var ordered = answers.OrderBy(a => string.Join(' ', a.Where.Values), StringComparer.Ordinal).ToList();
        return new(
            name, ordered, tables, trees,
            [
                .. trees.SelectMany(CellFigures.Of),
                .. ordered.SelectMany(a => a.Cohorts.SelectMany(c => read.Of(a.Where, c, phases.Count(p => Matches(a.Where, p))))),
                .. surveys.SelectMany(AnswerFigures.OfSurvey),
            ],
            filters.Untried);
    }

    /// <summary>The protected trees of a release, as whoever downloaded its tables has them.</summary>
    /// <param name="reader">Through which it is read.</param>
    /// <param name="id">The release.</param>
    /// <param name="cancellation">Stops between files.</param>
    public static async Task<IReadOnlyList<ProtectedTree>> Trees(ReleaseReader reader, string id, CancellationToken cancellation = default)
    {
        var data = await reader.Data($$"""{ release(id: {{JsonSerializer.Serialize(id)}}) { tables { name csvUrl parquetUrl } } }""", cancellation);
        return PublishedCells.Trees([.. (await Tables(reader, data.GetProperty("release"), cancellation)).Select(t => (t.Name, t.Rows))]);
    }

    private static async Task<List<ReadTable>> Tables(ReleaseReader reader, JsonElement release, CancellationToken cancellation)
    {
        var tables = new List<ReadTable>();
        foreach (var table in release.GetProperty("tables").EnumerateArray().Where(IsOfPersons))
            tables.Add(new(table.GetProperty("name").GetString()!, table.GetProperty("parquetUrl").GetString()!, [.. CsvTable.Read(await reader.Download(table.GetProperty("csvUrl").GetString()!, cancellation)).Rows.Select(r => r.Fields.ToDictionary())]));
        return tables;
    }

    /// <summary>What is asked of a filter: everything of the whole; each grouping of one study-phase, where a table holds it; studies and phases beside each other.</summary>
    private static IEnumerable<string> Fields(IReadOnlyDictionary<string, string> where, List<string> dimensions, List<ReadTable> tables)
    {
        yield return $"size {Count} retention {Curve}";
        if (where.Keys.Any(a => a is not (Margin.Study or Margin.Part)))
            yield break; // no table has turnover or posts by an attribute: what refusals say is another attack's
        if (Has("doctor_exit_time"))
            yield return $"size {Count} {Turnover}";
        if (Has("post_longest_spell"))
            yield return $"size {Count} {Stability}";
        foreach (var dimension in where.Count == 0 ? Wholes : where.Count == 2 ? dimensions.Where(d => Has(Table(d))) : [])
        {
            yield return $"size {Count} retention_{dimension.ToLowerInvariant()}: retention(groupBy: {dimension}) {Curve}";
            yield return $"size {Count} compare_{dimension.ToLowerInvariant()}: compare(groupBy: {dimension}) {Comparison}";
        }

        bool Has(string table) => Holds(tables, table, where);
    }

    /// <summary>Whether a table has rows of what a filter names; of a release without tables of cells, that is not known.</summary>
    private static bool Holds(List<ReadTable> tables, string table, IReadOnlyDictionary<string, string> where) =>
        tables.Count == 0 || tables.Any(t => t.Name == table && t.Rows.Any(r => where.All(w => r.GetValueOrDefault(w.Key, w.Value) == w.Value)));

    private static string Table(string dimension) => $"doctor_{dimension.ToLowerInvariant()}";

    private static bool IsOfPersons(JsonElement table) =>
        table.GetProperty("csvUrl").GetString()!.Contains($"/{Catalogue.ReleaseFolder.ProtectedCells}/", StringComparison.Ordinal) && table.GetProperty("name").GetString() != CellTables.SimulatedCurves;

    private static bool Matches(IReadOnlyDictionary<string, string> where, (string Study, string Phase) phase) =>
        where.GetValueOrDefault(Margin.Study, phase.Study) == phase.Study && where.GetValueOrDefault(Margin.Part, phase.Phase) == phase.Phase;

    private static IEnumerable<(string Study, string Round)> Surveys(JsonElement data, List<ReadTable> tables) =>
        from study in data.GetProperty("studies").EnumerateArray()
        from round in study.GetProperty("rounds").EnumerateArray()
        let which = (Study: study.GetProperty("id").GetString()!, Round: round.GetProperty("id").GetString()!)
        where round.GetProperty("kind").GetString() == "SURVEY"
            && (tables.Count == 0 || tables.Single(t => t.Name == CellTables.Cohort).Rows.Any(r => r["kind"] == "RESPONDENT" && r["study"] == which.Study && r["part"] == which.Round))
        select which;
}
