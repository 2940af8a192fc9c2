using System.Globalization;
using AlisResearch.Model;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace AlisResearch.Analytics;

/// <summary>A term of a regression: a number, or one level of a factor against the first.</summary>
/// <param name="Covariate">The grouping variable.</param>
/// <param name="Level">The level; null for a number.</param>
/// <param name="Reference">The level that it is compared with; null for a number.</param>
internal sealed record CoxTerm(string Covariate, string? Level, string? Reference);

/// <summary>Follow-up as a regression needs it: every grouping variable becomes a term, or a term a level.</summary>
internal sealed class CoxRegression
{
    private CoxRegression(IReadOnlyList<CoxTerm> terms, IReadOnlyList<CoxObservation> observations, double leftOut) =>
        (Terms, Observations, LeftOut) = (terms, observations, leftOut);

    /// <summary>The terms in order.</summary>
    public IReadOnlyList<CoxTerm> Terms { get; }

    /// <summary>The observations that have every covariate.</summary>
    public IReadOnlyList<CoxObservation> Observations { get; }

    /// <summary>Spells that lack a covariate, and so stand outside.</summary>
    public double LeftOut { get; }

    /// <summary>Spells.</summary>
    public double Entered => Observations.Sum(o => o.Count);

    /// <summary>Leavers.</summary>
    public double Left => Observations.Where(o => o.IsEvent).Sum(o => o.Count);

    /// <summary>Codes the covariates. The reference of a factor is the first level in its code list that occurs.</summary>
    /// <param name="rows">Follow-up by group (one value a covariate), stratum, entry, exit and outcome.</param>
    /// <param name="covariates">The covariates, in the order of the groups' values.</param>
    /// <param name="codelists">Code lists by name.</param>
    public static CoxRegression Of(
        IReadOnlyList<(string?[] Values, string? Stratum, long Entry, long Exit, bool IsEvent, double Count)> rows,
        IReadOnlyList<GroupingVariable> covariates, IReadOnlyDictionary<string, Codelist> codelists)
    {
        var whole = rows.Where(r => r.Values.All(v => v is not null)).ToList();
        var terms = covariates.SelectMany((c, i) => TermsOf(c, [.. whole.Select(r => r.Values[i]!).Distinct()], codelists)).ToList();
        var place = covariates.Select((c, i) => (c.Name, i)).ToDictionary(c => c.Name, c => c.i);
        return new(
            terms,
            whole.Select(r => new CoxObservation([.. terms.Select(t => Value(t, r.Values[place[t.Covariate]]!))], r.Stratum, r.Entry, r.Exit, r.IsEvent, r.Count)).ToList(),
            rows.Sum(r => r.Count) - whole.Sum(r => r.Count));
    }

    /// <summary>The fit, or why there is none.</summary>
    public (CoxFit? Fit, string? Reason) Fit(CoxTies ties) =>
        Observations.Count == 0 ? (null, "NO_ONE_AT_RISK")
        : Left == 0 ? (null, "NO_EVENTS")
        : Terms.Count == 0 ? (null, "ONE_GROUP")
        : new CoxModel(Observations, ties).Fit();

    /// <summary>A row a term: covariate, level, reference, coefficient, hazard ratio, standard error, z, p, limits of the ratio, reason.</summary>
    public IEnumerable<object?[]> Coefficients(CoxTies ties, double level)
    {
        var (fit, reason) = Fit(ties);
        if (Terms.Count == 0)
            yield return [null, null, null, null, null, null, null, null, null, null, reason];
        var quantile = Normal.InvCDF(0, 1, (1 + level) / 2);
        foreach (var (i, term) in Terms.Index())
        {
            var (b, error) = fit is null ? (double.NaN, double.NaN) : (fit.Coefficients[i], Math.Sqrt(fit.Variance[i, i]));
            object?[] estimate = fit is null
                ? [null, null, null, null, null, null, null]
                : [b, Ratio(b), error, b / error, StatisticalFunctions.TwoSided(b / error), Ratio(b - (quantile * error)), Ratio(b + (quantile * error))];
            yield return [term.Covariate, term.Level, term.Reference, .. estimate, reason];
        }
    }

    /// <summary>One row: spells, leavers, left out, log likelihoods, three tests, degrees of freedom, concordance and its standard error, reason.</summary>
    public object?[] Summary(CoxTies ties)
    {
        var (fit, reason) = Fit(ties);
        if (fit is null)
            return [(long)Entered, (long)Left, (long)LeftOut, null, null, null, null, null, null, null, null, null, null, null, reason];
        var concordance = Concordance.Of(Observations, [.. Observations.Select(o => Vector<double>.Build.Dense(o.Covariates) * fit.Coefficients)]);
        return
        [
            (long)Entered, (long)Left, (long)LeftOut, fit.LogLikelihoodNull, fit.LogLikelihood,
            fit.LikelihoodRatioTest, Tail(fit.LikelihoodRatioTest), fit.WaldTest, Tail(fit.WaldTest), fit.ScoreTest, Tail(fit.ScoreTest), (long)Terms.Count,
            concordance?.Share, concordance?.StdErr, null,
        ];
    }

    /// <summary>The hazard ratio; null when it is too large for a number.</summary>
    private static double? Ratio(double logarithm) => Math.Exp(logarithm) is var ratio && double.IsFinite(ratio) ? ratio : null;

    private double Tail(double statistic) => StatisticalFunctions.ChiSquaredTail(statistic, Terms.Count);

    private static IEnumerable<CoxTerm> TermsOf(GroupingVariable covariate, IReadOnlyList<string> values, IReadOnlyDictionary<string, Codelist> codelists)
    {
        if (covariate.Number)
            return values.Count == 0 ? [] : [new(covariate.Name, null, null)];
        var order = covariate.Codelist is { } list ? codelists[list].Codes.Select(c => c.Value).ToList() : [];
        var levels = values.OrderBy(v => order.IndexOf(v) is var at && at < 0 ? int.MaxValue : at).ThenBy(v => v, StringComparer.Ordinal).ToList();
        return levels.Skip(1).Select(l => new CoxTerm(covariate.Name, l, levels[0]));
    }

    private static double Value(CoxTerm term, string value) => term.Level is { } level
        ? value == level ? 1 : 0
        : double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);
}
