using System.Text.Json;
using AlisResearch.Model;

namespace AlisResearch.Api.Figures;

/// <summary>Reading answers.</summary>
internal static class Answer
{
    /// <summary>A field's items.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement answer, string field) => answer.GetProperty(field).EnumerateArray();

    /// <summary>A text; null for none.</summary>
    public static string? Text(this JsonElement answer, string field) => answer.GetProperty(field).GetString();

    /// <summary>A number; null for none.</summary>
    public static double? Number(this JsonElement answer, string field) => answer.GetProperty(field) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    /// <summary>A whole number; 0 for none.</summary>
    public static int Whole(this JsonElement answer, string field) => (int)(answer.Number(field) ?? 0);

    /// <summary>Whether the rows behind an answer are made up; of several, whether any are.</summary>
    public static bool IsSynthetic(this IEnumerable<JsonElement> answers) => answers.Any(a => a.GetProperty("provenance").GetProperty("synthetic").GetBoolean());

    /// <summary>How many there are in all, with what the true number can be.</summary>
    public static LocalText Size(params JsonElement[] counts) => LocalText.Same(
        $"n\u00A0=\u00A0{Count(counts.Sum(c => c.Whole("value")), counts.Sum(c => c.Whole("lower")), counts.Sum(c => c.Whole("upper")), counts.All(c => c.GetProperty("exact").GetBoolean()))}.");

    /// <summary>A count, with what the true one can be.</summary>
    public static string Count(JsonElement count) => Count(count.Whole("value"), count.Whole("lower"), count.Whole("upper"), count.GetProperty("exact").GetBoolean());

    private static string Count(int value, int lower, int upper, bool isExact) => isExact ? $"{value}" : $"{value}\u00A0({lower}–{upper})";
}
