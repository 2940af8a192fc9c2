using System.Text;
using AlisResearch.Model;
using GraphQL.Execution;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace AlisResearch.Api.GraphQL;

/// <summary>
/// Measures a query before anything else looks at it, in time linear in its length. The engine's own validation of doubled fragment
/// spreads takes exponential time (876 bytes: five seconds), so a query that would expand too far must not reach it. Each fragment is
/// measured once and its size reused wherever it is spread.
/// </summary>
public sealed class DocumentPrecheck(DocumentLimits limits) : IDocumentBuilder
{
    private readonly GraphQLDocumentBuilder _parser = new();

    /// <summary>Parses <paramref name="body"/> and measures it.</summary>
    /// <exception cref="RequestError">TOO_COMPLEX.</exception>
    public GraphQLDocument Build(string body)
    {
        if (Encoding.UTF8.GetByteCount(body) is var bytes && bytes > limits.Bytes)
            throw RequestError.TooComplex(new("byte", "bytes"), bytes, limits.Bytes);
        var document = Parse(body);
        var measure = new Measure(document);
        foreach (var operation in document.Definitions.OfType<GraphQLOperationDefinition>())
        {
            if (operation.Operation != OperationType.Query)
                throw RequestError.NotSupported(operation.Operation);
            var size = measure.Of(operation.SelectionSet);
            Refuse(new("nivåer", "levels"), size.Depth, limits.Depth);
            Refuse(new("alias", "aliases"), size.Aliases, limits.Aliases);
            Refuse(new("felt", "fields"), size.Fields, limits.Fields);
        }

        return document;
    }

    /// <summary>The parser itself gives up on nesting far beyond what is allowed here.</summary>
    private GraphQLDocument Parse(string body)
    {
        try
        {
            return _parser.Build(body);
        }
        catch (Exception e) when (e is GraphQLMaxDepthExceededException || e.InnerException is GraphQLMaxDepthExceededException)
        {
            throw RequestError.TooComplex(new("nivåer", "levels"), limits.Depth + 1, limits.Depth);
        }
    }

    private static void Refuse(LocalText what, long given, long limit)
    {
        if (given > limit)
            throw RequestError.TooComplex(what, given, limit);
    }

    private readonly record struct Size(long Depth, long Aliases, long Fields)
    {
        private const long Ceiling = int.MaxValue; // sums stay far below overflow

        public Size Beside(Size other) => new(
            Math.Max(Depth, other.Depth), Math.Min(Aliases + other.Aliases, Ceiling), Math.Min(Fields + other.Fields, Ceiling));
    }

    private sealed class Measure(GraphQLDocument document)
    {
        private readonly Dictionary<string, GraphQLFragmentDefinition> _fragments = document.Definitions
            .OfType<GraphQLFragmentDefinition>()
            .GroupBy(f => f.FragmentName.Name.StringValue)
            .ToDictionary(g => g.Key, g => g.First());

        private readonly Dictionary<string, Size> _known = [];

        public Size Of(GraphQLSelectionSet? selections) => selections is null
            ? default
            : selections.Selections.Aggregate(default(Size), (size, selection) => size.Beside(Of(selection)));

        private Size Of(ASTNode selection)
        {
            switch (selection)
            {
                case GraphQLField field:
                    var inner = Of(field.SelectionSet);
                    return new(inner.Depth + 1, inner.Aliases + (field.Alias is null ? 0 : 1), inner.Fields + 1);
                case GraphQLInlineFragment inline:
                    return Of(inline.SelectionSet);
                case GraphQLFragmentSpread spread:
                    return OfFragment(spread.FragmentName.Name.StringValue);
                default:
                    return default;
            }
        }

        /// <summary>A cycle measures as nothing here; validation refuses it by name.</summary>
        private Size OfFragment(string name)
        {
            if (_known.TryGetValue(name, out var known))
                return known;
            _known[name] = default;
            return _known[name] = _fragments.TryGetValue(name, out var fragment) ? Of(fragment.SelectionSet) : default;
        }
    }
}
