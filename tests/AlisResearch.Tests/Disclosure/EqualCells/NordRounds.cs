using System.Globalization;
using AlisResearch.Tests.Spec.Measures;

namespace AlisResearch.Tests.Disclosure.EqualCells;

/// <summary>The files of rounds about the persons of ALIS-Nord, as a test makes them or as they ship, with other persons in them.</summary>
internal static class NordRounds
{
    private static readonly string[] Reasons = ["FAMILY_OR_PERSONAL", "NOT_GENERAL_PRACTICE", "PAY_OR_CONDITIONS", "UNKNOWN"];
    private static readonly string[] Destinations = ["GP_ELSEWHERE", "HOSPITAL", "OTHER_WORK", "ABROAD"];

    /// <summary>A shipped round's lines.</summary>
    public static List<string> Shipped(string round) => [.. File.ReadLines(Path.Combine(Repository.RoundsFolder, "alis-nord", $"{round}.csv"))];

    /// <summary>Posts, each there from the first day of the half-year in which the cohort's first doctor began.</summary>
    public static List<string> Positions(IEnumerable<WrittenTenure> cohort) =>
    [
        Shipped("positions")[0],
        .. cohort.Select(t => $"{t.Post},{t.Municipality},,700,true,{t.ContractForm},NEW,{t.Start.Year}-{(t.Start.Month <= 6 ? "04" : "10")}-01,,"),
    ];

    /// <summary>Tenures, with reasons and destinations that are drawn.</summary>
    public static List<string> Tenures(Random random, IEnumerable<WrittenTenure> cohort) =>
    [
        Shipped("tenures")[0],
        .. cohort.Select(t => $"{t.Post},{t.Doctor},{Day(t.Start)},{Day(t.End)},{t.ContractForm},{(t.End is null ? "," : $"{Reasons[random.Next(4)]},{Destinations[random.Next(4)]}")}"),
    ];

    /// <summary>The rows in another order.</summary>
    public static List<string> Shuffled(Random random, IEnumerable<string> lines) => [lines.First(), .. lines.Skip(1).OrderBy(_ => random.Next())];

    /// <summary>Some of those still there have left since; all who left did so a little earlier, for another reason.</summary>
    public static List<string> OthersLeft(Random random, IReadOnlyList<string> tenures) => Shuffled(random, [tenures[0], .. tenures.Skip(1).Select(line =>
    {
        var row = line.Split(',');
        var (start, isThere) = (DateOnly.ParseExact(row[2], "yyyy-MM-dd", CultureInfo.InvariantCulture), row[3].Length == 0);
        if (isThere && random.Next(5) > 0)
            return line;
        var end = isThere ? MadeUpDoctors.Census : DateOnly.ParseExact(row[3], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        row[3] = Day(DateOnly.FromDayNumber(Math.Max(start.DayNumber + 1, end.DayNumber - random.Next(1, 10))));
        (row[5], row[6]) = (Reasons[random.Next(4)], Destinations[random.Next(4)]);
        return string.Join(',', row);
    })]);

    /// <summary>Each respondent another, and a few of the answers to a question swapped for another answer.</summary>
    public static List<string> OtherAnswers(Random random, IReadOnlyList<string> answers, string question, IReadOnlyDictionary<string, string> others)
    {
        var column = answers[0].Split(',').IndexOf(question);
        return Shuffled(random, [answers[0], .. answers.Skip(1).Select((line, i) =>
        {
            var row = line.Split(',');
            row[0] = $"synthetic-other-respondent-{i:0000}";
            if (random.Next(4) == 0 && others.TryGetValue(row[column], out var other))
                row[column] = other;
            return string.Join(',', row);
        })]);
    }

    /// <summary>Every amount handed on to another post that reported the item in the year, and one a little larger: the posts' means keep their two digits.</summary>
    public static List<string> OtherAmounts(Random random, IReadOnlyList<string> costs)
    {
        var rows = costs.Skip(1).Select(l => l.Split(',')).ToList();
        foreach (var item in rows.GroupBy(r => (r[2], r[3], r[4])).ToList())
        {
            var amounts = item.Select(r => int.Parse(r[5], CultureInfo.InvariantCulture)).ToArray();
            random.Shuffle(amounts);
            amounts[0] += 500;
            foreach (var (row, amount) in item.Zip(amounts))
                row[5] = amount.ToString(CultureInfo.InvariantCulture);
        }

        return Shuffled(random, [costs[0], .. rows.Select(r => string.Join(',', r))]);
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
