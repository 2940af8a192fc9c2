using AlisResearch.Catalogue;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Disclosure;

/// <summary>Reads the protected trees of a release back: what everybody has who ever downloaded it.</summary>
public static class PublishedCells
{
    private static readonly string[] After = ["level", "count", "lower", "upper", "synthetic"];

    /// <summary>The trees of a verified release; empty where it holds none.</summary>
    public static IReadOnlyList<ProtectedTree> Read(ReleaseFolder release)
    {
        var folder = Path.Combine(release.Path, ReleaseFolder.ProtectedCells);
        if (!Directory.Exists(folder))
            return [];
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        return Trees([.. Directory.GetFiles(folder, "*.parquet").Order(StringComparer.Ordinal).Select(f => (Path.GetFileNameWithoutExtension(f), (IReadOnlyList<Dictionary<string, string?>>)Rows(connection, f)))]);
    }

    /// <summary>The trees of a release's tables of cells, by name, every field as text.</summary>
    internal static IReadOnlyList<ProtectedTree> Trees(IReadOnlyList<(string Name, IReadOnlyList<Dictionary<string, string?>> Rows)> tables)
    {
        var nodes = tables.Where(t => t.Name is not (CellTables.Cohort or CellTables.Amounts or CellTables.Posts or CellTables.SimulatedCurves))
            .Select(t => (Kind: Enum.GetValues<TreeKind>().First(k => t.Name.StartsWith(Spelling.Snake(k) + "_", StringComparison.Ordinal)), ByCohort: t.Rows.ToLookup(r => (r["study"], r["part"])))).ToList();
        return [.. tables.Single(t => t.Name == CellTables.Cohort).Rows.Select(t => Tree(t, nodes.Where(n => Spelling.Constant(n.Kind) == t["kind"]).Select(n => n.ByCohort[(t["study"], t["part"])].ToList())))];
    }

    private static ProtectedTree Tree(Dictionary<string, string?> total, IEnumerable<List<Dictionary<string, string?>>> tables)
    {
        var nodes = tables.Where(rows => rows.Count > 0).Select(rows =>
        {
            string[] attributes = [.. rows[0].Keys.Except(["study", "part", .. After])];
            return new ProtectedNode(
                attributes[^1], attributes.Length > 1 ? attributes[^2] : RefinementTree.Root, attributes, rows[0]["level"], [.. rows.Select(r => Cell(r, [.. attributes.Select(a => r[a]!)]))]);
        });
        return new(
            total["study"]!, total["part"]!, Enum.GetValues<TreeKind>().Single(k => Spelling.Constant(k) == total["kind"]), total["synthetic"] == "true", Cell(total, []),
            [.. nodes.OrderBy(n => n.Attributes.Count).ThenBy(n => n.Name, StringComparer.Ordinal)]);
    }

    private static ProtectedCell Cell(Dictionary<string, string?> row, IReadOnlyList<string> values) => new(values, Number(row["count"]), Number(row["lower"]), Number(row["upper"]));

    private static int Number(string? text) => int.Parse(text!, System.Globalization.CultureInfo.InvariantCulture);

    private static List<Dictionary<string, string?>> Rows(DuckDBConnection connection, string file) => connection.Query(
        SqlFile.Fill(SqlFile.Load(typeof(PublishedCells).Assembly, "cell_rows.sql"), ("file", SqlFile.Literal(file))),
        r => Enumerable.Range(0, r.FieldCount).ToDictionary(r.GetName, i => r.IsDBNull(i) ? null : r.GetString(i)));
}
