using AlisResearch.Analytics;
using AlisResearch.Disclosure;
using AlisResearch.Model;

namespace AlisResearch.Tests.Disclosure.EqualCells;

/// <summary>The trees of a warehouse, counted once and rounded with as many secrets as a test tries.</summary>
internal sealed class TreeDraws
{
    private readonly SchemaSet _schema;
    private readonly List<CountedTree> _trees;

    public TreeDraws(TableDatabase tables, SchemaSet schema)
    {
        using var connection = tables.Connect();
        (_schema, _trees) = (schema, [.. schema.Policy.Trees.Select(t => CountedTree.Read(connection, schema, new([]), t))]);
    }

    /// <summary>The protected trees that a secret draws.</summary>
    public IEnumerable<ProtectedTree> Round(byte[] secret) => _trees.Select(t => t.Round(t.Rounding(_schema, secret))).OfType<ProtectedTree>();
}
