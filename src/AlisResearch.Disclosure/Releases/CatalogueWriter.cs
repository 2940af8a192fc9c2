using AlisResearch.Analytics;
using AlisResearch.Catalogue;
using AlisResearch.Model;
using Microsoft.EntityFrameworkCore;

namespace AlisResearch.Disclosure;

/// <summary>Writes the release's catalogue from the schema and the tables. The order of rows is fixed: same data, same bytes.</summary>
public static class CatalogueWriter
{
    /// <summary>Writes <paramref name="file"/>.</summary>
    public static void Write(string file, SchemaSet schema, IReadOnlyList<ReleaseTable> tables, IReadOnlyList<JudgedClaim> claims)
    {
        using var catalogue = ReleaseCatalogue.Create(file);
        using var transaction = catalogue.Database.BeginTransaction();
        var sources = schema.Sources.Values.OrderBy(s => s.Id, StringComparer.Ordinal)
            .ToDictionary(s => s.Id, s => new SourceRow { Id = s.Id, Title = s.Title, Published = s.Published });
        var municipalities = schema.Municipalities.Municipalities.ToDictionary(m => m.Code, Row);

        Add(sources.Values);
        Add(schema.Studies.Select(s => Row(s, schema, sources)));
        Add(municipalities.Values);
        Add(schema.Municipalities.Successions
            .OrderBy(s => s.From, StringComparer.Ordinal).ThenBy(s => s.To, StringComparer.Ordinal)
            .Select(s => new SuccessionRow { FromCode = s.From, ToCode = s.To, Date = s.Date, Partial = s.Partial }));
        var hidden = schema.Tables.Values.SelectMany(t => t.Columns).Where(c => c.Class == ColumnClass.Personal).Select(c => c.Codelist)
            .Except(tables.SelectMany(t => t.Contract.Columns).Select(c => c.Codelist)).Except(["missing"]).ToHashSet(); // the signs for nothing are everybody's
        Add(schema.Codelists.Values.Where(l => !hidden.Contains(l.Name)).SelectMany(l => l.Codes.Select(c =>
            new CodeRow { Codelist = l.Name, Code = c.Value, Nb = c.Label.Nb, En = c.Label.En })));
        Add(tables.Select(Row));
        Add(Rows(claims, schema, sources));
        Add(RecruitmentRows.From(tables.Single(t => t.Contract.Name == "recruitment"), sources, municipalities));
        transaction.Commit();
        catalogue.Database.ExecuteSqlRaw("VACUUM;");

        // A kind at a time: within a kind, EF Core inserts in the order added.
        void Add<T>(IEnumerable<T> rows)
            where T : class
        {
            catalogue.AddRange(rows);
            catalogue.SaveChanges();
        }
    }

    private static StudyRow Row(Study study, SchemaSet schema, Dictionary<string, SourceRow> sources) => new()
    {
        Id = study.Id,
        Name = study.Name,
        Reference = study.Reference,
        TitleNb = study.Title.Nb,
        TitleEn = study.Title.En,
        Phases = study.Phases.Select(p => new PhaseRow
        {
            Id = p.Id,
            NameNb = p.Name.Nb,
            NameEn = p.Name.En,
            From = p.From,
            To = p.To,
            Municipalities = p.Municipalities,
            Positions = p.Positions,
            Source = sources[p.Source.Document],
            Locator = p.Source.Locator,
        }).ToList(),
        Rounds = schema.Rounds.Where(r => r.Study == study.Id).Select(r => new RoundRow
        {
            Id = r.Id,
            Kind = Spelling.Constant(r.Kind),
            TitleNb = r.Title.Nb,
            TitleEn = r.Title.En,
            From = r.From,
            To = r.To,
            Synthetic = r.Synthetic,
            Source = r.Source is { } source ? sources[source.Document] : null,
            Locator = r.Source?.Locator,
        }).ToList(),
    };

    private static MunicipalityRow Row(Municipality municipality) => new()
    {
        Code = municipality.Code,
        Name = municipality.Name,
        NameSort = NorwegianSort.Key(municipality.Name),
        CountyCode = municipality.CountyCode,
        County = municipality.County,
        Area = municipality.Area,
        ValidFrom = municipality.ValidFrom,
        ValidTo = municipality.ValidTo,
    };

    private static TableRow Row(ReleaseTable table) => new()
    {
        Name = table.Contract.Name,
        TitleNb = table.Contract.Title.Nb,
        TitleEn = table.Contract.Title.En,
        Folder = table.Folder,
        Rows = table.Rows.Count,
        Synthetic = table.Synthetic,
        KeyColumns = string.Join(',', table.Contract.Key),
        Variables = table.Contract.Columns.Select(c => new VariableRow
        {
            TableName = table.Contract.Name,
            Name = c.Name,
            Type = Spelling.Constant(c.Type),
            Codelist = c.Codelist,
            Unit = c.Unit,
            Nb = c.Meaning.Nb,
            En = c.Meaning.En,
        }).ToList(),
    };

    private static Dictionary<string, ClaimRow>.ValueCollection Rows(IReadOnlyList<JudgedClaim> claims, SchemaSet schema, Dictionary<string, SourceRow> sources)
    {
        var reference = schema.Studies.Where(s => s.Reference).Select(s => s.Id).ToHashSet();
        var rows = claims.Index().ToDictionary(c => c.Item.Claim.Id, c => new ClaimRow
        {
            Key = c.Index + 1,
            Id = c.Item.Claim.Id,
            Study = reference.Contains(c.Item.Claim.Study!) ? null : c.Item.Claim.Study,
            StatementNb = c.Item.Claim.Statement.Nb,
            StatementEn = c.Item.Claim.Statement.En,
            Source = sources[c.Item.Claim.Source.Document],
            Locator = c.Item.Claim.Source.Locator,
            Published = (double?)c.Item.Claim.Published,
            PublishedText = c.Item.Claim.PublishedText,
            Computed = (double?)c.Item.Computed,
            Verdict = Spelling.Constant(c.Item.Verdict),
            NoteNb = c.Item.Claim.Note?.Nb,
            NoteEn = c.Item.Claim.Note?.En,
        });
        foreach (var claim in claims)
            rows[claim.Claim.Id].Contradicts.AddRange(claim.Claim.Contradicts.Select(id => rows[id]));
        return rows.Values;
    }
}
