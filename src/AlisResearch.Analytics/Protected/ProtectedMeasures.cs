using System.Data.Common;
using AlisResearch.Model;
using DuckDB.NET.Data;
using MathNet.Numerics.Distributions;

namespace AlisResearch.Analytics;

/// <summary>
/// Measures over the protected cells of a release, by the same SQL as in the steward's zone. What they give is a function of the release alone. One connection, for one question.
/// </summary>
public sealed class ProtectedMeasures : IDisposable
{
    private readonly ProtectedTables _release;
    private readonly DuckDBConnection _connection;
    private readonly (string, object?)[] _cohort;
    private readonly (string? Study, string? Phase) _filter;
    private readonly CancellationTokenRegistration _interrupt;

    /// <param name="release">The release's protected cells.</param>
    /// <param name="study">Study; null for all.</param>
    /// <param name="phase">Phase; null for all.</param>
    /// <param name="cancellation">Interrupts the database.</param>
    public ProtectedMeasures(ProtectedTables release, string? study, string? phase, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        (_release, _filter) = (release, (study, phase));
        _connection = release.Take();
        _interrupt = _connection.InterruptOn(cancellation);
        _cohort = [("study", study), ("phase", phase)];
    }

    /// <summary>Sums of a node's protected counts by group, all cohorts together; the group of all is an empty text.</summary>
    /// <param name="table">Table of the node.</param>
    /// <param name="kind">Kind of the tree.</param>
    /// <param name="group">An attribute; null for one group.</param>
    /// <param name="selected">Of which cells, a condition.</param>
    private Dictionary<string, CohortCount> Sums(string table, string kind, string? group, string selected) => _connection.Query(
        SqlFile.Fill(Sql("protected_sums.sql"), ("table", SqlFile.Identifier(table)), ("group", Group(group)), ("selected", selected)),
        r => (Group: Key(r), Count: Count(r)), [("kind", kind), .. _cohort]).ToDictionary(r => r.Group, r => r.Count);

    /// <summary>Retention curves by half-year, with limits that hold sampling and rounding.</summary>
    /// <param name="table">The table of durations, whole or by class.</param>
    /// <param name="attribute">The attribute of the groups; null for one group.</param>
    /// <param name="isClass">Whether the table is one of classes.</param>
    /// <param name="asked">What is asked of the curves.</param>
    /// <param name="only">The one group that is asked for; null for all.</param>
    public IReadOnlyList<GroupCurve> Retention(string table, string? attribute, bool isClass, CurveRequest asked, string? only = null)
    {
        var distances = _release.Simulated.Distances(table, _release.Held, _filter.Study, _filter.Phase, attribute, isClass);
        var errors = distances.SelectMany(d => d.Value.Variances.Select((variance, j) => (Group: d.Key, Interval: (long)j + 1, Variance: variance))).ToList();
        _connection.Execute(
            Sql("rounding_error.sql"), ("groups", errors.Select(e => e.Group).ToList()), ("intervals", errors.Select(e => e.Interval).ToList()), ("variances", errors.Select(e => e.Variance).ToList()));
        FollowUp(table, attribute, only);
        (string, object?)[] limits = [("conf_type", "LOG"), ("confidence_level", asked.Confidence)];
        var z = Normal.InvCDF(0, 1, (1 + asked.Confidence) / 2);
        var steps = _connection.Query(SqlFile.Fill(Sql("protected_curve.sql"), ("confidence_level", SqlFile.Literal(asked.Confidence))), r => (Group: r.Text("group"), Step: new CurveStep(
            r.Integer("interval")!.Value, r.Integer("at_risk")!.Value, r.Integer("left")!.Value, r.Integer("censored")!.Value, Estimate(r, "survival"),
            distances.GetValueOrDefault(Key(r))?.Variances.Skip(r.Integer("interval")!.Value - 1).Select(v => (double?)(z * Math.Sqrt(v))).FirstOrDefault())));
        var followedTo = steps.Select(s => s.Step.Interval).DefaultIfEmpty(0).Max();
        var months = asked.MonthsByTime(TimeUnit.HalfYear);
        var readings = Asked(
            months.Count > 0, Sql("retention_at.sql"), r => new CurveReading(months[r.Number("time")!.Value], r.Integer("at_risk")!.Value, Estimate(r, "survival"), r.Text("not_computable")),
            [("times", months.Keys.ToList()), .. limits]);
        var quantiles = Asked(
            asked.Shares.Count > 0, Sql("quantiles.sql"), r => new LeavingTime(r.Number("probability")!.Value, Estimate(r, "time")), [("probabilities", asked.Shares.ToList()), .. limits]);
        var medians = Asked(asked.Parts.HasFlag(CurveParts.Median), Sql("median.sql"), r => Estimate(r, "median"), limits);
        var means = Asked(
            asked.Parts.HasFlag(CurveParts.RestrictedMean), SqlFile.Fill(Sql("protected_mean.sql"), ("restricted_mean", Sql("restricted_mean.sql").TrimEnd().TrimEnd(';'))), r => Estimate(r, "restricted_mean"),
            ("tau", null), ("confidence_level", asked.Confidence), ("groups", distances.Keys.ToList()),
            ("variances", distances.Values.Select(d => d.VarianceOfMean(followedTo)).ToList()));
        var (entered, left) = asked.Parts.HasFlag(CurveParts.Counts)
            ? (Sums(table, "DOCTOR", attribute, "true"), Sums(isClass ? table : "doctor_outcome", "DOCTOR", attribute, "outcome = 'LEFT'"))
            : ([], []);
        return [.. steps.GroupBy(s => s.Group, s => s.Step).Select(g => new GroupCurve(
            g.Key, TimeUnit.HalfYear, entered.GetValueOrDefault(g.Key ?? ""), left.GetValueOrDefault(g.Key ?? ""), [.. g], [.. readings[g.Key ?? ""]],
            medians[g.Key ?? ""].SingleOrDefault(), [.. quantiles[g.Key ?? ""]], means[g.Key ?? ""].SingleOrDefault()))];
    }

    /// <summary>The classes of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="attribute">The attribute.</param>
    public IReadOnlyList<string> Classes(string table, string attribute) => [.. Sums(table, "DOCTOR", attribute, "true").Keys.Order(StringComparer.Ordinal)];

    /// <summary>The rows of a query by group, if they are asked for.</summary>
    private ILookup<string, T> Asked<T>(bool isAsked, string sql, Func<DbDataReader, T> map, params (string, object?)[] parameters) =>
        (isAsked ? _connection.Query(sql, r => (Group: Key(r), Value: map(r)), parameters) : []).ToLookup(r => r.Group, r => r.Value);

    /// <summary>The log-rank test of groups.</summary>
    /// <param name="table">The table of durations.</param>
    /// <param name="attribute">The attribute of the groups.</param>
    public ComparedGroups Compare(string table, string attribute)
    {
        FollowUp(table, attribute);
        var test = LogRank.Test(MeasureQuery.RiskRows(_connection), 0);
        return new(
            [.. test.Groups.Select(g => new ComparedGroup(g.Group, g.Entered, g.Observed, g.Expected))], test.ChiSquared, test.DegreesOfFreedom, test.PValue, test.Reason);
    }

    /// <summary>Crude turnover by calendar period.</summary>
    /// <param name="months">Months of a period: 6 or 12.</param>
    /// <param name="confidence">Level of confidence.</param>
    public IReadOnlyList<PeriodTurnover> Turnover(int months, double confidence)
    {
        _connection.Execute(SqlFile.Fill(Sql("protected_periods.sql"), ("months", months.ToString(System.Globalization.CultureInfo.InvariantCulture))), _cohort);
        return _connection.Query(
            Sql("crude_turnover.sql"),
            r => new PeriodTurnover(
                null, r.GetFieldValue<DateOnly>(r.GetOrdinal("period_from")), r.GetFieldValue<DateOnly>(r.GetOrdinal("period_to")), r.Integer("at_start")!.Value, r.Integer("at_end"),
                r.Integer("left"), Estimate(r, "turnover"), r.Text("not_computable")),
            ("confidence_level", confidence));
    }

    /// <summary>Same-doctor stability of posts: held by one doctor for so many years at some time.</summary>
    /// <param name="years">Years, at most 5.</param>
    /// <param name="confidence">Level of confidence.</param>
    public IReadOnlyList<PostStability> Stability(IReadOnlyList<int> years, double confidence)
    {
        _connection.Execute(Sql("protected_posts.sql"), [("years", years.Select(y => (long)y).Distinct().ToList()), .. _cohort]);
        return _connection.Query(
            Sql("stability.sql"),
            r => (Years: r.Integer("years")!.Value, Posts: r.Integer("posts")!.Value, Eligible: r.Integer("eligible")!.Value, Held: r.Integer("same_doctor")!.Value, Share: r.Number("same_doctor_stability"), Reason: r.Text("not_computable")),
            ("basis", "LONGEST")).Select(r => Widened(r.Years, r.Posts, r.Eligible, r.Held, r.Share, r.Reason, confidence)).ToList();
    }

    /// <summary>Answers to a question of the rounds that were named as phase.</summary>
    /// <param name="table">The table of the question.</param>
    /// <param name="question">The question.</param>
    public IReadOnlyList<(string Answer, CohortCount Count)> Answers(string table, string question) => _connection.Query(
        SqlFile.Fill(Sql("protected_answers.sql"), ("table", SqlFile.Identifier(table)), ("question", SqlFile.Identifier(question))),
        r => (r.Text("answer")!, Count(r)), _cohort);

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _release.Return(_connection);
    }

    /// <summary>The share's limits for the least and the most that the true count can be.</summary>
    private PostStability Widened(int years, int posts, int eligible, int held, double? share, string? reason, double confidence)
    {
        var bounds = Sums("post_longest_spell", "POST", null, $"longest_spell >= {years}").GetValueOrDefault("");
        var count = new CohortCount(held, Math.Min(bounds.Lower, eligible), Math.Min(bounds.Upper, eligible));
        var limits = _connection.Query(
            Sql("protected_share_limits.sql"), r => (r.Number("lower"), r.Number("upper")),
            ("least", (double)count.Lower), ("most", (double)count.Upper), ("total", (double)eligible), ("confidence_level", confidence)).Single();
        return new(null, years, posts, eligible, Filled: null, count, OriginalHolder: null, new(share, limits.Item1, limits.Item2), reason);
    }

    private void FollowUp(string table, string? attribute, string? only = null) => _connection.Execute(
        SqlFile.Fill(Sql("protected_follow_up.sql"), ("table", SqlFile.Identifier(table)), ("group", Group(attribute))), [("only", only), .. _cohort]);

    private static string Group(string? attribute) => attribute is null ? "CAST(NULL AS VARCHAR)" : SqlFile.Identifier(attribute);

    internal static CohortCount Count(DbDataReader row) => new(row.Integer("count")!.Value, row.Integer("lower")!.Value, row.Integer("upper")!.Value);

    private static CohortEstimate Estimate(DbDataReader row, string value) => new(row.Number(value), row.Number("lower"), row.Number("upper"));

    /// <summary>The group, as a key.</summary>
    private static string Key(DbDataReader row) => row.Text("group") ?? "";

    private static string Sql(string name) => SqlFile.Load(typeof(ProtectedMeasures).Assembly, name);
}
