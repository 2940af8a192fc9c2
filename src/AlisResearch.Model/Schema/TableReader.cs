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
        return table;
    }

    private static ColumnContract Column(YamlMap map)
    {
        var column = new ColumnContract(
            map.Text("name"), map.Word<ColumnType>("type", Spelling.Snake), map.OptionalText("codelist"), map.Boolean("required"),
            map.Word<ColumnClass>("class", Spelling.Snake), map.OptionalText("unit"), map.OptionalDecimal("min"), map.OptionalDecimal("max"),
            map.Local("meaning"));
        if (column.Type is ColumnType.Code or ColumnType.CodeList != column.Codelist is not null)
            map.Report("codelist", "codelist", new(
                "En kode trenger en kodeliste, og bare en kode har en.", "A code needs a code list, and only a code has one."));
        map.Done();
        return column;
    }
}
