using System.Text.Json.Serialization;

namespace AlisResearch.Model;

/// <summary>
/// What a rounding costs: squared errors, in persons, of the margins that people use. A rounding has probability in proportion to exp(−cost / τ). The error of n is the
/// same for every rounding, as n is rounded first.
/// </summary>
/// <param name="Events">Error of all who left.</param>
/// <param name="Cumulative">Of those who left, or were censored, up to an interval.</param>
/// <param name="ClassTotal">Of a class.</param>
/// <param name="ClassEvents">Of those of a class who left.</param>
/// <param name="ClassCumulative">Of those of a class who left, or were censored, up to an interval.</param>
/// <param name="Cell">Of one cell; for answers, which do not add up in time.</param>
public sealed record RoundingWeights(double Events, double Cumulative, double ClassTotal, double ClassEvents, double ClassCumulative, double Cell)
{
    /// <summary>For cells that do not add up in time: each counts by itself.</summary>
    [JsonIgnore]
    public RoundingWeights OfAnswers => this with { Events = 0, Cumulative = 0, ClassTotal = 0, ClassEvents = 0, ClassCumulative = 0 };

    /// <summary>For cells that add up in time.</summary>
    [JsonIgnore]
    public RoundingWeights InTime => this with { Cell = 0 };
}
