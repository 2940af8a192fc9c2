using System.Data.Common;
using AlisResearch.Analytics;
using AlisResearch.Catalogue;
using AlisResearch.Exports;
using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>One table as it goes into a release.</summary>
/// <param name="Folder">The folder of the release that it goes into.</param>
/// <param name="Contract">Its contract, with the columns that go there.</param>
/// <param name="Rows">Its rows in the order of the key.</param>
/// <param name="Synthetic">Whether any row is made up.</param>
public sealed record ReleaseTable(string Folder, TableContract Contract, IReadOnlyList<IReadOnlyList<object?>> Rows, bool Synthetic)
{
    /// <summary>Its path below the release's folder.</summary>
    public string Path => ReleaseFolder.TablePath(Folder, Contract.Name);

    /// <summary>Reads the public columns of a table from the steward's zone.</summary>
    public static ReleaseTable ReadPublic(DbConnection steward, TableContract contract, WarehouseSnapshot snapshot) =>
        Read(ReleaseFolder.PublicTables, steward, contract with { Columns = [.. contract.PublicColumns] }, snapshot);

    /// <summary>Reads every column of a table from the steward's zone.</summary>
    public static ReleaseTable ReadExact(DbConnection steward, TableContract contract, WarehouseSnapshot snapshot) =>
        Read(ReleaseFolder.ExactTables, steward, contract, snapshot);

    private static ReleaseTable Read(string folder, DbConnection steward, TableContract contract, WarehouseSnapshot snapshot)
    {
        var sources = contract.Derived ? ["recruitment"] : new[] { contract.Name };
        return new(folder, contract, TableDatabase.Rows(steward, contract, contract.Columns), snapshot.Rounds.Any(r => r.Synthetic && sources.Contains(r.Table)));
    }

    /// <summary>The values of one column.</summary>
    public IEnumerable<object?> Column(string name)
    {
        var index = Contract.Columns.Index().Where(c => c.Item.Name == name).Select(c => (int?)c.Index).FirstOrDefault();
        return index is { } i ? Rows.Select(r => r[i]) : [];
    }

    /// <summary>SHA-256 of the rows, whatever file format they are written in.</summary>
    public string Fingerprint()
    {
        using var csv = new MemoryStream();
        CsvExport.Write(csv, [.. Contract.Columns.Select(c => c.Name)], Rows);
        return Sha256.OfBytes(csv.ToArray());
    }
}
