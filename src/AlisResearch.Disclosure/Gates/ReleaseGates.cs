using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>What stops a release.</summary>
public static class ReleaseGates
{
    /// <summary>Stops where the gate before the draw is shut, and says what the approver can choose from.</summary>
    /// <exception cref="AlisException">It is shut: exit 4.</exception>
    public static void Refuse(IReadOnlyList<GateResult> gates)
    {
        if (gates.FirstOrDefault(g => !g.Passes) is { } shut)
            throw new AlisException(ExitCode.Disclosure, new(
                $"{shut.Study} {shut.Part}, {Name(shut).Nb}: {shut.Disclosed} av {shut.Cohorts} simulerte utgivelser røper at {What(shut).Nb} (forhåndstro {shut.Prior}; {shut.Allowed} er tillatt). Velg en høyere τ, ta klassen eller en node ut av treet, eller vent til kohorten er større.",
                $"{shut.Study} {shut.Part}, {Name(shut).En}: {shut.Disclosed} of {shut.Cohorts} simulated releases tell that {What(shut).En} (prior {shut.Prior}; {shut.Allowed} are allowed). Choose a higher τ, take the class or a node out of the tree, or wait until the cohort is larger."));
    }

    /// <summary>Looks at every tree after the draw, beside what was released before. What is shut is for the approver alone: nothing is drawn anew.</summary>
    /// <param name="schema">The policy, and the claims that it names.</param>
    /// <param name="cells">The protected cells.</param>
    /// <param name="earlier">The trees of each earlier release, the oldest first.</param>
    /// <param name="progress">Told which tree is looked at.</param>
    /// <param name="cancellation">Stops between solutions.</param>
    /// <returns>The trees of which a reader can see that something was corrected, or is not what a document prints.</returns>
    /// <exception cref="AlisException">It is shut: exit 4.</exception>
    public static IReadOnlyList<ProtectedTree> RefuseNarrow(
        SchemaSet schema, ProtectedCells cells, IReadOnlyList<IReadOnlyList<ProtectedTree>> earlier, IProgress<LocalText>? progress, CancellationToken cancellation)
    {
        var contradicted = new List<ProtectedTree>();
        foreach (var tree in cells.Trees)
        {
            progress?.Report(new($"Regner på hva andre kan regne ut om {tree.Study} {tree.Part}", $"Working out what others can work out of {tree.Study} {tree.Part}"));
            var result = FeasibilityGate.Look(
                schema.Policy, [.. earlier.SelectMany(r => r.Where(t => IsSame(t, tree)))], tree, cells.ExactOf(tree).Groups,
                schema.FactsOf(tree.Study, tree.Part, tree.Kind), cancellation: cancellation);
            if (result.Narrow is [var narrow, ..])
                throw new AlisException(ExitCode.Disclosure, new(
                    $"{narrow.Study} {narrow.Part}: den som vet hvem det gjelder, og har det som er publisert før, kan regne ut for mye av «{narrow.Node}». Godkjenner må ta noden ut av policyen, eller vente til neste dato.",
                    $"{narrow.Study} {narrow.Part}: whoever knows whom it is about, and has what was published before, can work out too much of “{narrow.Node}”. The approver must take the node out of the policy, or wait for the next date."));
            if (result.IsContradicted)
                contradicted.Add(tree);
        }

        return contradicted;
    }

    private static bool IsSame(ProtectedTree one, ProtectedTree other) => (one.Study, one.Part, one.Kind) == (other.Study, other.Part, other.Kind);

    private static LocalText What(GateResult gate) => gate.Kind == TreeKind.Post
        ? new("ingen stilling har sin første lege", "no post has its first doctor") : new("alle har sluttet", "everybody left");

    private static LocalText Name(GateResult gate) => gate.Class == RefinementTree.Root ? new("hele kohorten", "the whole cohort") : LocalText.Same(gate.Class);
}
