using AlisResearch.Model;
using DuckDB.NET.Data;
using MathNet.Numerics.Distributions;

namespace AlisResearch.Analytics;

/// <summary>Quantiles and probabilities that SQL lacks, as functions of a database, and the macros of the interval estimates.</summary>
internal static class StatisticalFunctions
{
    private static readonly string[] Macros = ["z_squared.sql", "confidence_limits.sql", "rate_limits.sql", "share_limits.sql"];

    /// <summary>Adds <c>normal_quantile</c> and <c>chi_squared_quantile</c> to a database, once.</summary>
    public static void Register(DuckDBConnection database)
    {
        database.RegisterScalarFunction<double, double>("normal_quantile", probability => Normal.InvCDF(0, 1, probability));
        database.RegisterScalarFunction<double, double, double>(
            "chi_squared_quantile", (probability, degreesOfFreedom) => ChiSquared.InvCDF(degreesOfFreedom, probability));
    }

    /// <summary>Adds the macros to a connection.</summary>
    public static void AddMacros(DuckDBConnection connection)
    {
        foreach (var macro in Macros)
            connection.Execute(SqlFile.Load(typeof(StatisticalFunctions).Assembly, macro));
    }

    /// <summary>The two-sided p-value of a standard normal statistic.</summary>
    public static double TwoSided(double z) => 2 * Normal.CDF(0, 1, -Math.Abs(z));

    /// <summary>The probability of a chi-squared statistic at least this large; what rounding puts below 0 is 0.</summary>
    public static double ChiSquaredTail(double statistic, int degreesOfFreedom) =>
        MathNet.Numerics.SpecialFunctions.GammaUpperRegularized(degreesOfFreedom / 2.0, Math.Max(0, statistic) / 2);
}
