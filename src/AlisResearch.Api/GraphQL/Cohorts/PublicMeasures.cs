using AlisResearch.Model;

namespace AlisResearch.Api.GraphQL.Cohorts;

/// <summary>Why a public release gives no measure as a table: a field of its own gives it, or the protected counts do not hold it.</summary>
internal static class PublicMeasures
{
    private static readonly LocalText InRetention = Field("retention");

    /// <summary>The reasons by measure.</summary>
    public static IReadOnlyDictionary<string, LocalText> Reasons { get; } = new SortedDictionary<string, LocalText>(StringComparer.Ordinal)
    {
        ["retention"] = InRetention,
        ["retention_at"] = InRetention,
        ["life_table"] = InRetention,
        ["median"] = InRetention,
        ["quantiles"] = InRetention,
        ["restricted_mean"] = InRetention,
        ["crude_turnover"] = Field("turnover"),
        ["stability"] = Field("stability"),
        ["same_doctor_stability"] = Field("stability"),
        ["log_rank"] = Field("compare"),
        ["exit_rate"] = new("Tid i stilling kan ikke telles i beskyttede celler og er ikke utgitt.", "Time in post cannot be counted in protected cells and is not released."),
        ["stability_rate"] = new("Hvem som var der både ved starten og slutten av en periode, er ikke utgitt.", "Who was there at both ends of a period is not released."),
        ["cumulative_incidence"] = new("Avgangsårsaker og videre vei er ikke utgitt.", "End reasons and destinations are not released."),
        ["original_holder_retention"] = new("Hvor lenge den første legen ble, er ikke utgitt etter år.", "How long the first doctor stayed is not released by year."),
        ["filled_share"] = new("Når stillinger sto ledige, er ikke utgitt.", "When posts were vacant is not released."),
        ["time_to_fill"] = new("Når stillinger sto ledige, er ikke utgitt.", "When posts were vacant is not released."),
        ["cox"] = new("En regresjon over flere kjennetegn trenger celler som ikke er utgitt, og grensene ville ikke romme avrundingen.", "A regression on several attributes needs cells that are not released, and its limits would not hold the rounding."),
        ["cox_fit"] = new("En regresjon over flere kjennetegn trenger celler som ikke er utgitt.", "A regression on several attributes needs cells that are not released."),
    };

    private static LocalText Field(string field) => new($"Spør etter feltet {field}.", $"Ask for the field {field}.");
}
