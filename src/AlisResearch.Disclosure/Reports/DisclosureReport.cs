using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>One cohort of a release, as the release shows it.</summary>
/// <param name="Study">Study.</param>
/// <param name="Part">Phase or survey round.</param>
/// <param name="Kind">What is counted.</param>
/// <param name="Synthetic">Whether the persons are made up.</param>
/// <param name="Total">Protected number.</param>
/// <param name="Tau">τ.</param>
/// <param name="Nodes">The nodes.</param>
/// <param name="Utility">What rounding loses on average, by τ; empty where there is no curve, and where the cohort is so large that rounding moves none.</param>
public sealed record ReportedCohort(
    string Study, string Part, string Kind, bool Synthetic, int Total, double Tau, IReadOnlyList<ReportedNode> Nodes, IReadOnlyList<SimulatedUtility> Utility);

/// <summary>One node of a cohort.</summary>
/// <param name="Name">Name.</param>
/// <param name="Attributes">What its cells are told apart by.</param>
/// <param name="Level">The level of the last attribute.</param>
/// <param name="Cells">Cells.</param>
/// <param name="Narrowest">The narrowest interval of a cell: how many values the true count can have, less one.</param>
public sealed record ReportedNode(string Name, IReadOnlyList<string> Attributes, string? Level, int Cells, int Narrowest);

/// <summary>The amounts of a study-phase.</summary>
/// <param name="Study">Study.</param>
/// <param name="Phase">Phase.</param>
/// <param name="Published">How many are published.</param>
/// <param name="Synthetic">Whether they are made up.</param>
public sealed record ReportedAmounts(string Study, string Phase, int Published, bool Synthetic);

/// <summary>
/// What a data protection officer reads of a release. It is made of the policy and the protected cells alone: from two warehouses with the same protected cells comes the
/// same report.
/// </summary>
/// <param name="Date">The release's date.</param>
/// <param name="Policy">Version of the policy.</param>
/// <param name="Approver">Who approves.</param>
/// <param name="Rounding">How counts are rounded.</param>
/// <param name="Minima">What is too small.</param>
/// <param name="Gate">The gate's limits.</param>
/// <param name="Priors">What an attacker may believe.</param>
/// <param name="Cohorts">The cohorts.</param>
/// <param name="Coarsening">What is coarser or missing, and why.</param>
/// <param name="Gates">What the simulation before the draw showed.</param>
/// <param name="AmountRules">When a mean amount is published.</param>
/// <param name="Amounts">How many amounts are, by study and phase.</param>
/// <param name="ResidualRisk">What the protection does not hide.</param>
public sealed record DisclosureReport(
    DateOnly Date, string Policy, LocalText Approver, RoundingPolicy Rounding, PublicationMinima Minima, GatePolicy Gate, IReadOnlyList<AttackerPrior> Priors,
    IReadOnlyList<ReportedCohort> Cohorts, IReadOnlyList<CoarseningStep> Coarsening, IReadOnlyList<GateResult> Gates, AmountPolicy AmountRules,
    IReadOnlyList<ReportedAmounts> Amounts, IReadOnlyList<LocalText> ResidualRisk)
{
    /// <summary>The report's file for programs.</summary>
    public const string JsonFile = "disclosure-report.json";

    /// <summary>The report's page.</summary>
    public const string HtmlFile = "disclosure-report.html";

    private const int SimulatedCohorts = 100;

    /// <summary>In cohorts larger than this a few persons more or less move no curve.</summary>
    private const int MostSimulated = 1_000;

    private static readonly LocalText[] Risks =
    [
        new("Hvis alle i en kohort eller klasse har sluttet, eller ingen, kan utgivelsen vise det. Avrundingen gjør det bare mindre sikkert.",
            "If everybody of a cohort or class left, or nobody did, the release may show it. Rounding only makes it less certain."),
        new("Noen som kjenner utfallet for alle unntatt én, kan ofte slutte seg til det siste.", "Somebody who knows the outcome of all but one can often infer the last."),
        new("Antall kan være 0 på trykk og likevel gjelde én eller to personer, og 3 på trykk og likevel gjelde ingen.", "A count may be printed as 0 and still stand for one or two persons, and printed as 3 and stand for none."),
        new("Leger og stillinger i samme fase er avrundet hver for seg, men er til dels de samme personene: den som setter dem sammen, kan snevre inn enkelte antall noe mer.",
            "Doctors and posts of one phase are rounded apart, but are in part the same persons: whoever puts them together can narrow some counts a little further."),
        new("Den som har hemmeligheten avrundingen er trukket med, kan regne den tilbake. Den finnes bare hos forvalteren.", "Whoever holds the secret that the rounding was drawn with can undo it. Only the steward has it."),
    ];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    /// <summary>Makes the report of a release.</summary>
    public static DisclosureReport Of(DateOnly date, DisclosurePolicy policy, ProtectedCells cells, IReadOnlyList<GateResult> gates) => new(
        date, policy.Version, policy.Approver, policy.Rounding, policy.Minima, policy.Gate, policy.Priors, [.. cells.Trees.Select(t => Cohort(policy, t))], cells.Log, gates,
        policy.Amounts, [.. cells.Amounts.GroupBy(a => (a.Study, a.Phase)).Select(g => new ReportedAmounts(g.Key.Study, g.Key.Phase, g.Count(), g.First().Synthetic))], Risks);

    /// <summary>The bytes of <see cref="JsonFile"/>.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Json), (byte)'\n'];

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is no report.</exception>
    public static DisclosureReport FromJson(byte[] json) => JsonSerializer.Deserialize<DisclosureReport>(json, Json) ?? throw new JsonException("The report is empty.");

    private static ReportedCohort Cohort(DisclosurePolicy policy, ProtectedTree tree)
    {
        var tau = policy.Rounding.For(tree.Total.Count).Tau;
        var published = tree.Kind == TreeKind.Doctor && tree.Total.Count <= MostSimulated ? PublishedCohort.Of(tree) : null;
        return new(
            tree.Study, tree.Part, Spelling.Constant(tree.Kind), tree.Synthetic, tree.Total.Count, tau,
            [.. tree.Nodes.Select(n => new ReportedNode(
                n.Name, n.Attributes, n.Level, n.Cells.Count(c => c.Possible), n.Cells.Where(c => c.Possible).Select(c => c.Upper - c.Lower).DefaultIfEmpty().Min()))],
            published is null ? [] : SimulatedUtility.Of(policy, published, policy.Priors[^1], [.. SimulatedUtility.Temperatures.Append(tau).Distinct().Order()], SimulatedCohorts));
    }
}
