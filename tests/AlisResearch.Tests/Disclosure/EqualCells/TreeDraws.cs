using System.Globalization;
using AlisResearch.Analytics;
using AlisResearch.Disclosure;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Tests.Disclosure.EqualCells;

/// <summary>
/// The trees of a warehouse, counted once and rounded with as many secrets as a test tries. It draws as <see cref="ProtectedCells.Build"/> does; the tests hold the two against each other.
/// </summary>
internal sealed class TreeDraws
{
    private readonly List<Func<byte[], ProtectedTree?>> _trees;

    public TreeDraws(TableDatabase tables, SchemaSet schema)
    {
        using var connection = tables.Connect();
        _trees = [.. schema.Policy.Trees.Select(t => t.Kind switch
        {
            TreeKind.Doctor => Doctors(connection, schema, t),
            TreeKind.Post => Posts(connection, schema, t),
            _ => Respondents(connection, schema, t),
        })];
    }

    /// <summary>The protected trees that a secret draws.</summary>
    public IEnumerable<ProtectedTree> Round(byte[] secret) => _trees.Select(t => t(secret)).OfType<ProtectedTree>();

    private static Func<byte[], ProtectedTree?> Doctors(DuckDBConnection connection, SchemaSet schema, RefinementTree tree)
    {
        Spells(connection, schema, tree);
        var doctors = DoctorCounts.Read(connection, tree);
        var version = ProtectedCells.Fingerprint(doctors.WithoutClasses());
        return secret => new DoctorTree(Rounding(schema, tree, secret, version), schema.Policy, tree, doctors).Round();
    }

    private static Func<byte[], ProtectedTree?> Posts(DuckDBConnection connection, SchemaSet schema, RefinementTree tree)
    {
        Spells(connection, schema, tree);
        var posts = connection.Query(Sql("post_counts.sql"), r => new PostCount(r.GetString(0) == "STILL", r.GetInt32(1), r.GetInt32(2), (int)r.GetInt64(3)));
        var version = ProtectedCells.Fingerprint(posts);
        return secret => new PostTree(Rounding(schema, tree, secret, version), schema.Policy, tree, posts).Round();
    }

    private static Func<byte[], ProtectedTree?> Respondents(DuckDBConnection connection, SchemaSet schema, RefinementTree tree)
    {
        var round = schema.Rounds.Single(r => r.Study == tree.Study && r.Id == tree.Round);
        (string, object?)[] which = [("study", tree.Study), ("round", int.Parse(round.Mapping.Constants["round"], CultureInfo.InvariantCulture))];
        var answers = connection.Query(Sql("respondent_counts.sql"), r => new AnswerCount(r.GetString(0), r.GetString(1), (int)r.GetInt64(2)), which);
        var respondents = (int)connection.Query(Sql("respondent_total.sql"), r => r.GetInt64(0), which).Single();
        var version = ProtectedCells.Fingerprint(answers);
        return secret => new RespondentTree(
            Rounding(schema, tree, secret, version), schema.Policy, tree, respondents, answers.ToDictionary(a => (a.Question, a.Answer), a => a.Count),
            question => ProtectedCells.PossibleAnswers(schema, round, question)).Round();
    }

    private static void Spells(DuckDBConnection connection, SchemaSet schema, RefinementTree tree) =>
        new ExactCells(connection, schema).ProvideSpells(new() { Studies = [tree.Study], Phase = tree.Phase, TimeUnit = TimeUnit.HalfYear });

    private static TreeRounding Rounding(SchemaSet schema, RefinementTree tree, byte[] secret, string version) =>
        new(schema.Policy, tree, synthetic: true, secret, version, schema.FactsOf(tree.Study, tree.Part, tree.Kind));

    private static string Sql(string name) => SqlFile.Load(typeof(ProtectedCells).Assembly, name);
}
