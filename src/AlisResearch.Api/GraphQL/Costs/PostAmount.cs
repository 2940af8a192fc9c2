using AlisResearch.Analytics;
using AlisResearch.Api.GraphQL.Cohorts;
using AlisResearch.Model;
using GraphQL;

namespace AlisResearch.Api.GraphQL.Costs;

/// <summary>What posts had of one item in a year, on average.</summary>
[Name("PostAmount")]
public sealed class PostAmount
{
    /// <summary>The study.</summary>
    [Id]
    public required string Study { get; init; }

    /// <summary>The phase.</summary>
    [Id]
    public required string? Phase { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>The item, a code of the code list cost_item.</summary>
    public required string Item { get; init; }

    /// <summary>Expense or financing.</summary>
    public required CostDirection Direction { get; init; }

    /// <summary>Posts.</summary>
    public required Count Posts { get; init; }

    /// <summary>Mean, NOK; in a public release winsorised and in two significant digits.</summary>
    public required double MeanNok { get; init; }

    /// <summary>Total, NOK; in a public release the mean times the protected number of posts.</summary>
    public required double TotalNok { get; init; }

    /// <summary>Where it comes from.</summary>
    public required ProvenanceNode Provenance { get; init; }

    internal static IReadOnlyList<PostAmount> Of(IResolveFieldContext context, OpenRelease release, CostFilter? where)
    {
        var table = release.IsInternal ? "post_cost" : "post_amount";
        if (!release.Contracts.ContainsKey(table))
            return []; // every amount was withheld, or the policy has none
        return TableQuery.Ask(
            release, release.IsInternal ? "post_amounts_exact.sql" : "post_amounts.sql",
            r => new PostAmount
            {
                Study = r.Text("study")!,
                Phase = r.Text("phase"),
                Year = r.Integer("year")!.Value,
                Item = r.Text("item")!,
                Direction = Codes.Parse<CostDirection>(r.Text("direction")!),
                Posts = Count.Of(release.IsInternal ? CohortCount.Exact(r.Integer("count")!.Value) : new(r.Integer("count")!.Value, r.Integer("lower")!.Value, r.Integer("upper")!.Value)),
                MeanNok = r.Number("mean")!.Value,
                TotalNok = r.Number("total")!.Value,
                Provenance = ProvenanceNode.Of(context, release, "post_amounts", table),
            },
            context.CancellationToken, ("study", where?.Study), ("direction", Codes.Of(where?.Direction)));
    }
}
