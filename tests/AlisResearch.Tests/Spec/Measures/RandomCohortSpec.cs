using System.Globalization;
using System.Runtime.CompilerServices;
using AlisResearch.Model;
using CsCheck;

namespace AlisResearch.Tests.Spec.Measures;

/// <summary>Every measure of follow-up, over a thousand random cohorts, is what its definition gives when every person is looked at for every time.</summary>
public sealed class RandomCohortSpec
{
    private const double Precision = 1e-10;

    /// <summary>The iteration ends where the log likelihood stands still to nine digits, as R's does; nearly always a step of less than 1e-8 is then left.</summary>
    private const double CoxPrecision = 1e-6;

    /// <summary>Cohorts in one query.</summary>
    private const int AtOnce = 25;

    private static readonly int Cohorts = Environment.GetEnvironmentVariable("ALIS_FULL") == "1" ? 20_000 : 1_000;

    private static readonly GroupingVariable[] LetterAndDigit = [MeasuredCells.Variable("group"), MeasuredCells.Variable("digit", number: true)];

    [Fact]
    public void Curves_OfAnyCohort_AreTheDirectEstimates() => RandomCohort.Together(AtOnce).Sample(
        cohort =>
        {
            var rows = cohort.Rows;
            using var cells = new MeasuredCells(rows);
            var direct = rows.GroupBy(r => r.Group!).ToDictionary(g => g.Key, g => new DirectEstimate(g));
            var conf = ("conf_type", cohort.Scale);

            var curve = Finite(cells.Of("retention", null, conf));
            Assert.Equal(direct.OrderBy(d => d.Key, StringComparer.Ordinal).SelectMany(d => d.Value.Times.Select(t => (d.Key, t))), curve.Select(r => (Group(r), (long)r["interval"]!)));
            foreach (var row in curve)
            {
                var (of, t) = (direct[Group(row)], (long)row["interval"]!);
                Same(of.AtRisk(t), row["at_risk"]);
                Same(of.Left(t), row["left"]);
                Same(of.Censored(t), row["censored"]);
                Same(of.Survival(t), row["survival"]);
                Same(of.StdErr(t), row["std_err"]);
                Same(of.LogStdErr(t), row["log_std_err"]);
                Same(of.Limits(t, cohort.Scale)?.Lower, row["lower"]);
                Same(of.Limits(t, cohort.Scale)?.Upper, row["upper"]);
                Same(of.CumulativeHazard(t), row["cumulative_hazard"]);
                Same(of.CumulativeHazardStdErr(t), row["cumulative_hazard_std_err"]);
            }

            foreach (var row in EachGroup(direct, cells.Of("median", null, conf)))
            {
                var of = direct[Group(row)];
                Same(of.Median(), row["median"]);
                Same(of.MedianLower(cohort.Scale), row["lower"]);
                Same(of.MedianUpper(cohort.Scale), row["upper"]);
                Assert.Equal(of.Median() is null ? "NOT_REACHED" : null, row["not_computable"]);
            }

            var tau = cohort.Tau ?? direct.Values.Max(d => d.Times[^1]);
            foreach (var row in EachGroup(direct, cells.Of("restricted_mean", null, cohort.Tau is { } given ? [("tau", Text(given))] : [])))
            {
                var of = direct[Group(row)];
                Same(tau, row["tau"]);
                Same(of.RestrictedMean(tau), row["restricted_mean"]);
                Same(of.RestrictedMeanStdErr(tau), row["std_err"]);
                Same(Math.Max(0, of.RestrictedMean(tau) - (DirectEstimate.Quantile * of.RestrictedMeanStdErr(tau))), row["lower"]);
                Same(Math.Min(tau, of.RestrictedMean(tau) + (DirectEstimate.Quantile * of.RestrictedMeanStdErr(tau))), row["upper"]);
            }

            foreach (var row in EachGroup(direct, cells.Of("retention_at", null, conf, ("times", Text(tau)))))
            {
                var of = direct[Group(row)];
                var isFollowed = of.AtRisk(tau) > 0 || of.Times.Any(t => t <= tau);
                var isKnown = isFollowed && (tau <= of.Times[^1] || of.Survival(tau) == 0);
                Same(of.AtRisk(tau), row["at_risk"]);
                Same(isKnown ? of.Survival(tau) : null, row["survival"]);
                Assert.Equal(isKnown ? null : isFollowed ? "BEYOND_FOLLOW_UP" : "NO_ONE_AT_RISK", row["not_computable"]);
            }
        }, iter: Cohorts / AtOnce);

    [Fact]
    public void LifeTable_OfAnyCohort_IsTheDirectEstimate() => RandomCohort.Together(AtOnce).Sample(
        cohort =>
        {
            var rows = cohort.Rows;
            var direct = rows.GroupBy(r => r.Group!).ToDictionary(g => g.Key, g => new DirectEstimate(g));
            var table = Finite(MeasuredCells.Measure("life_table", rows));
            Assert.Equal(
                direct.OrderBy(d => d.Key, StringComparer.Ordinal).SelectMany(d => Enumerable.Range(0, (int)rows.Max(r => r.Exit) + 1)
                    .Where(t => t > 0 || d.Value.Times.Contains(0)).Select(t => (d.Key, (long)t))),
                table.Select(r => (Group(r), (long)r["interval"]!)));
            foreach (var row in table)
            {
                var (of, t) = (direct[Group(row)], (long)row["interval"]!);
                Same(of.AtRisk(t), row["at_risk"]);
                Same(of.Left(t), row["left"]);
                Same(of.Censored(t), row["censored"]);
                Same(of.Exposed(t), row["exposed"]);
                Same(of.Exposed(t) > 0 ? of.Left(t) / of.Exposed(t) : null, row["probability"]);
                Same(of.Survival(t), row["survival_grouped"]);
                Same(of.ActuarialSurvival(t), row["survival_actuarial"]);
            }
        }, iter: Cohorts / AtOnce);

    [Fact]
    public void CumulativeIncidence_OfAnyCohort_IsTheDirectEstimate() => RandomCohort.Together(AtOnce).Sample(
        cohort =>
        {
            var rows = cohort.Rows;
            var direct = rows.GroupBy(r => r.Group!).ToDictionary(g => g.Key, g => new DirectEstimate(g));
            var incidence = Finite(MeasuredCells.Measure("cumulative_incidence", rows, null, ("conf_type", cohort.Scale)));
            Assert.Equal(
                rows.Where(r => r.Outcome is not null).Select(r => (r.Group!, r.Outcome!)).Distinct().Order()
                    .SelectMany(r => direct[r.Item1].Times.Select(t => (r.Item1, r.Item2, t))),
                incidence.Select(r => (Group(r), (string)r["outcome"]!, (long)r["interval"]!)));
            foreach (var row in incidence)
            {
                var (of, outcome, t) = (direct[Group(row)], (string)row["outcome"]!, (long)row["interval"]!);
                var stdErr = of.IncidenceVariance(outcome, t) is var variance && variance > 1e-14 ? Math.Sqrt(variance) : 0; // less is 0, but for rounding
                Same(of.AtRisk(t), row["at_risk"]);
                Same(of.Left(t, outcome), row["left"]);
                Same(of.Left(t), row["left_in_all"]);
                Same(of.Censored(t), row["censored"]);
                Same(of.Incidence(outcome, t), row["incidence"]);
                Same(stdErr, row["std_err"]);
                Same(DirectEstimate.LimitsOf(cohort.Scale, of.Incidence(outcome, t), stdErr)?.Lower, row["lower"]);
                Same(DirectEstimate.LimitsOf(cohort.Scale, of.Incidence(outcome, t), stdErr)?.Upper, row["upper"]);
                Same(of.Survival(t), row["event_free"]);
                Same(of.StdErr(t) ?? 0, row["event_free_std_err"]);
            }
        }, iter: Cohorts / AtOnce);

    [Fact]
    public void LogRank_OfAnyCohort_IsTheDirectTest() => RandomCohort.Any.Sample(
        cohort =>
        {
            var rows = cohort.Rows.Select(r => r with { Group = r.Group![..1] }).ToList();
            var direct = new DirectLogRank(rows, cohort.Rho);
            var test = Finite(MeasuredCells.Measure("log_rank", rows, null, ("rho", Text(cohort.Rho))));
            Assert.Equal(rows.Select(r => r.Group!).Distinct().Order(StringComparer.Ordinal), test.Select(Group));
            var (chiSquared, degreesOfFreedom) = direct.Test();
            var reason = test.Count == 1 ? "ONE_GROUP" : rows.All(r => r.Outcome is null) ? "NO_EVENTS" : degreesOfFreedom == 0 ? "NOT_COMPARABLE" : null;
            foreach (var row in test)
            {
                Same(rows.Where(r => r.Group == Group(row)).Sum(r => r.Count), row["entered"]);
                Same(direct.Observed(Group(row)), row["observed"]);
                Same(direct.Expected(Group(row)), row["expected"]);
                Same(reason is null ? chiSquared : null, row["chi_squared"]);
                Same(reason is null ? degreesOfFreedom : null, row["degrees_of_freedom"]);
                Assert.Equal(reason is null, row["p_value"] is >= 0.0 and <= 1.0);
                Assert.Equal(reason, row["not_computable"]);
            }
        }, iter: Cohorts);

    /// <summary>
    /// A factor alone. Its coefficients exist when every part of the groups has a leaver while somebody outside of it is at risk, and somebody outside
    /// leaves while one of it is at risk (Ford 1957); they can be told apart when all groups are linked by being at risk together.
    /// </summary>
    [Fact]
    public void Cox_OfAFactor_IsWhereTheDirectScoreIsZero() => RandomCohort.Any.Sample(
        cohort =>
        {
            var rows = cohort.Rows.Select(r => r with { Group = r.Group![..1] }).ToList();
            string[] levels = [.. rows.Select(r => r.Group!).Distinct().Order(StringComparer.Ordinal)];
            var reason = rows.All(r => r.Outcome is null) ? "NO_EVENTS"
                : levels.Length == 1 ? "ONE_GROUP"
                : !Reaches(levels, Beats(rows, both: true)) ? "COLLINEAR"
                : !Reaches(levels, Beats(rows, both: false)) || !Reaches(levels, [.. Beats(rows, both: false).Select(b => (b.To, b.From))]) ? "NOT_CONVERGED" : null;

            var fit = Fit(rows, cohort.Efron, [MeasuredCells.Variable("group")], r => [.. levels.Skip(1).Select(l => r.Group == l ? 1.0 : 0)]);

            Assert.Equal(reason, fit);
        }, iter: Cohorts);

    [Fact]
    public void Cox_OfAFactorAndANumber_IsWhereTheDirectScoreIsZero() => RandomCohort.Any.Sample(
        cohort =>
        {
            string[] levels = [.. cohort.Rows.Select(r => r.Group![..1]).Distinct().Order(StringComparer.Ordinal)];
            double[] X(FollowUp row) => [.. levels.Skip(1).Select(l => row.Group![..1] == l ? 1.0 : 0), row.Group![^1] - '0'];

            var reason = Fit(cohort.Rows, cohort.Efron, LetterAndDigit, X);

            var isSingular = Linear.CorrelationDeterminant(new DirectCox(cohort.Rows, X, new double[levels.Length], cohort.Efron).Information) == 0;
            Assert.Equal(cohort.Rows.All(r => r.Outcome is null) ? "NO_EVENTS" : isSingular ? "COLLINEAR" : null, reason == "NOT_CONVERGED" ? null : reason);
        }, iter: Cohorts / 4);

    /// <summary>
    /// A count is so many rows, and no order of rows is better than another. To the last bit but one or two: the database adds up in pieces, whose ends
    /// depend on what else it holds.
    /// </summary>
    [Fact]
    public void Curves_OfPeopleInAnyOrder_AreThoseOfCounts() => Gen.Select(RandomCohort.Together(AtOnce), Gen.Int).Sample(
        (cohort, seed) =>
        {
            using var counts = new MeasuredCells(cohort.Rows);
            using var people = new MeasuredCells(cohort.Shuffled(seed));
            foreach (var measure in new[] { "retention", "median", "quantiles", "restricted_mean", "life_table", "cumulative_incidence" })
                Alike(counts.Of(measure), people.Of(measure));
        }, iter: Cohorts / 4 / AtOnce);

    /// <summary>To the last bit.</summary>
    [Fact]
    public void Comparisons_OfPeopleInAnyOrder_AreThoseOfCounts() => Gen.Select(RandomCohort.Any, Gen.Int).Sample(
        (cohort, seed) =>
        {
            using var counts = new MeasuredCells(cohort.Rows);
            using var people = new MeasuredCells(cohort.Shuffled(seed));
            Identical(counts.Of("log_rank", null, ("rho", Text(cohort.Rho))), people.Of("log_rank", null, ("rho", Text(cohort.Rho))));
            foreach (var measure in new[] { "cox", "cox_fit" })
                Identical(counts.Of(measure, LetterAndDigit, Ties(cohort)), people.Of(measure, LetterAndDigit, Ties(cohort)));
        }, iter: Cohorts / 4);

    /// <summary>Why there is no fit; where there is one, the direct likelihood is the same there and has its maximum.</summary>
    private static string? Fit(IReadOnlyList<FollowUp> rows, bool efron, IReadOnlyList<GroupingVariable> covariates, Func<FollowUp, double[]> x)
    {
        using var cells = new MeasuredCells(rows);
        var ties = ("ties", efron ? "EFRON" : "BRESLOW");
        var (terms, fit) = (Finite(cells.Of("cox", covariates, ties)), Finite(cells.Of("cox_fit", covariates, ties)).Single());
        var reason = (string?)fit["not_computable"];
        Assert.All(terms, t => Assert.Equal(reason, t["not_computable"]));
        Same(rows.Sum(r => r.Count), fit["entered"]);
        Same(rows.Where(r => r.Outcome is not null).Sum(r => r.Count), fit["left"]);
        if (reason is not null)
        {
            Assert.All(terms.Append(fit), r => Assert.All(r.Where(c => c.Value is double), c => Assert.Fail($"{c.Key} in spite of {reason}")));
            return reason;
        }

        double[] coefficients = [.. terms.Select(t => (double)t["coefficient"]!)];
        var (there, start) = (new DirectCox(rows, x, coefficients, efron), new DirectCox(rows, x, new double[coefficients.Length], efron));
        Assert.True(there.Step().All(s => Math.Abs(s) <= CoxPrecision), $"at {string.Join(' ', coefficients)} a step of {string.Join(' ', there.Step())} is left");
        Same(there.LogLikelihood, fit["log_likelihood"]);
        Same(start.LogLikelihood, fit["log_likelihood_null"]);
        Same(Math.Max(0, 2 * (there.LogLikelihood - start.LogLikelihood)), fit["likelihood_ratio"]);
        Same(start.Score.Zip(start.Step()).Sum(s => s.First * s.Second), fit["score"]);
        Same(coefficients.Select((b, i) => coefficients.Select((c, j) => b * there.Information[i][j] * c).Sum()).Sum(), fit["wald"]);
        Same(coefficients.Length, fit["degrees_of_freedom"]);
        foreach (var (i, term) in terms.Index())
        {
            var (b, error) = (coefficients[i], Math.Sqrt(Linear.InverseColumn(there.Information, i)[i]));
            Same(error, term["std_err"]);
            Same(b / error, term["z"]);
            Same(Math.Exp(b), term["hazard_ratio"]);
            Same(Math.Exp(b - (DirectEstimate.Quantile * error)), term["lower"]);
            Same(Math.Exp(b + (DirectEstimate.Quantile * error)), term["upper"]);
        }

        return null;
    }

    private static (string Name, string Value) Ties(RandomCohort cohort) => ("ties", cohort.Efron ? "EFRON" : "BRESLOW");

    /// <summary>Pairs of groups: one leaves while the other is at risk; or, with <paramref name="both"/>, they are at risk together when somebody leaves.</summary>
    private static HashSet<(string From, string To)> Beats(IReadOnlyList<FollowUp> rows, bool both) =>
        rows.Where(l => l.Outcome is not null).SelectMany(leaver =>
        {
            var atRisk = rows.Where(r => r.Stratum == leaver.Stratum && DirectEstimate.IsAtRisk(r, leaver.Exit)).Select(r => r.Group!).Distinct().ToList();
            return both ? atRisk.SelectMany(from => atRisk.Select(to => (from, to))) : atRisk.Select(to => (leaver.Group!, to));
        }).ToHashSet();

    /// <summary>Whether all groups are reached from the first.</summary>
    private static bool Reaches(string[] groups, HashSet<(string From, string To)> pairs)
    {
        var reached = new HashSet<string> { groups[0] };
        while (pairs.Where(p => reached.Contains(p.From) && !reached.Contains(p.To)).Select(p => p.To).ToList() is { Count: > 0 } more)
            reached.UnionWith(more);
        return reached.Count == groups.Length;
    }

    private static List<Dictionary<string, object?>> EachGroup(Dictionary<string, DirectEstimate> direct, List<Dictionary<string, object?>> rows)
    {
        Assert.Equal(direct.Keys.Order(StringComparer.Ordinal), rows.Select(Group));
        return Finite(rows);
    }

    private static List<Dictionary<string, object?>> Finite(List<Dictionary<string, object?>> rows)
    {
        Assert.All(rows, r => Assert.All(r, c => Assert.False(c.Value is double value && !double.IsFinite(value), $"{c.Key} is {c.Value}")));
        return rows;
    }

    private static void Identical(List<Dictionary<string, object?>> one, List<Dictionary<string, object?>> other)
    {
        Assert.Equal(one.Count, other.Count);
        foreach (var (row, same) in one.Zip(other))
            Assert.Equal(string.Join(", ", row.Select(c => $"{c.Key} {Text(c.Value)}")), string.Join(", ", same.Select(c => $"{c.Key} {Text(c.Value)}")));
    }

    private static void Alike(List<Dictionary<string, object?>> one, List<Dictionary<string, object?>> other)
    {
        Assert.Equal(one.Count, other.Count);
        foreach (var (column, value, same) in one.Zip(other).SelectMany(r => r.First.Select(c => (c.Key, c.Value, r.Second[c.Key]))))
        {
            Assert.True(
                value is double number ? same is double alike && Math.Abs(number - alike) <= 1e-14 * Math.Max(1, Math.Abs(number)) : Equals(value, same),
                $"{column}: {Text(value)} of counts, {Text(same)} of people");
        }
    }

    /// <summary>Within the precision, of large numbers in relation to them.</summary>
    private static void Same(double? direct, object? measured, [CallerArgumentExpression(nameof(measured))] string what = "")
    {
        double? found = measured is null ? null : Convert.ToDouble(measured, CultureInfo.InvariantCulture);
        Assert.True(
            direct is null ? found is null : found is { } value && Math.Abs(value - direct.Value) <= Precision * Math.Max(1, Math.Abs(direct.Value)),
            $"{what}: {Text(direct)} expected, {Text(found)} found");
    }

    private static string Text(object? value) => value is double number ? number.ToString("R", CultureInfo.InvariantCulture) : $"{value ?? "null"}";

    private static string Group(Dictionary<string, object?> row) => (string)row["group"]!;
}
