namespace AlisResearch.Disclosure;

/// <summary>
/// The cells of a node below one parent cell, in the order in which they add up: intervals of time, and within each the classes that it is split into (one class
/// where it is not). Each cell becomes the multiple of the base at or below it, or the next one; each interval as a whole likewise.
/// </summary>
public sealed class CellChain
{
    /// <param name="roundingBase">The base, at least 2.</param>
    /// <param name="counts">Persons: [interval][class].</param>
    /// <param name="possible">False for a cell in which nobody can be; it stays 0. Null: all can.</param>
    /// <param name="stepTotals">Rounded totals of the intervals, where they have been drawn already.</param>
    /// <param name="least">The least that the rounded cells may add up to, after each interval.</param>
    /// <param name="most">The most.</param>
    /// <exception cref="ArgumentException">Somebody is in a cell in which nobody can be, or a count is negative.</exception>
    public CellChain(
        int roundingBase, IReadOnlyList<IReadOnlyList<int>> counts, IReadOnlyList<IReadOnlyList<bool>>? possible = null,
        IReadOnlyList<int>? stepTotals = null, IReadOnlyList<int>? least = null, IReadOnlyList<int>? most = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(roundingBase, 2);
        Base = roundingBase;
        Counts = counts;
        Possible = possible ?? [.. counts.Select(s => (IReadOnlyList<bool>)[.. s.Select(_ => true)])];
        StepTotals = stepTotals;
        Least = least;
        Most = most;
        Classes = counts.Count > 0 ? counts[0].Count : 1;
        for (var j = 0; j < counts.Count; j++)
        {
            for (var c = 0; c < Classes; c++)
            {
                if (counts[j][c] < 0 || (counts[j][c] > 0 && !Possible[j][c]))
                    throw new ArgumentException($"Cell {j}, {c} holds {counts[j][c]} persons and cannot.", nameof(counts));
            }
        }

        Total = counts.Sum(s => s.Sum());
    }

    /// <summary>The base.</summary>
    public int Base { get; }

    /// <summary>Persons: [interval][class].</summary>
    public IReadOnlyList<IReadOnlyList<int>> Counts { get; }

    /// <summary>Where somebody can be: [interval][class].</summary>
    public IReadOnlyList<IReadOnlyList<bool>> Possible { get; }

    /// <summary>Rounded totals of the intervals, where they are given.</summary>
    public IReadOnlyList<int>? StepTotals { get; }

    /// <summary>The least that the rounded cells may add up to, after each interval.</summary>
    public IReadOnlyList<int>? Least { get; }

    /// <summary>The most.</summary>
    public IReadOnlyList<int>? Most { get; }

    /// <summary>Number of intervals.</summary>
    public int Steps => Counts.Count;

    /// <summary>Number of classes.</summary>
    public int Classes { get; }

    /// <summary>All persons.</summary>
    public int Total { get; }

    /// <summary>The multiple of the base at or below <paramref name="count"/>.</summary>
    public int Floor(int count) => count / Base * Base;

    /// <summary>Whether <paramref name="rounded"/> can stand for <paramref name="count"/>.</summary>
    public bool IsRoundingOf(int rounded, int count) => rounded == Floor(count) || rounded == Floor(count) + Base;

    /// <summary>Whether an interval whose cells add up to <paramref name="rounded"/> may be: it is given so, or rounds what the interval holds.</summary>
    public bool IsStepTotal(int step, int rounded) => StepTotals is { } given ? rounded == given[step] : IsRoundingOf(rounded, Counts[step].Sum());

    /// <summary>What the classes may do in an interval: 1 for one that goes up. A cell in which nobody can be never does, and the interval's total must be allowed.</summary>
    public IReadOnlyList<int[]> Choices(int step) =>
        [.. Enumerable.Range(0, 1 << Classes)
            .Select(mask => Enumerable.Range(0, Classes).Select(c => (mask >> c) & 1).ToArray())
            .Where(ups => ups.Index().All(u => u.Item == 0 || Possible[step][u.Index]) && IsStepTotal(step, Rounded(step, ups).Sum()))];

    /// <summary>An interval's cells, given which classes go up.</summary>
    public int[] Rounded(int step, int[] ups) => [.. ups.Select((up, c) => Floor(Counts[step][c]) + (up * Base))];

    /// <summary>Whether the rounded cells may add up to <paramref name="rounded"/> after an interval.</summary>
    public bool IsCumulative(int step, int rounded) => (Least is null || rounded >= Least[step]) && (Most is null || rounded <= Most[step]);
}
