namespace AlisResearch.Model;

/// <summary>What must fit between the files of the schema folder.</summary>
internal static class SchemaChecks
{
    /// <summary>Adds a finding for every reference that leads nowhere and every key that stands twice.</summary>
    public static void Run(
        SchemaFolder files, IReadOnlyList<SourceDocument> sources, IReadOnlyList<Study> studies, IReadOnlyList<SurveyRound> rounds,
        IReadOnlyList<TableContract> tables, IReadOnlyDictionary<string, Codelist> codelists, MunicipalityRegister municipalities,
        IReadOnlyList<FictionalMunicipality> fictional, IReadOnlyList<Claim> claims)
    {
        string[] documents = [.. sources.Select(s => s.Id)];
        string[] claimIds = [.. claims.Select(c => c.Id)];

        Unique("sources.yml", "id", documents);
        foreach (var twice in claims.GroupBy(c => c.Id).Where(g => g.Count() > 1))
            Add($"claims/{twice.Last().Study}.yml", "id", "duplicate_key", new($"«{twice.Key}» står flere ganger.", $"“{twice.Key}” stands more than once."), word: twice.Key);
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
            {
                Known($"studies/{study.Id}/study.yml", "source", phase.Source.Document, documents);
                if (phase.Scheme is { } scheme)
                    Known($"studies/{study.Id}/study.yml", "scheme", scheme, CodesOf("scheme"));
            }
        }

        foreach (var round in rounds)
        {
            if (round.Source is { } source)
                Known(round.DefinitionFile, "source", source.Document, documents);
            Known(round.DefinitionFile, "study", round.Study, [.. studies.Select(s => s.Id)]);
        }

        foreach (var claim in claims)
        {
            var file = $"claims/{claim.Study}.yml";
            if (studies.All(s => s.Id != claim.Study))
                Known(file, claim.Id, claim.Study!, [.. studies.Select(s => s.Id)]);
            Known(file, claim.Id, claim.Source.Document, documents);
            foreach (var other in claim.Contradicts)
            {
                Known(file, claim.Id, other, claimIds);
                if (claims.FirstOrDefault(c => c.Id == other) is { } side && !side.Contradicts.Contains(claim.Id))
                    Add(file, claim.Id, "one_sided", new(
                        $"«{other}» må også nevne «{claim.Id}».", $"“{other}” must name “{claim.Id}” too."), word: other);
            }

            foreach (var term in claim.Compute is null ? [] : claim.Compute.Add.Concat(claim.Compute.Subtract))
            {
                if (tables.FirstOrDefault(t => t.Name == term.Table && t.Release) is not { } table)
                    Known(file, claim.Id, term.Table, [.. tables.Where(t => t.Release).Select(t => t.Name)]);
                else
                {
                    foreach (var column in term.Columns.Concat(term.Where.Keys))
                        Known(file, claim.Id, column, [.. table.PublicColumns.Select(c => c.Name)]);
                    foreach (var (name, value) in term.Where)
                        Fits(file, claim.Id, table.Columns.FirstOrDefault(c => c.Name == name), value);
                }
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
                Known("codelists/municipality.csv", municipality.Code, area, CodesOf("oso_area"));
        }

        foreach (var municipality in fictional)
        {
            if (municipality.Area is { } area)
                Known("codelists/municipality_fictional.csv", municipality.Code, area, CodesOf("oso_area"));
        }

        IReadOnlyCollection<string> CodesOf(string list) => codelists.TryGetValue(list, out var found) ? [.. found.Codes.Select(c => c.Value)] : [];

        // A value that no row can have would recompute to a false verdict.
        void Fits(string file, string key, ColumnContract? column, object? value)
        {
            if (column is { Type: ColumnType.Code } && value is string code)
                Known(file, key, code, CodesOf(column.Codelist!));
            else if (column is { Type: ColumnType.Integer or ColumnType.Decimal } && value is not (null or decimal))
                Add(file, key, "wrong_type", new($"«{column.Name}» er et tall.", $"“{column.Name}” is a number."));
            else if (column is { Type: ColumnType.Boolean } && value is not (null or bool))
                Add(file, key, "wrong_type", new($"«{column.Name}» er true eller false.", $"“{column.Name}” is true or false."));
            else if (column is { Type: ColumnType.Text or ColumnType.Code or ColumnType.Date } && value is not (null or string))
                Add(file, key, "wrong_type", new($"«{column.Name}» er tekst: sett verdien i anførselstegn.", $"“{column.Name}” is text: put the value in quotes."));
        }

        void Add(string file, string key, string rule, LocalText message, LocalText? suggestion = null, string? word = null) =>
            files.Report(file, key, rule, message, suggestion, word);

        void Known(string file, string key, string name, IReadOnlyCollection<string> allowed) => files.CheckKnown(file, key, name, allowed);

        void Unique(string file, string key, IEnumerable<string> names)
        {
            foreach (var name in names.GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key))
                Add(file, key, "duplicate_key", new($"«{name}» står flere ganger.", $"“{name}” stands more than once."));
        }
    }
}
