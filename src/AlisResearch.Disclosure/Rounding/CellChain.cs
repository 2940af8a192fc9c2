namespace AlisResearch.Disclosure;

/// <summary>
/// The cells of a node below one parent cell, in the order in which they add up: intervals of time, and within each the classes that it is split into (one class
/// where it is not). Each cell becomes the multiple of the base at or below it, or the next one; each interval as a whole likewise.
/// </summary>
public sealed class CellChain
{
    private const int Unlimited = int.MaxValue - 1;

    /// <param name="roundingBase">The base, at least 2.</param>
    /// <param name="counts">Persons: [interval][class].</param>
    /// <param name="capacity">
    /// How many there can be in a cell, from public facts: at 0 it stays 0. Null: no such fact.
    /// </param>
    /// <param name="ceilings">The most that cells are rounded to (<see cref="Ceilings"/>); null for no such limit.</param>
    /// <param name="stepTotals">Rounded totals of the intervals, where they have been drawn already.</param>
    /// <param name="least">The least that the rounded cells may add up to, after each interval.</param>
    /// <param name="most">The most.</param>
    /// <exception cref="ArgumentException">More are in a cell than can be, or a count is negative.</exception>
    public CellChain(
        int roundingBase, IReadOnlyList<IReadOnlyList<int>> counts, IReadOnlyList<IReadOnlyList<int>>? capacity = null, IReadOnlyList<IReadOnlyList<int>>? ceilings = null,
        IReadOnlyList<int>? stepTotals = null, IReadOnlyList<int>? least = null, IReadOnlyList<int>? most = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(roundingBase, 2);
        Base = roundingBase;
        Counts = counts;
        Capacity = capacity ?? [.. counts.Select(s => (IReadOnlyList<int>)[.. s.Select(_ => Unlimited)])];
        Ceilings = ceilings;
        StepTotals = stepTotals;
        Least = least;
        Most = most;
        Classes = counts.Count > 0 ? counts[0].Count : 1;
        for (var j = 0; j < counts.Count; j++)
        {
            for (var c = 0; c < Classes; c++)
            {
                if (counts[j][c] < 0 || counts[j][c] > Capacity[j][c])
                    throw new ArgumentException($"Cell {j}, {c} holds {counts[j][c]} persons of {Capacity[j][c]}.", nameof(counts));
            }
        }

        Total = counts.Sum(s => s.Sum());
    }

    /// <summary>The base.</summary>
    public int Base { get; }

    /// <summary>Persons: [interval][class].</summary>
    public IReadOnlyList<IReadOnlyList<int>> Counts { get; }

    /// <summary>How many there can be: [interval][class].</summary>
    public IReadOnlyList<IReadOnlyList<int>> Capacity { get; }

    /// <summary>The most that cells are rounded to: [interval][class]; null for no limit.</summary>
    public IReadOnlyList<IReadOnlyList<int>>? Ceilings { get; }

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

    /// <summary>The same chain, rounded to no more than what is given.</summary>
    public CellChain WithCeilings(IReadOnlyList<IReadOnlyList<int>>? ceilings) => new(Base, Counts, Capacity, ceilings, StepTotals, Least, Most);

    /// <summary>The multiple of the base at or below <paramref name="count"/>.</summary>
    public int Floor(int count) => count / Base * Base;

    /// <summary>Whether <paramref name="rounded"/> can stand for <paramref name="count"/>.</summary>
    public bool IsRoundingOf(int rounded, int count) => rounded == Floor(count) || rounded == Floor(count) + Base;

    /// <summary>Whether an interval whose cells add up to <paramref name="rounded"/> may be: it is given so, or rounds what the interval holds.</summary>
    public bool IsStepTotal(int step, int rounded) => StepTotals is { } given ? rounded == given[step] : IsRoundingOf(rounded, Counts[step].Sum());

    /// <summary>Whether anybody can be in a cell.</summary>
    public bool IsPossible(int step, int cls) => Capacity[step][cls] > 0;

    /// <summary>Whether a cell may go up: somebody can be in it, and it stays at or below its ceiling.</summary>
    private bool MayRise(int step, int cls) => IsPossible(step, cls) && (Ceilings is null || Floor(Counts[step][cls]) + Base <= Ceilings[step][cls]);

    /// <summary>
    /// What the classes may do in an interval: 1 for one that goes up, so that the interval's total is allowed. None goes above its ceiling, but where classes could not add up to the total otherwise.
    /// </summary>
    public IReadOnlyList<int[]> Choices(int step)
    {
        List<int[]> all = [.. Enumerable.Range(0, 1 << Classes)
            .Select(mask => Enumerable.Range(0, Classes).Select(c => (mask >> c) & 1).ToArray())
            .Where(ups => ups.Index().All(u => u.Item == 0 || IsPossible(step, u.Index)) && IsStepTotal(step, Rounded(step, ups).Sum()))];
        if (Ceilings is null)
            return all;
        List<int[]> wide = [.. all.Where(ups => ups.Index().All(u => u.Item == 0 || MayRise(step, u.Index)))];
        return wide.Count > 0 || StepTotals is null ? wide : all;
    }

    /// <summary>What the cells of a chain of one class can add up to: a rounding of its total.</summary>
    public IEnumerable<int> RoundedTotals()
    {
        var least = Counts.Sum(s => Floor(s[0]));
        var most = least + (Base * Enumerable.Range(0, Steps).Count(j => MayRise(j, 0)));
        return new[] { Floor(Total), Floor(Total) + Base }.Where(t => t >= least && t <= most);
    }

    /// <summary>An interval's cells, given which classes go up.</summary>
    public int[] Rounded(int step, int[] ups) => [.. ups.Select((up, c) => Floor(Counts[step][c]) + (up * Base))];

    /// <summary>Whether the rounded cells may add up to <paramref name="rounded"/> after an interval.</summary>
    public bool IsCumulative(int step, int rounded) => (Least is null || rounded >= Least[step]) && (Most is null || rounded <= Most[step]);
}
