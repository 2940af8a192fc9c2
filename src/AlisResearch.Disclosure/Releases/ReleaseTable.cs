using System.Data.Common;
using AlisResearch.Analytics;
using AlisResearch.Exports;
using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>One public table as it goes into a release.</summary>
/// <param name="Contract">Its contract, public columns only.</param>
/// <param name="Rows">Its rows in the order of the key.</param>
/// <param name="Synthetic">Whether any row is made up.</param>
public sealed record ReleaseTable(TableContract Contract, IReadOnlyList<IReadOnlyList<object?>> Rows, bool Synthetic)
{
    /// <summary>Reads the public columns of a table from the steward's zone.</summary>
    public static ReleaseTable Read(DbConnection steward, TableContract contract, WarehouseSnapshot snapshot)
    {
        var published = contract with { Columns = [.. contract.PublicColumns] };
        var sources = contract.Derived ? ["recruitment"] : new[] { contract.Name };
        return new(
            published, TableDatabase.Rows(steward, contract, published.Columns),
            snapshot.Rounds.Any(r => r.Synthetic && sources.Contains(r.Table)));
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
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(csv.ToArray()));
    }
}
