using System.Diagnostics;

namespace AlisResearch.Benchmarks;

/// <summary>Two ways of doing a thing, measured in turn, so that what else the machine does meets both.</summary>
public static class Paired
{
    /// <summary>Prints the medians and the median of the ratios ours : theirs.</summary>
    public static void Measure(string name, int rounds, Action ours, Action theirs)
    {
        ours();
        theirs();
        var pairs = Enumerable.Range(0, rounds).Select(i => i % 2 == 0 ? InOrder() : Swapped()).ToList();
        Console.WriteLine(FormattableString.Invariant(
            $"{name}: ours {Median(pairs.Select(p => p.Ours)):F3} ms, theirs {Median(pairs.Select(p => p.Theirs)):F3} ms, ratio {Median(pairs.Select(p => p.Ours / p.Theirs)):F2}"));

        (double Ours, double Theirs) InOrder() => (Time(ours), Time(theirs));

        (double Ours, double Theirs) Swapped()
        {
            var second = Time(theirs);
            return (Time(ours), second);
        }
    }

    private static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;
}
