namespace AlisResearch.Disclosure.Attacks;

/// <summary>Puts consecutive releases of a cohort together: persons who were in one state then can be in some states only now. For somebody who knows how many there are, and for one who knows when each entered, their class and what documents print.</summary>
internal static class TemporalAttack
{
    /// <summary>Runs it.</summary>
    public static AttackResult Run(AttackContext context, CancellationToken cancellation)
    {
        var judge = context.Judge();
        foreach (var tree in context.Release.Trees)
        {
            List<ProtectedTree> earlier = [.. context.Earlier.SelectMany(r => r.Where(t => (t.Study, t.Part, t.Kind) == (tree.Study, tree.Part, tree.Kind)))];
            if (earlier.Count > 0 && context.KnownOf(tree.Study, tree.Part, tree.Kind) is { } known)
                MarginAttack.Conclude(judge, context.Truth, tree, FeasibilityGate.Look(context.Policy, earlier, tree, known.Groups, known.Facts, context.Reading, cancellation));
        }

        return judge.Result("temporal", new("Utgivelser etter hverandre", "Consecutive releases"));
    }
}
