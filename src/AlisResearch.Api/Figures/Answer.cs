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

    /// <summary>How many there are, with what the true number can be.</summary>
    public static LocalText Size(JsonElement size)
    {
        var (value, lower, upper) = (size.Whole("value"), size.Whole("lower"), size.Whole("upper"));
        return LocalText.Same(size.GetProperty("exact").GetBoolean() ? $"n\u00A0=\u00A0{value}." : $"n\u00A0=\u00A0{value}\u00A0({lower}–{upper}).");
    }
}
