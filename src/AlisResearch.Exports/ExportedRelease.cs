using AlisResearch.Catalogue;
using AlisResearch.Model;
using Microsoft.EntityFrameworkCore;

namespace AlisResearch.Exports;

/// <summary>A table of a release, to be exported.</summary>
/// <param name="Folder">The folder of the release that it is in.</param>
/// <param name="Contract">Its columns, with labels, units and code lists.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Synthetic">Whether any row is made up.</param>
public sealed record ExportedTable(string Folder, TableContract Contract, long Rows, bool Synthetic)
{
    /// <summary>Its path below the release, in a format.</summary>
    public string PathIn(ExportFormat format) => $"{Folder}/{Contract.Name}.{format.Extension}";
}

/// <summary>A table's rows: one value a column, in the contract's type.</summary>
/// <param name="table">The table.</param>
public delegate IReadOnlyList<IReadOnlyList<object?>> RowsOf(TableContract table);

/// <summary>A verified release as exports see it: tables, what their columns and codes mean, and how to cite it.</summary>
public sealed class ExportedRelease
{
    private readonly RowsOf _rows;

    /// <summary>Reads the catalogue of <paramref name="folder"/>.</summary>
    /// <param name="folder">The release.</param>
    /// <param name="rows">Reads the rows of a table.</param>
    public ExportedRelease(ReleaseFolder folder, RowsOf rows)
    {
        (Folder, _rows) = (folder, rows);
        using var catalogue = new ReleaseCatalogue(ReleaseCatalogue.ReadOnly(Path.GetFullPath(folder.CatalogueFile)));
        Tables = TablesOf(catalogue);
        Codelists = catalogue.Codes.AsNoTracking().OrderBy(c => c.Key).AsEnumerable()
            .GroupBy(c => c.Codelist).ToDictionary(g => g.Key, g => (IReadOnlyList<Code>)[.. g.Select(c => new Code(c.Code, new(c.Nb, c.En)))]);
        Studies = [.. catalogue.Studies.AsNoTracking().Where(s => !s.Reference).OrderBy(s => s.Id).AsEnumerable().Select(s => (s.Name, new LocalText(s.TitleNb, s.TitleEn)))];
    }

    /// <summary>The folder.</summary>
    public ReleaseFolder Folder { get; }

    /// <summary>Its manifest.</summary>
    public ReleaseManifest Manifest => Folder.Manifest;

    /// <summary>The tables, by folder and name.</summary>
    public IReadOnlyList<ExportedTable> Tables { get; }

    /// <summary>The code lists in their order.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Code>> Codelists { get; }

    /// <summary>The studies: name and title.</summary>
    public IReadOnlyList<(string Name, LocalText Title)> Studies { get; }

    /// <summary>What the release is called.</summary>
    public LocalText Title => new(
        $"AlisResearch: {string.Join(", ", Studies.Select(s => s.Name))}. {(Manifest.Kind == ReleaseKind.Internal ? "INTERNE, eksakte tall. Ikke for publisering" : "Beskyttede antall")}{(Manifest.Synthetic ? " (syntetiske data)" : "")}",
        $"AlisResearch: {string.Join(", ", Studies.Select(s => s.Name))}. {(Manifest.Kind == ReleaseKind.Internal ? "INTERNAL, exact figures. Not for publication" : "Protected counts")}{(Manifest.Synthetic ? " (synthetic data)" : "")}");

    /// <summary>The tables that a catalogue lists, by folder and name.</summary>
    public static IReadOnlyList<ExportedTable> TablesOf(ReleaseCatalogue catalogue) => [.. catalogue.Tables.AsNoTracking().Include(t => t.Variables)
        .OrderBy(t => t.Folder).ThenBy(t => t.Name).AsEnumerable().Select(t => new ExportedTable(t.Folder, t.ToContract(), t.Rows, t.Synthetic))];

    /// <summary>The table of a name; null for none.</summary>
    public ExportedTable? Find(string table) => Tables.FirstOrDefault(t => t.Contract.Name == table);

    /// <summary>A table's rows in the order of its key.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Rows(ExportedTable table) => _rows(table.Contract);

    /// <summary>The codes of a column; none where it has no list.</summary>
    public IReadOnlyList<Code> CodesOf(ColumnContract column) => column.Codelist is { } list ? Codelists.GetValueOrDefault(list, []) : [];

    /// <summary>What every file says of its origin, by key: the same words in every format.</summary>
    public IReadOnlyDictionary<string, string> Origin(ExportedTable table) => new Dictionary<string, string>
    {
        ["release"] = Manifest.Id,
        ["kind"] = Spelling.Constant(Manifest.Kind),
        ["table"] = table.Contract.Name,
        ["citation"] = Manifest.Citation,
        ["policy"] = Manifest.Policy,
        ["synthetic"] = table.Synthetic ? "true" : "false",
    };
}
