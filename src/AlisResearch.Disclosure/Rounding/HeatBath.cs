using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>
/// Draws the classes below intervals that were drawn before, where there are too many classes for the exact sums: interval by interval, the classes that go up are drawn
/// anew given all others (heat-bath, or Gibbs sampling: Geman &amp; Geman 1984), many times over. It mixes where τ is high, as it is for the large cohorts that need it.
/// </summary>
public static class HeatBath
{
    /// <summary>The least τ at which it is used: below, it may stay where it began.</summary>
    public const double LeastTemperature = 20;

    private const int Sweeps = 200;

    /// <summary>Draws a rounding: [chain][interval][class].</summary>
    /// <param name="chains">Chains whose intervals' totals are given.</param>
    /// <param name="weights">What errors cost.</param>
    /// <param name="temperature">τ, at least <see cref="LeastTemperature"/>.</param>
    /// <param name="random">Where draws come from.</param>
    public static int[][][] Draw(IReadOnlyList<CellChain> chains, RoundingWeights weights, double temperature, HmacRandom random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(temperature, LeastTemperature);
        var states = chains.Select(c => new State(c)).ToList();
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var (i, state) in states.Index())
                state.Sweep(weights, temperature, random, i == 0, c => states.Sum(s => s.Errors[c]));
        }

        return [.. states.Select(s => s.Rounded)];
    }

    private sealed class State
    {
        private readonly CellChain _chain;
        private readonly List<int[]>[] _choices;

        public State(CellChain chain)
        {
            _chain = chain;
            _choices = [.. Enumerable.Range(0, chain.Steps).Select(Choices)];
            Rounded = [.. _choices.Select(choices => choices[0])];
            Errors = [.. Enumerable.Range(0, chain.Classes).Select(c => Enumerable.Range(0, chain.Steps).Sum(j => Rounded[j][c] - chain.Counts[j][c]))];
        }

        public int[][] Rounded { get; }

        /// <summary>Error of each class over all intervals.</summary>
        public int[] Errors { get; }

        /// <summary>Draws every interval anew, the last first: what an interval adds to the later ones' running errors is then known.</summary>
        public void Sweep(RoundingWeights weights, double temperature, HmacRandom random, bool areEvents, Func<int, int> classError)
        {
            var (classes, steps) = (_chain.Classes, _chain.Steps);
            var running = (int[])Errors.Clone(); // errors up to and with interval j
            var later = new double[classes]; // sums of the running errors from interval j on
            for (var j = steps - 1; j >= 0; j--)
            {
                for (var c = 0; c < classes; c++)
                    later[c] += running[c];
                var costs = new double[_choices[j].Count];
                for (var i = 0; i < costs.Length; i++)
                {
                    var cells = _choices[j][i];
                    for (var c = 0; c < classes; c++)
                    {
                        double change = cells[c] - Rounded[j][c];
                        costs[i] += weights.ClassCumulative * ((2 * change * later[c]) + (change * change * (steps - j)));
                        if (areEvents)
                            costs[i] += weights.ClassEvents * ((2 * change * Errors[c]) + (change * change));
                        costs[i] += weights.ClassTotal * ((2 * change * classError(c)) + (change * change));
                    }
                }

                var least = costs.Min();
                var drawn = _choices[j][random.Pick([.. costs.Select(cost => Math.Exp((least - cost) / temperature))])];
                for (var c = 0; c < classes; c++)
                {
                    var change = drawn[c] - Rounded[j][c];
                    Errors[c] += change;
                    later[c] += change * (steps - j);
                    running[c] -= Rounded[j][c] - _chain.Counts[j][c]; // before this interval: as it was without it
                }

                Rounded[j] = drawn;
            }
        }

        /// <summary>The cells that the interval may have, so that it adds up to what was drawn.</summary>
        private List<int[]> Choices(int step)
        {
            List<int[]> choices = [.. _chain.Choices(step).Select(ups => _chain.Rounded(step, ups))];
            return choices.Count > 0 ? choices : throw new InvalidOperationException("No rounding of an interval's classes adds up to its total.");
        }
    }
}
