namespace AlisResearch.Model;

/// <summary>"Did you mean …?", for column names, keys and codes.</summary>
public static class Suggest
{
    /// <summary>The candidate nearest to <paramref name="word"/> in edit distance, or null when none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        var nearest = candidates
            .Select(c => (Candidate: c, Distance: EditDistance(word.ToUpperInvariant(), c.ToUpperInvariant())))
            .OrderBy(p => p.Distance).ThenBy(p => p.Candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Candidate is not null && nearest.Distance <= Math.Max(2, word.Length / 3) ? nearest.Candidate : null;
    }

    /// <summary>"mente du «x»?" with the allowed words after it.</summary>
    public static LocalText DidYouMean(string word, IReadOnlyCollection<string> allowed)
    {
        var list = string.Join(", ", allowed.Order(StringComparer.Ordinal).Take(20)) + (allowed.Count > 20 ? ", …" : "");
        return Nearest(word, allowed) is { } near
            ? new($"Mente du «{near}»? Tillatt: {list}.", $"Did you mean “{near}”? Allowed: {list}.")
            : new($"Tillatt: {list}.", $"Allowed: {list}.");
    }

    /// <summary>Levenshtein distance in UTF-16 units.</summary>
    private static int EditDistance(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            previous = current;
        }

        return previous[b.Length];
    }
}
