using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AlisResearch.Model;

/// <summary>
/// One mapping of a schema file, read key by key. Every key that is asked for is allowed; <see cref="Done"/> reports the rest with
/// file, line, key and what is allowed. A wrong value is reported where it is read, so that one run finds all mistakes of a file.
/// </summary>
internal sealed class YamlMap
{
    private readonly YamlMappingNode _node;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    private YamlMap(string file, YamlMappingNode node, List<Finding> findings) => (File, _node, Findings) = (file, node, findings);

    /// <summary>The file's name below the schema folder.</summary>
    public string File { get; }

    /// <summary>Where findings are collected.</summary>
    public List<Finding> Findings { get; }

    /// <summary>The line of the mapping.</summary>
    public long Line => _node.Start.Line;

    /// <summary>The keys in the file's order.</summary>
    public IEnumerable<string> Keys => _node.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value ?? "");

    /// <summary>Parses a file; null, with a finding, when it is no YAML mapping.</summary>
    public static YamlMap? Parse(string path, string shownAs, List<Finding> findings)
    {
        try
        {
            using var reader = new StreamReader(path, new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true));
            var yaml = new YamlStream();
            yaml.Load(reader);
            if (yaml.Documents is [{ RootNode: YamlMappingNode root }, ..])
                return new(shownAs, root, findings);
            findings.Add(new(shownAs, 1, null, "yaml_syntax", Severity.Error,
                new("Filen er ikke en YAML-tabell med nøkler.", "The file is not a YAML mapping."), null));
        }
        catch (Exception e) when (e is YamlException or System.Text.DecoderFallbackException)
        {
            findings.Add(new(shownAs, (e as YamlException)?.Start.Line, null, "yaml_syntax", Severity.Error,
                new($"Filen kan ikke leses som YAML i UTF-8: {e.Message}", $"The file does not read as YAML in UTF-8: {e.Message}"), null));
        }

        return null;
    }

    /// <summary>A required text.</summary>
    public string Text(string key) => OptionalText(key) ?? Missing(key, "");

    /// <summary>An optional text.</summary>
    public string? OptionalText(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode { Value: { Length: > 0 } text } scalar when !IsNull(scalar) => text,
        YamlScalarNode => null,
        var node => Wrong<string?>(node, key, new("en tekst", "a text")),
    };

    /// <summary>A required text in both languages.</summary>
    public LocalText Local(string key) => OptionalLocal(key) ?? Missing(key, LocalText.Same(""));

    /// <summary>An optional text in both languages.</summary>
    public LocalText? OptionalLocal(string key)
    {
        if (OptionalMap(key) is not { } map)
            return null;
        var text = new LocalText(map.Text("nb"), map.Text("en"));
        map.Done();
        return text;
    }

    /// <summary>A required date.</summary>
    public DateOnly Date(string key) => OptionalDate(key) ?? Missing(key, default(DateOnly));

    /// <summary>An optional date, yyyy-mm-dd.</summary>
    public DateOnly? OptionalDate(string key) => Parsed(key, ParseDate, new("en dato, åååå-mm-dd", "a date, yyyy-mm-dd"));

    /// <summary>An optional whole number.</summary>
    public int? OptionalInteger(string key) => Parsed<int>(
        key, t => int.TryParse(t, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var i) ? i : null,
        new("et heltall", "a whole number"));

    /// <summary>An optional number.</summary>
    public decimal? OptionalDecimal(string key) => Parsed(key, ParseDecimal, new("et tall med punktum", "a number with a decimal point"));

    /// <summary>true or false; <paramref name="otherwise"/> when left out.</summary>
    public bool Boolean(string key, bool otherwise = false) =>
        Parsed<bool>(key, t => t switch { "true" => true, "false" => false, _ => null }, new("true eller false", "true or false")) ?? otherwise;

    /// <summary>A required word of an enumeration, spelled in the file as <paramref name="spelling"/> spells it.</summary>
    public T Word<T>(string key, Func<T, string> spelling)
        where T : struct, Enum => OptionalWord(key, spelling) ?? Missing(key, default(T), [.. Enum.GetValues<T>().Select(spelling)]);

    /// <summary>An optional word of an enumeration.</summary>
    public T? OptionalWord<T>(string key, Func<T, string> spelling)
        where T : struct, Enum
    {
        if (OptionalText(key) is not { } text)
            return null;
        var words = Enum.GetValues<T>().ToDictionary(spelling);
        if (words.TryGetValue(text, out var word))
            return word;
        Findings.Add(new(File, Find(key)!.Start.Line, key, "unknown_value", Severity.Error,
            new($"Ukjent verdi «{text}».", $"Unknown value “{text}”."), Suggest.DidYouMean(text, words.Keys)));
        return null;
    }

    /// <summary>A list of texts; empty when left out.</summary>
    public IReadOnlyList<string> Texts(string key) => Sequence(key)
        .Select(n => n is YamlScalarNode { Value: { } text } ? text : Wrong(n, key, new("en liste av tekster", "a list of texts"), ""))
        .ToList();

    /// <summary>A list of dates.</summary>
    public IReadOnlyList<DateOnly> Dates(string key) => Texts(key).Select(t => ParseDate(t) ?? WrongValue(key)).ToList();

    /// <summary>A list of numbers.</summary>
    public IReadOnlyList<decimal> Decimals(string key) => Texts(key).Select(t => ParseDecimal(t) ?? WrongNumber(key)).ToList();

    /// <summary>A list of mappings; empty when left out.</summary>
    public IReadOnlyList<YamlMap> Maps(string key) => Sequence(key)
        .Select(n => n is YamlMappingNode map
            ? new YamlMap(File, map, Findings)
            : Wrong<YamlMap?>(n, key, new("en liste av tabeller", "a list of mappings")))
        .OfType<YamlMap>()
        .ToList();

    /// <summary>A required mapping; null, with a finding, when it is missing.</summary>
    public YamlMap? Map(string key) => OptionalMap(key) ?? Missing<YamlMap?>(key, null);

    /// <summary>An optional mapping.</summary>
    public YamlMap? OptionalMap(string key) => Find(key) switch
    {
        null => null,
        YamlMappingNode map => new(File, map, Findings),
        YamlScalarNode scalar when IsNull(scalar) => null,
        var node => Wrong<YamlMap?>(node, key, new("en tabell med nøkler", "a mapping")),
    };

    /// <summary>A mapping whose keys are free: every key with its text.</summary>
    public IReadOnlyDictionary<string, string> FreeTexts(string key) => OptionalMap(key) is { } map
        ? map.Keys.ToDictionary(k => k, k => map.OptionalText(k) ?? "")
        : new Dictionary<string, string>();

    /// <summary>A mapping whose keys are free: true and false, numbers, null and texts as YAML reads them unquoted.</summary>
    public IReadOnlyDictionary<string, object?> FreeValues(string key) => OptionalMap(key) is { } map
        ? map.Keys.ToDictionary(k => k, k => map.Find(k) is YamlScalarNode scalar ? Plain(scalar) : null)
        : new Dictionary<string, object?>();

    /// <summary>Reports every key that nobody asked for.</summary>
    public void Done()
    {
        foreach (var key in _node.Children.Keys.OfType<YamlScalarNode>().Where(k => !_asked.Contains(k.Value ?? "")))
            Findings.Add(new(File, key.Start.Line, key.Value, "unknown_key", Severity.Error,
                new($"Ukjent nøkkel «{key.Value}».", $"Unknown key “{key.Value}”."), Suggest.DidYouMean(key.Value ?? "", _asked)));
    }

    /// <summary>Reports something about <paramref name="key"/> that the reader found out itself.</summary>
    public void Report(string key, string rule, LocalText message, LocalText? suggestion = null) =>
        Findings.Add(new(File, Find(key)?.Start.Line ?? Line, key, rule, Severity.Error, message, suggestion));

    private YamlNode? Find(string key)
    {
        _asked.Add(key);
        return _node.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;
    }

    private IEnumerable<YamlNode> Sequence(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode sequence => sequence.Children,
        var node => Wrong<IEnumerable<YamlNode>>(node, key, new("en liste", "a list"), []),
    };

    private T? Parsed<T>(string key, Func<string, T?> parse, LocalText expected)
        where T : struct
    {
        if (OptionalText(key) is not { } text)
            return null;
        return parse(text) is { } value ? value : Wrong<T?>(Find(key)!, key, expected);
    }

    private static DateOnly? ParseDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static decimal? ParseDecimal(string text) => decimal.TryParse(
        text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsNull(YamlScalarNode scalar) => scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "null" or "~";

    private static object? Plain(YamlScalarNode scalar) => scalar switch
    {
        { Style: not ScalarStyle.Plain } => scalar.Value,
        { Value: "true" } => true,
        { Value: "false" } => false,
        _ when IsNull(scalar) => null,
        _ => ParseDecimal(scalar.Value!) is { } number ? number : scalar.Value,
    };

    private DateOnly WrongValue(string key) => Wrong(Find(key)!, key, new("datoer, åååå-mm-dd", "dates, yyyy-mm-dd"), default(DateOnly));

    private decimal WrongNumber(string key) => Wrong(Find(key)!, key, new("tall", "numbers"), 0m);

    private T Missing<T>(string key, T otherwise, IReadOnlyCollection<string>? allowed = null)
    {
        // A value that was there but wrong has been reported already.
        if (!Findings.Any(f => f.File == File && f.Column == key && f.Row >= Line))
            Findings.Add(new(File, Line, key, "missing_key", Severity.Error,
                new($"Nøkkelen «{key}» mangler.", $"The key “{key}” is missing."),
                allowed is null ? null : new($"Tillatt: {string.Join(", ", allowed)}.", $"Allowed: {string.Join(", ", allowed)}.")));
        return otherwise;
    }

    private T Wrong<T>(YamlNode node, string key, LocalText expected, T otherwise = default!)
    {
        Findings.Add(new(File, node.Start.Line, key, "wrong_type", Severity.Error,
            new($"«{key}» skal være {expected.Nb}.", $"“{key}” must be {expected.En}."), null));
        return otherwise;
    }
}
