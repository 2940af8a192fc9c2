using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>
/// What rounding did to the figures of one release, for the steward alone, outside the release: how far each node is from the exact counts, what was set aside, and how much more it
/// tells of the persons in it than of others. Whoever reads it beside the release knows more than the release says.
/// </summary>
/// <param name="Release">The release.</param>
/// <param name="Cohorts">By cohort.</param>
/// <param name="WithheldAmounts">Amounts that are not published, with the rules that they break.</param>
public sealed record StewardDisclosureReport(string Release, IReadOnlyList<RealisedCohort> Cohorts, IReadOnlyList<WithheldAmount> WithheldAmounts)
{
    /// <summary>Where the report of a release lies.</summary>
    public static string FileOf(DataFolders folders, string release) => Path.Combine(folders.DisclosureReports, $"{release}.json");

    /// <summary>Makes it: the excess on known persons takes a Markov chain for each cohort of doctors.</summary>
    public static StewardDisclosureReport Of(
        string release, ProtectedCells cells, IReadOnlyList<ProtectedTree> contradicted, DisclosurePolicy policy, CancellationToken cancellation) => new(
        release,
        [.. cells.Exact.Select(e =>
        {
            cancellation.ThrowIfCancellationRequested();
            return Cohort(e, cells, contradicted, policy);
        })],
        cells.Withheld);

    /// <summary>Writes it, for the owner's eyes.</summary>
    public void Write(DataFolders folders) => StewardFile.Write(folders, FileOf(folders, Release), this);

    private static RealisedCohort Cohort(ExactTree exact, ProtectedCells cells, IReadOnlyList<ProtectedTree> contradicted, DisclosurePolicy policy)
    {
        var tree = cells.Trees.FirstOrDefault(t => (t.Study, t.Part, t.Kind) == (exact.Study, exact.Part, exact.Kind));
        return new(exact.Study, exact.Part, Spelling.Constant(exact.Kind), exact.Persons, exact.SecondSpells, tree is not null && contradicted.Contains(tree), tree is null ? [] : [.. tree.Nodes.Select(n =>
        {
            var errors = n.Cells.Zip(exact.Cells[n.Name], (cell, count) => Math.Abs(cell.Count - count)).ToList();
            return new RealisedNode(n.Name, errors.Average(), errors.Max());
        })], tree is null ? null : KnownPersonExcess.Largest(policy, tree, exact.Doctors));
    }
}

/// <summary>One cohort.</summary>
/// <param name="Study">Study.</param>
/// <param name="Part">Phase or survey round.</param>
/// <param name="Kind">What is counted.</param>
/// <param name="Persons">Persons, exact.</param>
/// <param name="SecondSpells">Spells that stand aside because their doctor is counted already.</param>
/// <param name="IsContradicted">Whether a reader of this release, the earlier ones and the documents can see that something was corrected.</param>
/// <param name="Nodes">By node.</param>
/// <param name="Excess">By prior, of the half-year of entry with the largest; null where it is not worked out: no doctors, no durations, or too many persons.</param>
public sealed record RealisedCohort(
    string Study, string Part, string Kind, int Persons, long SecondSpells, bool IsContradicted, IReadOnlyList<RealisedNode> Nodes, IReadOnlyList<KnownPersonExcess>? Excess);

/// <summary>How far a node is from the exact counts.</summary>
/// <param name="Name">Name.</param>
/// <param name="MeanError">Mean absolute error of its cells, in persons.</param>
/// <param name="LargestError">The largest.</param>
public sealed record RealisedNode(string Name, double MeanError, int LargestError);
