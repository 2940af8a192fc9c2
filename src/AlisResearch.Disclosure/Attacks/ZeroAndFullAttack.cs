namespace AlisResearch.Disclosure.Attacks;

/// <summary>Reads a 0 as nobody, and a part that is printed as large as the whole as everybody: a 0 must leave as many values as the base has, and so must what a full part leaves to the others.</summary>
internal static class ZeroAndFullAttack
{
    /// <summary>Runs it.</summary>
    public static AttackResult Run(AttackContext context)
    {
        var (judge, release) = (context.Judge(), context.Release);
        foreach (var figure in release.Figures.DistinctBy(f => (f.Of, f.Value)))
        {
            if (figure.Value == 0 && release.Narrowest(figure.Of) is { } read)
                judge.Conclude(figure.Of, read.Lower, read.Upper, release.MostOf(figure.Of));
            foreach (var attribute in figure.Of.Values.Keys.Where(a => figure.Value > 0 && !release.FilterAttributes.Contains(a)))
            {
                var whole = figure.Of.Without(attribute);
                if (!release.ByMargin[whole].Any(w => w.Value == figure.Value) || context.Reads(whole) is not { } all || release.Narrowest(figure.Of) is not { } part)
                    continue;
                judge.Conclude(
                    whole.With(attribute, $"not {figure.Of.Values[attribute]}"), Math.Max(0, all.Lower - part.Upper), all.Upper - part.Lower, release.MostOf(figure.Of),
                    context.Truth.Count(whole) - context.Truth.Count(figure.Of));
            }
        }

        return judge.Result("zero-and-full", new("Nuller og fulle celler", "Zeros and full cells"));
    }
}
