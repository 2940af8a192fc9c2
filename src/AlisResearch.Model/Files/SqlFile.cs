using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace AlisResearch.Model;

/// <summary>
/// SQL lives in .sql files, embedded under their own names. Values go in as parameters; where SQL takes none (names of
/// columns, casts), a file has a placeholder <c>{{name}}</c> that is filled with quoted identifiers and literals only.
/// </summary>
public static partial class SqlFile
{
    private static readonly ConcurrentDictionary<(Assembly, string), string> Texts = new();

    /// <summary>The text of <paramref name="name"/> embedded in <paramref name="assembly"/>.</summary>
    /// <exception cref="InvalidOperationException">No such file is embedded.</exception>
    public static string Load(Assembly assembly, string name) => Texts.GetOrAdd((assembly, name), Read);

    private static string Read((Assembly Assembly, string Name) file)
    {
        var (assembly, name) = file;
        using var stream = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded in {assembly.GetName().Name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Fills every placeholder of <paramref name="sql"/>.</summary>
    /// <exception cref="InvalidOperationException">A placeholder has no text, or a text no placeholder.</exception>
    public static string Fill(string sql, params (string Name, string Text)[] texts)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var filled = Placeholder().Replace(sql, match =>
        {
            var name = match.Groups[1].Value;
            used.Add(name);
            return texts.Where(t => t.Name == name).Select(t => t.Text).FirstOrDefault()
                ?? throw new InvalidOperationException($"Placeholder {name} has no text.");
        });
        return texts.FirstOrDefault(t => !used.Contains(t.Name)) is { Name: { } unused }
            ? throw new InvalidOperationException($"There is no placeholder {unused}.")
            : filled;
    }

    /// <summary>A quoted identifier.</summary>
    public static string Identifier(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A quoted text literal.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A literal of double precision.</summary>
    public static string Literal(double number) => number.ToString("E16", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Placeholder();
}
