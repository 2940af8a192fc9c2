using AlisResearch.Tests.Spec.Measures;

namespace AlisResearch.Tests.Disclosure.EqualCells;

/// <summary>
/// Made-up doctors, the first of each post, and others of whom the public knows the same: the half-years in which they entered, how long they were followed, and the posts. Who left, when to the day, and how
/// many, is another matter.
/// </summary>
internal static class MadeUpDoctors
{
    /// <summary>The last day observed.</summary>
    public static readonly DateOnly Census = new(2022, 3, 31);

    /// <summary>Days in an entry half-year from which on the same half-years of follow-up are left: from the wave's second day.</summary>
    private const int EntryDays = 88;

    /// <summary>Doctors who enter in turn in the waves, each in a post and a municipality.</summary>
    /// <param name="random">What is drawn with.</param>
    /// <param name="doctors">How many.</param>
    /// <param name="municipalities">Where the posts are, in turn.</param>
    /// <param name="waves">1 April or 1 October of the entry half-years.</param>
    public static List<WrittenTenure> Make(Random random, int doctors, IReadOnlyList<string> municipalities, params IReadOnlyList<DateOnly> waves) =>
        [.. Enumerable.Range(0, doctors).Select(i =>
        {
            var start = Entry(random, waves[i % waves.Count]);
            return new WrittenTenure(
                $"synthetic-post-{i:00}", $"synthetic-doctor-{i:00}", start, End(start, random.Next(2) == 0 ? random.Next(30, 700) : null),
                i % 4 < 2 ? "FASTLONN" : "NARING", municipalities[i % municipalities.Count]);
        })];

    /// <summary>
    /// The same cohort to the public, other persons to the steward: among those who entered together others left, every date is another, <paramref name="changes"/> of them left who stayed, or stayed who left,
    /// and where <paramref name="oneMore"/> is so a doctor follows another in a post.
    /// </summary>
    public static List<WrittenTenure> Others(Random random, IReadOnlyList<WrittenTenure> cohort, int changes, bool oneMore)
    {
        var shuffled = cohort.ToArray();
        foreach (var together in cohort.Index().GroupBy(t => (Wave(t.Item.Start), t.Item.ContractForm)))
        {
            var days = together.Select(t => t.Item.End?.DayNumber - t.Item.Start.DayNumber).ToArray();
            random.Shuffle(days);
            foreach (var ((index, tenure), length) in together.Zip(days))
            {
                var start = Entry(random, Wave(tenure.Start));
                shuffled[index] = tenure with { Doctor = $"synthetic-other-{index:00}", Start = start, End = End(start, length is { } d ? Math.Max(1, d + random.Next(-9, 10)) : null) };
            }
        }

        foreach (var index in Enumerable.Range(0, cohort.Count).OrderBy(_ => random.Next()).Take(changes).ToList())
            shuffled[index] = shuffled[index] with { End = shuffled[index].End is null ? End(shuffled[index].Start, random.Next(30, 300)) : null };
        var last = cohort.Max(t => Wave(t.Start));
        List<WrittenTenure> follower = oneMore && shuffled.FirstOrDefault(t => t.End <= last) is { } before
            ? [before with { Doctor = "synthetic-other-follower", Start = Entry(random, last), End = null }]
            : [];
        List<WrittenTenure> others = [.. shuffled, .. follower];
        return [.. others.OrderBy(_ => random.Next())];
    }

    private static DateOnly Wave(DateOnly start) => new(start.Year, start.Month <= 6 ? 4 : 10, 1);

    private static DateOnly Entry(Random random, DateOnly wave) => wave.AddDays(1 + random.Next(EntryDays));

    /// <summary>The first day no longer there; null for those still there on the census date.</summary>
    private static DateOnly? End(DateOnly start, int? days) => days is { } d && start.AddDays(d) <= Census ? start.AddDays(d) : null;
}
