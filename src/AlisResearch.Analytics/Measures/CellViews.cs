using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Analytics;

/// <summary>What every measure reads on top of the cells, in either zone: interval estimates, numbers at risk, the survival curve.</summary>
internal static class CellViews
{
    /// <summary>Adds what measures over <paramref name="cells"/> need; the cells themselves must be there.</summary>
    public static void Add(DuckDBConnection connection, MeasureCells cells)
    {
        StatisticalFunctions.AddMacros(connection);
        string[] views = cells switch
        {
            MeasureCells.LifeTable or MeasureCells.Vacancy => ["life_table_cells.sql", "risk_table.sql", "survival_curve.sql"],
            MeasureCells.Period => ["period_reason.sql"],
            _ => [],
        };
        foreach (var view in views)
            connection.Execute(SqlFile.Load(typeof(CellViews).Assembly, view));
    }
}
