using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>
/// Rounds the tree of the doctors of a study-phase. Outcome and duration are drawn together; then entries, such that leaving still fits below them; leaving by calendar,
/// below the entries drawn; and classes within the half-years drawn.
/// </summary>
internal sealed class DoctorTree(TreeRounding rounding, DisclosurePolicy policy, RefinementTree tree, DoctorCounts doctors)
{
    private static readonly string[] Outcomes = ["LEFT", "STILL"];

    /// <summary>The most that the half-years of each outcome are rounded to.</summary>
    private IReadOnlyList<int[][]> _ceilings = [];

    /// <summary>The protected tree; null when the cohort is too small.</summary>
    public ProtectedTree? Round()
    {
        if (rounding.PublishedRoot(doctors.Persons) is not { } total)
            return null;
        var temperature = policy.Rounding.For(total);
        if (doctors.LateEntries > 0)
        {
            rounding.Because(RefinementTree.Root, new(
                "Noen ble først observert etter at de begynte: varigheten deres trenger en egen node, som treet ikke har.",
                "Some were first observed after they began: their durations need a node of their own, which the tree has not."));
            return rounding.Tree(total);
        }

        if (Node(TreeAttributes.Outcome) is not { } outcome)
            return rounding.Tree(total);
        var chains = Chains(1, _ => 0);
        _ceilings = [.. chains.Select((c, i) => Ceilings.Least(
            Ceilings.OfSteps(rounding.Base, c.Capacity),
            [.. Enumerable.Range(1, c.Steps).Select(j => new[] { rounding.Ceiling(doctors.Persons, (TreeAttributes.Outcome, Outcomes[i]), (TreeAttributes.Duration, $"{j}")) })]))];
        var classes = tree.Nodes.Where(n => TreeAttributes.Classes.Contains(n.By)).Select(n => (Node: n, Level: Level(n, temperature))).Where(c => c.Level is not null).ToList();
        chains = [.. chains.Zip(_ceilings, (c, ceilings) => c.WithCeilings(ceilings))];
        var drawn = new ControlledRounding(chains, total, rounding.InTime, temperature.Tau).Draw(rounding.Random(TreeAttributes.Duration));
        var left = drawn[0].Sum(s => s[0]);
        rounding.Add(outcome, null, Outcomes.Select((o, i) => ProtectedCell.Of(rounding.Base, drawn[i].Sum(s => s[0]), possible: true, o)), chains.Select(c => c.Total));
        if (Node(TreeAttributes.Duration) is { } duration)
            rounding.Add(duration, null, Cells(chains, drawn, j => $"{j + 1}", []), Exact(chains));
        Calendar(total, left, temperature.Tau);
        foreach (var (node, level) in classes)
            Classes(node, level!, drawn, total, temperature);
        return rounding.Tree(total);
    }

    /// <summary>
    /// Those who left and those still there by half-year since entry. Nobody can leave later, or be censored elsewhere, than the observation of those who entered allows, which is public.
    /// </summary>
    internal List<CellChain> Chains(int classes, Func<DoctorCount, int> classOf, IReadOnlyList<int[][]>? drawn = null)
    {
        var steps = doctors.Rows.Max(r => r.FollowUp);
        return [.. Outcomes.Select((_, i) =>
        {
            var (counts, capacity) = (Table(), Table());
            foreach (var row in doctors.Rows)
            {
                var c = classOf(row);
                if (row.Left == (i == 0))
                    counts[row.Duration - 1][c] += row.Count;
                for (var j = i == 0 ? 0 : row.FollowUp - 1; j < row.FollowUp; j++)
                    capacity[j][c] += row.Count;
            }

            return new CellChain(rounding.Base, counts, capacity, stepTotals: drawn is null ? null : [.. drawn[i].Select(s => s.Sum())]);
        })];

        int[][] Table() => [.. Enumerable.Range(0, steps).Select(_ => new int[classes])];
    }

    /// <summary>Entries and leaving by calendar half-year.</summary>
    private void Calendar(int total, int left, double temperature)
    {
        var (first, last) = (doctors.Rows.Min(r => r.EntryTime), doctors.Rows.Max(r => r.LastTime));
        int[][] entered = [.. Enumerable.Range(first, last - first + 1).Select(t => new[] { doctors.Rows.Where(r => r.EntryTime == t).Sum(r => r.Count) })];
        int[][] exited = [.. Enumerable.Range(first, last - first + 1).Select(t => new[] { doctors.Rows.Where(r => r.ExitTime == t).Sum(r => r.Count) })];
        var (entry, exit) = (Node(TreeAttributes.EntryTime), Node(TreeAttributes.ExitTime));
        int[]? most = null;
        if (entry is not null)
        {
            int[][] capacity = [.. entered.Index().Select(e => new[] { first + e.Index <= doctors.Rows.Max(r => r.EntryTime) ? doctors.Persons : 0 })];
            var chain = new CellChain(rounding.Base, entered, capacity, least: exit is null ? null : LatestLeaving(exited, left));
            var drawn = new ControlledRounding([chain], total, rounding.InTime, temperature).Draw(rounding.Random(TreeAttributes.EntryTime));
            rounding.Add(entry, null, Cells([chain], drawn, j => HalfYear.Label(first + j), null), Exact([chain]));
            most = [.. RunningSums(drawn[0])];
        }

        if (exit is not null)
        {
            int[][] capacity = [.. exited.Index().Select(e => new[] { doctors.Rows.Where(r => r.EntryTime <= first + e.Index && r.LastTime >= first + e.Index).Sum(r => r.Count) })];
            var chain = new CellChain(rounding.Base, exited, capacity, Ceilings.OfSteps(rounding.Base, capacity), most: most);
            var drawn = new ControlledRounding([chain], left, rounding.InTime, temperature).Draw(rounding.Random(TreeAttributes.ExitTime));
            rounding.Add(exit, null, Cells([chain], drawn, j => HalfYear.Label(first + j), ["LEFT"]), Exact([chain]));
        }
    }

    /// <summary>What leaving adds up to when it is rounded up as late as can be: no entries below it fit.</summary>
    private int[] LatestLeaving(int[][] exited, int left)
    {
        var floors = exited.Select(e => e[0] / rounding.Base * rounding.Base).ToArray();
        var ups = (left - floors.Sum()) / rounding.Base;
        return [.. RunningSums([.. floors.Select((f, j) => new[] { f + (j >= floors.Length - ups ? rounding.Base : 0) })])];
    }

    /// <summary>The classes that an attribute has in the release; null where it has none, with the reason.</summary>
    private ClassLevel? Level(RefinementNode node, RoundingTemperature temperature)
    {
        if (temperature.Classes)
            return ClassLevel.Choose(
                node, policy, doctors.Sizes[node.By], level => Lower(Chains(level.Classes.Count, ClassOf(node, level))), reason => rounding.Because(node.Name, reason));
        rounding.Because(node.Name, new("For så små kohorter er utfall og tid alt.", "For cohorts so small, outcome and time are all."));
        return null;
    }

    /// <summary>Lowers the ceilings of the half-years so that the classes of a split can keep to theirs; false, and nothing done, where they often could not.</summary>
    private bool Lower(IReadOnlyList<CellChain> split)
    {
        List<int[][]> lower = [.. _ceilings.Zip(split, (own, chain) => Ceilings.Least(own, Ceilings.OfSteps(rounding.Base, chain.Capacity)))];
        if (!Ceilings.Hold(rounding.Base, doctors.Persons, lower[1]))
            return false;
        _ceilings = lower;
        return true;
    }

    private Func<DoctorCount, int> ClassOf(RefinementNode node, ClassLevel level)
    {
        var index = doctors.Attributes.ToList().IndexOf(node.By);
        return row => level.ClassOf[row.Classes[index]];
    }

    /// <summary>The classes of an attribute within the half-years drawn.</summary>
    private void Classes(RefinementNode node, ClassLevel level, int[][][] drawn, int total, RoundingTemperature temperature)
    {
        List<CellChain> chains = [.. Chains(level.Classes.Count, ClassOf(node, level), drawn)
            .Select(c => c.WithCeilings(Ceilings.OfCells(rounding.Base, c.Capacity)))];
        var index = doctors.Attributes.ToList().IndexOf(node.By);
        var version = ProtectedCells.Fingerprint(doctors.Rows.GroupBy(r => (r.Left, r.Duration, Class: r.Classes[index])).OrderBy(g => g.Key).Select(g => new { g.Key.Left, g.Key.Duration, g.Key.Class, Count = g.Sum(r => r.Count) }).ToList());
        int[][][] split;
        if (ControlledRounding.IsExact(chains))
            split = new ControlledRounding(chains, total, rounding.InTime, temperature.Tau).Draw(rounding.Random(node.Name, version));
        else if (temperature.Tau >= HeatBath.LeastTemperature)
            split = HeatBath.Draw(chains, rounding.InTime, temperature.Tau, rounding.Random(node.Name, version));
        else
        {
            rounding.Because(node.Name, new("For mange klasser for en så lav τ.", "Too many classes for so low a τ."));
            return;
        }

        rounding.Add(node, level.Level, chains.SelectMany((chain, i) => Enumerable.Range(0, chain.Steps).SelectMany(j => level.Classes.Select((name, c) =>
            ProtectedCell.Of(rounding.Base, split[i][j][c], chain.IsPossible(j, c), Outcomes[i], $"{j + 1}", name)))), Exact(chains));
    }

    /// <summary>The cells of chains without classes; the prefix is the parent cell's values, empty for the outcome of the chain, null below the root.</summary>
    private IEnumerable<ProtectedCell> Cells(IReadOnlyList<CellChain> chains, int[][][] drawn, Func<int, string> label, string[]? prefix) =>
        chains.SelectMany((chain, i) => drawn[i].Select((cell, j) => ProtectedCell.Of(
            rounding.Base, cell[0], chain.IsPossible(j, 0), [.. prefix is null ? [] : prefix.Length > 0 ? prefix : [Outcomes[i]], label(j)])));

    private static IEnumerable<int> Exact(IEnumerable<CellChain> chains) => chains.SelectMany(c => c.Counts.SelectMany(s => s));

    private RefinementNode? Node(string by) => tree.Nodes.FirstOrDefault(n => n.By == by);

    private static IEnumerable<int> RunningSums(int[][] cells)
    {
        var sum = 0;
        foreach (var cell in cells)
            yield return sum += cell[0];
    }
}
