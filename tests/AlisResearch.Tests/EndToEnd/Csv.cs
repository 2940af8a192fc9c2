using AlisResearch.Model;

namespace AlisResearch.Tests.EndToEnd;

/// <summary>Downloaded tables.</summary>
internal static class Csv
{
    /// <summary>The rows, each value by its column; an empty text where there is none.</summary>
    public static List<Dictionary<string, string>> Rows(byte[] file) => [.. CsvTable.Read(file).Rows.Select(r => r.Fields.ToDictionary(f => f.Key, f => f.Value ?? ""))];
}
