using System.Globalization;

namespace AlisResearch.Model;

/// <summary>Reads measures and the variables that cohorts are grouped by.</summary>
internal static class MeasureReader
{
    /// <summary>The file of the variables, beside the measures.</summary>
    public const string GroupsFile = "groups.yml";

    /// <summary>measures/groups.yml.</summary>
    public static List<GroupingVariable> GroupingVariables(YamlMap map) => map.Maps("variables").Select(a =>
    {
        var variable = new GroupingVariable(a.Text("name"), a.Local("title"), a.OptionalText("codelist"), a.Boolean("number"), a.Local("meaning"));
        a.Done();
        return variable;
    }).ToList();

    /// <summary>measures/&lt;measure&gt;.yml.</summary>
    public static Measure Measure(YamlMap map)
    {
        var measure = new Measure(
            map.Text("measure"), map.Local("title"), map.Local("answers"), map.Word<MeasureCells>("cells", Spelling.Snake),
            map.Boolean("by_outcome"), map.Boolean("stratified"), map.Text("formula"), map.Local("numerator"), map.Local("denominator"),
            map.Text("unit"), map.Texts("references"), map.Maps("parameters").Select(Parameter).ToList(), map.Maps("columns").Select(Column).ToList());
        if (measure.Name != Path.GetFileNameWithoutExtension(map.File))
            map.Report("measure", "file_name", new("Navnet må være filens navn.", "The name must be the file's name."));
        if (measure.References.Count == 0)
            map.Report("references", "missing_key", new("«references» trenger minst én kilde.", "“references” needs at least one source."));
        if (measure.Columns.Count == 0)
            map.Report("columns", "missing_key", new("«columns» trenger minst én kolonne.", "“columns” needs at least one column."));
        return measure;
    }

    private static MeasureParameter Parameter(YamlMap map)
    {
        var parameter = new MeasureParameter(
            map.Text("name"), map.Word<MeasureParameterType>("type", Spelling.Snake), map.Texts("words"), map.OptionalText("default"),
            map.OptionalDecimal("min"), map.OptionalDecimal("max"), map.Local("meaning"));
        if (parameter.Type == MeasureParameterType.Word != parameter.Words.Count > 0)
            map.Report("words", "words", new("Et ord trenger en liste av ord, og bare et ord har en.", "A word needs a list of words, and only a word has one."));
        if (parameter.Default is { } text && MeasureParameterValue.Parse(parameter, text) is null)
            map.Report("default", "wrong_type", new($"«{text}» er ikke tillatt her.", $"“{text}” is not allowed here."));
        map.Done();
        return parameter;
    }

    private static ColumnContract Column(YamlMap map)
    {
        var column = new ColumnContract(
            map.Text("name"), map.Word<ColumnType>("type", Spelling.Snake), map.OptionalText("codelist"), Required: false, ColumnClass.Personal,
            map.OptionalText("unit"), null, null, map.Local("meaning"));
        map.Done();
        return column;
    }
}

/// <summary>Reading a measure's parameter.</summary>
public static class MeasureParameterValue
{
    /// <summary>
    /// The value as the query takes it: a string, a double, an array of doubles, or null when <paramref name="text"/> is not allowed.
    /// </summary>
    public static object? Parse(MeasureParameter parameter, string text)
    {
        switch (parameter.Type)
        {
            case MeasureParameterType.Word:
                return parameter.Words.Contains(text) ? text : null;
            case MeasureParameterType.Numbers:
                var numbers = text.Split(',', StringSplitOptions.TrimEntries).Select(t => Number(parameter, t)).ToList();
                return numbers.All(n => n is not null) ? numbers.Select(n => n!.Value).ToArray() : null;
            default:
                return Number(parameter, text);
        }
    }

    private static double? Number(MeasureParameter parameter, string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && (parameter.Min ?? number) <= number && number <= (parameter.Max ?? number)
        && (parameter.Type != MeasureParameterType.ConfidenceLevel || number is > 0 and <= 0.9999m)
            ? (double)number : null;
}
