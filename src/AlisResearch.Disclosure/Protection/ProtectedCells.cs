using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AlisResearch.Analytics;
using AlisResearch.Model;

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
                var counted = CountedTree.Read(connection, schema, snapshot, tree);
                var rounding = counted.Rounding(schema, secret);
                if (counted.Round(rounding) is { } rounded)
                    trees.Add(rounded);
                log.AddRange(rounding.Log);
                exact.Add(new(tree.Study, tree.Part, tree.Kind, counted.Groups.Sum(g => g.Count), counted.Doctors?.SecondSpells ?? 0, rounding.Exact, counted.Groups) { Doctors = counted.Doctors });
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

    /// <summary>A fingerprint of counts, each row an object: the fields of tuples are not serialised.</summary>
    internal static string Fingerprint<T>(IReadOnlyList<T> rows) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(rows))));
}
