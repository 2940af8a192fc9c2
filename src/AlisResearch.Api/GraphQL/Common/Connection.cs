using System.ComponentModel;
using AlisResearch.Api.Paging;
using GraphQL;

namespace AlisResearch.Api.GraphQL;

/// <summary>About a page of a list.</summary>
[Name("PageInfo")]
public sealed class PageInfo(bool hasNextPage, bool hasPreviousPage, string? startCursor, string? endCursor)
{
    /// <summary>Whether there is more after this page.</summary>
    public bool HasNextPage => hasNextPage;

    /// <summary>Whether there is more before this page.</summary>
    public bool HasPreviousPage => hasPreviousPage;

    /// <summary>Cursor of the first node; null on an empty page.</summary>
    public string? StartCursor => startCursor;

    /// <summary>Cursor of the last node: give it as after to get the next page.</summary>
    public string? EndCursor => endCursor;
}

/// <summary>A node with its cursor. Descriptions stand as attributes: XML docs of a base class are not read.</summary>
public abstract class Edge<TNode>(TNode node, string cursor)
{
    /// <summary>The node.</summary>
    [Description("The node.")]
    public TNode Node => node;

    /// <summary>Its cursor.</summary>
    [Description("Its cursor.")]
    public string Cursor => cursor;
}

/// <summary>A page of a list.</summary>
public abstract class Connection<TNode, TEdge>(Page<TNode> page, Func<TNode, string, TEdge> edge, Func<int> count)
{
    /// <summary>The nodes of this page.</summary>
    [Description("The nodes of this page.")]
    public IEnumerable<TNode> Nodes => page.Rows;

    /// <summary>The nodes of this page with their cursors.</summary>
    [Description("The nodes of this page with their cursors.")]
    public IEnumerable<TEdge> Edges => page.Rows.Zip(page.Cursors, edge);

    /// <summary>About this page.</summary>
    [Description("About this page.")]
    public PageInfo PageInfo => new(page.HasNext, page.HasPrevious, page.Cursors is [var start, ..] ? start : null, page.Cursors is [.., var end] ? end : null);

    /// <summary>How many there are in all pages together. Counted only when asked for.</summary>
    [Description("How many there are in all pages together. Counted only when asked for.")]
    public int TotalCount() => count();
}

/// <summary>Paging as every connection does it.</summary>
internal static class Connections
{
    /// <summary>Largest page.</summary>
    [Description("Largest page.")]
    public const int MaxFirst = 500;

    /// <summary>Most columns of an order, the last and unique one included.</summary>
    private const int MaxOrder = 6;

    /// <summary>A page of <paramref name="rows"/>.</summary>
    /// <exception cref="RequestError">OUT_OF_RANGE or BAD_CURSOR.</exception>
    public static Page<TNode> Page<TRow, TNode>(
        IQueryable<TRow> rows, IReadOnlyList<SortColumn<TRow>> order, int first, string? after, Func<TRow, TNode> node)
    {
        if (first is < 0 or > MaxFirst)
            throw RequestError.OutOfRange("first", first, 0, MaxFirst);
        if (order.Count > MaxOrder)
            throw RequestError.OutOfRange("orderBy", order.Count - 1, 0, MaxOrder - 1);
        try
        {
            var page = Keyset.Page(rows, order, first, after);
            return new(page.Rows.Select(node).ToList(), page.Cursors, page.HasNext, page.HasPrevious);
        }
        catch (FormatException)
        {
            throw RequestError.BadCursor();
        }
    }
}
