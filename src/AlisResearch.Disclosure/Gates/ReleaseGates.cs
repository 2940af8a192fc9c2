using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>What stops a release.</summary>
public static class ReleaseGates
{
    /// <summary>Stops where a gate is shut, and says what the approver can choose from. What failed after the draw is for the approver alone: nothing is drawn anew.</summary>
    /// <exception cref="AlisException">A gate is shut: exit 4.</exception>
    public static void Refuse(DisclosurePolicy policy, ProtectedCells cells, IReadOnlyList<GateResult> gates)
    {
        if (gates.FirstOrDefault(g => !g.Passes) is { } shut)
            throw new AlisException(ExitCode.Disclosure, new(
                $"{shut.Study} {shut.Part}, {Name(shut).Nb}: {shut.Disclosed} av {shut.Cohorts} simulerte utgivelser røper at alle har sluttet (forhåndstro {shut.Prior}; {shut.Allowed} er tillatt). Velg en høyere τ, ta klassen eller en node ut av treet, eller vent til kohorten er større.",
                $"{shut.Study} {shut.Part}, {Name(shut).En}: {shut.Disclosed} of {shut.Cohorts} simulated releases tell that everybody left (prior {shut.Prior}; {shut.Allowed} are allowed). Choose a higher τ, take the class or a node out of the tree, or wait until the cohort is larger."));
        foreach (var tree in cells.Trees)
        {
            var persons = cells.Exact.Single(e => (e.Study, e.Part, e.Kind) == (tree.Study, tree.Part, tree.Kind)).Persons;
            if (IntervalGate.Narrow(policy.Rounding.Base, tree, persons) is [var narrow, ..])
                throw new AlisException(ExitCode.Disclosure, new(
                    $"{narrow.Study} {narrow.Part}: den som vet hvor mange det er, kan regne ut for mye av «{narrow.Node}». Godkjenner må ta noden ut av policyen, eller vente til neste dato.",
                    $"{narrow.Study} {narrow.Part}: whoever knows how many there are can work out too much of “{narrow.Node}”. The approver must take the node out of the policy, or wait for the next date."));
        }
    }

    private static LocalText Name(GateResult gate) => gate.Class == RefinementTree.Root ? new("hele kohorten", "the whole cohort") : LocalText.Same(gate.Class);
}
