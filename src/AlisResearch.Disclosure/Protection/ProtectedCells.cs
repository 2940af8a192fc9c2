using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AlisResearch.Analytics;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Disclosure;

/// <summary>The exact counts behind a protected tree: they stay with the steward.</summary>
/// <param name="Study">Study.</param>
/// <param name="Part">Phase or survey round.</param>
/// <param name="Kind">What is counted.</param>
/// <param name="Persons">Persons.</param>
/// <param name="SecondSpells">Spells that stand aside because their doctor is counted already.</param>
/// <param name="Cells">Counts by node, in the order of its cells.</param>
/// <param name="Groups">The persons as anybody may know them: entries and classes, nothing of what they did.</param>
public sealed record ExactTree(
    string Study, string Part, TreeKind Kind, int Persons, long SecondSpells, IReadOnlyDictionary<string, IReadOnlyList<int>> Cells, IReadOnlyList<KnownPersons> Groups)
{
    /// <summary>What the doctors did, where doctors are counted.</summary>
    internal DoctorCounts? Doctors { get; init; }
}

/// <summary>The protected data set of a release, P: everything published of persons is a function of it.</summary>
/// <param name="Trees">The trees that are published.</param>
/// <param name="Log">What was made coarser or left out, with reasons from public facts.</param>
/// <param name="Exact">What stands behind each tree: for the steward only.</param>
public sealed record ProtectedCells(IReadOnlyList<ProtectedTree> Trees, IReadOnlyList<CoarseningStep> Log, IReadOnlyList<ExactTree> Exact)
{
    /// <summary>Mean amounts, fixed with the release.</summary>
    public IReadOnlyList<ProtectedAmount> Amounts { get; init; } = [];

    /// <summary>Amounts that are not published: for the steward only.</summary>
    public IReadOnlyList<WithheldAmount> Withheld { get; init; } = [];

    private static readonly IReadOnlyDictionary<string, string> NoClasses = new Dictionary<string, string>();

    /// <summary>What stands behind a tree.</summary>
    public ExactTree ExactOf(ProtectedTree tree) => Exact.Single(e => (e.Study, e.Part, e.Kind) == (tree.Study, tree.Part, tree.Kind));

    /// <summary>Rounds every tree of the policy over the steward's tables.</summary>
    /// <param name="tables">The steward's tables.</param>
    /// <param name="schema">The schema, with the policy.</param>
    /// <param name="snapshot">Which rounds are made up.</param>
    /// <param name="secret">The steward's secret.</param>
    /// <param name="cancellation">Stops between trees.</param>
    /// <exception cref="AlisException">Two trees of one kind share a person, or no rounding fits: exit 4.</exception>
    public static ProtectedCells Build(
        TableDatabase tables, SchemaSet schema, WarehouseSnapshot snapshot, byte[] secret, CancellationToken cancellation = default)
    {
        using var connection = tables.Connect();
        SharedPersons.Refuse(connection, schema);
        var (trees, log, exact) = (new List<ProtectedTree>(), new List<CoarseningStep>(), new List<ExactTree>());
        foreach (var tree in schema.Policy.Trees)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                if (Round(connection, schema, snapshot, tree, secret, log, exact) is { } rounded)
                    trees.Add(rounded);
            }
            catch (InvalidOperationException e)
            {
                throw new AlisException(ExitCode.Disclosure, new(
                    $"Ingen avrunding av {tree.Study} {tree.Part} ({Spelling.Snake(tree.Kind)}) passer med treet. Ta bort en node i policyen.",
                    $"No rounding of {tree.Study} {tree.Part} ({Spelling.Snake(tree.Kind)}) fits the tree. Take a node out of the policy."), inner: e);
            }
        }

        var amounts = schema.Policy.Amounts.Posts.Select(p => trees.FirstOrDefault(t => (t.Study, t.Part, t.Kind) == (p.Study, p.Phase, TreeKind.Post))).OfType<ProtectedTree>()
            .Select(t => PostAmounts.Of(connection, schema.Policy.Amounts, t, snapshot.Rounds.Any(r => r.Table == "post_cost" && r.Study == t.Study && r.Synthetic))).ToList();
        return new(trees, log, exact) { Amounts = [.. amounts.SelectMany(a => a.Published)], Withheld = [.. amounts.SelectMany(a => a.Withheld)] };
    }

    private static ProtectedTree? Round(
        DuckDBConnection connection, SchemaSet schema, WarehouseSnapshot snapshot, RefinementTree tree, byte[] secret, List<CoarseningStep> log,
        List<ExactTree> exact)
    {
        var policy = schema.Policy;
        if (tree.Kind == TreeKind.Respondent)
        {
            var round = schema.Rounds.Single(r => r.Study == tree.Study && r.Id == tree.Round);
            var held = snapshot.RoundsOf("survey_response").Where(r => r.Study == tree.Study && r.Round == tree.Round).ToList();
            (string, object?)[] which = [("study", tree.Study), ("round", int.Parse(round.Mapping.Constants["round"], System.Globalization.CultureInfo.InvariantCulture))];
            var answers = connection.Query(Sql("respondent_counts.sql"), r => new AnswerCount(r.GetString(0), r.GetString(1), (int)r.GetInt64(2)), which);
            var respondents = (int)connection.Query(Sql("respondent_total.sql"), r => r.GetInt64(0), which).Single();
            var rounding = Rounding(answers, held);
            return Log(rounding, [new(respondents, 0, 0, 0, NoClasses)], 0, new RespondentTree(
                rounding, policy, tree, respondents, answers.ToDictionary(a => (a.Question, a.Answer), a => a.Count), question => PossibleAnswers(schema, round, question)).Round());
        }

        var tenures = snapshot.RoundsOf("tenure").Where(r => r.Study == tree.Study).ToList();
        new ExactCells(connection, schema).ProvideSpells(new() { Studies = [tree.Study], Phase = tree.Phase, TimeUnit = TimeUnit.HalfYear });
        if (tree.Kind == TreeKind.Post)
        {
            var posts = connection.Query(Sql("post_counts.sql"), r => new PostCount(r.GetString(0) == "STILL", r.GetInt32(1), r.GetInt32(2), (int)r.GetInt64(3)));
            var rounding = Rounding(posts, [.. tenures, .. snapshot.RoundsOf("position").Where(r => r.Study == tree.Study)]);
            return Log(rounding, [.. posts.Select(p => new KnownPersons(p.Count, p.Age, 0, 0, NoClasses))], 0, Observed(new PostTree(rounding, policy, tree, posts).Round()) is { } rounded
                ? rounded with { PostsByAge = [.. Enumerable.Range(0, 1 + posts.Max(p => p.Age)).Select(years => posts.Where(p => p.Age >= years).Sum(p => p.Count))] }
                : null);
        }

        var doctors = DoctorCounts.Read(connection, tree);
        var of = Rounding(doctors.WithoutClasses(), tenures);
        return Log(of, doctors.Known(), doctors.SecondSpells, Observed(new DoctorTree(of, policy, tree, doctors).Round()), doctors);

        TreeRounding Rounding<T>(IReadOnlyList<T> rows, IReadOnlyList<WarehouseRound> from) => new(policy, tree, from.Any(r => r.Synthetic), secret, Fingerprint(rows), schema.FactsOf(tree.Study, tree.Part, tree.Kind));

        ProtectedTree? Observed(ProtectedTree? rounded) => rounded is null ? null : rounded with
        {
            ObservedTo = connection.Query(Sql("observed_to.sql"), r => r.IsDBNull(0) ? (DateOnly?)null : r.GetFieldValue<DateOnly>(0)).Single(),
        };

        ProtectedTree? Log(TreeRounding rounding, IReadOnlyList<KnownPersons> groups, long secondSpells, ProtectedTree? rounded, DoctorCounts? counted = null)
        {
            log.AddRange(rounding.Log);
            exact.Add(new(tree.Study, tree.Part, tree.Kind, groups.Sum(g => g.Count), secondSpells, rounding.Exact, groups) { Doctors = counted });
            return rounded;
        }
    }

    /// <summary>The answers of a question's code list, or true and false; then the signs of no answer.</summary>
    internal static IReadOnlyList<string> PossibleAnswers(SchemaSet schema, SurveyRound round, string question)
    {
        var answer = schema.QuestionOf(round.Mapping.Questions.Values.First(q => q.Question == question)).Answer;
        IEnumerable<string> given = answer.Codelist is { } list ? schema.Codelists[list].Codes.Select(c => c.Value) : ["true", "false"];
        return [.. given, .. schema.Codelists["missing"].Codes.Select(c => c.Value).Where(v => v != "..").Append("..")];
    }

    internal static string Fingerprint<T>(IReadOnlyList<T> rows) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(rows))));

    private static string Sql(string name) => SqlFile.Load(typeof(ProtectedCells).Assembly, name);
}
