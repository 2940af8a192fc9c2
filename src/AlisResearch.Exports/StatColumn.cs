using System.Text;
using AlisResearch.Model;

namespace AlisResearch.Exports;

/// <summary>
/// A column as SPSS and Stata have it: numbers, dates, texts, and codes as the numbers 1, 2, … of their list's order, with labels; the codebook lists them. Municipality codes stay texts. The kinds of
/// nothing of a column that says why it is empty are SPSS's user-missing −99, −98 and −97, and Stata's .a, .b and .c.
/// </summary>
internal sealed class StatColumn
{
    private const int MaxLabel = 120; // bytes: SPSS's limit of a value label
    private const int MaxTitle = 80; // characters: Stata's limit of a variable's label
    private const string Municipality = "municipality";
    private static readonly DateOnly SpssEpoch = new(1582, 10, 14);
    private static readonly DateOnly StataEpoch = new(1960, 1, 1);

    private readonly bool _isSpss;
    private readonly Dictionary<string, int> _numbers;

    /// <param name="column">The column.</param>
    /// <param name="codes">Its codes.</param>
    /// <param name="whyMissing">The index of the column that says why it is empty; null for none.</param>
    /// <param name="kinds">The kinds of nothing, in order.</param>
    /// <param name="language">Of labels.</param>
    /// <param name="isSpss">SPSS; Stata otherwise.</param>
    public StatColumn(ColumnContract column, IReadOnlyList<Code> codes, int? whyMissing, IReadOnlyList<Code> kinds, Language language, bool isSpss)
    {
        (Column, WhyMissing, _isSpss) = (column, whyMissing, isSpss);
        var isCoded = column.Type == ColumnType.Code && column.Codelist != Municipality && codes.Count > 0;
        _numbers = isCoded ? codes.Index().ToDictionary(c => c.Item.Value, c => c.Index + 1) : [];
        IsText = !isCoded && column.Type is not (ColumnType.Integer or ColumnType.Decimal or ColumnType.Number or ColumnType.Date or ColumnType.Timestamp or ColumnType.Boolean);
        Kinds = whyMissing is null || IsText ? [] : kinds;
        Labels = isCoded ? [.. codes.Select((c, i) => ((double)i + 1, Cut(c.Label.In(language), MaxLabel)))]
            : column.Type == ColumnType.Boolean ? [(0, language == Language.Nb ? "nei" : "no"), (1, language == Language.Nb ? "ja" : "yes")]
            : [];
        KindLabels = [.. Kinds.Select(k => Cut(k.Label.In(language), MaxLabel))];
        Title = CutCharacters(column.Meaning.In(language) + (column.Unit is { } unit ? $" [{unit}]" : ""));
    }

    /// <summary>The column.</summary>
    public ColumnContract Column { get; }

    /// <summary>The index of the column that says why it is empty.</summary>
    public int? WhyMissing { get; }

    /// <summary>Whether values are texts.</summary>
    public bool IsText { get; }

    /// <summary>Its label.</summary>
    public string Title { get; }

    /// <summary>The labels of its values.</summary>
    public IReadOnlyList<(double Value, string Label)> Labels { get; }

    /// <summary>The kinds of nothing that it tells apart.</summary>
    public IReadOnlyList<Code> Kinds { get; }

    /// <summary>Their labels.</summary>
    public IReadOnlyList<string> KindLabels { get; }

    /// <summary>The format that values are shown in.</summary>
    public string? Format => (Column.Type, _isSpss) switch
    {
        (ColumnType.Date, true) => "EDATE10",
        (ColumnType.Date, false) => "%td",
        (ColumnType.Timestamp, true) => "DATETIME20",
        (ColumnType.Timestamp, false) => "%tc",
        (ColumnType.Decimal, true) => "F18.4",
        (ColumnType.Decimal, false) => "%18.4f",
        (ColumnType.Number, true) => "F18.6",
        (ColumnType.Number, false) => "%18.0g",
        _ when IsText => null,
        (_, true) => "F12.0",
        _ => "%12.0g",
    };

    /// <summary>SPSS's measurement levels: nominal 1, ordinal 2, scale 3.</summary>
    public int Measure => IsText || Labels.Count > 0 ? 1 : 3;

    /// <summary>The bytes that the longest text takes; at least one.</summary>
    public static int Width(IEnumerable<object?> values) => values.Select(v => v is null ? 1 : Math.Max(1, Encoding.UTF8.GetByteCount((string)v))).DefaultIfEmpty(1).Max();

    /// <summary>A value as a number.</summary>
    /// <exception cref="InvalidOperationException">A code is not in its list.</exception>
    public double Number(object value) => value switch
    {
        long number => number,
        decimal number => (double)number,
        double number => number,
        bool flag => flag ? 1 : 0,
        DateOnly date => _isSpss ? (date.DayNumber - SpssEpoch.DayNumber) * 86_400.0 : date.DayNumber - StataEpoch.DayNumber,
        DateTime moment => _isSpss ? (moment - SpssEpoch.ToDateTime(TimeOnly.MinValue)).TotalSeconds : (moment - StataEpoch.ToDateTime(TimeOnly.MinValue)).TotalMilliseconds,
        string code when _numbers.TryGetValue(code, out var number) => number,
        _ => throw new InvalidOperationException($"Column {Column.Name} holds a value that its code list does not have."),
    };

    /// <summary>Where a reason stands among the kinds of nothing; null where it is none of them.</summary>
    public int? Kind(object? reason) => Kinds.Index().Where(k => k.Item.Value.Equals(reason)).Select(k => (int?)k.Index).FirstOrDefault();

    /// <summary>SPSS's number of a kind.</summary>
    public static double Missing(int kind) => kind - 99;

    /// <summary>Stata's letter of a kind.</summary>
    public static byte Tag(int kind) => (byte)('a' + kind);

    /// <summary>How much of a text, from its beginning, takes at most so many bytes; no letter is cut in two.</summary>
    public static int Fitting(string text, int bytes)
    {
        var end = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes -= rune.Utf8SequenceLength;
            if (bytes < 0)
                break;
            end += rune.Utf16SequenceLength;
        }

        return end;
    }

    private static string CutCharacters(string text) => text.Length <= MaxTitle ? text : text[..(char.IsHighSurrogate(text[MaxTitle - 2]) ? MaxTitle - 2 : MaxTitle - 1)] + "…";

    private static string Cut(string text, int bytes) => Encoding.UTF8.GetByteCount(text) <= bytes ? text : text[..Fitting(text, bytes - "…"u8.Length)] + "…";
}
