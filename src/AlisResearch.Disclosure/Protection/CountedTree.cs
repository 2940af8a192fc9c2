using System.Globalization;
using AlisResearch.Analytics;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Disclosure;

/// <summary>A tree of the policy as counted in the steward's tables: exact, and ready to be rounded.</summary>
/// <param name="Tree">The tree.</param>
/// <param name="DataVersion">A fingerprint of what is rounded.</param>
/// <param name="Synthetic">Whether the persons are made up.</param>
/// <param name="Groups">The persons as anybody may know them.</param>
/// <param name="Round">Rounds it; null where nothing of it is published.</param>
internal sealed record CountedTree(RefinementTree Tree, string DataVersion, bool Synthetic, IReadOnlyList<KnownPersons> Groups, Func<TreeRounding, ProtectedTree?> Round)
{
    private static readonly IReadOnlyDictionary<string, string> NoClasses = new Dictionary<string, string>();

    /// <summary>What the doctors did, where doctors are counted.</summary>
    public DoctorCounts? Doctors { get; init; }

    /// <summary>Counts it.</summary>
    /// <param name="connection">On the steward's tables; it is needed no more afterwards.</param>
    /// <param name="schema">The schema, with the policy.</param>
    /// <param name="snapshot">Which rounds are made up.</param>
    /// <param name="tree">The tree.</param>
    public static CountedTree Read(DuckDBConnection connection, SchemaSet schema, WarehouseSnapshot snapshot, RefinementTree tree)
    {
        if (tree.Kind == TreeKind.Respondent)
            return Respondents(connection, schema, snapshot, tree);
        var tenures = snapshot.RoundsOf("tenure").Where(r => r.Study == tree.Study).ToList();
        new ExactCells(connection, schema).ProvideSpells(new() { Studies = [tree.Study], Phase = tree.Phase, TimeUnit = TimeUnit.HalfYear });
        var observedTo = connection.Query(Sql("observed_to.sql"), r => r.IsDBNull(0) ? (DateOnly?)null : r.GetFieldValue<DateOnly>(0)).Single();
        if (tree.Kind == TreeKind.Post)
        {
            var posts = connection.Query(Sql("post_counts.sql"), r => new PostCount(r.GetString(0) == "STILL", r.GetInt32(1), r.GetInt32(2), (int)r.GetInt64(3)));
            return new(
                tree, ProtectedCells.Fingerprint(posts), tenures.Concat(snapshot.RoundsOf("position").Where(r => r.Study == tree.Study)).Any(r => r.Synthetic),
                [.. posts.Select(p => new KnownPersons(p.Count, p.Age, 0, 0, NoClasses))],
                rounding => new PostTree(rounding, schema.Policy, tree, posts).Round() is { } rounded ? rounded with
                {
                    ObservedTo = observedTo,
                    PostsByAge = [.. Enumerable.Range(0, 1 + posts.Max(p => p.Age)).Select(years => posts.Where(p => p.Age >= years).Sum(p => p.Count))],
                } : null);
        }

        var doctors = DoctorCounts.Read(connection, tree);
        return new(
            tree, ProtectedCells.Fingerprint(doctors.WithoutClasses()), tenures.Any(r => r.Synthetic), doctors.Known(),
            rounding => new DoctorTree(rounding, schema.Policy, tree, doctors).Round() is { } rounded ? rounded with { ObservedTo = observedTo } : null)
        { Doctors = doctors };
    }

    /// <summary>What its nodes are rounded with.</summary>
    /// <param name="schema">The schema, with the policy.</param>
    /// <param name="secret">The steward's secret.</param>
    public TreeRounding Rounding(SchemaSet schema, byte[] secret) => new(schema.Policy, Tree, Synthetic, secret, DataVersion, schema.FactsOf(Tree.Study, Tree.Part, Tree.Kind));

    private static CountedTree Respondents(DuckDBConnection connection, SchemaSet schema, WarehouseSnapshot snapshot, RefinementTree tree)
    {
        var round = schema.Rounds.Single(r => r.Study == tree.Study && r.Id == tree.Round);
        (string, object?)[] which = [("study", tree.Study), ("round", int.Parse(round.Mapping.Constants["round"], CultureInfo.InvariantCulture))];
        var answers = connection.Query(Sql("respondent_counts.sql"), r => new AnswerCount(r.GetString(0), r.GetString(1), (int)r.GetInt64(2)), which);
        var respondents = (int)connection.Query(Sql("respondent_total.sql"), r => r.GetInt64(0), which).Single();
        return new(
            tree, ProtectedCells.Fingerprint(answers), snapshot.RoundsOf("survey_response").Any(r => r.Study == tree.Study && r.Round == tree.Round && r.Synthetic),
            [new(respondents, 0, 0, 0, NoClasses)],
            rounding => new RespondentTree(
                rounding, schema.Policy, tree, respondents, answers.ToDictionary(a => (a.Question, a.Answer), a => a.Count), question => PossibleAnswers(schema, round, question)).Round());
    }

    /// <summary>The answers of a question's code list, or true and false; then the signs of no answer.</summary>
    private static IReadOnlyList<string> PossibleAnswers(SchemaSet schema, SurveyRound round, string question)
    {
        var answer = schema.QuestionOf(round.Mapping.Questions.Values.First(q => q.Question == question)).Answer;
        IEnumerable<string> given = answer.Codelist is { } list ? schema.Codelists[list].Codes.Select(c => c.Value) : ["true", "false"];
        return [.. given, .. schema.Codelists["missing"].Codes.Select(c => c.Value).Where(v => v != "..").Append("..")];
    }

    private static string Sql(string name) => SqlFile.Load(typeof(CountedTree).Assembly, name);
}
