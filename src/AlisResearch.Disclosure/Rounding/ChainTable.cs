using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>
/// The forward sums of a chain: for each interval and each number of ups so far in each class, the total weight of the roundings that lead there.
/// F[j][s] = exp(−cost_j(s) / τ) · Σ_m F[j−1][s − m], m running over which classes go up in interval j. Each interval's sums are scaled by their largest, whose logarithm is kept.
/// </summary>
internal sealed class ChainTable
{
    private readonly CellChain _chain;
    private readonly RoundingWeights _weights;
    private readonly double _temperature;
    private readonly int[] _strides;
    private readonly int[] _radices;
    private readonly double[][] _sums;
    private readonly int[][] _floors;
    private readonly int[][] _counts;
    private readonly Move[][] _moves;

    /// <param name="chain">The cells.</param>
    /// <param name="weights">What errors cost.</param>
    /// <param name="temperature">τ.</param>
    public ChainTable(CellChain chain, RoundingWeights weights, double temperature)
    {
        _chain = chain;
        _weights = weights;
        _temperature = temperature;
        _radices = Radices(chain);
        _strides = new int[chain.Classes];
        var states = 1;
        for (var c = 0; c < chain.Classes; c++)
        {
            _strides[c] = states;
            states *= _radices[c];
        }

        _floors = RunningSums(chain, chain.Floor);
        _counts = RunningSums(chain, count => count);
        _moves = [.. Enumerable.Range(0, chain.Steps).Select(Moves)];
        _sums = new double[chain.Steps + 1][];
        _sums[0] = new double[states];
        _sums[0][0] = 1;
        for (var j = 1; j <= chain.Steps; j++)
            _sums[j] = Step(j, states);
    }

    /// <summary>The logarithm of what the last sums are to be multiplied by.</summary>
    public double LogScale { get; private set; }

    /// <summary>Where the roundings end: ups by class, and the weight of all that lead there, scaled.</summary>
    public IEnumerable<(int State, int[] Rounded, double Weight)> Ends()
    {
        for (var state = 0; state < _sums[^1].Length; state++)
        {
            if (_sums[^1][state] == 0)
                continue;
            var rounded = new int[_chain.Classes];
            RoundedSums(_chain.Steps, state, rounded);
            if (_chain.IsRoundingOf(rounded.Sum(), _chain.Total))
                yield return (state, rounded, _sums[^1][state]);
        }
    }

    /// <summary>Draws a rounding among those that end in <paramref name="state"/>: [interval][class].</summary>
    public int[][] Draw(int state, HmacRandom random)
    {
        var rounded = new int[_chain.Steps][];
        var weights = new double[1 << _chain.Classes];
        for (var j = _chain.Steps; j > 0; j--)
        {
            var moves = _moves[j - 1];
            for (var i = 0; i < moves.Length; i++)
                weights[i] = CameFrom(j, state, moves[i]);
            var move = moves[random.Pick(weights.AsSpan(0, moves.Length))];
            rounded[j - 1] = _chain.Rounded(j - 1, move.Ups);
            state -= move.Shift;
        }

        return rounded;
    }

    /// <summary>The cost of a rounding, or null when it is none of this chain's.</summary>
    public double? Cost(IReadOnlyList<IReadOnlyList<int>> rounded)
    {
        var cost = 0.0;
        var (sums, counts) = (new int[_chain.Classes], new int[_chain.Classes]);
        for (var j = 0; j < _chain.Steps; j++)
        {
            if (!_moves[j].Any(m => _chain.Rounded(j, m.Ups).SequenceEqual(rounded[j])))
                return null;
            for (var c = 0; c < _chain.Classes; c++)
            {
                sums[c] += rounded[j][c];
                counts[c] += _chain.Counts[j][c];
            }

            if (!_chain.IsCumulative(j, sums.Sum()))
                return null;
            cost += Cost(sums, counts) + CellCost(j, rounded[j]);
        }

        return cost;
    }

    /// <summary>How much memory and work a chain's sums are: intervals × states × moves.</summary>
    public static double Size(CellChain chain) => Radices(chain).Aggregate(chain.Steps * Math.Pow(2, chain.Classes), (size, radix) => size * radix);

    private static int[] Radices(CellChain chain) =>
        [.. Enumerable.Range(0, chain.Classes).Select(c => 1 + Enumerable.Range(0, chain.Steps).Count(step => chain.IsPossible(step, c)))];

    private double[] Step(int j, int states)
    {
        var sums = new double[states];
        for (var state = 0; state < states; state++)
        {
            if (_sums[j - 1][state] == 0)
                continue;
            foreach (var move in _moves[j - 1])
                sums[state + move.Shift] += _sums[j - 1][state] * move.Weight;
        }

        var costs = new double[states];
        Span<int> rounded = stackalloc int[_chain.Classes];
        var least = double.PositiveInfinity;
        for (var state = 0; state < states; state++)
        {
            if (sums[state] == 0)
                continue;
            RoundedSums(j, state, rounded);
            costs[state] = IsCumulative(j - 1, rounded) ? Cost(rounded, _counts[j]) : double.PositiveInfinity;
            least = Math.Min(least, costs[state]);
        }

        if (double.IsPositiveInfinity(least))
            throw new InvalidOperationException("No rounding of this chain keeps to its bounds.");
        var largest = 0.0;
        for (var state = 0; state < states; state++)
        {
            if (sums[state] != 0)
                largest = Math.Max(largest, sums[state] *= Math.Exp((least - costs[state]) / _temperature));
        }

        for (var state = 0; state < states; state++)
            sums[state] /= largest;
        LogScale += Math.Log(largest) - (least / _temperature);
        return sums;
    }

    /// <summary>What the classes may do in an interval, and where that leads.</summary>
    private Move[] Moves(int step) =>
        [.. _chain.Choices(step).Select(ups => new Move(
            ups, ups.Select((up, c) => up * _strides[c]).Sum(), Math.Exp(-CellCost(step, _chain.Rounded(step, ups)) / _temperature)))];

    private double CameFrom(int j, int state, Move move)
    {
        for (var c = 0; c < _chain.Classes; c++)
        {
            if (move.Ups[c] > state / _strides[c] % _radices[c])
                return 0;
        }

        return _sums[j - 1][state - move.Shift] * move.Weight;
    }

    /// <summary>What the classes' rounded cells add up to after j intervals.</summary>
    private void RoundedSums(int j, int state, Span<int> sums)
    {
        for (var c = 0; c < sums.Length; c++)
            sums[c] = _floors[j][c] + (state / _strides[c] % _radices[c] * _chain.Base);
    }

    private bool IsCumulative(int step, ReadOnlySpan<int> sums)
    {
        var sum = 0;
        foreach (var one in sums)
            sum += one;
        return _chain.IsCumulative(step, sum);
    }

    /// <summary>Sums by class of the first 0, 1, … intervals.</summary>
    private static int[][] RunningSums(CellChain chain, Func<int, int> of)
    {
        var sums = new int[chain.Steps + 1][];
        sums[0] = new int[chain.Classes];
        for (var j = 0; j < chain.Steps; j++)
            sums[j + 1] = [.. sums[j].Select((sum, c) => sum + of(chain.Counts[j][c]))];
        return sums;
    }

    private double Cost(ReadOnlySpan<int> rounded, ReadOnlySpan<int> counts)
    {
        var (error, squares) = (0.0, 0.0);
        for (var c = 0; c < rounded.Length; c++)
        {
            error += rounded[c] - counts[c];
            squares += Square(rounded[c] - counts[c]);
        }

        return (_weights.Cumulative * Square(error)) + (rounded.Length > 1 ? _weights.ClassCumulative * squares : 0);
    }

    private double CellCost(int step, IReadOnlyList<int> rounded) =>
        _weights.Cell == 0 ? 0 : _weights.Cell * rounded.Select((r, c) => Square(r - _chain.Counts[step][c])).Sum();

    private static double Square(double x) => x * x;

    /// <summary>What the classes may do in an interval.</summary>
    /// <param name="Ups">1 for a class that goes up.</param>
    /// <param name="Shift">How far that moves the state.</param>
    /// <param name="Weight">exp(−cost of the cells themselves / τ).</param>
    private sealed record Move(int[] Ups, int Shift, double Weight);
}
