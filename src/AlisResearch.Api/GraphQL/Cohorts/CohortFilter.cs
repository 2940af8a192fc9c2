using System.Globalization;
using AlisResearch.Analytics;
using GraphQL;

namespace AlisResearch.Api.GraphQL.Cohorts;

/// <summary>Which cohort; everything given must hold. A public release answers for one attribute beside study and phase, of those that it holds; NOT_RELEASED says which.</summary>
[Name("CohortFilter")]
public sealed class CohortFilter
{
    /// <summary>The study.</summary>
    [Id]
    public string? Study { get; init; }

    /// <summary>The phase.</summary>
    [Id]
    public string? Phase { get; init; }

    /// <summary>Contract form.</summary>
    public ContractForm? ContractForm { get; init; }

    /// <summary>Training scheme.</summary>
    public Scheme? Scheme { get; init; }

    /// <summary>OSO area.</summary>
    public OsoArea? Area { get; init; }

    /// <summary>Centrality, in three groups.</summary>
    public CentralityGroup? CentralityGroup { get; init; }

    /// <summary>Size class of the municipality.</summary>
    public MunicipalitySize? MunicipalitySize { get; init; }

    /// <summary>The year in which the spell or the post began.</summary>
    public int? EntryYear { get; init; }

    /// <summary>Centrality class, 1 to 6.</summary>
    public int? Centrality { get; init; }

    /// <summary>List cap of the post, patients.</summary>
    public int? ListCap { get; init; }

    /// <summary>Whether study and phase are, or may be, these.</summary>
    internal bool Names(string study, string phase) => (Study ?? study) == study && (Phase ?? phase) == phase;

    /// <summary>The conditions on attributes.</summary>
    internal IReadOnlyList<CohortCondition> Conditions() =>
        [.. new (string Variable, string? Value)[]
        {
            ("contract_form", Codes.Of(ContractForm)), ("scheme", Codes.Of(Scheme)), ("area", Codes.Of(Area)), ("centrality_group", Codes.Of(CentralityGroup)),
            ("municipality_size", Codes.Of(MunicipalitySize)), ("entry_year", Number(EntryYear)), ("centrality", Number(Centrality)), ("list_cap", Number(ListCap)),
        }.Where(c => c.Value is not null).Select(c => new CohortCondition(c.Variable, c.Value!))];

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
