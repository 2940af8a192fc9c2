using System.Globalization;

namespace AlisResearch.Disclosure.Attacks;

/// <summary>
/// Whoever knows what their own post had takes it from the published mean times the number of posts: the second largest comes closest to the largest. A disclosure where what they find the largest to be at
/// most is true, and within the policy's p per cent; where fewer contribute than the policy asks for; and where a total is not of the protected number.
/// </summary>
internal static class DominanceAttack
{
    /// <summary>Runs it.</summary>
    public static AttackResult Run(AttackContext context)
    {
        var judge = context.Judge();
        var published = context.Release.Tables.FirstOrDefault(t => t.Name == CellTables.Amounts)?.Rows ?? [];
        foreach (var row in published)
        {
            judge.Try(3);
            var (study, phase, mean) = (row["study"]!, row["part"]!, Amount(row["mean"]));
            if (mean * Amount(row["count"]) != Amount(row["total"]))
                judge.Disclose(study, phase, $"{row["item"]} total");
            if (context.Truth.Contributions.FirstOrDefault(c => (c.Study, c.Phase, c.Item, c.Direction) == (study, phase, row["item"]!, row["direction"]!)) is not { } contributions)
                continue;
            var amounts = contributions.Amounts.OrderDescending().ToList();
            if (amounts.Count(a => a > 0) < context.Policy.Amounts.Contributors)
                judge.Disclose(study, phase, $"{row["item"]} contributors");
            var atMost = ((mean + HalfUnit(mean)) * amounts.Count) - amounts.ElementAtOrDefault(1);
            if (atMost >= amounts[0] && 100 * (atMost - amounts[0]) < (decimal)context.Policy.Amounts.P * amounts[0])
                judge.Disclose(study, phase, $"{row["item"]} largest");
        }

        return judge.Result("dominance", new("Beløp: den nest største regner ut den største", "Amounts: the second largest works out the largest"));
    }

    /// <summary>How far an amount in two significant digits can be from what it was; nothing where it has more digits.</summary>
    private static decimal HalfUnit(decimal mean)
    {
        var unit = 1m;
        while (Math.Abs(mean) / unit >= 100)
            unit *= 10;
        return SignificantDigits.Two(mean) == mean ? unit / 2 : 0;
    }

    private static decimal Amount(string? text) => decimal.Parse(text!, CultureInfo.InvariantCulture);
}
