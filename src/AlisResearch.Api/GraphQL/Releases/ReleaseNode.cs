using AlisResearch.Api.Http;
using AlisResearch.Api.Paging;
using AlisResearch.Catalogue;
using AlisResearch.Model;
using GraphQL;

namespace AlisResearch.Api.GraphQL.Releases;

/// <summary>A release: an immutable, signed set of tables. Everything the API says comes from one.</summary>
[Name("Release")]
public sealed class ReleaseNode(OpenRelease release)
{
    /// <summary>The date and a part of the content's hash.</summary>
    [Id]
    public string Id => release.Manifest.Id;

    /// <summary>The pre-set date it was released on.</summary>
    public DateOnly Date => release.Manifest.Date;

    /// <summary>PUBLIC: protected, for publication. INTERNAL: exact, for the data's owners.</summary>
    public ReleaseKind Kind => release.Manifest.Kind;

    /// <summary>Version of the disclosure policy.</summary>
    public string Policy => release.Manifest.Policy;

    /// <summary>How to cite it.</summary>
    public string Citation => release.Manifest.Citation;

    /// <summary>True when any row of it is made up.</summary>
    public bool Synthetic => release.Manifest.Synthetic;

    /// <summary>Its tables, to download.</summary>
    public IEnumerable<ReleaseTableNode> Tables => release.TableRows.Select(t => new ReleaseTableNode(release, t));
}

/// <summary>A table of a release.</summary>
[Name("ReleaseTable")]
public sealed class ReleaseTableNode(OpenRelease release, TableRow table)
{
    /// <summary>Name.</summary>
    public string Name => table.Name;

    /// <summary>Title.</summary>
    /// <param name="lang">Language.</param>
    public string Title(Language lang = Language.Nb) => lang == Language.Nb ? table.TitleNb : table.TitleEn;

    /// <summary>Rows.</summary>
    public int Rows => checked((int)table.Rows);

    /// <summary>True when any row of it is made up.</summary>
    public bool Synthetic => table.Synthetic;

    /// <summary>Address of the table as Parquet.</summary>
    public string ParquetUrl => Downloads.Address(release, table.Name, "parquet");

    /// <summary>Address of the table as CSV.</summary>
    public string CsvUrl => Downloads.Address(release, table.Name, "csv");
}

/// <summary>A release with its cursor.</summary>
public sealed class ReleaseEdge(ReleaseNode node, string cursor) : Edge<ReleaseNode>(node, cursor);

/// <summary>A page of releases.</summary>
public sealed class ReleaseConnection : Connection<ReleaseNode, ReleaseEdge>
{
    private ReleaseConnection(Page<ReleaseNode> page, Func<int> count)
        : base(page, (node, cursor) => new(node, cursor), count)
    {
    }

    internal static ReleaseConnection Of(ReleaseStore store, int first, string? after)
    {
        var rows = store.All.Index().AsQueryable();
        return new(
            Connections.Page(rows, [SortColumn.Number<(int Index, OpenRelease Item)>("RELEASE", r => r.Index)], first, after, r => new ReleaseNode(r.Item)),
            () => store.All.Count);
    }
}
