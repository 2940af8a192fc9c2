using AlisResearch.Api.Figures;
using AlisResearch.Api.Http;
using AlisResearch.Model;
using GraphQL;

namespace AlisResearch.Api.GraphQL.Costs;

/// <summary>Expense or financing.</summary>
public enum CostDirection
{
    /// <summary>Money out of the municipality.</summary>
    Expense,

    /// <summary>Money in.</summary>
    Financing,
}

/// <summary>Which cost items; everything given must hold.</summary>
[Name("CostFilter")]
public sealed class CostFilter
{
    /// <summary>The study.</summary>
    [Id]
    public string? Study { get; init; }

    /// <summary>The example: plan, bergen, A, B, C or D.</summary>
    [Id]
    public string? Example { get; init; }

    /// <summary>Expense or financing.</summary>
    public CostDirection? Direction { get; init; }
}

/// <summary>Published costs and financing, NOK a year.</summary>
[Name("CostTable")]
public sealed class CostTable(IResolveFieldContext context, OpenRelease release, CostFilter? where, IReadOnlyList<CostRow> rows, ProvenanceNode provenance)
{
    private const string Table = "cost_item";

    /// <summary>A row an item.</summary>
    public IEnumerable<CostRow> Rows => rows;

    /// <summary>Mean amounts of the posts that were followed, an item a row: protected in a public release. The filter's example does not bear on them.</summary>
    public IEnumerable<PostAmount> Posts => PostAmount.Of(context, release, where);

    /// <summary>Address of the whole table as Parquet.</summary>
    public string ParquetUrl => Downloads.Address(release, Table, "parquet");

    /// <summary>Address of the whole table as CSV.</summary>
    public string CsvUrl => Downloads.Address(release, Table, "csv");

    /// <summary>Address of the study's costs as a figure; null where no study is asked for.</summary>
    public string? FigureUrl => where is { Study: { } study, Example: null, Direction: null } ? FigureAddress.Of(release, "costs", ("study", study)) : null;

    /// <summary>Where it comes from.</summary>
    public ProvenanceNode Provenance => provenance;

    internal static CostTable Of(IResolveFieldContext context, OpenRelease release, CostFilter? where)
    {
        var rows = TableQuery.Ask(
            release, "costs.sql",
            r => new CostRow
            {
                Study = r.Text("study")!,
                Example = r.Text("example")!,
                Item = r.Text("item")!,
                Direction = Codes.Parse<CostDirection>(r.Text("direction")!),
                AmountNok = r.Number("amount_nok"),
                Quantity = r.Number("quantity"),
                UnitPrice = r.Number("unit_price"),
                Approximate = r["approximate"] is true,
                ContractForm = Codes.ParseOptional<ContractForm>(r.Text("contract_form")),
                Bonus = r["bonus"] as bool?,
                ListLength = r.Integer("list_length"),
                OtherPracticeShare = r.Integer("other_practice_share"),
            },
            context.CancellationToken, ("study", where?.Study), ("example", where?.Example), ("direction", Codes.Of(where?.Direction)));
        return new(context, release, where, rows, ProvenanceNode.Of(context, release, Table, Table));
    }
}

/// <summary>One item of cost or financing.</summary>
[Name("CostRow")]
public sealed class CostRow
{
    /// <summary>The study.</summary>
    [Id]
    public required string Study { get; init; }

    /// <summary>The example it belongs to.</summary>
    [Id]
    public required string Example { get; init; }

    /// <summary>The item, a code of the code list cost_item.</summary>
    public required string Item { get; init; }

    /// <summary>Expense or financing.</summary>
    public required CostDirection Direction { get; init; }

    /// <summary>Amount, NOK a year.</summary>
    public required double? AmountNok { get; init; }

    /// <summary>Number of units behind the amount, where printed.</summary>
    public required double? Quantity { get; init; }

    /// <summary>Price of a unit, NOK, where printed.</summary>
    public required double? UnitPrice { get; init; }

    /// <summary>True when the source says "about".</summary>
    public required bool Approximate { get; init; }

    /// <summary>Contract form of the example's doctor.</summary>
    public required ContractForm? ContractForm { get; init; }

    /// <summary>Whether the example's doctor has a bonus.</summary>
    public required bool? Bonus { get; init; }

    /// <summary>Patients on the example's list.</summary>
    public required int? ListLength { get; init; }

    /// <summary>Other general-practice work of the example's doctor, percent.</summary>
    public required int? OtherPracticeShare { get; init; }
}
