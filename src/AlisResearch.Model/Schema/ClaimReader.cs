namespace AlisResearch.Model;

/// <summary>Reads claims.</summary>
internal static class ClaimReader
{
    /// <summary>claims/&lt;study&gt;.yml.</summary>
    public static List<Claim> Claims(YamlMap map)
    {
        var study = Path.GetFileNameWithoutExtension(map.File);
        return map.Maps("claims").Select(c => Claim(c, study)).ToList();
    }

    private static Claim Claim(YamlMap map, string study)
    {
        var range = map.Decimals("published_range");
        var claim = new Claim(
            map.Text("id"), study, map.Local("statement"), StudyReader.Source(map), map.OptionalDecimal("published"),
            map.OptionalText("published_text"), map.OptionalDecimal("tolerance") ?? 0, Computation(map.OptionalMap("compute")),
            map.Texts("contradicts"), map.OptionalWord<ClaimExplanation>("explained_by", Spelling.Constant), map.OptionalLocal("note"),
            range is [var from, var to] ? (from, to) : null);
        if (range.Count is not (0 or 2) || (range is [var a, var b] && (a > b || claim.Published is not null)))
            map.Report("published_range", "range", new(
                "Et intervall er to stigende tall, og utelukker «published».", "A range is two ascending numbers, and excludes “published”."));
        if (claim is { Published: null, Range: null, PublishedText: null })
            map.Report("published", "missing_key", new("Hva er trykt? Oppgi tall, intervall eller tekst.", "What was printed? Give a number, a range or a text."));
        if (claim.Compute is not null && claim is { Published: null, Range: null })
            map.Report("compute", "not_a_number", new("Bare et tall kan regnes ut på nytt.", "Only a number can be recomputed."));
        if (claim.Compute is null && claim.Note is null)
            map.Report("note", "missing_key", new("Uten «compute» trengs en «note».", "Without “compute” a “note” is needed."));
        if (claim.ExplainedBy is not null && claim.Note is null)
            map.Report("note", "missing_key", new("«explained_by» trenger en «note».", "“explained_by” needs a “note”."));
        map.Done();
        return claim;
    }

    private static ClaimComputation? Computation(YamlMap? map)
    {
        if (map is null)
            return null;
        var computation = new ClaimComputation(map.Maps("add").Select(Term).ToList(), map.Maps("subtract").Select(Term).ToList());
        if (computation.Add.Count == 0)
            map.Report("add", "missing_key", new("«add» trenger minst ett ledd.", "“add” needs at least one term."));
        map.Done();
        return computation;
    }

    private static ClaimTerm Term(YamlMap map)
    {
        var table = map.Text("table");
        var where = map.FreeValues("where");
        (ClaimAggregate Aggregate, IReadOnlyList<string> Columns)[] given =
        [
            .. One(ClaimAggregate.Sum, map.OptionalText("sum")),
            .. One(ClaimAggregate.CountDistinct, map.OptionalText("count_distinct")),
            .. map.OptionalText("count") is "rows" ? [(ClaimAggregate.Count, [])] : Array.Empty<(ClaimAggregate, IReadOnlyList<string>)>(),
            .. map.Texts("sum_product") is { Count: 2 } pair ? [(ClaimAggregate.SumProduct, pair)] : Array.Empty<(ClaimAggregate, IReadOnlyList<string>)>(),
        ];
        map.Done();
        if (given is [var (aggregate, columns)])
            return new(table, aggregate, columns, where);
        map.Report("table", "aggregate", new(
            "Et ledd har nøyaktig én av sum, count (rows), count_distinct og sum_product (to kolonner).",
            "A term has exactly one of sum, count (rows), count_distinct and sum_product (two columns)."));
        return new(table, ClaimAggregate.Count, [], where);

        static IEnumerable<(ClaimAggregate, IReadOnlyList<string>)> One(ClaimAggregate aggregate, string? column) =>
            column is null ? [] : [(aggregate, [column])];
    }
}
