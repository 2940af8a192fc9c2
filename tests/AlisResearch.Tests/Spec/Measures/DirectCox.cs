namespace AlisResearch.Tests.Spec.Measures;

/// <summary>
/// Cox's partial likelihood with its derivatives straight from the definition: for every leaver everybody at risk is looked at. With Efron's ties the tied
/// leave one after the other, and of those still to leave an equal part of each is there; with Breslow's each leaves with all of them there.
/// </summary>
public sealed class DirectCox
{
    /// <param name="rows">Follow-up.</param>
    /// <param name="covariates">The covariates of a row.</param>
    /// <param name="coefficients">Where.</param>
    /// <param name="efron">Efron's ties, otherwise Breslow's.</param>
    public DirectCox(IEnumerable<FollowUp> rows, Func<FollowUp, double[]> covariates, double[] coefficients, bool efron)
    {
        (Score, Information) = (new double[coefficients.Length], [.. coefficients.Select(_ => new double[coefficients.Length])]);
        foreach (var stratum in DirectEstimate.Expand(rows).Select(p => (Person: p, X: covariates(p))).GroupBy(p => p.Person.Stratum))
        {
            foreach (var tied in stratum.Where(p => p.Person.Outcome is not null).GroupBy(p => p.Person.Exit))
            {
                var atRisk = stratum.Where(p => DirectEstimate.IsAtRisk(p.Person, tied.Key)).ToList();
                foreach (var (gone, leaver) in tied.Index())
                    Add(leaver.X, [.. atRisk.Select(p => (p.X, There(p.Person, tied.Key, efron ? (double)gone / tied.Count() : 0)))], coefficients);
            }
        }
    }

    public double LogLikelihood { get; private set; }

    public double[] Score { get; }

    /// <summary>Minus the matrix of second derivatives.</summary>
    public double[][] Information { get; }

    /// <summary>Newton's step from here to the maximum.</summary>
    public double[] Step() => Linear.Solve(Information, Score);

    /// <summary>How much of a person is there when a part of the tied has gone.</summary>
    private static double There(FollowUp person, long time, double gone) => person.Exit == time && person.Outcome is not null ? 1 - gone : 1;

    private void Add(double[] leaver, List<(double[] X, double There)> atRisk, double[] coefficients)
    {
        var weights = atRisk.Select(p => p.There * Math.Exp(Dot(p.X, coefficients))).ToArray();
        var total = weights.Sum();
        var mean = coefficients.Select((_, i) => atRisk.Zip(weights).Sum(p => p.Second * p.First.X[i]) / total).ToArray();
        LogLikelihood += Dot(leaver, coefficients) - Math.Log(total);
        for (var i = 0; i < coefficients.Length; i++)
        {
            Score[i] += leaver[i] - mean[i];
            for (var j = 0; j < coefficients.Length; j++)
                Information[i][j] += atRisk.Zip(weights).Sum(p => p.Second * (p.First.X[i] - mean[i]) * (p.First.X[j] - mean[j])) / total;
        }
    }

    private static double Dot(double[] x, double[] y) => x.Zip(y).Sum(p => p.First * p.Second);
}
