namespace AlisResearch.Disclosure;

/// <summary>A posterior mean, estimated by a Markov chain.</summary>
/// <param name="Mean">Estimate.</param>
/// <param name="StandardError">Its Monte Carlo standard error, by batch means.</param>
public readonly record struct PosteriorEstimate(double Mean, double StandardError);

/// <summary>Sums up the sweeps of a Markov chain in twenty batches, whose means are nearly independent of each other.</summary>
/// <param name="values">How many values are estimated.</param>
/// <param name="sweeps">Sweeps: a multiple of twenty.</param>
internal sealed class BatchMeans(int values, int sweeps)
{
    private const int Batches = 20;

    private readonly double[,] _sums = new double[values, Batches];

    /// <summary>Adds a value of a sweep.</summary>
    public void Add(int sweep, int value, double amount) => _sums[value, sweep * Batches / sweeps] += amount;

    /// <summary>The estimates, once all sweeps are made.</summary>
    public IReadOnlyList<PosteriorEstimate> Estimates() => [.. Enumerable.Range(0, values).Select(v =>
    {
        var means = Enumerable.Range(0, Batches).Select(b => _sums[v, b] * Batches / sweeps).ToList();
        var mean = means.Average();
        return new PosteriorEstimate(mean, Math.Sqrt(means.Sum(m => (m - mean) * (m - mean)) / (Batches - 1) / Batches));
    })];
}
