namespace AlisResearch.Disclosure;

/// <summary>
/// What cells are rounded to at most: whoever knows how many can be in a cell must be left with as many values as the base has, or as there were before. A cell of at most 4 that was rounded up to 6 would
/// be 3 or 4. Public facts alone decide them.
/// </summary>
public static class Ceilings
{
    /// <summary>Of a cell.</summary>
    /// <param name="roundingBase">The base.</param>
    /// <param name="capacity">How many can be in it.</param>
    public static int Of(int roundingBase, int capacity) => capacity == 0 ? 0 : Math.Max(roundingBase, (capacity + 1) / roundingBase * roundingBase);

    /// <summary>Of each cell: [interval][class].</summary>
    /// <param name="roundingBase">The base.</param>
    /// <param name="capacity">How many can be there: [interval][class].</param>
    public static int[][] OfCells(int roundingBase, IReadOnlyList<IReadOnlyList<int>> capacity) =>
        [.. capacity.Select(s => s.Select(c => Of(roundingBase, c)).ToArray())];

    /// <summary>Of each interval, so that its classes can keep to theirs: [interval][one class].</summary>
    /// <param name="roundingBase">The base.</param>
    /// <param name="capacity">How many can be there: [interval][class].</param>
    public static int[][] OfSteps(int roundingBase, IReadOnlyList<IReadOnlyList<int>> capacity) =>
        [.. capacity.Select(s => new[] { Math.Min(Of(roundingBase, s.Sum()), s.Sum(c => Of(roundingBase, c))) })];

    /// <summary>Both.</summary>
    public static int[][] Least(int[][] one, int[][] other) => [.. one.Zip(other, (a, b) => a.Zip(b, Math.Min).ToArray())];

    /// <summary>
    /// Whether cells can keep to their ceilings even if nine in ten are still there, each in the one interval in which their observation ends. Where more are, they may not, and the gate after the draw
    /// decides.
    /// </summary>
    /// <param name="roundingBase">The base.</param>
    /// <param name="persons">All persons.</param>
    /// <param name="still">Ceilings of those still there.</param>
    public static bool Hold(int roundingBase, int persons, int[][] still) => still.Sum(s => s.Sum()) >= (persons * 9 / 10) / roundingBase * roundingBase;
}
