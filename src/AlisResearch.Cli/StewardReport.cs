using AlisResearch.Analytics;
using AlisResearch.Model;

namespace AlisResearch.Cli;

/// <summary>All exact tables of a study: every measure, of the whole study and by every variable in which its posts or doctors differ.</summary>
internal static class StewardReport
{
    /// <summary>The measures that compare groups: of one group they say nothing.</summary>
    private static readonly string[] Comparisons = ["log_rank", "cox", "cox_fit"];

    /// <summary>A curve by reason, and a table of every interval, have a row a day otherwise.</summary>
    private static readonly string[] ByYear = ["life_table", "cumulative_incidence"];

    private static readonly MeasureCells[] Chapters =
        [MeasureCells.PostYears, MeasureCells.PostMonths, MeasureCells.Period, MeasureCells.LifeTable, MeasureCells.Vacancy];

    /// <summary>Computes the tables.</summary>
    public static List<MeasureAnswer> Tables(
        DataFolders folders, SchemaSet schema, string study, DateTimeOffset? asKnownAt, IProgress<LocalText> progress, CancellationToken cancellation)
    {
        using var warehouse = new MeasureAnswer.MeasuredWarehouse(folders, schema, asKnownAt);
        var settings = new Dictionary<string, string>();
        CohortRequest whole = new() { Studies = [study] };
        var variables = schema.GroupingVariables.Where(v => v.Name != "study" && (!v.Number || v.Name == "entry_year"))
            .Where(v => warehouse.Measure("stability", whole with { GroupBy = [v.Name] }, settings, cancellation).Rows.Select(r => r[v.Name]).Distinct().Count() > 1
                || warehouse.Measure("median", whole with { GroupBy = [v.Name] }, settings, cancellation).Rows.Count > 1)
            .ToList();
        var tables = new List<MeasureAnswer>();
        foreach (var measure in InOrder(schema))
        {
            progress.Report(measure.Title);
            var cohort = ByYear.Contains(measure.Name) ? whole with { TimeUnit = new(12, IsMonths: true) } : whole;
            if (!Comparisons.Contains(measure.Name))
                tables.AddRange(Outcomes(measure, cohort).Select(c => warehouse.Measure(measure.Name, c, settings, cancellation)));
            foreach (var variable in variables)
                tables.AddRange(Outcomes(measure, cohort).Select(c => warehouse.Measure(measure.Name, c with { GroupBy = [variable.Name] }, settings, cancellation)));
        }

        return tables;
    }

    /// <summary>The page.</summary>
    public static string Render(SchemaSet schema, string study, IReadOnlyList<MeasureAnswer> tables, Language opensIn)
    {
        var name = schema.Studies.Single(s => s.Id == study).Name;
        return HtmlPage.Render(new($"Eksakte tabeller: {name}", $"Exact tables: {name}"), opensIn, language => Body(schema, name, tables, language));
    }

    /// <summary>Posts first, as the reports do, then periods, then curves; comparisons last.</summary>
    private static IEnumerable<Measure> InOrder(SchemaSet schema) =>
        schema.Measures.Values.OrderBy(m => Array.IndexOf(Chapters, m.Cells)).ThenBy(m => Comparisons.Contains(m.Name)).ThenByDescending(m => m.Name == "stability").ThenBy(m => m.Name, StringComparer.Ordinal);

    private static IEnumerable<CohortRequest> Outcomes(Measure measure, CohortRequest cohort) =>
        measure.ByOutcome ? [cohort with { Outcome = OutcomeKind.EndReason }, cohort with { Outcome = OutcomeKind.Destination }] : [cohort];

    private static string Body(SchemaSet schema, string name, IReadOnlyList<MeasureAnswer> tables, Language language)
    {
        var (html, text) = (new HtmlWriter(language), new ValueText(schema, language));
        var measures = tables.Select(t => t.Result.Measure).Distinct().ToList();
        html.Add($"<header>");
        html.Add($"<h1>{new LocalText("Eksakte tabeller", "Exact tables")}: {name}</h1>");
        html.Add($"<p class=\"stamp\">{new LocalText("IKKE FOR PUBLISERING. Tallene er eksakte og gjelder få personer.", "NOT FOR PUBLICATION. The figures are exact and about few people.")}</p>");
        html.AddIf(tables.Any(t => t.Synthetic), $"<p class=\"lede\"><span class=\"mark made-up\">{new LocalText("Syntetiske data", "Synthetic data")}</span> {new LocalText("Tallene er oppdiktet.", "The figures are made up.")}</p>");
        html.Add($"</header>");
        html.Add($"<section><h2>{new LocalText("Målene", "The measures")}</h2><ol class=\"contents\">");
        foreach (var measure in measures)
            html.Add($"<li><a href=\"#{Id(measure, language)}\">{measure.Title}</a></li>");
        html.Add($"</ol></section>");
        foreach (var measure in measures)
        {
            html.Add($"<section id=\"{Id(measure, language)}\"><h2>{measure.Title}</h2>");
            html.Add($"<p>{measure.Answers}</p>");
            html.Add($"<p class=\"aside\">{measure.Formula}</p>");
            foreach (var rule in MeasureRules.Of(tables.First(t => t.Result.Measure == measure)).Skip(MeasureRules.Stamps(tables[0]).Count()))
                html.Add($"<p class=\"aside\">{rule}</p>");
            html.Add($"<dl class=\"columns\">");
            foreach (var column in measure.Columns)
                html.Add($"<div><dt>{column.Name}</dt><dd>{column.Meaning}</dd></div>");
            html.Add($"</dl>");
            foreach (var table in tables.Where(t => t.Result.Measure == measure))
                Write(html, text, table);
            html.Add($"</section>");
        }

        html.Add($"<footer><p>{new LocalText("Laget fra varehuset med alis report. Ikke for publisering.", "Made from the warehouse with alis report. Not for publication.")}</p></footer>");
        return html.ToString();
    }

    private static void Write(HtmlWriter html, ValueText text, MeasureAnswer table)
    {
        var columns = table.Result.Columns.Where(c => c.Name != "not_computable" || table.Rows.Any(r => r[c.Name] is not null)).ToList();
        html.Add($"<div class=\"numbers\"><table><caption>{Caption(table)}</caption>");
        html.Add($"<thead><tr>");
        foreach (var column in columns)
            html.Add($"<th scope=\"col\" class=\"{Class(column)}\" title=\"{column.Meaning}\">{Header(column, table)}</th>");
        html.Add($"</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            html.Add($"<tr>");
            foreach (var column in columns)
                html.Add($"<td class=\"{Class(column)}\">{text.Of(column, row[column.Name])}</td>");
            html.Add($"</tr>");
        }

        html.Add($"</tbody></table></div>");
        foreach (var note in MeasureRules.Notes(table, text))
            html.Add($"<p class=\"aside\">{note}</p>");
    }

    private static LocalText Caption(MeasureAnswer table)
    {
        var by = table.Grouping.Count > 0 ? table.Grouping[0].Title : null;
        var outcome = !table.Result.Measure.ByOutcome ? null
            : table.Request.Outcome == OutcomeKind.Destination ? new LocalText("videre vei", "destination") : new LocalText("avgangsårsak", "end reason");
        var covariate = by is null && table.Request.GroupBy is [var name] ? name : null;
        return new(
            string.Join(", ", new[] { by is null ? covariate ?? "Hele studien" : $"Etter {Lower(by.Nb)}", outcome?.Nb, Unit(table)?.Nb }.OfType<string>()),
            string.Join(", ", new[] { by is null ? covariate ?? "The whole study" : $"By {Lower(by.En)}", outcome?.En, Unit(table)?.En }.OfType<string>()));
    }

    /// <summary>As within a sentence: an abbreviation stays as it is.</summary>
    private static string Lower(string title) => title.Length > 1 && char.IsUpper(title[1]) ? title : char.ToLowerInvariant(title[0]) + title[1..];

    private static LocalText? Unit(MeasureAnswer table) => table.Result.Columns.Any(c => c.Unit == "time")
        ? new($"tid i {MeasureRules.TimeUnitOf(table).Nb}", $"time in {MeasureRules.TimeUnitOf(table).En}")
        : null;

    private static LocalText Header(ColumnContract column, MeasureAnswer table) =>
        table.Grouping.FirstOrDefault(v => v.Name == column.Name)?.Title ?? LocalText.Same(column.Name);

    private static string Class(ColumnContract column) => column.Type is ColumnType.Integer or ColumnType.Number or ColumnType.Date ? "" : "text";

    private static string Id(Measure measure, Language language) => $"{measure.Name}-{Spelling.Code(language)}";
}
