using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>
/// What is known of a cohort as a linear system: how many persons of each group are in which state, release by release; each published cell a sum of them, each person in one state, which follows from
/// the one before.
/// </summary>
/// <param name="policy">Base and hierarchies.</param>
/// <param name="groups">Who is in the cohort: how many there are of each group is known, and that they are like one of its members.</param>
/// <param name="facts">Numbers that public documents print of the cohort as it is now.</param>
internal sealed class PublishedSystem(DisclosurePolicy policy, IReadOnlyList<IReadOnlyList<KnownPersons>> groups, IReadOnlyList<(KnownCount Fact, int Count)> facts)
{
    /// <summary>A published cell.</summary>
    /// <param name="Release">Which release, from 0.</param>
    /// <param name="Node">The node.</param>
    /// <param name="Cell">The cell.</param>
    /// <param name="Variable">Its name in the system.</param>
    public sealed record Place(int Release, ProtectedNode Node, ProtectedCell Cell, string Variable);

    /// <summary>The system, the published cells, and how many of each group are in which state now.</summary>
    public sealed record Built(LinearSystem System, IReadOnlyList<Place> Cells, IReadOnlyList<(int Group, PersonState State, string Variable)> Now);

    /// <summary>What is read off a published cell: what its own rounding leaves, unless a reader is told more.</summary>
    public Func<ProtectedCell, (int Lower, int Upper)>? Reading { get; init; }

    /// <summary>Builds the system.</summary>
    /// <param name="trees">The cohort's tree in each release that counts, the oldest first.</param>
    /// <param name="isRead">Whether the cells' counts are known; otherwise only what everybody knows without any release.</param>
    public Built Build(IReadOnlyList<ProtectedTree> trees, bool isRead)
    {
        var (system, cells) = (new LinearSystem(), new List<Place>());
        var of = Persons(system, trees);
        foreach (var (release, tree) in trees.Index())
        {
            foreach (var node in tree.Nodes)
            {
                var byCell = of[release].Where(s => node.Attributes.All(a => s.State[a] is not null)).ToLookup(s => Key(Values(node, s.State)), s => s.Variable);
                foreach (var cell in node.Cells)
                    cells.Add(Add(system, release, node, cell, byCell[Key(cell.Values)], isRead));
                if (isRead)
                    Empty(system, byCell.Where(c => node.Cells.All(p => Key(p.Values) != c.Key)).SelectMany(c => c));
            }
        }

        foreach (var (fact, count) in facts)
            system.AddConstraint(Sum(of[^1].Where(s => fact.Where.All(w => s.State[w.Key] is { } value && w.Value.Contains(value))).Select(s => s.Variable)), count, count);
        return new(system, cells, [.. of[^1].Select(s => (s.Group, s.State, s.Variable))]);
    }

    /// <summary>The states of all persons in each release, and how they follow on each other.</summary>
    private List<List<(int Group, PersonState State, string Variable)>> Persons(LinearSystem system, IReadOnlyList<ProtectedTree> trees)
    {
        var kind = trees[^1].Kind;
        var of = trees.Select(_ => new List<(int Group, PersonState State, string Variable)>()).ToList();
        foreach (var (group, members) in groups.Index())
        {
            var count = members.Sum(m => m.Count);
            List<(PersonState State, string Variable)> before = [];
            foreach (var (release, tree) in trees.Index())
            {
                List<(PersonState State, string Variable)> states = [.. members.SelectMany(m => PersonState.Of(kind, m, release == trees.Count - 1 ? null : Steps(trees[^1]) - Steps(tree), Answers(tree)))
                    .DistinctBy(s => (s.Key, s.LastTime)).Select((s, i) => (s, $"g{group} r{release} s{i}"))];
                foreach (var state in states)
                    system.AddVariable(state.Variable);
                foreach (var question in states.GroupBy(s => kind == TreeKind.Respondent ? s.State.Values.Keys.Single() : ""))
                    system.AddConstraint(Sum(question.Select(s => s.Variable)), count, count);
                if (before.Count > 0)
                    Follow(system, before, states, kind);
                of[release].AddRange(states.Select(s => (group, s.State, s.Variable)));
                before = states;
            }
        }

        foreach (var (release, tree) in trees.SkipLast(1).Index())
            of[release].AddRange(Gone(system, release, tree, trees[^1]).Select(s => (groups.Count, s.State, s.Variable)));
        return of;
    }

    /// <summary>Those who were in an earlier release and are not in the cohort any more, because they withdrew or were corrected: as many as the numbers leave room for, and they may have done anything.</summary>
    private List<(PersonState State, string Variable)> Gone(LinearSystem system, int release, ProtectedTree tree, ProtectedTree now)
    {
        var most = Math.Max(0, tree.Total.Count + (policy.Rounding.Base / 2) - groups.Sum(g => g.Sum(p => p.Count)));
        List<(PersonState State, string Variable)> states = [.. groups.SelectMany(g => g).SelectMany(m => PersonState.Of(tree.Kind, m, Steps(now) - Steps(tree), Answers(tree)))
            .DistinctBy(s => (s.Key, s.LastTime)).Select((s, i) => (s, $"gone r{release} s{i}"))];
        foreach (var state in states)
            system.AddVariable(state.Variable);
        foreach (var question in states.GroupBy(s => tree.Kind == TreeKind.Respondent ? s.State.Values.Keys.Single() : ""))
            system.AddConstraint(Sum(question.Select(s => s.Variable)), 0, most);
        return states;
    }

    /// <summary>Everybody of one state goes to one that can follow.</summary>
    private static void Follow(
        LinearSystem system, IReadOnlyList<(PersonState State, string Variable)> before, IReadOnlyList<(PersonState State, string Variable)> after, TreeKind kind)
    {
        var moves = (from one in before from other in after where one.State.CanBecome(other.State, kind) select (From: one.Variable, To: other.Variable, Name: $"{one.Variable} {other.Variable}")).ToList();
        foreach (var move in moves)
            system.AddVariable(move.Name);
        foreach (var one in before.Where(b => kind != TreeKind.Respondent || moves.Any(m => m.From == b.Variable))) // a question may be asked no more
            system.AddConstraint([new(one.Variable, -1), .. Sum(moves.Where(m => m.From == one.Variable).Select(m => m.Name))], 0, 0);
        foreach (var other in after.Where(a => kind != TreeKind.Respondent || moves.Any(m => m.To == a.Variable)))
            system.AddConstraint([new(other.Variable, -1), .. Sum(moves.Where(m => m.To == other.Variable).Select(m => m.Name))], 0, 0);
    }

    private Place Add(LinearSystem system, int release, ProtectedNode node, ProtectedCell cell, IEnumerable<string> states, bool isRead)
    {
        var place = new Place(release, node, cell, $"r{release} {node.Name} {Key(cell.Values)}");
        system.AddVariable(place.Variable);
        system.AddConstraint([new(place.Variable, -1), .. Sum(states)], 0, 0);
        if (isRead)
        {
            var own = ProtectedCell.Of(policy.Rounding.Base, cell.Count, cell.Possible, cell.Values);
            var (lower, upper) = Reading?.Invoke(cell) ?? (own.Lower, own.Upper);
            system.AddConstraint([new(place.Variable, 1)], lower, upper);
        }

        return place;
    }

    private static void Empty(LinearSystem system, IEnumerable<string> states)
    {
        foreach (var state in states)
            system.AddConstraint([new(state, 1)], 0, 0);
    }

    /// <summary>The cell that a state belongs to: the last attribute at the node's level.</summary>
    private IEnumerable<string> Values(ProtectedNode node, PersonState state) => node.Attributes.Select(a => state[a]!).SkipLast(1)
        .Append(ClassLevel.Group(policy.Hierarchies.FirstOrDefault(h => h.Attribute == node.Attributes[^1] && h.Level == node.Level), state[node.Attributes[^1]]!));

    /// <summary>How many half-years a tree of doctors follows: one that follows fewer is that much older.</summary>
    private static int Steps(ProtectedTree tree) => tree.Nodes.FirstOrDefault(n => n.Attributes[^1] == TreeAttributes.Duration)?.Cells.Where(c => c.Possible)
        .Max(c => int.Parse(c.Values[^1], System.Globalization.CultureInfo.InvariantCulture)) ?? 0;

    private static Dictionary<string, IReadOnlyList<string>> Answers(ProtectedTree tree) => tree.Kind == TreeKind.Respondent
        ? tree.Nodes.ToDictionary(n => n.Attributes[^1], n => (IReadOnlyList<string>)[.. n.Cells.Select(c => c.Values[^1])])
        : [];

    private static string Key(IEnumerable<string> values) => string.Join('\t', values);

    private static IReadOnlyList<LinearTerm> Sum(IEnumerable<string> variables) => [.. variables.Select(v => new LinearTerm(v, 1))];
}
