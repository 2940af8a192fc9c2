namespace AlisResearch.Model;

/// <summary>Reads table contracts.</summary>
internal static class TableReader
{
    /// <summary>A table's YAML.</summary>
    public static TableContract Table(YamlMap map)
    {
        var columns = map.Maps("columns").Select(Column).ToList();
        var table = new TableContract(
            map.Text("table"), map.Local("title"), map.Local("row"), map.Boolean("release"), map.Boolean("derived"), map.Texts("key"), columns);
        if (table.Name != Path.GetFileNameWithoutExtension(map.File))
            map.Report("table", "file_name", new("Navnet må være filens navn.", "The name must be the file's name."));
        if (table.Key.Count == 0)
            map.Report("key", "missing_key", new("Nøkkelen «key» trenger minst én kolonne.", "The key “key” needs at least one column."));
        foreach (var key in table.Key.Where(k => columns.All(c => c.Name != k)))
            map.Report("key", "unknown_column", new($"Ukjent kolonne «{key}».", $"Unknown column “{key}”."),
                Suggest.DidYouMean(key, [.. columns.Select(c => c.Name)]));
        CheckAnswers(map, table);
        return table;
    }

    /// <summary>An answer is text about a person that a question must limit: nowhere but in a table of answers, and never public.</summary>
    private static void CheckAnswers(YamlMap map, TableContract table)
    {
        foreach (var column in table.Columns.Where(c => c.Type == ColumnType.Answer))
        {
            if (!table.HoldsAnswers)
                map.Report("columns", "answer_column", new(
                    $"«{column.Name}»: typen answer hører bare hjemme i en tabell med svar ({string.Join(", ", TableContract.AnswerColumns)}).",
                    $"“{column.Name}”: the type answer belongs in a table of answers alone ({string.Join(", ", TableContract.AnswerColumns)})."));
            if (column.Class == ColumnClass.Public)
                map.Report("columns", "public_answer", new($"«{column.Name}»: et svar er alltid personlig.", $"“{column.Name}”: an answer is always personal."));
        }
    }

    private static ColumnContract Column(YamlMap map)
    {
        var column = new ColumnContract(
            map.Text("name"), map.Word<ColumnType>("type", Spelling.Snake), map.OptionalText("codelist"), map.Boolean("required"),
            map.Word<ColumnClass>("class", Spelling.Snake), map.OptionalText("unit"), map.OptionalDecimal("min"), map.OptionalDecimal("max"),
            map.Local("meaning"), References(map));
        CheckType(map, column);
        if (column is { Class: ColumnClass.Personal, Type: ColumnType.Text })
            map.Report("type", "free_text", new(
                "Fritekst om en person tas aldri inn: bruk en kodeliste, et tall, en dato eller pseudonym.",
                "Free text about a person is never taken in: use a code list, a number, a date or pseudonym."));
        if (column.Type == ColumnType.Number)
            map.Report("type", "number", new("Bare resultatet av et mål har typen number: bruk decimal.", "Only the result of a measure has the type number: use decimal."));
        if (column is { Class: ColumnClass.Public, Type: ColumnType.Pseudonym })
            map.Report("class", "public_pseudonym", new("Et pseudonym er alltid personlig.", "A pseudonym is always personal."));
        map.Done();
        return column;
    }

    /// <summary>A code has a code list, and nothing else has.</summary>
    public static void CheckType(YamlMap map, ColumnContract column)
    {
        if (column.Type is ColumnType.Code or ColumnType.CodeList != column.Codelist is not null)
            map.Report("codelist", "codelist", new(
                "En kode trenger en kodeliste, og bare en kode har en.", "A code needs a code list, and only a code has one."));
    }

    private static ForeignKey? References(YamlMap map)
    {
        if (map.OptionalText("references") is not { } text)
            return null;
        if (text.Split('.') is [var table, var column])
            return new(table, column);
        map.Report("references", "wrong_type", new("Skriv tabell.kolonne.", "Write table.column."));
        return null;
    }
}
