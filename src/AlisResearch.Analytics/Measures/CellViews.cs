using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Analytics;

/// <summary>What every measure reads on top of the cells, in either zone: interval estimates, numbers at risk, the survival curve.</summary>
internal static class CellViews
{
    /// <summary>Adds what measures over <paramref name="cells"/> need; the cells themselves must be there.</summary>
    /// <param name="connection">Has the cells.</param>
    /// <param name="cells">Which.</param>
    /// <param name="isRounded">Whether they are protected counts: the table <c>rounding_error</c> then says how far rounding moves the curve, and its standard errors are widened by it; there are none where that is not known.</param>
    public static void Add(DuckDBConnection connection, MeasureCells cells, bool isRounded = false)
    {
        StatisticalFunctions.AddMacros(connection);
        switch (cells)
        {
            case MeasureCells.LifeTable or MeasureCells.Vacancy:
                connection.Execute(Sql("life_table_cells.sql"));
                connection.Execute(Sql("risk_table.sql"));
                connection.Execute(SqlFile.Fill(
                    Sql("survival_curve.sql"),
                    ("std_err", isRounded ? "sqrt(power(survival * log_error, 2) + rounding_variance)" : "survival * log_error"),
                    ("join", isRounded ? """LEFT JOIN rounding_error ON rounding_error."group" IS NOT DISTINCT FROM estimated."group" AND rounding_error.interval = estimated.interval""" : "")));
                break;
            case MeasureCells.Period:
                connection.Execute(Sql("period_reason.sql"));
                break;
            default:
                break;
        }
    }

    private static string Sql(string name) => SqlFile.Load(typeof(CellViews).Assembly, name);
}
