using AlisResearch.Model;

namespace AlisResearch.Tests.Disclosure;

/// <summary>A file of known answers of disclosure control.</summary>
public static class SdcVector
{
    /// <summary>The rows of a file.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string?>> Read(string name) =>
        CsvTable.Read(Path.Combine(Repository.Root, "tests", "AlisResearch.Tests", "Disclosure", "vectors", $"{name}.csv")).Rows.Select(r => r.Fields).ToList();
}
