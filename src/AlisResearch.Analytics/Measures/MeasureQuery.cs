using System.Data.Common;
using AlisResearch.Model;

namespace AlisResearch.Analytics;

/// <summary>
/// Computes a measure from its cells, wherever they come from: the query that bears its name, or, for what SQL cannot say, the statistic that does.
/// </summary>
internal static class MeasureQuery
{
    /// <summary>The rows: the group's values first, then the measure's columns.</summary>
    /// <param name="connection">Has the measure's cells and <see cref="CellViews"/>.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="variables">The variables that the groups are made of.</param>
    /// <param name="parameters">Every parameter's value.</param>
    /// <param name="codelists">Code lists by name.</param>
    public static IReadOnlyList<IReadOnlyList<object?>> Rows(
        DbConnection connection, Measure measure, IReadOnlyList<GroupingVariable> variables,
        IReadOnlyDictionary<string, object?> parameters, IReadOnlyDictionary<string, Codelist> codelists) => measure.Name switch
        {
            "log_rank" => LogRankRows(connection, (double)parameters["rho"]!, variables.Count),
            "cox" => [.. Regression(connection, variables, codelists).Coefficients(Ties(parameters), (double)parameters["confidence_level"]!)],
            "cox_fit" => [Regression(connection, variables, codelists).Summary(Ties(parameters))],
            _ => QueryRows(connection, measure, variables.Count, parameters),
        };

    private static ResultRows QueryRows(DbConnection connection, Measure measure, int variables, IReadOnlyDictionary<string, object?> parameters)
    {
        var sql = Sql($"{measure.Name}.sql");
        using var command = connection.Command(sql, Used(sql, parameters));
        using var reader = command.ExecuteReader();
        return new(reader, measure, variables);
    }

    /// <summary>The parameters that a query has.</summary>
    private static (string Name, object? Value)[] Used(string sql, IReadOnlyDictionary<string, object?> parameters) =>
        [.. parameters.Where(p => sql.Contains($"${p.Key}", StringComparison.Ordinal)).Select(p => (p.Key, p.Value))];

    private static List<IReadOnlyList<object?>> LogRankRows(DbConnection connection, double rho, int variables)
    {
        var test = LogRank.Test(RiskRows(connection), rho);
        return test.Groups.Select(IReadOnlyList<object?> (g) =>
            [.. Values(g.Group, variables), (long)g.Entered, g.Observed, g.Expected, test.ChiSquared, (long?)test.DegreesOfFreedom, test.PValue, test.Reason]).ToList();
    }

    /// <summary>The rows of the connection's risk table.</summary>
    public static IReadOnlyList<RiskRow> RiskRows(DbConnection connection) => connection.Query(Sql("log_rank.sql"), r => new RiskRow(
        r.Text("group"), r.Text("stratum"), Convert.ToInt64(r["interval"], null), (double)r["entered"], (double)r["at_risk"], (double)r["left"],
        (double)r["censored"]));

    private static CoxRegression Regression(DbConnection connection, IReadOnlyList<GroupingVariable> variables, IReadOnlyDictionary<string, Codelist> codelists) =>
        CoxRegression.Of(
            connection.Query(Sql("cox.sql"), r => (
                GroupLabel.SplitWithMissing(r.Text("group")), r.Text("stratum"), Convert.ToInt64(r["entry"], null), Convert.ToInt64(r["exit"], null),
                (bool)r["is_event"], (double)r["count"])),
            variables, codelists);

    private static CoxTies Ties(IReadOnlyDictionary<string, object?> parameters) =>
        (string)parameters["ties"]! == "BRESLOW" ? CoxTies.Breslow : CoxTies.Efron;

    private static string[] Values(string? group, int variables) => variables == 0 ? [] : GroupLabel.Split(group);

    private static string Sql(string name) => SqlFile.Load(typeof(MeasureQuery).Assembly, name);
}
