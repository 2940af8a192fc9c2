using System.Text.Json;

namespace AlisResearch.Disclosure.Attacks;

/// <summary>A cohort as a reader asked for it.</summary>
/// <param name="Where">The filter: value by attribute.</param>
/// <param name="Documents">What was asked, with the answers in full.</param>
public sealed record FilteredAnswer(IReadOnlyDictionary<string, string> Where, IReadOnlyList<(string Document, JsonElement Answer)> Documents)
{
    /// <summary>The cohort of each answer that is one.</summary>
    public IEnumerable<JsonElement> Cohorts => Documents.Select(d => d.Answer).Where(IsAnswered).Select(a => a.GetProperty("data").GetProperty("cohort"));

    private static bool IsAnswered(JsonElement answer) => answer.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object;
}

/// <summary>A table of cells as downloaded.</summary>
/// <param name="Name">Name.</param>
/// <param name="ParquetUrl">Where it lies as Parquet.</param>
/// <param name="Rows">Its rows, in the file's order.</param>
public sealed record ReadTable(string Name, string ParquetUrl, IReadOnlyList<Dictionary<string, string?>> Rows);

/// <summary>All that a reader has of a release once everything that can be asked was asked.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Answers">Cohorts, for every filter that the served schema knows.</param>
/// <param name="Tables">The tables of cells; none in an internal release.</param>
/// <param name="Trees">The protected trees that the tables give.</param>
/// <param name="Figures">Every figure of persons, from answers and tables.</param>
/// <param name="Untried">Fields of the filter whose values are not known.</param>
public sealed record ReadRelease(
    string Id, IReadOnlyList<FilteredAnswer> Answers, IReadOnlyList<ReadTable> Tables, IReadOnlyList<ProtectedTree> Trees, IReadOnlyList<Figure> Figures,
    IReadOnlyList<string> Untried)
{
    /// <summary>The figures by what they count.</summary>
    public ILookup<Margin, Figure> ByMargin { get; } = Figures.ToLookup(f => f.Of);

    /// <summary>The attributes that filters select by.</summary>
    public IReadOnlySet<string> FilterAttributes { get; } = Answers.SelectMany(a => a.Where.Keys).ToHashSet();

    /// <summary>The narrowest that can be read of a count; null where nothing is published of it.</summary>
    public (int Lower, int Upper)? Narrowest(Margin margin) => ByMargin.Contains(margin)
        ? (ByMargin[margin].Max(f => f.Lower), ByMargin[margin].Min(f => f.Upper))
        : null;

    /// <summary>The most that a count could be before the release was read, where that is public.</summary>
    public int? MostOf(Margin margin) => ByMargin[margin].Min(f => f.Most);

    /// <summary>The study-phases and rounds that have figures, by kind.</summary>
    public IEnumerable<Margin> Roots => ByMargin.Select(g => g.Key).Where(m => m.Values.Count == 2 && m.Values.ContainsKey(Margin.Study) && m.Values.ContainsKey(Margin.Part));
}
