using AlisResearch.Model;

namespace AlisResearch.Disclosure.Attacks;

/// <summary>
/// Colleagues, one fewer than the base, put together what they know of themselves, take it from what is published of the cohort and of their class, and look at the others: how many of them left must
/// have more than one value. (That some half-year holds nobody else says of no one what they did, and is not looked at.) Where the others all did the same, it is the risk that the disclosure
/// report names: that everybody left, or nobody, may show.
/// </summary>
internal static class CoalitionAttack
{
    private static readonly string[] Outcomes = ["LEFT", "STILL"];

    /// <summary>Runs it.</summary>
    public static AttackResult Run(AttackContext context)
    {
        var (judge, members) = (context.Judge(), context.Base - 1);
        foreach (var all in context.Release.ByMargin.Select(g => g.Key).Where(m => m.Kind == TreeKind.Doctor && IsWholeOrClass(m)))
        {
            if (context.Reads(all) is not { } whole || Read(all, 0) is not { } left || Read(all, 1) is not { } still)
                continue;
            (int Lower, int Upper) read = (Math.Max(left.Lower, whole.Lower - still.Upper), Math.Min(left.Upper, whole.Upper - still.Lower));
            var (true_, persons) = (context.Truth.Count(all.With(TreeAttributes.Outcome, Outcomes[0])) ?? 0, context.Truth.Count(all) ?? 0);
            for (var leavers = Math.Max(0, members - (persons - true_)); leavers <= Math.Min(members, true_); leavers++)
            {
                judge.Try();
                var (least, most) = (Math.Max(0, read.Lower - leavers), Math.Min(read.Upper, whole.Upper - (members - leavers)) - leavers);
                if (least != most)
                    continue;
                if (least != true_ - leavers)
                    judge.Mistake();
                else
                    judge.Disclose(all.Values[Margin.Study], all.Values[Margin.Part], all.Key, isResidual: IsUniform(least, persons - members));
            }
        }

        return judge.Result("coalition", new($"{members} kolleger som legger sammen det de vet", $"{members} colleagues who put together what they know"));

        (int Lower, int Upper)? Read(Margin all, int outcome) => context.Release.Narrowest(all.With(TreeAttributes.Outcome, Outcomes[outcome]));
    }

    private static bool IsUniform(int left, int others) => left == 0 || left == others;

    private static bool IsWholeOrClass(Margin margin) => margin.Values is var values && values.ContainsKey(Margin.Study) && values.ContainsKey(Margin.Part)
        && values.Keys.All(k => k is Margin.Study or Margin.Part || TreeAttributes.Classes.Contains(k));
}
