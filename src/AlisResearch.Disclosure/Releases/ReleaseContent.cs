using AlisResearch.Analytics;
using AlisResearch.Catalogue;
using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>What goes into a release, as read from the warehouse.</summary>
/// <param name="Kind">Who may read it.</param>
/// <param name="Tables">Every table.</param>
/// <param name="Cells">The protected cells of a public release; null in an internal one, which is exact.</param>
internal sealed record ReleaseContent(ReleaseKind Kind, IReadOnlyList<ReleaseTable> Tables, ProtectedCells? Cells)
{
    /// <summary>The trees of which a reader can see that something was corrected: for the steward.</summary>
    public IReadOnlyList<ProtectedTree> Contradicted { get; init; } = [];

    /// <summary>Whether any row is made up.</summary>
    public bool IsSynthetic => Tables.Any(t => t.Synthetic);

    /// <summary>Published rows as they are, persons as protected cells.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="snapshot">The warehouse.</param>
    /// <param name="secret">What roundings are drawn with.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <param name="cancellation">Stops between trees.</param>
    public static ReleaseContent Public(
        SchemaSet schema, WarehouseSnapshot snapshot, byte[] secret, IProgress<LocalText>? progress, CancellationToken cancellation)
    {
        using var warehouse = TableDatabase.OpenWarehouse(schema, snapshot);
        var published = PublicTables(warehouse, schema, snapshot);
        progress?.Report(new("Beskytter personene", "Protecting the persons"));
        var cells = ProtectedCells.Build(warehouse, schema, snapshot, secret, cancellation);
        return new(ReleaseKind.Public, [.. published, .. CellTables.Of(cells, schema)], cells);
    }

    /// <summary>Every table with every column. What has nothing personal lies with the public tables, as in a public release.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="snapshot">The warehouse.</param>
    public static ReleaseContent Internal(SchemaSet schema, WarehouseSnapshot snapshot)
    {
        using var warehouse = TableDatabase.OpenWarehouse(schema, snapshot);
        using var connection = warehouse.Connect();
        return new(ReleaseKind.Internal, [.. schema.Tables.Values.Select(t => t.Release && t.Columns.All(c => c.Class == ColumnClass.Public)
            ? ReleaseTable.ReadPublic(connection, t, snapshot)
            : ReleaseTable.ReadExact(connection, t, snapshot)).OrderBy(t => t.Path, StringComparer.Ordinal)], Cells: null);
    }

    /// <summary>The tables that go into a public release, of published rows alone.</summary>
    public static List<ReleaseTable> PublicTables(TableDatabase warehouse, SchemaSet schema, WarehouseSnapshot snapshot)
    {
        using var connection = warehouse.Connect();
        return [.. schema.ReleasedTables.Select(t => ReleaseTable.ReadPublic(connection, t, snapshot))];
    }
}
