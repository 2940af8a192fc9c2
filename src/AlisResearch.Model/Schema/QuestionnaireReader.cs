namespace AlisResearch.Model;

/// <summary>Reads questionnaires.</summary>
internal static class QuestionnaireReader
{
    /// <summary>A questionnaire's YAML.</summary>
    public static Questionnaire Questionnaire(YamlMap map)
    {
        var questionnaire = new Questionnaire(map.Text("id"), map.Local("title"), map.Maps("questions").Select(Question).ToList());
        if (questionnaire.Id != Path.GetFileNameWithoutExtension(map.File))
            map.Report("id", "file_name", new("Id-en må være filens navn.", "The id must be the file's name."));
        return questionnaire;
    }

    private static Question Question(YamlMap map)
    {
        var answer = new ColumnContract(
            map.Text("id"), map.Word<ColumnType>("type", Spelling.Snake), map.OptionalText("codelist"), Required: false, ColumnClass.Personal,
            map.OptionalText("unit"), map.OptionalDecimal("min"), map.OptionalDecimal("max"), map.Local("about"));
        TableReader.CheckType(map, answer);
        var wordings = map.Maps("wordings").Select(w =>
        {
            var wording = new LocalText(w.Text("nb"), w.Text("en"));
            w.Done();
            return wording;
        }).ToList();
        if (wordings.Count == 0)
            map.Report("wordings", "missing_key", new("Spørsmålet trenger minst én ordlyd.", "The question needs at least one wording."));
        map.Done();
        return new(answer, wordings);
    }
}
