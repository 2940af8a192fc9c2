namespace AlisResearch.Disclosure;

/// <summary>The least and the largest value that each variable has had in the tables found so far: what is known to fit without solving again.</summary>
internal sealed class ReachedRange(int variables)
{
    private readonly double[] _least = [.. Enumerable.Repeat(double.PositiveInfinity, variables)];
    private readonly double[] _most = [.. Enumerable.Repeat(double.NegativeInfinity, variables)];

    /// <summary>Whether a value is one of the two.</summary>
    public bool Has(int place, double value) => _least[place] == value || _most[place] == value;

    /// <summary>Largest minus least; negative infinity before the first table.</summary>
    public double Width(int place) => _most[place] - _least[place];

    /// <summary>Takes in a table that fits.</summary>
    public void Add(double[] table)
    {
        for (var i = 0; i < table.Length; i++)
            (_least[i], _most[i]) = (Math.Min(_least[i], table[i]), Math.Max(_most[i], table[i]));
    }
}
