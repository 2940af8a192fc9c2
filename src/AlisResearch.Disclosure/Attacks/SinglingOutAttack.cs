namespace AlisResearch.Disclosure.Attacks;

/// <summary>Looks through every combination of values that is published for one that exactly one person has.</summary>
internal static class SinglingOutAttack
{
    /// <summary>Runs it.</summary>
    public static AttackResult Run(AttackContext context)
    {
        var judge = context.Judge();
        foreach (var margin in context.Release.ByMargin.Select(g => g.Key))
        {
            judge.Try();
            if (context.Release.Narrowest(margin) is not (1, 1))
                continue;
            if (context.Truth.Count(margin) is null or 1)
                judge.Disclose(margin.Values.GetValueOrDefault(Margin.Study, ""), margin.Values.GetValueOrDefault(Margin.Part, ""), margin.Key);
            else
                judge.Mistake();
        }

        return judge.Result("singling-out", new("Kombinasjoner som bare én har", "Combinations that one person has"));
    }
}
