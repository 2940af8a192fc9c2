using System.Text.Json;

namespace AlisResearch.Tests.Disclosure.EqualCells;

/// <summary>
/// Questions to a GraphQL API as it describes itself: each root field, and each field of a cohort, with every combination of the values of its enums, whole selections in both languages, and filters one at a time. A
/// new value is asked for of itself; a new required argument must be given samples here, and until then it throws.
/// </summary>
internal sealed class EveryQuestion
{
    /// <summary>Asks an API for what <see cref="EveryQuestion(JsonElement)"/> reads.</summary>
    public const string Introspection = """
        { __schema { types { name kind enumValues { name } inputFields { name type { ...T } } fields { name type { ...T } args { name defaultValue type { ...T } } } } } }
        fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } }
        """;

    private const int Depth = 3;

    private static readonly string[] Studies = ["\"alis-vest\"", "\"alis-nord\"", "\"alis-by\"", "\"alis-sor\""];

    /// <summary>Values of arguments and filters that are no enums, by name; the others are left out.</summary>
    private static readonly Dictionary<string, string[]> Samples = new()
    {
        ["study"] = Studies,
        ["id"] = [Studies[1]],
        ["phase"] = ["\"1\"", "\"9\""],
        ["round"] = ["\"survey-2022\"", "\"survey-2021\""],
        ["years"] = ["[0, 1, 2, 3, 4, 5]"],
        ["year"] = ["2024"],
        ["search"] = ["\"cell\""],
        ["code"] = ["\"5401\""],
        ["first"] = ["2"],
        ["confidence"] = ["0.8"],
        ["months"] = ["[0, 12.5]"],
        ["shares"] = ["[0.5]"],
        ["name"] = ["\"cox\"", "\"retention\"", "\"coxs\""],
        ["entryYear"] = ["2020"],
        ["listCap"] = ["800"],
        ["centrality"] = ["3"],
    };

    private readonly Dictionary<string, JsonElement> _types;

    /// <param name="schema">The answer to <see cref="Introspection"/>.</param>
    public EveryQuestion(JsonElement schema) => _types = schema.GetProperty("__schema").GetProperty("types").EnumerateArray().ToDictionary(Name);

    /// <summary>Every question: its root field, or <c>cohort.</c> and the field of a cohort; and the document.</summary>
    public IEnumerable<(string Field, string Query)> All() => Fields("Query").SelectMany(field => Named(field.GetProperty("type")) == "Cohort"
        ? from cohort in Arguments(field).Index()
          from inner in Fields("Cohort")
          from asked in Asked(inner).Take(cohort.Index == 0 ? int.MaxValue : 1) // the cohort of all in every way, others in one
          select ($"cohort.{Name(inner)}", $"{{ cohort{cohort.Item} {{ {asked} }} }}")
        : Asked(field).Select(asked => (Name(field), $"{{ {asked} }}")));

    private IEnumerable<string> Asked(JsonElement field) =>
        (from arguments in Arguments(field)
         from language in new[] { "NB", "EN" }
         select $"{Name(field)}{arguments} {Selection(Named(field.GetProperty("type")), Depth, language)}").Distinct();

    /// <summary>All combinations of enums (but lists of them) and required arguments; then each other argument by itself.</summary>
    private List<string> Arguments(JsonElement field)
    {
        var arguments = field.GetProperty("args").EnumerateArray().ToList();
        IEnumerable<string[]> combined = [[]];
        foreach (var argument in arguments.Where(IsCombined))
            combined = combined.SelectMany(c => Given(argument).Select(g => (string[])[.. c, .. g])).ToList();
        var first = combined.First();
        return [.. combined.Concat(arguments.Where(a => !IsCombined(a)).SelectMany(a => Values(a).Select(v => (string[])[.. first, $"{Name(a)}: {v}"]))).Select(Listed).Distinct()];
    }

    /// <summary>Lists of enum values are asked one by one, not in every combination.</summary>
    private bool IsCombined(JsonElement argument) => IsRequired(argument) || (Kind(argument) == "ENUM" && !IsList(argument));

    private IEnumerable<string[]> Given(JsonElement argument)
    {
        var values = Values(argument).Select(v => (string[])[$"{Name(argument)}: {v}"]).ToList();
        if (values.Count == 0)
            throw new InvalidOperationException($"{Name(argument)} is required: give it samples.");
        return IsRequired(argument) ? values : values.Prepend([]);
    }

    private List<string> Values(JsonElement argument)
    {
        var type = _types[Named(argument.GetProperty("type"))];
        var isList = IsList(argument);
        List<string> values = type.GetProperty("kind").GetString() switch
        {
            "ENUM" => [.. type.GetProperty("enumValues").EnumerateArray().Select(Name)],
            "INPUT_OBJECT" => [.. type.GetProperty("inputFields").EnumerateArray().SelectMany(f => Values(f).Select(v => $"{{{Name(f)}: {v}}}"))],
            _ => [.. Samples.GetValueOrDefault(Name(argument), [])],
        };
        return isList && type.GetProperty("kind").GetString() != "SCALAR" ? ["[]", .. values.Select(v => $"[{v}]"), .. values.Count > 1 ? [$"[{string.Join(", ", values)}]"] : Array.Empty<string>()] : values;
    }

    private string Selection(string type, int depth, string language)
    {
        if (_types[type].GetProperty("kind").GetString() is "SCALAR" or "ENUM")
            return "";
        var fields = Fields(type).Where(f => depth > 0 || _types[Named(f.GetProperty("type"))].GetProperty("kind").GetString() is "SCALAR" or "ENUM")
            .Select(f => $"{Name(f)}{Listed(f.GetProperty("args").EnumerateArray().SelectMany(a => Inner(a, language)))} {Selection(Named(f.GetProperty("type")), depth - 1, language)}");
        return $"{{ {string.Join(' ', fields)} }}";
    }

    private string[] Inner(JsonElement argument, string language) =>
        Named(argument.GetProperty("type")) == "Language" ? [$"{Name(argument)}: {language}"] : IsRequired(argument) ? Given(argument).First() : [];

    private JsonElement.ArrayEnumerator Fields(string type) => _types[type].GetProperty("fields").EnumerateArray();

    private string Kind(JsonElement argument) => _types[Named(argument.GetProperty("type"))].GetProperty("kind").GetString()!;

    private static string Listed(IEnumerable<string> arguments) => arguments.Any() ? $"({string.Join(", ", arguments)})" : "";

    private static bool IsList(JsonElement argument) => Unwrapped(argument.GetProperty("type")).GetProperty("kind").GetString() == "LIST";

    private static bool IsRequired(JsonElement argument) =>
        argument.GetProperty("type").GetProperty("kind").GetString() == "NON_NULL" && argument.GetProperty("defaultValue").ValueKind == JsonValueKind.Null;

    private static JsonElement Unwrapped(JsonElement type) => type.GetProperty("kind").GetString() == "NON_NULL" ? type.GetProperty("ofType") : type;

    private static string Named(JsonElement type) => type.TryGetProperty("ofType", out var inner) && inner.ValueKind == JsonValueKind.Object ? Named(inner) : type.GetProperty("name").GetString()!;

    private static string Name(JsonElement element) => element.GetProperty("name").GetString()!;
}
