using AlisResearch.Etl.Validation;
using AlisResearch.Model;

namespace AlisResearch.Etl;

/// <summary>In which order several files are taken in: a table after those it points at or is held against, otherwise as given.</summary>
public static class IngestOrder
{
    /// <summary>The files in order.</summary>
    public static IReadOnlyList<(string File, SurveyRound Round)> Of(SchemaSet schema, IEnumerable<(string File, SurveyRound Round)> files)
    {
        var depths = new Dictionary<string, int>();
        return [.. files.OrderBy(f => Depth(f.Round.Table))];

        int Depth(string table)
        {
            if (depths.TryGetValue(table, out var known))
                return known;
            depths[table] = 0; // two tables that are held against each other come as given
            return depths[table] = Before(schema, table).Where(t => t != table).Select(t => Depth(t) + 1).DefaultIfEmpty(0).Max();
        }
    }

    private static IEnumerable<string> Before(SchemaSet schema, string table) => schema.Tables[table].Columns.Select(c => c.References?.Table).OfType<string>()
        .Concat(Rule.Rounds.Where(r => r.Severity == Severity.Error && r.AppliesTo("table") == table).SelectMany(r => r.Reads))
        .Distinct();
}
