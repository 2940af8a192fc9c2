using System.ComponentModel;
using AlisResearch.Api.Paging;
using AlisResearch.Catalogue;
using AlisResearch.Model;
using GraphQL;

namespace AlisResearch.Api.GraphQL.Municipalities;

/// <summary>A municipality code in its validity period (Statistics Norway's Klass; the register begins 2017-01-01).</summary>
[Name("Municipality")]
public sealed class MunicipalityNode(OpenRelease release, MunicipalityRow row)
{
    /// <summary>Four characters: Oslo is 0301.</summary>
    public string Code => row.Code;

    /// <summary>Name.</summary>
    public string Name => row.Name;

    /// <summary>County in the period.</summary>
    public string County => row.County;

    /// <summary>Health-trust area; null outside the areas of ALIS-Nord.</summary>
    public OsoArea? Area => Codes.ParseOptional<OsoArea>(row.Area);

    /// <summary>First day in force, or 2017-01-01, where the register begins.</summary>
    public DateOnly ValidFrom => row.ValidFrom;

    /// <summary>First day no longer in force; null while in force.</summary>
    public DateOnly? ValidTo => row.ValidTo;

    /// <summary>What the code corresponds to on 1 January of a year, forwards through mergers and splits or backwards.</summary>
    /// <param name="year">The year; empty when the register does not reach it.</param>
    public IEnumerable<SuccessionNode> CodesIn(int year) => year is < 1 or > 9999
        ? throw RequestError.OutOfRange("year", year, 1, 9999)
        : release.Municipalities.CodesIn(row.Code, year).Select(c => new SuccessionNode(c));
}

/// <summary>A code that another one corresponds to in a year.</summary>
[Name("Succession")]
public sealed class SuccessionNode(CodeInYear code)
{
    /// <summary>The code in force that year.</summary>
    public string Code => code.Code;

    /// <summary>Its name.</summary>
    public string Name => code.Name;

    /// <summary>True when a split lies between: figures must not be moved across by guess.</summary>
    public bool Partial => code.Partial;
}

/// <summary>Which municipalities; everything given must hold.</summary>
[Name("MunicipalityFilter")]
public sealed class MunicipalityFilter
{
    /// <summary>Code.</summary>
    public string? Code { get; init; }

    /// <summary>Name, exactly.</summary>
    public string? Name { get; init; }

    /// <summary>County, exactly.</summary>
    public string? County { get; init; }

    /// <summary>Health-trust area.</summary>
    public OsoArea? Area { get; init; }

    /// <summary>In force on 1 January of this year.</summary>
    public int? Year { get; init; }
}

/// <summary>What municipalities can be ordered by.</summary>
public enum MunicipalityField
{
    /// <summary>Code.</summary>
    Code,

    /// <summary>Name, in Norwegian order.</summary>
    Name,
}

/// <summary>One column of an order.</summary>
[Name("MunicipalityOrder")]
public sealed class MunicipalityOrder
{
    /// <summary>By what.</summary>
    public required MunicipalityField Field { get; init; }

    /// <summary>In which direction.</summary>
    [DefaultValue(SortDirection.Asc)]
    public SortDirection Direction { get; init; } = SortDirection.Asc;
}

/// <summary>A municipality with its cursor.</summary>
public sealed class MunicipalityEdge(MunicipalityNode node, string cursor) : Edge<MunicipalityNode>(node, cursor);

/// <summary>A page of municipalities.</summary>
public sealed class MunicipalityConnection : Connection<MunicipalityNode, MunicipalityEdge>
{
    private MunicipalityConnection(Page<MunicipalityNode> page, Func<int> count)
        : base(page, (node, cursor) => new(node, cursor), count)
    {
    }

    internal static MunicipalityConnection Of(
        OpenRelease release, MunicipalityFilter? where, IEnumerable<MunicipalityOrder>? orderBy, int first, string? after)
    {
        using var catalogue = release.Catalogue();
        var order = (orderBy ?? []).Select(Column).Append(SortColumn.Text<MunicipalityRow>("CODE", m => m.Code)).ToList();
        var page = Connections.Page(Filter(catalogue, where), order, first, after, m => new MunicipalityNode(release, m));
        return new(page, () =>
        {
            using var counting = release.Catalogue();
            return Filter(counting, where).Count();
        });
    }

    private static IQueryable<MunicipalityRow> Filter(ReleaseCatalogue catalogue, MunicipalityFilter? where)
    {
        IQueryable<MunicipalityRow> rows = catalogue.Municipalities;
        if (where?.Code is { } code)
            rows = rows.Where(m => m.Code == code);
        if (where?.Name is { } name)
            rows = rows.Where(m => m.Name == name);
        if (where?.County is { } county)
            rows = rows.Where(m => m.County == county);
        if (Codes.Of(where?.Area) is { } area)
            rows = rows.Where(m => m.Area == area);
        if (where?.Year is { } year)
        {
            var day = year is < 1 or > 9999 ? throw RequestError.OutOfRange("year", year, 1, 9999) : new DateOnly(year, 1, 1);
            rows = rows.Where(m => m.ValidFrom <= day && (m.ValidTo == null || m.ValidTo > day));
        }

        return rows;
    }

    private static SortColumn<MunicipalityRow> Column(MunicipalityOrder order)
    {
        var descending = order.Direction == SortDirection.Desc;
        return order.Field == MunicipalityField.Code
            ? SortColumn.Text<MunicipalityRow>("CODE", m => m.Code, descending)
            : SortColumn.Text<MunicipalityRow>("NAME", m => m.NameSort, descending);
    }
}
