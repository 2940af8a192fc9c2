namespace AlisResearch.Disclosure.Attacks;

/// <summary>
/// Puts every figure of a cohort together: least and largest value of each cell over all tables of whole numbers that fit them (linear programming over whole numbers finds whatever a tracker, or the
/// rank of the answers, does). First for somebody who knows how many there are; then for one who knows when each entered, their class and what documents print as well.
/// </summary>
internal static class MarginAttack
{
    /// <summary>Runs it.</summary>
    public static AttackResult Run(AttackContext context, CancellationToken cancellation)
    {
        var judge = context.Judge();
        foreach (var margin in context.Release.ByMargin)
            judge.Conclude(margin.Key, margin.Max(f => f.Lower), margin.Min(f => f.Upper), context.Release.MostOf(margin.Key));
        var figures = context.Release.Figures.ToLookup(f => (f.Of.Values.GetValueOrDefault(Margin.Study), f.Of.Values.GetValueOrDefault(Margin.Part), f.Of.Kind));
        foreach (var tree in context.Release.Trees)
        {
            cancellation.ThrowIfCancellationRequested();
            Together(context, judge, tree, figures[(tree.Study, tree.Part, tree.Kind)], cancellation);
            if (context.KnownOf(tree.Study, tree.Part, tree.Kind) is { } known)
                Conclude(judge, context.Truth, tree, FeasibilityGate.Look(context.Policy, [], tree, known.Groups, known.Facts, context.Reading, cancellation));
        }

        return judge.Result("margins", new("Alle svar samlet (lineær programmering)", "All answers together (linear programming)"));
    }

    /// <summary>Judges what the gate after the draw finds narrow.</summary>
    internal static void Conclude(AttackJudge judge, AttackTruth truth, ProtectedTree tree, FeasibilityResult result)
    {
        judge.Try(tree.Nodes.Sum(n => n.Cells.Count));
        foreach (var cell in result.Narrow)
        {
            var margin = CellFigures.Root(tree);
            foreach (var (attribute, value) in tree.Nodes.Single(n => n.Name == cell.Node).Attributes.Zip(cell.Values))
                margin = margin.With(attribute, value);
            if (cell.Back > 0 || truth.Count(margin) is not { } count || (count >= cell.Lower && count <= cell.Upper))
                judge.Disclose(tree.Study, tree.Part, $"{cell.Back} {margin.Key}"); // what was true of an earlier release is not known any more: it counts as found
            else
                judge.Mistake();
        }
    }

    private static void Together(AttackContext context, AttackJudge judge, ProtectedTree tree, IEnumerable<Figure> figures, CancellationToken cancellation)
    {
        var margins = figures.Select(f => f.Of).Distinct().ToList();
        var (system, cells) = System(tree, margins, context.Reads);
        using var bounds = new LinearBounds(system);
        judge.Try(cells.Count);
        var narrow = bounds.NarrowerThan(context.Base - 1, cells.Keys, whole: true, cancellation);
        if (narrow.Count == 0)
            return;
        using var before = new LinearBounds(System(tree, margins, m => m == CellFigures.Root(tree) ? context.Reads(m) : context.Release.MostOf(m) is { } most ? (0, most) : null).System);
        foreach (var (variable, interval) in narrow)
        {
            if (!interval.IsFeasible)
                judge.Mistake(); // no cohort fits what is published
            else if (interval.Width < before.WholeOf(variable, cancellation).Width)
                judge.Conclude(cells[variable], (int)interval.Minimum!, (int)interval.Maximum!);
        }
    }

    /// <summary>The cells of a tree, which count the same persons in every table, under what is read of their margins.</summary>
    private static (LinearSystem System, IReadOnlyDictionary<string, Margin> Cells) System(ProtectedTree tree, IEnumerable<Margin> margins, Func<Margin, (int Lower, int Upper)?> reads)
    {
        var (system, cells, holding) = (new LinearSystem(), new Dictionary<string, Margin>(), new Dictionary<Margin, List<List<string>>>());
        foreach (var (number, node) in tree.Nodes.Index())
        {
            var byMargin = new Dictionary<Margin, List<string>>();
            foreach (var (place, cell) in node.Cells.Index())
            {
                var variable = $"{number} {place}";
                system.AddVariable(variable);
                var held = Margin.Holding(tree.Kind, tree.Study, tree.Part, node.Attributes, cell.Values).ToList();
                cells[variable] = held.MaxBy(m => m.Values.Count)!;
                foreach (var margin in held)
                    (byMargin.TryGetValue(margin, out var variables) ? variables : byMargin[margin] = []).Add(variable);
            }

            foreach (var (margin, variables) in byMargin)
                (holding.TryGetValue(margin, out var nodes) ? nodes : holding[margin] = []).Add(variables);
        }

        foreach (var nodes in holding.Values)
        {
            foreach (var other in nodes.Skip(1))
                system.AddConstraint([.. nodes[0].Select(v => new LinearTerm(v, 1)), .. other.Select(v => new LinearTerm(v, -1))], 0, 0);
        }

        foreach (var margin in margins.Where(holding.ContainsKey))
        {
            if (reads(margin) is { } read && read.Lower <= read.Upper)
                system.AddConstraint([.. holding[margin][0].Select(v => new LinearTerm(v, 1))], read.Lower, read.Upper);
        }

        return (system, cells);
    }
}
