using AlisResearch.Model;

namespace AlisResearch.Etl.Sources;

/// <summary>What must hold for the names of a file's columns. A name is not repeated in a finding: without a header it may be a person's value.</summary>
internal static class SourceHeader
{
    /// <summary>Adds what is wrong; true when nothing is.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="row">The header's row.</param>
    /// <param name="names">The names in order; null where the cell is blank.</param>
    /// <param name="place">How a finding names a column, from its position counted from 0.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="findings">Where findings go.</param>
    public static bool Check(
        string file, int row, IReadOnlyList<string?> names, Func<int, string> place, SourceLimits limits, ICollection<Finding> findings)
    {
        var before = findings.Count;
        if (names.Count > limits.MaxColumns)
        {
            findings.Add(new(file, row, null, "too_many_columns", Severity.Error,
                new($"Filen har {names.Count} kolonner; høyst {limits.MaxColumns} er tillatt.", $"The file has {names.Count} columns; at most {limits.MaxColumns} are allowed."),
                new("Er dette riktig fil, og er skilletegnet riktig?", "Is this the right file, and is the delimiter right?")));
            return false;
        }

        foreach (var (index, name) in names.Index())
        {
            if (string.IsNullOrWhiteSpace(name))
                findings.Add(new(file, row, place(index), "blank_header", Severity.Error,
                    new("Kolonnen har ingen overskrift.", "The column has no header."),
                    new("Skriv et kolonnenavn, eller slett kolonnen. Står overskriften i en annen rad, oppgi format: {header_row: …}.",
                        "Write a column name, or delete the column. If the header stands in another row, give format: {header_row: …}.")));
        }

        foreach (var twice in names.Index().Where(n => !string.IsNullOrWhiteSpace(n.Item)).GroupBy(n => n.Item, StringComparer.Ordinal).Where(g => g.Count() > 1))
            findings.Add(new(file, row, place(twice.First().Index), "duplicate_column", Severity.Error,
                new($"Samme overskrift står {twice.Count()} ganger: kolonne {string.Join(", ", twice.Select(t => place(t.Index)))}.",
                    $"The same header stands {twice.Count()} times: column {string.Join(", ", twice.Select(t => place(t.Index)))}."),
                new("Gi kolonnene ulike navn.", "Give the columns different names.")));
        return findings.Count == before;
    }
}
