namespace AlisResearch.Disclosure.Attacks;

/// <summary>Looks one count up in every table and field that has it: where two say otherwise, the truth is between, and averaging draws it out.</summary>
internal static class CrossTableAttack
{
    /// <summary>Runs it.</summary>
    public static AttackResult Run(AttackContext context)
    {
        var judge = context.Judge();
        foreach (var figures in context.Release.ByMargin.Where(g => g.Skip(1).Any()))
        {
            var (lower, upper) = context.Release.Narrowest(figures.Key)!.Value;
            var most = figures.Min(f => f.Most);
            judge.Conclude(figures.Key, lower, upper, most);
            if (figures.Select(f => Math.Min(f.Value, most ?? int.MaxValue)).Distinct().Skip(1).Any())
                judge.Disclose(figures.Key.Values.GetValueOrDefault(Margin.Study, ""), figures.Key.Values.GetValueOrDefault(Margin.Part, ""), $"{figures.Key.Key} twice");
        }

        return judge.Result("cross-table", new("Samme antall i flere tabeller", "One count in several tables"));
    }
}
