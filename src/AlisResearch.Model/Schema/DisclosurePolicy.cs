namespace AlisResearch.Model;

/// <summary>What may be released, when and how it is protected, from <c>schema/disclosure/policy.yml</c>.</summary>
/// <param name="Version">Version, printed on everything released under it.</param>
/// <param name="Approver">The role that approves a release.</param>
/// <param name="ReleaseDates">Pre-set dates, ascending. A release is dated by the policy, never by the clock.</param>
/// <param name="Note">What the version covers.</param>
/// <param name="Rounding">How counts are rounded.</param>
/// <param name="Minima">What is too small to be published.</param>
/// <param name="Gate">What the simulation before the draw must show.</param>
/// <param name="Priors">What an attacker may believe beforehand.</param>
/// <param name="Amounts">When an amount is published.</param>
/// <param name="Hierarchies">Coarser levels of attributes, the finest first.</param>
/// <param name="Trees">The trees whose cells are published.</param>
/// <param name="Known">What public documents already say of the persons of a tree.</param>
public sealed record DisclosurePolicy(
    string Version, LocalText Approver, IReadOnlyList<DateOnly> ReleaseDates, LocalText Note, RoundingPolicy Rounding, PublicationMinima Minima,
    GatePolicy Gate, IReadOnlyList<AttackerPrior> Priors, AmountPolicy Amounts, IReadOnlyList<AttributeLevel> Hierarchies, IReadOnlyList<RefinementTree> Trees,
    IReadOnlyList<KnownCount> Known)
{
    /// <summary>The last pre-set date on or before <paramref name="today"/>.</summary>
    /// <exception cref="AlisException">No date has come yet: exit 4.</exception>
    public DateOnly ReleaseDateOn(DateOnly today) => ReleaseDates.Where(d => d <= today).Select(d => (DateOnly?)d).Max()
        ?? throw new AlisException(ExitCode.Disclosure, new(
            "Ingen av policyens utgivelsesdatoer er kommet ennå (schema/disclosure/policy.yml, release_dates).",
            "None of the policy's release dates has come yet (schema/disclosure/policy.yml, release_dates)."));
}

/// <summary>Sampled controlled rounding.</summary>
/// <param name="Base">Published counts are multiples of it.</param>
/// <param name="Temperatures">τ by cohort size, ascending.</param>
/// <param name="Weights">What a rounding costs.</param>
public sealed record RoundingPolicy(int Base, IReadOnlyList<RoundingTemperature> Temperatures, RoundingWeights Weights)
{
    /// <summary>What holds for a cohort of <paramref name="persons"/>.</summary>
    public RoundingTemperature For(int persons) => Temperatures.First(t => persons < (t.Below ?? int.MaxValue));
}

/// <summary>A temperature of the rounding.</summary>
/// <param name="Below">For cohorts smaller than this; null: for all others.</param>
/// <param name="Tau">τ.</param>
/// <param name="Classes">Whether such a cohort is split by classes at all.</param>
public sealed record RoundingTemperature(int? Below, double Tau, bool Classes);

/// <summary>What is too small to be published.</summary>
/// <param name="Total">Persons of a tree.</param>
/// <param name="Curve">Persons of a class that has a curve.</param>
/// <param name="Count">Persons of a class that has counts.</param>
/// <param name="CountMunicipalities">Municipalities that the persons of a class come from.</param>
public sealed record PublicationMinima(int Total, int Curve, int Count, int CountMunicipalities);

/// <summary>The gate before the draw.</summary>
/// <param name="Cohorts">Cohorts to simulate for each prior.</param>
/// <param name="SampledCohorts">Cohorts to simulate at every build.</param>
/// <param name="Posterior">The posterior probability that everybody left, from which on a cohort counts as disclosed.</param>
/// <param name="Share">The largest share of such cohorts.</param>
public sealed record GatePolicy(int Cohorts, int SampledCohorts, double Posterior, double Share);

/// <summary>What an attacker believes before the release: the share of a class that leaves within its follow-up is Beta(Alpha, Beta).</summary>
/// <param name="Name">Name.</param>
/// <param name="Alpha">α.</param>
/// <param name="Beta">β.</param>
/// <param name="Meaning">In words.</param>
public sealed record AttackerPrior(string Name, double Alpha, double Beta, LocalText Meaning);

/// <summary>When a mean amount is published.</summary>
/// <param name="Contributors">The least number of contributors.</param>
/// <param name="P">p% rule: how close, in per cent of it, the runner-up may estimate the largest contribution.</param>
/// <param name="N">(n,k) rule: how many of the largest contributors are looked at together.</param>
/// <param name="K">The most that they may have of the total, in per cent.</param>
/// <param name="Posts">The study-phases of which the posts' amounts are published.</param>
public sealed record AmountPolicy(int Contributors, double P, int N, double K, IReadOnlyList<StudyPhase> Posts);

/// <summary>A phase of a study.</summary>
/// <param name="Study">Study.</param>
/// <param name="Phase">Phase.</param>
public sealed record StudyPhase(string Study, string Phase);

/// <summary>A coarser level of an attribute.</summary>
/// <param name="Attribute">The attribute, or a finer level of it.</param>
/// <param name="Level">The level's name.</param>
/// <param name="Groups">Its groups, each with the codes of the attribute that it holds.</param>
public sealed record AttributeLevel(string Attribute, string Level, IReadOnlyDictionary<string, IReadOnlyList<string>> Groups);

/// <summary>What is counted.</summary>
public enum TreeKind
{
    /// <summary>Doctors in positions.</summary>
    Doctor,

    /// <summary>Posts.</summary>
    Post,

    /// <summary>Respondents of a survey round.</summary>
    Respondent,
}

/// <summary>
/// A refinement tree: its root is the number of persons, each node splits its parent by one attribute. Every published table is a sum of one node's cells.
/// </summary>
/// <param name="Study">Study.</param>
/// <param name="Phase">Phase; null for a survey round.</param>
/// <param name="Round">Survey round; null otherwise.</param>
/// <param name="Kind">What is counted.</param>
/// <param name="Nodes">The nodes below the root.</param>
/// <param name="Line">Where it stands in the file.</param>
public sealed record RefinementTree(string Study, string? Phase, string? Round, TreeKind Kind, IReadOnlyList<RefinementNode> Nodes, long Line)
{
    /// <summary>The name of the root.</summary>
    public const string Root = "n";

    /// <summary>The phase or the round, as the file and messages name it.</summary>
    public string Part => Phase ?? Round ?? "";

    /// <summary>The attributes that a node splits by, from the root down.</summary>
    public IReadOnlyList<string> AttributesOf(RefinementNode node) =>
        node.Of == Root ? [node.By] : [.. AttributesOf(Nodes.First(n => n.Name == node.Of)), node.By];
}

/// <summary>A published number of persons of a tree: whoever attacks a release has read it.</summary>
/// <param name="Study">Study.</param>
/// <param name="Part">Phase or survey round.</param>
/// <param name="Kind">What is counted.</param>
/// <param name="Where">The values that they have, by attribute.</param>
/// <param name="Claim">The claim that prints how many they are.</param>
public sealed record KnownCount(string Study, string Part, TreeKind Kind, IReadOnlyDictionary<string, IReadOnlyList<string>> Where, string Claim);

/// <summary>A node of a refinement tree.</summary>
/// <param name="Name">Name.</param>
/// <param name="Of">The node that it refines, or the root.</param>
/// <param name="By">The attribute that it splits by.</param>
/// <param name="Level">The level of the attribute; null for the finest.</param>
public sealed record RefinementNode(string Name, string Of, string By, string? Level);
