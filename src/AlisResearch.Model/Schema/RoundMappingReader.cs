namespace AlisResearch.Model;

/// <summary>Reads how a round's file is mapped to its table.</summary>
internal static class RoundMappingReader
{
    /// <summary>The mapping keys of a round's YAML.</summary>
    public static RoundMapping Mapping(YamlMap map) => new(
        map.FreeTexts("columns"), map.FreeTexts("constants"), Derived(map), Recode(map), map.FreeTexts("missing"), map.Texts("ignore"), Questions(map));

    /// <summary>The key <c>cumulative</c>.</summary>
    public static CumulativeFile? Cumulative(YamlMap map)
    {
        if (map.OptionalMap("cumulative") is not { } cumulative)
            return null;
        var file = new CumulativeFile(cumulative.Text("modified"));
        cumulative.Done();
        return file;
    }

    private static Dictionary<string, DerivedColumn> Derived(YamlMap map)
    {
        var derived = new Dictionary<string, DerivedColumn>();
        if (map.OptionalMap("derive") is not { } columns)
            return derived;
        foreach (var column in columns.Keys)
        {
            if (columns.Map(column) is not { } computation)
                continue;
            var words = Enum.GetValues<Derivation>().ToDictionary(Spelling.Snake);
            if (computation.Keys.ToList() is not [var word] || !words.TryGetValue(word, out var derivation))
            {
                columns.Report(column, "derivation", new("Oppgi én utregning.", "Give one computation."),
                    new($"Tillatt: {string.Join(", ", words.Keys)}.", $"Allowed: {string.Join(", ", words.Keys)}."));
                continue;
            }

            var from = computation.Texts(word);
            var needed = derivation switch { Derivation.YearOf or Derivation.MonthOf => 1, Derivation.DaysBetween => 2, _ => 0 };
            if (needed > 0 ? from.Count != needed : from.Count == 0)
                computation.Report(word, "derivation", new($"Utregningen tar {Count(needed, "minst én")} kolonne(r).", $"The computation takes {Count(needed, "at least one")} column(s)."));
            derived[column] = new(derivation, from);
        }

        return derived;

        static string Count(int needed, string otherwise) => needed > 0 ? needed.ToString("0", null) : otherwise;
    }

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Recode(YamlMap map) => map.OptionalMap("recode") is { } columns
        ? columns.Keys.ToDictionary(c => c, columns.FreeTexts)
        : [];

    private static Dictionary<string, AskedQuestion> Questions(YamlMap map)
    {
        var questionnaire = map.OptionalText("questionnaire");
        var asked = new Dictionary<string, AskedQuestion>();
        if (map.OptionalMap("questions") is not { } columns)
            return asked;
        if (questionnaire is null)
            map.Report("questionnaire", "missing_key", new("Spørsmål trenger et spørreskjema.", "Questions need a questionnaire."));
        foreach (var column in columns.Keys)
        {
            if (columns.Map(column) is not { } question)
                continue;
            asked[column] = new(questionnaire ?? "", question.Text("question"), question.OptionalInteger("wording") ?? 1);
            question.Done();
        }

        return asked;
    }
}
