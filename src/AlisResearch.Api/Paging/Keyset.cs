using System.Buffers.Text;
using System.Linq.Expressions;
using System.Text;
using System.Text.Json;

namespace AlisResearch.Api.Paging;

/// <summary>One column of an order: a text or a whole number that is never null.</summary>
/// <param name="Name">Its name in the cursor.</param>
/// <param name="Value">The column, a <c>string</c> or an <c>int</c>.</param>
/// <param name="Descending">The direction.</param>
public sealed record SortColumn<T>(string Name, LambdaExpression Value, bool Descending);

/// <summary>The two kinds of sort column.</summary>
public static class SortColumn
{
    /// <summary>Ascending or descending text.</summary>
    public static SortColumn<T> Text<T>(string name, Expression<Func<T, string>> value, bool descending = false) => new(name, value, descending);

    /// <summary>Ascending or descending number.</summary>
    public static SortColumn<T> Number<T>(string name, Expression<Func<T, int>> value, bool descending = false) => new(name, value, descending);
}

/// <summary>A page of rows with a cursor each.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Cursors">Their cursors.</param>
/// <param name="HasNext">Whether rows follow.</param>
/// <param name="HasPrevious">Whether rows precede.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, IReadOnlyList<string> Cursors, bool HasNext, bool HasPrevious);

/// <summary>
/// Keyset paging: a cursor holds the sort values of its row, and the next page is what sorts after them. It costs the same on every
/// page and never skips or repeats a row. The last column must be unique.
/// </summary>
public static class Keyset
{
    /// <summary>The page of <paramref name="first"/> rows after <paramref name="after"/>.</summary>
    /// <exception cref="FormatException">The cursor is none of ours, or belongs to another order.</exception>
    public static Page<T> Page<T>(IQueryable<T> rows, IReadOnlyList<SortColumn<T>> order, int first, string? after)
    {
        var query = after is null ? rows : rows.Where(After(order, Decode(order, after)));
        var sorted = order.Skip(1).Aggregate(OrderBy(query, order[0], "OrderBy"), (q, column) => OrderBy(q, column, "ThenBy"));
        var found = sorted.Take(first + 1).ToList();
        var values = order.Select(c => c.Value.Compile()).ToList();
        var page = found.Take(first).ToList();
        return new(page, page.Select(row => Encode(order, values.Select(v => v.DynamicInvoke(row)!))).ToList(), found.Count > first, after is not null);
    }

    private static IQueryable<T> OrderBy<T>(IQueryable<T> rows, SortColumn<T> column, string method) => rows.Provider.CreateQuery<T>(
        Expression.Call(
            typeof(Queryable), column.Descending ? method + "Descending" : method, [typeof(T), column.Value.ReturnType], rows.Expression,
            Expression.Quote(column.Value)));

    /// <summary>(a &gt; x) or (a = x and b &gt; y) or …</summary>
    private static Expression<Func<T, bool>> After<T>(IReadOnlyList<SortColumn<T>> order, List<object> values)
    {
        var row = Expression.Parameter(typeof(T), "row");
        Expression? after = null;
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var column = new Replace(order[i].Value.Parameters[0], row).Visit(order[i].Value.Body);
            var compared = column.Type == typeof(string)
                ? Expression.Call(typeof(string), nameof(string.Compare), null, column, Expression.Constant(values[i]))
                : Expression.Call(column, nameof(int.CompareTo), null, Expression.Constant(values[i]));
            var zero = Expression.Constant(0);
            var beyond = order[i].Descending ? Expression.LessThan(compared, zero) : Expression.GreaterThan(compared, zero);
            after = after is null ? beyond : Expression.OrElse(beyond, Expression.AndAlso(Expression.Equal(column, Expression.Constant(values[i])), after));
        }

        return Expression.Lambda<Func<T, bool>>(after!, row);
    }

    private static string Encode<T>(IEnumerable<SortColumn<T>> order, IEnumerable<object> values) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(values.Prepend(Signature(order))));

    private static List<object> Decode<T>(IReadOnlyList<SortColumn<T>> order, string cursor)
    {
        try
        {
            var parts = JsonSerializer.Deserialize<JsonElement[]>(Base64Url.DecodeFromChars(cursor)) ?? [];
            if (parts.Length != order.Count + 1 || parts[0].GetString() != Signature(order))
                throw new FormatException();
            return order.Select((c, i) => c.Value.ReturnType == typeof(string) ? (object)Text(parts[i + 1]) : parts[i + 1].GetInt32()).ToList();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new FormatException("The cursor is not of this list in this order.", e);
        }
    }

    private static string Text(JsonElement value) =>
        value.GetString() is { } text && !text.Contains('\0', StringComparison.Ordinal) ? text : throw new FormatException();

    private static string Signature<T>(IEnumerable<SortColumn<T>> order) =>
        new StringBuilder().AppendJoin(' ', order.Select(c => (c.Descending ? "-" : "+") + c.Name)).ToString();

    private sealed class Replace(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
