using MathNet.Numerics.LinearAlgebra;

namespace AlisResearch.Analytics;

/// <summary>One stratum's observations, walked from the last time of leaving to the first.</summary>
internal sealed class CoxRiskSets
{
    /// <summary>When those who enter late have taken this much of a sum with them, what is left has lost six of its sixteen digits, and is summed anew.</summary>
    private const double Cancelled = 1e-6;

    private readonly (double[] X, CoxObservation Row)[] _byExit;
    private readonly (double[] X, CoxObservation Row)[] _byEntry;

    /// <param name="rows">The stratum's observations.</param>
    /// <param name="means">What is subtracted from the covariates, so that the hazards stay in range.</param>
    public CoxRiskSets(CoxObservation[] rows, double[] means)
    {
        var centred = rows.Select(r => (X: r.Covariates.Zip(means, (x, m) => x - m).ToArray(), Row: r)).ToList();
        _byExit = [.. centred.OrderByDescending(r => r.Row.Exit)];
        _byEntry = [.. centred.OrderByDescending(r => r.Row.Entry)];
    }

    /// <summary>Adds this stratum's part at <paramref name="coefficients"/>.</summary>
    public void AddTo(PartialLikelihood sum, Vector<double> coefficients, CoxTies ties)
    {
        var terms = coefficients.Count;
        var (atRisk, tied) = (new HazardSums(terms), new HazardSums(terms));
        var (entering, leaving, largest) = (0, 0, 0.0);
        while (entering < _byExit.Length)
        {
            var time = _byExit[entering].Row.Exit;
            tied.Clear();
            for (; entering < _byExit.Length && _byExit[entering].Row.Exit == time; entering++)
            {
                var (x, row) = _byExit[entering];
                var hazard = Hazard(x, coefficients);
                atRisk.Add(x, row.Count * hazard, row.Count);
                if (row.IsEvent)
                    AddEvent(sum, tied, x, row.Count, hazard, coefficients);
            }

            largest = Math.Max(largest, atRisk.Zeroth);
            for (; leaving < _byEntry.Length && _byEntry[leaving].Row.Entry > time; leaving++)
            {
                var (x, row) = _byEntry[leaving];
                if (row.Exit >= time)
                    atRisk.Add(x, -row.Count * Hazard(x, coefficients), -row.Count);
            }

            if (atRisk.Zeroth < Cancelled * largest)
            {
                SumAnew(atRisk, _byExit.Take(entering).Where(r => r.Row.Entry <= time), coefficients);
                largest = atRisk.Zeroth;
            }

            AddTime(sum, atRisk, tied, ties);
        }
    }

    private static void SumAnew(HazardSums sums, IEnumerable<(double[] X, CoxObservation Row)> atRisk, Vector<double> coefficients)
    {
        sums.Clear();
        foreach (var (x, row) in atRisk)
            sums.Add(x, row.Count * Hazard(x, coefficients), row.Count);
    }

    private static double Hazard(double[] x, Vector<double> coefficients) => Math.Exp(Dot(x, coefficients));

    private static double Dot(double[] x, Vector<double> coefficients)
    {
        var dot = 0.0;
        for (var k = 0; k < x.Length; k++)
            dot += x[k] * coefficients[k];
        return dot;
    }

    private static void AddEvent(PartialLikelihood sum, HazardSums tied, double[] x, double count, double hazard, Vector<double> coefficients)
    {
        tied.Add(x, count * hazard, count);
        sum.LogLikelihood += count * Dot(x, coefficients);
        for (var k = 0; k < x.Length; k++)
            sum.Score[k] += count * x[k];
    }

    /// <summary>With Efron's ties the k-th of d leaves when k/d of the tied are gone; with Breslow's all are there.</summary>
    private static void AddTime(PartialLikelihood sum, HazardSums atRisk, HazardSums tied, CoxTies ties)
    {
        var terms = sum.Score.Count;
        for (var k = 0; k < tied.Count; k++)
        {
            var gone = ties == CoxTies.Efron ? k / tied.Count : 0;
            var total = atRisk.Zeroth - (gone * tied.Zeroth);
            sum.LogLikelihood -= Math.Log(total);
            for (var i = 0; i < terms; i++)
            {
                var mean = (atRisk.First[i] - (gone * tied.First[i])) / total;
                sum.Score[i] -= mean;
                for (var j = 0; j < terms; j++)
                    sum.Information[i, j] += ((atRisk.Second[i, j] - (gone * tied.Second[i, j])) / total)
                        - (mean * (atRisk.First[j] - (gone * tied.First[j])) / total);
            }
        }
    }

    /// <summary>Sums of hazard, hazard × x and hazard × x x′ over a set of observations.</summary>
    private sealed class HazardSums(int terms)
    {
        public double Count { get; private set; }

        public double Zeroth { get; private set; }

        public double[] First { get; } = new double[terms];

        public double[,] Second { get; } = new double[terms, terms];

        public void Add(double[] x, double hazard, double count)
        {
            Count += count;
            Zeroth += hazard;
            for (var i = 0; i < x.Length; i++)
            {
                First[i] += hazard * x[i];
                for (var j = 0; j < x.Length; j++)
                    Second[i, j] += hazard * x[i] * x[j];
            }
        }

        public void Clear()
        {
            (Count, Zeroth) = (0, 0);
            Array.Clear(First);
            Array.Clear(Second);
        }
    }
}
