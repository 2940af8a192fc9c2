using AlisResearch.Api.Http;
using AlisResearch.Model;
using GraphQL;

namespace AlisResearch.Api.GraphQL.Costs;

/// <summary>Which grants; everything given must hold.</summary>
[Name("GrantFilter")]
public sealed class GrantFilter
{
    /// <summary>The scheme, a code of the code list grant_scheme.</summary>
    [Id]
    public string? Scheme { get; init; }

    /// <summary>The year.</summary>
    public int? Year { get; init; }

    /// <summary>Contract form.</summary>
    public ContractForm? ContractForm { get; init; }
}

/// <summary>Published grants for ALIS agreements, the whole country.</summary>
[Name("GrantTable")]
public sealed class GrantTable(OpenRelease release, IReadOnlyList<GrantRow> rows, ProvenanceNode provenance)
{
    private const string Table = "grant";

    /// <summary>A row a scheme, year and contract form.</summary>
    public IEnumerable<GrantRow> Rows => rows;

    /// <summary>Address of the whole table as Parquet.</summary>
    public string ParquetUrl => Downloads.Address(release, Table, "parquet");

    /// <summary>Address of the whole table as CSV.</summary>
    public string CsvUrl => Downloads.Address(release, Table, "csv");

    /// <summary>Where it comes from.</summary>
    public ProvenanceNode Provenance => provenance;

    internal static GrantTable Of(IResolveFieldContext context, OpenRelease release, GrantFilter? where)
    {
        var rows = TableQuery.Ask(
            release, "grants.sql",
            r => new GrantRow
            {
                Scheme = r.Text("scheme")!,
                Year = r.Integer("year")!.Value,
                SizeClass = r.Text("size_class"),
                ContractForm = Codes.ParseOptional<ContractForm>(r.Text("contract_form")),
                Agreements = r.Integer("agreements"),
                AmountNok = r.Number("amount_nok"),
            },
            context.CancellationToken, ("scheme", where?.Scheme), ("year", where?.Year), ("contract_form", Codes.Of(where?.ContractForm)));
        return new(release, rows, ProvenanceNode.Of(context, release, Table, Table));
    }
}

/// <summary>Grants of a scheme in a year.</summary>
[Name("GrantRow")]
public sealed class GrantRow
{
    /// <summary>The scheme, a code of the code list grant_scheme.</summary>
    [Id]
    public required string Scheme { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>Municipality size class; null for all sizes.</summary>
    public required string? SizeClass { get; init; }

    /// <summary>Contract form; null for all forms.</summary>
    public required ContractForm? ContractForm { get; init; }

    /// <summary>Agreements granted.</summary>
    public required int? Agreements { get; init; }

    /// <summary>Amount, NOK.</summary>
    public required double? AmountNok { get; init; }
}
