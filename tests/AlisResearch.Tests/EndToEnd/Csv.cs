namespace AlisResearch.Tests.EndToEnd;

/// <summary>Reads downloaded tables of codes, numbers and dates, in which nothing is quoted.</summary>
internal static class Csv
{
    /// <summary>The rows, each value by its column.</summary>
    public static List<Dictionary<string, string>> Rows(string text)
    {
        Assert.DoesNotContain('"', text);
        var lines = text.TrimStart('\ufeff').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(',')).ToList();
        return [.. lines.Skip(1).Select(l => lines[0].Zip(l).ToDictionary(c => c.First, c => c.Second))];
    }
}
