using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>
/// Controlled rounding of the cells below one or several parent cells, drawn and not optimised: the best rounding tells more than it should. A rounding whose cells add up
/// to the protected total is drawn with probability in proportion to exp(−cost / τ), exactly, by forward sums and backward draws along each chain (as in the forward filtering, backward
/// sampling of hidden Markov models: Frühwirth-Schnatter 1994), the chains joined in where they end.
/// </summary>
public sealed class ControlledRounding
{
    /// <summary>More than this many sums, and the cells are drawn by heat-bath instead.</summary>
    private const double MostSums = 4e6;

    private readonly IReadOnlyList<CellChain> _chains;
    private readonly IReadOnlyList<ChainTable> _tables;
    private readonly RoundingWeights _weights;
    private readonly double _temperature;
    private readonly int _total;
    private readonly List<(int[] States, double Weight)> _ends = [];
    private readonly double _logScale;

    /// <param name="chains">One for each parent cell; the first holds those who left, where there are outcomes.</param>
    /// <param name="total">The protected value of what the parents add up to.</param>
    /// <param name="weights">What errors cost.</param>
    /// <param name="temperature">τ: the higher, the less a rounding tells, and the further it is from the truth.</param>
    /// <exception cref="InvalidOperationException">No rounding keeps to the bounds.</exception>
    public ControlledRounding(IReadOnlyList<CellChain> chains, int total, RoundingWeights weights, double temperature)
    {
        chains = CanAddUp(chains, total) ? chains : [.. chains.Select(c => c.WithCeilings(null))];
        (_chains, _total, _weights, _temperature) = (chains, total, weights, temperature);
        _tables = [.. chains.Select(c => new ChainTable(c, weights, temperature))];
        var ends = _tables.Select(t => t.Ends().ToList()).ToList();
        var least = double.PositiveInfinity;
        var found = new List<(int[] States, double Weight, double Cost)>();
        Combine([], [], 1);
        if (found.Count == 0)
            throw new InvalidOperationException("No rounding of these cells adds up to their total.");
        foreach (var (states, weight, cost) in found)
            _ends.Add((states, weight * Math.Exp((least - cost) / temperature)));
        _logScale = _tables.Sum(t => t.LogScale) - (least / temperature);

        void Combine(int[] states, int[][] rounded, double weight)
        {
            if (states.Length < ends.Count)
            {
                foreach (var (state, sums, sum) in ends[states.Length])
                    Combine([.. states, state], [.. rounded, sums], weight * sum);
            }
            else if (rounded.Sum(r => r.Sum()) == total)
            {
                var cost = EndCost(rounded);
                least = Math.Min(least, cost);
                found.Add((states, weight, cost));
            }
        }
    }

    /// <summary>The logarithm of the sum of exp(−cost / τ) over all roundings.</summary>
    public double LogNormalizer => _logScale + Math.Log(_ends.Sum(e => e.Weight));

    /// <summary>Whether the sums of these chains are few enough to be held.</summary>
    public static bool IsExact(IReadOnlyList<CellChain> chains) =>
        chains.Sum(ChainTable.Size) <= MostSums && chains.Aggregate(1.0, (ends, c) => ends * Ends(c)) <= MostSums;

    /// <summary>Draws a rounding: [chain][interval][class].</summary>
    public int[][][] Draw(HmacRandom random)
    {
        var states = _ends[random.Pick([.. _ends.Select(e => e.Weight)])].States;
        return [.. _tables.Select((table, i) => table.Draw(states[i], random))];
    }

    /// <summary>The logarithm of the probability of a rounding; negative infinity when it is none of these cells'.</summary>
    /// <param name="rounded">[chain][interval][class].</param>
    public double LogProbability(IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> rounded)
    {
        var cost = 0.0;
        for (var i = 0; i < _tables.Count; i++)
        {
            if (_tables[i].Cost(rounded[i]) is not { } own || !_chains[i].IsRoundingOf(rounded[i].Sum(s => s.Sum()), _chains[i].Total))
                return double.NegativeInfinity;
            cost += own;
        }

        int[][] sums = [.. rounded.Select(chain => Enumerable.Range(0, _chains[0].Classes).Select(c => chain.Sum(s => s[c])).ToArray())];
        return sums.Sum(s => s.Sum()) == _total ? (-(cost + EndCost(sums)) / _temperature) - LogNormalizer : double.NegativeInfinity;
    }

    /// <summary>Whether chains of one class can add up to the total below their ceilings, each to a rounding of its own total. They cannot where too few cells may go up: nearly everybody did the same.</summary>
    private static bool CanAddUp(IReadOnlyList<CellChain> chains, int total) =>
        chains.Any(c => c.Classes > 1) || chains.Aggregate((IEnumerable<int>)[0], (sums, c) => sums.SelectMany(s => c.RoundedTotals().Select(t => s + t)).Distinct()).Contains(total);

    /// <summary>What is known only where the chains end: all who left, each class, and those of each class who left.</summary>
    private double EndCost(int[][] rounded)
    {
        var cost = _weights.Events * Square(rounded[0].Sum() - _chains[0].Total);
        if (_chains[0].Classes == 1)
            return cost;
        for (var c = 0; c < _chains[0].Classes; c++)
        {
            var left = rounded[0][c] - _chains[0].Counts.Sum(s => s[c]);
            var all = rounded.Sum(r => r[c]) - _chains.Sum(chain => chain.Counts.Sum(s => s[c]));
            cost += (_weights.ClassEvents * Square(left)) + (_weights.ClassTotal * Square(all));
        }

        return cost;
    }

    /// <summary>At most so many ends: ups by class, of which the last is nearly determined by the total.</summary>
    private static double Ends(CellChain chain) => Enumerable.Range(1, chain.Classes - 1)
        .Aggregate(2.0, (ends, c) => ends * (1 + Enumerable.Range(0, chain.Steps).Count(step => chain.IsPossible(step, c))));

    private static double Square(double x) => x * x;
}
