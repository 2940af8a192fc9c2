using System.Security.Cryptography;
using AlisResearch.Catalogue;
using AlisResearch.Disclosure;
using AlisResearch.Disclosure.Attacks;
using AlisResearch.Model;

namespace AlisResearch.Tests.Disclosure.Attacks;

/// <summary>Writes protected cells as a real release, signed, without the simulation before the draw and without the gate after it: what is attacked is what a draw gives.</summary>
internal static class WrittenRelease
{
    /// <summary>Writes it below a folder of releases.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> Write(string releases, ECDsa key, SchemaSet schema, ProtectedCells cells, DateOnly date)
    {
        var building = Path.Combine(releases, ReleaseFolder.BuildingPrefix + "test");
        Directory.CreateDirectory(building);
        List<ReleaseTable> tables =
        [
            .. schema.ReleasedTables.Select(t => new ReleaseTable(ReleaseFolder.PublicTables, t with { Columns = [.. t.PublicColumns] }, [], false)),
            .. CellTables.Of(cells, schema).Select(t => t.Contract.Name != CellTables.SimulatedCurves ? t : t with { Rows = [] }), // simulated persons are nobody, and would take the most time
        ];
        var id = $"{date:yyyy-MM-dd}-{Sha256.OfText(string.Join('\n', tables.Select(t => t.Fingerprint())))[..12]}";
        CatalogueWriter.Write(Path.Combine(building, ReleaseCatalogue.FileName), schema, tables, []);
        Codebook.Write(building, schema, tables);
        File.WriteAllBytes(Path.Combine(building, DisclosureReport.JsonFile), DisclosureReport.Of(date, schema.Policy, cells with { Trees = [] }, []).ToJson());
        await ReleaseFiles.WriteTables(building, schema, tables, new() { ["release"] = id, ["citation"] = "made up", ["policy"] = schema.Policy.Version }, default);
        ReleaseFiles.Sign(building, new(ReleaseManifest.CurrentFormat, id, ReleaseKind.Public, date, schema.Policy.Version, true, "made up", "test", ReleaseFiles.FilesOf(building)), key);
        Directory.Move(building, Path.Combine(releases, id));
        return id;
    }

    /// <summary>The cells as they are: the same tables, nothing rounded, every interval a point, every mean published.</summary>
    public static ProtectedCells Exact(ProtectedCells cells, IReadOnlyList<PostContributions> contributions) => cells with
    {
        Trees = [.. cells.Trees.Select(tree => Exact(tree, cells.ExactOf(tree)))],
        Amounts = [.. contributions.Select(c => new ProtectedAmount(c.Study, c.Phase, 2021, c.Item, c.Direction, Math.Round(c.Amounts.Average(), 4), c.Amounts.Count, true))],
    };

    /// <summary>The cells of some cohorts.</summary>
    public static ProtectedCells Of(ProtectedCells cells, Func<string, bool> isOfStudy) => cells with
    {
        Trees = [.. cells.Trees.Where(t => isOfStudy(t.Study))],
        Exact = [.. cells.Exact.Where(e => isOfStudy(e.Study))],
        Amounts = [.. cells.Amounts.Where(a => isOfStudy(a.Study))],
    };

    private static ProtectedTree Exact(ProtectedTree tree, ExactTree exact) => tree with
    {
        Total = tree.Total with { Count = exact.Persons, Lower = exact.Persons, Upper = exact.Persons },
        Nodes = [.. tree.Nodes.Select(n => n with { Cells = [.. n.Cells.Zip(exact.Cells[n.Name], (cell, count) => cell with { Count = count, Lower = count, Upper = count })] })],
    };
}
