using AlisResearch.Model;

namespace AlisResearch.Disclosure.Attacks;

/// <summary>What an attacker knows of a cohort before any release: how many there are, and of each when they entered and their classes, as lists of posts and doctors tell.</summary>
/// <param name="Study">Study.</param>
/// <param name="Part">Phase or survey round.</param>
/// <param name="Kind">What is counted.</param>
/// <param name="Groups">The persons.</param>
/// <param name="Facts">Numbers that documents print of them.</param>
public sealed record KnownCohort(string Study, string Part, TreeKind Kind, IReadOnlyList<KnownPersons> Groups, IReadOnlyList<(KnownCount Fact, int Count)> Facts)
{
    /// <summary>How many persons there are.</summary>
    public int Persons => Groups.Sum(g => g.Count);
}

/// <summary>All that attacks have.</summary>
/// <param name="Reader">Through which the release can be asked again.</param>
/// <param name="Release">What was read of it.</param>
/// <param name="Earlier">What was read of the releases before it, the oldest first.</param>
/// <param name="Policy">The policy, which is public.</param>
/// <param name="Known">What attackers know besides.</param>
/// <param name="Truth">What is true, for the judge alone.</param>
public sealed record AttackContext(
    ReleaseReader Reader, ReadRelease Release, IReadOnlyList<IReadOnlyList<ProtectedTree>> Earlier, DisclosurePolicy Policy, IReadOnlyList<KnownCohort> Known, AttackTruth Truth)
{
    private readonly Dictionary<(string, string, TreeKind), KnownCohort> _known = Known.ToDictionary(k => (k.Study, k.Part, k.Kind));

    /// <summary>What is known of the persons that a release of <paramref name="schema"/> counts.</summary>
    public static IReadOnlyList<KnownCohort> KnownOf(ProtectedCells cells, SchemaSet schema) =>
        [.. cells.Exact.Select(e => new KnownCohort(e.Study, e.Part, e.Kind, e.Groups, schema.FactsOf(e.Study, e.Part, e.Kind)))];

    /// <summary>The base.</summary>
    internal int Base => Policy.Rounding.Base;

    /// <summary>A judge of this release.</summary>
    internal AttackJudge Judge() => new(Truth, Base);

    /// <summary>What is known of a cohort; null where it is not known.</summary>
    internal KnownCohort? KnownOf(string study, string part, TreeKind kind) => _known.GetValueOrDefault((study, part, kind));

    /// <summary>What an attacker who knows how many persons there are reads of a margin.</summary>
    internal (int Lower, int Upper)? Reads(Margin margin)
    {
        var values = margin.Values;
        return values.Count == 2 && values.TryGetValue(Margin.Study, out var study) && values.TryGetValue(Margin.Part, out var part) && KnownOf(study, part, margin.Kind) is { } known && Release.Narrowest(margin) is not null
            ? (known.Persons, known.Persons)
            : Release.Narrowest(margin);
    }

    /// <summary>What is read off a published cell: what its rounding leaves, or less where the release says less.</summary>
    internal (int Lower, int Upper) Reading(ProtectedCell cell)
    {
        var own = ProtectedCell.Of(Base, cell.Count, cell.Possible, cell.Values);
        return (Math.Max(own.Lower, cell.Lower), Math.Min(own.Upper, cell.Upper));
    }
}
