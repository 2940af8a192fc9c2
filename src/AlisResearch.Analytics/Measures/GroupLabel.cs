using AlisResearch.Model;

namespace AlisResearch.Analytics;

/// <summary>A group of cells is a text: the values of its grouping variables, a missing one as Statistics Norway's sign.</summary>
internal static class GroupLabel
{
    /// <summary>The sign of a missing value.</summary>
    private const string Missing = "..";

    /// <summary>No code holds it.</summary>
    private const string Between = " · ";

    /// <summary>The SQL expression of the group; null without variables.</summary>
    public static string Expression(IReadOnlyList<string> variables) => variables.Count == 0
        ? "CAST(NULL AS VARCHAR)"
        : string.Join($" || {SqlFile.Literal(Between)} || ", variables.Select(v => $"coalesce(CAST({SqlFile.Identifier(v)} AS VARCHAR), {SqlFile.Literal(Missing)})"));

    /// <summary>The values of a group.</summary>
    public static string[] Split(string? group) => group?.Split(Between) ?? [];

    /// <summary>The values of a group, a missing one null.</summary>
    public static string?[] SplitWithMissing(string? group) => [.. Split(group).Select(v => v == Missing ? null : v)];
}
