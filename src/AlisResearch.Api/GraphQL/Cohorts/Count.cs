using AlisResearch.Analytics;
using GraphQL;

namespace AlisResearch.Api.GraphQL.Cohorts;

/// <summary>A count of persons or posts, and what the true one can be.</summary>
[Name("Count")]
public sealed class Count(int value, int lower, int upper, bool exact)
{
    /// <summary>As released. In a public release a multiple of 3, or a sum of such.</summary>
    public int Value => value;

    /// <summary>The least that the true count can be.</summary>
    public int Lower => lower;

    /// <summary>The most.</summary>
    public int Upper => upper;

    /// <summary>True when the value is the true count.</summary>
    public bool Exact => exact;

    internal static Count Of(CohortCount count) => new(count.Value, count.Lower, count.Upper, count.IsExact);
}

/// <summary>An estimate with its limits.</summary>
[Name("Estimate")]
public sealed class Estimate(double? value, double? lower, double? upper)
{
    /// <summary>The estimate; null where it is not reached.</summary>
    public double? Value => value;

    /// <summary>Lower limit; null where there is none.</summary>
    public double? Lower => lower;

    /// <summary>Upper limit; null where there is none.</summary>
    public double? Upper => upper;

    /// <summary>An estimate.</summary>
    internal static Estimate Of(CohortEstimate estimate) => new(estimate.Value, estimate.Lower, estimate.Upper);

    /// <summary>A time, in months.</summary>
    internal static Estimate InMonths(CohortEstimate time, TimeUnit unit) =>
        new(Months(time.Value, unit), Months(time.Lower, unit), Months(time.Upper, unit));

    private static double? Months(double? time, TimeUnit unit) => time is { } units ? unit.InMonths(units) : null;
}
