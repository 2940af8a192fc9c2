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

    internal static Count Of(ProtectedCount count) => new(count.Value, count.Lower, count.Upper, exact: false);
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
}
