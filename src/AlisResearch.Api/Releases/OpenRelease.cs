using System.Collections.Concurrent;
using AlisResearch.Analytics;
using AlisResearch.Catalogue;
using AlisResearch.Exports;
using AlisResearch.Model;
using Microsoft.EntityFrameworkCore;

namespace AlisResearch.Api;

/// <summary>A verified release, open for reading: its catalogue through EF Core, its tables through a locked DuckDB.</summary>
public sealed class OpenRelease : IDisposable
{
    private readonly DbContextOptions<ReleaseCatalogue> _catalogue;
    private readonly SchemaSet? _schema;
    private readonly ConcurrentDictionary<string, byte[]> _documents = [];
    private readonly Lazy<ExportedRelease> _exported;
    private readonly Lazy<Dictionary<(string, string), LocalText>> _labels;

    /// <summary>Opens <paramref name="folder"/>.</summary>
    public OpenRelease(ReleaseFolder folder)
    {
        Folder = folder;
        _schema = IsInternal ? SchemaReader.Read(Path.Combine(folder.Path, ReleaseFolder.Schema)) : null;
        _catalogue = ReleaseCatalogue.ReadOnly(Path.GetFullPath(folder.CatalogueFile));
        using var catalogue = Catalogue();
        TableRows = catalogue.Tables.Include(t => t.Variables.OrderBy(v => v.Key)).OrderBy(t => t.Name).ToList();
        Phases = [.. catalogue.Studies.Include(s => s.Phases).Where(s => !s.Reference).AsEnumerable()
            .SelectMany(s => s.Phases, (s, p) => (Study: s.Id, Phase: p.Id)).OrderBy(p => p.Study, StringComparer.Ordinal).ThenBy(p => p.Phase, StringComparer.Ordinal)];
        StudyNames = catalogue.Studies.ToDictionary(s => s.Id, s => s.Name);
        _labels = new(() => Exported.Codelists.SelectMany(l => l.Value, (l, c) => (List: l.Key, Code: c)).ToDictionary(c => (c.List, c.Code.Value), c => c.Code.Label));
        Contracts = TableRows.ToDictionary(t => t.Name, t => t.ToContract());
        Municipalities = new(
            catalogue.Municipalities.OrderBy(m => m.Code).AsEnumerable()
                .Select(m => new Municipality(m.Code, m.Name, m.CountyCode, m.County, m.Area, m.ValidFrom, m.ValidTo)).ToList(),
            catalogue.Successions.OrderBy(s => s.Key).AsEnumerable()
                .Select(s => new Succession(s.FromCode, s.ToCode, s.Date, s.Partial)).ToList());
        Tables = TableDatabase.Open(Contracts.Values, t => [new(FileOf(t.Name))], t => FolderOf(t.Name) == ReleaseFolder.ProtectedCells, folder.Path);
        _exported = new(() => new(folder, Rows));
        Protected = Contracts.ContainsKey("simulated_curve")
            ? new(Tables, [.. TableRows.Where(t => t.Folder == ReleaseFolder.ProtectedCells && t.Variables.Any(v => v.Name == "level")).Select(t => t.Name)])
            : null;
    }

    /// <summary>The folder and its manifest.</summary>
    public ReleaseFolder Folder { get; }

    /// <summary>The manifest.</summary>
    public ReleaseManifest Manifest => Folder.Manifest;

    /// <summary>Whether it is exact, for the data's owners alone.</summary>
    public bool IsInternal => Manifest.Kind == ReleaseKind.Internal;

    /// <summary>The schema of an internal release.</summary>
    /// <exception cref="InvalidOperationException">It is a public one, which has none.</exception>
    public SchemaSet Schema => _schema ?? throw new InvalidOperationException("A public release holds no schema.");

    /// <summary>The tables as the catalogue lists them.</summary>
    public IReadOnlyList<TableRow> TableRows { get; }

    /// <summary>The phases of the studies, in order.</summary>
    public IReadOnlyList<(string Study, string Phase)> Phases { get; }

    /// <summary>The studies' proper names by id.</summary>
    public IReadOnlyDictionary<string, string> StudyNames { get; }

    /// <summary>The label of a code; null where the list has no such code.</summary>
    public LocalText? Label(string codelist, string code) => _labels.Value.GetValueOrDefault((codelist, code));

    /// <summary>The tables' contracts by name.</summary>
    public IReadOnlyDictionary<string, TableContract> Contracts { get; }

    /// <summary>Municipalities through time.</summary>
    public MunicipalityRegister Municipalities { get; }

    /// <summary>The tables, to query.</summary>
    public TableDatabase Tables { get; }

    /// <summary>The release as files; read when the first is asked for.</summary>
    public ExportedRelease Exported => _exported.Value;

    /// <summary>The protected cells of a public release; null where it has none.</summary>
    public ProtectedTables? Protected { get; }

    /// <summary>The full path of a table's Parquet file.</summary>
    public string FileOf(string table) => Path.GetFullPath(Folder.TableFile(FolderOf(table), table));

    /// <summary>The folder of the release that a table's file is in.</summary>
    public string FolderOf(string table) => TableRows.Single(t => t.Name == table).Folder;

    /// <summary>A catalogue context of its own, for one resolver: resolvers run side by side.</summary>
    public ReleaseCatalogue Catalogue() => new(_catalogue);

    /// <summary>A document that describes the release: made once, as nothing in it changes; but not the one that holds all others.</summary>
    public byte[] Document(ReleaseDocument document) =>
        document == ReleaseDocument.Bundle ? document.Bytes(Exported) : _documents.GetOrAdd(document.Name, _ => document.Bytes(Exported));

    private List<IReadOnlyList<object?>> Rows(TableContract table)
    {
        using var connection = Tables.Connect();
        return TableDatabase.Rows(connection, table, table.Columns);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Protected?.Dispose();
        Tables.Dispose();
    }
}
