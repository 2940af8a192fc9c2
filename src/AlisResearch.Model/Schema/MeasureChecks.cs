namespace AlisResearch.Model;

/// <summary>What must fit between the measures and the rest of the schema folder.</summary>
internal static class MeasureChecks
{
    /// <summary>Adds a finding for every code list that is none, every name that stands twice, and every measure without a page.</summary>
    public static void Run(
        SchemaFolder files, IReadOnlyList<Measure> measures, IReadOnlyList<GroupingVariable> variables, IReadOnlyDictionary<string, Codelist> codelists)
    {
        foreach (var variable in variables.Where(a => a.Codelist is not null))
            files.CheckKnown($"measures/{MeasureReader.GroupsFile}", variable.Name, variable.Codelist!, [.. codelists.Keys]);
        foreach (var measure in measures)
        {
            var file = $"measures/{measure.Name}.yml";
            foreach (var column in measure.Columns.Where(c => c.Codelist is not null))
                files.CheckKnown(file, column.Name, column.Codelist!, [.. codelists.Keys]);
            foreach (var twice in Twice(measure.Columns.Select(c => c.Name)).Concat(Twice(measure.Parameters.Select(p => p.Name))))
                files.Report(file, twice, "duplicate_key", new($"«{twice}» står flere ganger.", $"“{twice}” stands more than once."));
            if (!File.Exists(files.PathOf($"measures/{measure.Name}.md")))
                files.Report(file, "measure", "missing_page", new(
                    $"Målet mangler siden sin, measures/{measure.Name}.md.", $"The measure lacks its page, measures/{measure.Name}.md."));
        }
    }

    private static IEnumerable<string> Twice(IEnumerable<string> names) => names.GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key);
}
