namespace AlisResearch.Model;

/// <summary>What must fit between a round, its table and its questionnaire, and between tables.</summary>
internal static class RoundChecks
{
    /// <summary>Adds a finding for every name that leads nowhere and every column that is filled twice or not at all.</summary>
    public static void Run(
        SchemaFolder files, IReadOnlyList<Study> studies, IReadOnlyList<SurveyRound> rounds, IReadOnlyList<TableContract> tables,
        IReadOnlyDictionary<string, Codelist> codelists, IReadOnlyList<Questionnaire> questionnaires)
    {
        string[] signs = codelists.TryGetValue("missing", out var missing) ? [.. missing.Codes.Select(c => c.Value)] : [];
        foreach (var questionnaire in questionnaires)
            CheckQuestionnaire(files, questionnaire, [.. codelists.Keys]);
        foreach (var table in tables)
            CheckReferences(files, table, tables);
        foreach (var twice in rounds.GroupBy(r => r.Key).Where(g => g.Count() > 1))
            files.Report(twice.Last().DefinitionFile, "id", "duplicate_key", new($"To runder heter «{twice.Key}».", $"Two rounds are called “{twice.Key}”."));
        foreach (var same in rounds.GroupBy(r => (r.Study, r.File)).Where(g => g.Count() > 1))
            files.Report(same.Last().DefinitionFile, "file", "duplicate_file", new(
                $"Filen «{same.Key.File}» leses av flere runder.", $"The file “{same.Key.File}” is read by more than one round."),
                new("Gi hver runde sin fil.", "Give each round its own file."));
        foreach (var round in rounds)
        {
            files.CheckKnown(round.DefinitionFile, "table", round.Table, [.. tables.Select(t => t.Name)]);
            if (tables.FirstOrDefault(t => t.Name == round.Table) is not { } table)
                continue;
            if (table.Derived)
                files.Report(round.DefinitionFile, "table", "derived_table", new("Tabellen regnes ut og fylles ikke av en runde.", "The table is computed; no round fills it."));
            CheckMapping(files, round, table, signs);
            CheckQuestions(files, round, table, questionnaires);
        }
    }

    private static void CheckQuestionnaire(SchemaFolder files, Questionnaire questionnaire, IReadOnlyCollection<string> codelists)
    {
        var file = $"questionnaires/{questionnaire.Id}.yml";
        foreach (var twice in questionnaire.Questions.GroupBy(q => q.Id).Where(g => g.Count() > 1))
            files.Report(file, twice.Key, "duplicate_key", new($"«{twice.Key}» står flere ganger.", $"“{twice.Key}” stands more than once."));
        foreach (var question in questionnaire.Questions)
        {
            if (question.Answer.Codelist is { } codelist)
                files.CheckKnown(file, question.Id, codelist, codelists);
            if (question.Answer.Type is not (ColumnType.Code or ColumnType.Integer or ColumnType.Decimal or ColumnType.Boolean or ColumnType.Date))
                files.Report(file, question.Id, "answer_type", new(
                    "Et svar er en kode, et tall, en dato eller true/false; fritekst tas ikke inn.",
                    "An answer is a code, a number, a date or true/false; free text is not taken in."));
        }
    }

    private static void CheckReferences(SchemaFolder files, TableContract table, IReadOnlyList<TableContract> tables)
    {
        foreach (var column in table.Columns.Where(c => c.References is not null))
        {
            var file = $"tables/{table.Name}.yml";
            files.CheckKnown(file, column.Name, column.References!.Table, [.. tables.Where(t => !t.Derived).Select(t => t.Name)]);
            if (tables.FirstOrDefault(t => t.Name == column.References.Table) is { } other)
                files.CheckKnown(file, column.Name, column.References.Column, [.. other.Columns.Select(c => c.Name)]);
        }
    }

    private static void CheckMapping(SchemaFolder files, SurveyRound round, TableContract table, string[] signs)
    {
        var mapping = round.Mapping;
        string[] columns = [.. table.Columns.Select(c => c.Name)];
        foreach (var column in mapping.Constants.Keys.Concat(mapping.Columns.Keys).Concat(mapping.Derived.Keys))
            files.CheckKnown(round.DefinitionFile, column, column, columns);
        foreach (var column in mapping.Recode.Keys)
            files.CheckKnown(round.DefinitionFile, column, column, [.. columns, .. mapping.Questions.Keys]);
        foreach (var twice in mapping.Constants.Keys.Concat(mapping.Columns.Keys).Concat(mapping.Derived.Keys).GroupBy(c => c).Where(g => g.Count() > 1))
            files.Report(round.DefinitionFile, twice.Key, "mapped_twice", new(
                $"Kolonnen «{twice.Key}» får verdi på flere måter.", $"The column “{twice.Key}” gets its value in more than one way."),
                new("Behold én av constants, columns og derive.", "Keep one of constants, columns and derive."));
        foreach (var (value, sign) in mapping.Missing)
            files.CheckKnown(round.DefinitionFile, value, sign, signs);
        if (round.Cumulative is { } cumulative)
            files.CheckKnown(round.DefinitionFile, "cumulative", cumulative.Modified, [.. table.Columns.Where(c => c.Type is ColumnType.Date or ColumnType.Timestamp).Select(c => c.Name)]);
    }

    private static void CheckQuestions(SchemaFolder files, SurveyRound round, TableContract table, IReadOnlyList<Questionnaire> questionnaires)
    {
        var holdsAnswers = table.HoldsAnswers;
        if (holdsAnswers != round.Mapping.Questions.Count > 0)
        {
            files.Report(round.DefinitionFile, "questions", "questions", holdsAnswers
                ? new($"Tabellen «{table.Name}» fylles av spørsmål: oppgi questionnaire og questions.", $"The table “{table.Name}” is filled by questions: give questionnaire and questions.")
                : new($"Tabellen «{table.Name}» holder ikke svar.", $"The table “{table.Name}” does not hold answers."));
            return;
        }

        foreach (var (column, asked) in round.Mapping.Questions)
        {
            files.CheckKnown(round.DefinitionFile, "questionnaire", asked.Questionnaire, [.. questionnaires.Select(q => q.Id)]);
            if (questionnaires.FirstOrDefault(q => q.Id == asked.Questionnaire) is not { } questionnaire)
                continue;
            files.CheckKnown(round.DefinitionFile, column, asked.Question, [.. questionnaire.Questions.Select(q => q.Id)]);
            if (questionnaire.Questions.FirstOrDefault(q => q.Id == asked.Question) is { } question && (asked.Version < 1 || asked.Version > question.Wordings.Count))
                files.Report(round.DefinitionFile, column, "wording", new(
                    $"Spørsmålet har ordlyd 1 til {question.Wordings.Count}.", $"The question has wordings 1 to {question.Wordings.Count}."));
        }

        foreach (var twice in round.Mapping.Questions.GroupBy(q => q.Value.Question).Where(g => g.Count() > 1))
            files.Report(round.DefinitionFile, twice.Last().Key, "asked_twice", new(
                $"To kolonner svarer på «{twice.Key}».", $"Two columns answer “{twice.Key}”."));
    }
}
