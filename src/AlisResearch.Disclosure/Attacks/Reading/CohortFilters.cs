using System.Text.Json;
using AlisResearch.Model;

namespace AlisResearch.Disclosure.Attacks;

/// <summary>A value that a filter can have.</summary>
/// <param name="Value">The value.</param>
/// <param name="Literal">As it stands in a document.</param>
internal sealed record FilterValue(string Value, string Literal);

/// <summary>
/// Every filter of cohorts that the served schema knows, read from the schema itself: a field that is added is attacked without a change here. Study and phase in all combinations that there are; the
/// other fields on top of them where a table has their attribute, and one at a time of one study-phase and of everything, where a release may hold nothing of them: there they are refused, and what
/// refusals say is another attack's. Two at a time of everything, where a release does not hold both.
/// </summary>
/// <param name="Fields">The other fields' values, by attribute.</param>
/// <param name="Names">The fields' names, by attribute.</param>
/// <param name="Untried">Fields whose values cannot be known from the API.</param>
internal sealed record CohortFilters(
    IReadOnlyDictionary<string, IReadOnlyList<FilterValue>> Fields, IReadOnlyDictionary<string, string> Names, IReadOnlyList<string> Untried)
{
    /// <summary>Numbers that may be of something: classes, years, list caps.</summary>
    private static readonly IReadOnlyList<FilterValue> Guesses = [.. new[] { 1, 2, 6, 2019, 1000 }.Select(n => new FilterValue($"{n}", $"{n}"))];

    private const string Introspection =
        """{ __type(name: "CohortFilter") { inputFields { name type { kind name enumValues { name } ofType { kind name enumValues { name } } } } } codelists { id codes { code } } }""";

    /// <summary>Reads them.</summary>
    public static async Task<CohortFilters> Read(ReleaseReader reader, CancellationToken cancellation)
    {
        var data = await reader.Data(Introspection, cancellation);
        var codelists = data.GetProperty("codelists").EnumerateArray().ToDictionary(l => l.GetProperty("id").GetString()!, l => l.GetProperty("codes").EnumerateArray().Select(c => c.GetProperty("code").GetString()!));
        var (fields, names, untried) = (new Dictionary<string, IReadOnlyList<FilterValue>>(), new Dictionary<string, string>(), new List<string>());
        foreach (var field in data.GetProperty("__type").GetProperty("inputFields").EnumerateArray())
        {
            var name = field.GetProperty("name").GetString()!;
            var attribute = name == "phase" ? Margin.Part : Spelling.Snake(name);
            names[attribute] = name;
            if (attribute is Margin.Study or Margin.Part)
                continue;
            var type = field.GetProperty("type") is var t && t.GetProperty("ofType").ValueKind == JsonValueKind.Object ? t.GetProperty("ofType") : t;
            if (ValuesOf(type, codelists.GetValueOrDefault(attribute)) is { } values)
                fields[attribute] = values;
            else
                untried.Add(name);
        }

        return new(fields, names, untried);
    }

    /// <summary>Every filter: value by attribute, with the argument that asks for it; none, where everything is asked for.</summary>
    /// <param name="phases">Studies and phases that there are.</param>
    /// <param name="isHeld">Whether a table has an attribute for what a filter names.</param>
    public IEnumerable<(IReadOnlyDictionary<string, string> Where, string Argument)> All(
        IReadOnlyList<(string Study, string Phase)> phases, Func<IReadOnlyDictionary<string, string>, string, bool> isHeld)
    {
        List<KeyValuePair<string, FilterValue>[]> whole =
        [
            [], .. phases.Select(p => p.Study).Distinct().Select(s => new[] { Of(Margin.Study, s) }),
            .. phases.Select(p => p.Phase).Distinct().Select(p => new[] { Of(Margin.Part, p) }),
            .. phases.Select(p => new[] { Of(Margin.Study, p.Study), Of(Margin.Part, p.Phase) }),
        ];
        var single = Fields.SelectMany(f => f.Value.Select(v => new[] { KeyValuePair.Create(f.Key, v) })).ToList();
        var words = single.Where(s => Fields[s[0].Key] != Guesses).ToList();
        var pairs = words.SelectMany((one, i) => words.Skip(i + 1).Where(other => other[0].Key != one[0].Key).Select(other => one.Concat(other).ToArray())).ToList();
        foreach (var (index, w) in whole.Index())
        {
            var where = w.ToDictionary(f => f.Key, f => f.Value.Value);
            var more = index == 0 ? single.Concat(pairs.Where(p => !p.All(f => isHeld(where, f.Key))))
                : index == whole.Count - 1 ? single
                : single.Where(s => isHeld(where, s[0].Key));
            foreach (var filter in more.Prepend([]).Select(m => w.Concat(m).ToArray()))
                yield return (filter.ToDictionary(f => f.Key, f => f.Value.Value), $"{{{string.Join(", ", filter.Select(f => $"{Names[f.Key]}: {f.Value.Literal}"))}}}");
        }
    }

    private static KeyValuePair<string, FilterValue> Of(string attribute, string value) => new(attribute, new(value, JsonSerializer.Serialize(value)));

    private static IReadOnlyList<FilterValue>? ValuesOf(JsonElement type, IEnumerable<string>? codes) => type.GetProperty("kind").GetString() switch
    {
        "ENUM" => [.. type.GetProperty("enumValues").EnumerateArray().Select(v => v.GetProperty("name").GetString()!).Select(v => new FilterValue(v, v))],
        _ when type.GetProperty("name").GetString() == "Boolean" => [new("true", "true"), new("false", "false")],
        _ when type.GetProperty("name").GetString() == "Int" => Guesses,
        _ when type.GetProperty("name").GetString() is "ID" or "String" => codes is null ? null : [.. codes.Select(c => new FilterValue(c, JsonSerializer.Serialize(c)))],
        _ => null,
    };
}
