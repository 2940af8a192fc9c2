using MathNet.Numerics.LinearAlgebra;

namespace AlisResearch.Analytics;

/// <summary>How tied times of leaving enter the partial likelihood.</summary>
internal enum CoxTies
{
    /// <summary>Efron (1977): the tied leave one after the other, in any order.</summary>
    Efron,

    /// <summary>Breslow (1974): each leaves with all the tied still there.</summary>
    Breslow,
}

/// <summary>Follow-up with the same covariates, entry, exit and outcome.</summary>
/// <param name="Covariates">One value a term.</param>
/// <param name="Stratum">Stratum; null when there are none.</param>
/// <param name="Entry">First interval at risk.</param>
/// <param name="Exit">Interval of leaving or censoring.</param>
/// <param name="IsEvent">Whether they left.</param>
/// <param name="Count">How many.</param>
internal sealed record CoxObservation(double[] Covariates, string? Stratum, long Entry, long Exit, bool IsEvent, double Count);

/// <summary>A fitted model.</summary>
/// <param name="Coefficients">Log hazard ratios.</param>
/// <param name="Variance">Their covariance, the inverse of the observed information.</param>
/// <param name="LogLikelihoodNull">Partial log likelihood at 0.</param>
/// <param name="LogLikelihood">Partial log likelihood at the estimate.</param>
/// <param name="ScoreTest">Score statistic at 0.</param>
/// <param name="WaldTest">Wald statistic.</param>
internal sealed record CoxFit(
    Vector<double> Coefficients, Matrix<double> Variance, double LogLikelihoodNull, double LogLikelihood, double ScoreTest, double WaldTest)
{
    /// <summary>Likelihood ratio statistic; where the two are equal, rounding does not make it negative.</summary>
    public double LikelihoodRatioTest => Math.Max(0, 2 * (LogLikelihood - LogLikelihoodNull));
}

/// <summary>
/// Proportional hazards regression by Newton–Raphson on the partial likelihood (Cox 1972), with delayed entry and strata. Counts are the same as so many rows.
/// </summary>
internal sealed class CoxModel
{
    private const int MostIterations = 40;
    private const double Collinear = 1e-9;

    /// <summary>Information of less than this, for each leaver and squared range of the covariate, is what rounding leaves of 0.</summary>
    private const double Rounding = 1e-14;

    /// <summary>R's, so that the figures are the same: the last step then is small enough for seven digits or more.</summary>
    private const double LikelihoodPrecision = 1e-9;

    /// <summary>Of the linear predictor: a coefficient that runs off takes steps of about 1, however far it has come, while the likelihood stands still.</summary>
    private const double LargestLastStep = 0.1;

    /// <summary>What is left of the information at 0 when a coefficient has run off so far that only rounding moves it.</summary>
    private const double LeastInformation = 1e-10;

    private readonly CoxTies _ties;
    private readonly int _terms;
    private readonly List<CoxRiskSets> _strata;
    private readonly double[] _ranges;
    private readonly double _leavers;

    /// <summary>Prepares the risk sets of <paramref name="observations"/>.</summary>
    public CoxModel(IReadOnlyList<CoxObservation> observations, CoxTies ties)
    {
        (_ties, _terms) = (ties, observations[0].Covariates.Length);
        var total = observations.Sum(o => o.Count);
        var means = Enumerable.Range(0, _terms).Select(k => observations.Sum(o => o.Count * o.Covariates[k]) / total).ToArray();
        _ranges = [.. Enumerable.Range(0, _terms).Select(k => observations.Max(o => o.Covariates[k]) - observations.Min(o => o.Covariates[k]))];
        _leavers = observations.Where(o => o.IsEvent).Sum(o => o.Count);
        _strata = observations.GroupBy(o => o.Stratum).Select(s => new CoxRiskSets([.. s], means)).ToList();
    }

    /// <summary>The fit, or why there is none: <c>COLLINEAR</c> or <c>NOT_CONVERGED</c>.</summary>
    public (CoxFit? Fit, string? Reason) Fit()
    {
        var coefficients = Vector<double>.Build.Dense(_terms);
        var start = Evaluate(coefficients);
        if (IsSingular(start.Information))
            return (null, "COLLINEAR");
        var at = start;
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            var step = at.Information.Cholesky().Solve(at.Score);
            var (next, tried) = Ascend(coefficients, step, at.LogLikelihood);
            if (next is not { } reached || IsSingular(reached.Information) || IsExhausted(reached.Information, start.Information))
                return (null, "NOT_CONVERGED");
            var done = Math.Abs(1 - (at.LogLikelihood / reached.LogLikelihood)) <= LikelihoodPrecision && step.Zip(_ranges).All(s => Math.Abs(s.First) * s.Second <= LargestLastStep);
            (coefficients, at) = (tried, reached);
            if (done)
                return (new(
                    coefficients, at.Information.Inverse(), start.LogLikelihood, at.LogLikelihood,
                    start.Score * start.Information.Cholesky().Solve(start.Score), coefficients * at.Information * coefficients), null);
        }

        return (null, "NOT_CONVERGED"); // a coefficient runs off: a group that nobody, or everybody, leaves
    }

    /// <summary>Takes the step, halved until the likelihood does not fall.</summary>
    private (PartialLikelihood? Reached, Vector<double> Tried) Ascend(Vector<double> from, Vector<double> step, double logLikelihood)
    {
        for (var halvings = 0; halvings < 20; halvings++, step /= 2)
        {
            var reached = Evaluate(from + step);
            if (double.IsFinite(reached.LogLikelihood) && reached.LogLikelihood >= logLikelihood - (LikelihoodPrecision * Math.Abs(logLikelihood)))
                return (reached, from + step);
        }

        return (null, from);
    }

    private PartialLikelihood Evaluate(Vector<double> coefficients)
    {
        var sum = new PartialLikelihood(_terms);
        foreach (var stratum in _strata)
            stratum.AddTo(sum, coefficients, _ties);
        return sum;
    }

    private static bool IsExhausted(Matrix<double> information, Matrix<double> atStart) =>
        information.Diagonal().Zip(atStart.Diagonal()).Any(i => i.First < LeastInformation * i.Second);

    /// <summary>Whether a term has no variation of its own: on the scale of correlations, the smallest eigenvalue is 0.</summary>
    private bool IsSingular(Matrix<double> information)
    {
        var scale = information.Diagonal();
        if (scale.Zip(_ranges).Any(s => s.First <= Rounding * _leavers * s.Second * s.Second || !double.IsFinite(s.First)))
            return true;
        var correlation = Matrix<double>.Build.Dense(scale.Count, scale.Count, (i, j) => information[i, j] / Math.Sqrt(scale[i] * scale[j]));
        return correlation.Evd(Symmetricity.Symmetric).EigenValues.Real().Minimum() < Collinear;
    }
}

/// <summary>The partial likelihood with its first two derivatives at one point.</summary>
internal sealed class PartialLikelihood(int terms)
{
    /// <summary>Log likelihood.</summary>
    public double LogLikelihood { get; set; }

    /// <summary>First derivative.</summary>
    public Vector<double> Score { get; } = Vector<double>.Build.Dense(terms);

    /// <summary>Minus the second derivative.</summary>
    public Matrix<double> Information { get; } = Matrix<double>.Build.Dense(terms, terms);
}
