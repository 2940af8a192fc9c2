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
        var totals = Rows(connection, release.TableFile(ReleaseFolder.ProtectedCells, CellTables.Cohort));
        var nodes = Directory.GetFiles(folder, "*.parquet").Order(StringComparer.Ordinal)
            .Where(f => Path.GetFileNameWithoutExtension(f) is not (CellTables.Cohort or CellTables.Amounts or CellTables.Posts or CellTables.SimulatedCurves))
            .Select(f => (Kind: Enum.GetValues<TreeKind>().First(k => Path.GetFileName(f).StartsWith(Spelling.Snake(k) + "_", StringComparison.Ordinal)), Rows: Rows(connection, f))).ToList();
        return [.. totals.Select(t => Tree(t, [.. nodes.Where(n => Spelling.Constant(n.Kind) == t["kind"]).Select(n => n.Rows)]))];
    }

    private static ProtectedTree Tree(Dictionary<string, string?> total, IReadOnlyList<List<Dictionary<string, string?>>> tables)
    {
        var nodes = tables.Select(rows => rows.Where(r => r["study"] == total["study"] && r["part"] == total["part"]).ToList()).Where(rows => rows.Count > 0).Select(rows =>
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
