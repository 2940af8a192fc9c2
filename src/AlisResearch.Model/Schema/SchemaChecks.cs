namespace AlisResearch.Model;

/// <summary>What must fit between the files of the schema folder.</summary>
internal static class SchemaChecks
{
    /// <summary>Adds a finding for every reference that leads nowhere and every key that stands twice.</summary>
    public static void Run(
        List<Finding> findings, IReadOnlyList<SourceDocument> sources, IReadOnlyList<Study> studies, IReadOnlyList<SurveyRound> rounds,
        IReadOnlyList<TableContract> tables, IReadOnlyDictionary<string, Codelist> codelists, MunicipalityRegister municipalities,
        IReadOnlyList<Claim> claims)
    {
        string[] documents = [.. sources.Select(s => s.Id)];
        string[] tableNames = [.. tables.Select(t => t.Name)];
        string[] claimIds = [.. claims.Select(c => c.Id)];

        Unique("sources.yml", "id", documents);
        Unique("claims", "id", claimIds);
        foreach (var table in tables)
        {
            Unique($"tables/{table.Name}.yml", "name", table.Columns.Select(c => c.Name));
            if (table.Columns is not [{ Name: "study" }, ..])
                Add($"tables/{table.Name}.yml", "columns", "first_column", new("Første kolonne må være «study».", "The first column must be “study”."));
            foreach (var column in table.Columns.Where(c => c.Codelist is not null))
                Known($"tables/{table.Name}.yml", column.Name, column.Codelist!, [.. codelists.Keys]);
        }

        foreach (var study in studies)
        {
            Unique($"studies/{study.Id}/study.yml", "phases", study.Phases.Select(p => p.Id));
            foreach (var phase in study.Phases)
                Known($"studies/{study.Id}/study.yml", "source", phase.Source.Document, documents);
        }

        foreach (var round in rounds)
        {
            Known(round.DefinitionFile, "source", round.Source.Document, documents);
            Known(round.DefinitionFile, "study", round.Study, [.. studies.Select(s => s.Id)]);
            Known(round.DefinitionFile, "table", round.Table, tableNames);
            if (tables.FirstOrDefault(t => t.Name == round.Table) is not { } table)
                continue;
            foreach (var column in round.Constants.Keys.Concat(round.Columns.Keys))
                Known(round.DefinitionFile, column, column, [.. table.Columns.Select(c => c.Name)]);
            if (table.Derived)
                Add(round.DefinitionFile, "table", "derived_table", new("Tabellen regnes ut og fylles ikke av en runde.", "The table is computed; no round fills it."));
        }

        foreach (var claim in claims)
        {
            var file = $"claims/{claim.Study}.yml";
            Known(file, claim.Id, claim.Source.Document, documents);
            foreach (var other in claim.Contradicts)
            {
                Known(file, claim.Id, other, claimIds);
                if (claims.FirstOrDefault(c => c.Id == other) is { } side && !side.Contradicts.Contains(claim.Id))
                    Add(file, claim.Id, "one_sided", new(
                        $"«{other}» må også nevne «{claim.Id}».", $"“{other}” must name “{claim.Id}” too."));
            }

            foreach (var term in claim.Compute is null ? [] : claim.Compute.Add.Concat(claim.Compute.Subtract))
            {
                if (tables.FirstOrDefault(t => t.Name == term.Table && t.Release) is not { } table)
                    Known(file, claim.Id, term.Table, [.. tables.Where(t => t.Release).Select(t => t.Name)]);
                else
                    foreach (var column in term.Columns.Concat(term.Where.Keys))
                        Known(file, claim.Id, column, [.. table.PublicColumns.Select(c => c.Name)]);
            }
        }

        foreach (var succession in municipalities.Successions)
        {
            const string File = "codelists/municipality_succession.csv";
            var from = municipalities.Municipalities.FirstOrDefault(m => m.Code == succession.From && m.ValidTo == succession.Date);
            var to = municipalities.Municipalities.FirstOrDefault(m => m.Code == succession.To && m.InForceOn(succession.Date));
            if (from is null || to is null)
                Add(File, succession.From, "succession", new(
                    $"{succession.From} må slutte og {succession.To} gjelde {succession.Date:yyyy-MM-dd}.",
                    $"{succession.From} must end, and {succession.To} be in force, on {succession.Date:yyyy-MM-dd}."));
        }

        foreach (var municipality in municipalities.Municipalities)
        {
            if (municipality.ValidTo is { } end && end <= municipality.ValidFrom)
                Add("codelists/municipality.csv", municipality.Code, "end_before_start", new("Slutten er før starten.", "The end is before the start."));
            if (municipality.Area is { } area)
                Known("codelists/municipality.csv", municipality.Code, area, [.. codelists["oso_area"].Codes.Select(c => c.Value)]);
        }

        void Add(string file, string key, string rule, LocalText message, LocalText? suggestion = null) =>
            findings.Add(new(file, null, key, rule, Severity.Error, message, suggestion));

        void Known(string file, string key, string name, IReadOnlyCollection<string> allowed)
        {
            if (!allowed.Contains(name))
                Add(file, key, "unknown_reference", new($"Ukjent navn «{name}».", $"Unknown name “{name}”."), Suggest.DidYouMean(name, allowed));
        }

        void Unique(string file, string key, IEnumerable<string> names)
        {
            foreach (var name in names.GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key))
                Add(file, key, "duplicate_key", new($"«{name}» står flere ganger.", $"“{name}” stands more than once."));
        }
    }
}
