using AlisResearch.Model;

namespace AlisResearch.Tests.Disclosure.EqualCells;

using Rounds = IReadOnlyDictionary<string, IReadOnlyList<string>>;

/// <summary>Pairs of warehouses that the public knows the same of, and that differ in persons and true counts.</summary>
internal static class WarehousePairs
{
    /// <summary>Others left of those who entered together, and other posts have their first doctor.</summary>
    public const string OthersLeft = "others left";

    /// <summary>Others left of each contract form, which is published.</summary>
    public const string OtherContractForms = "others left of each contract form";

    /// <summary>There is another number of doctors, too.</summary>
    public const string OneMore = "one more doctor";

    /// <summary>Other respondents answered, otherwise; other posts had the amounts.</summary>
    public const string OtherAnswers = "other answers and amounts";

    private static readonly string[] Municipalities = ["X012", "X013", "X014", "X015", "X016", "X017"];
    private static readonly DateOnly[] Waves = [new(2020, 4, 1), new(2020, 10, 1)];

    /// <summary>The pairs by name, each with what is released of it.</summary>
    public static IReadOnlyDictionary<string, Func<(SchemaSet Schema, Rounds One, Rounds Other)>> All { get; } =
        new Dictionary<string, Func<(SchemaSet Schema, Rounds One, Rounds Other)>>
        {
            [OthersLeft] = () => Doctors(15, Waves, oneMore: false, seed: 1, TreeKind.Doctor, TreeKind.Post),
            [OneMore] = () => Doctors(15, Waves, oneMore: true, seed: 2, TreeKind.Doctor),
            [OtherContractForms] = () => Doctors(24, Waves[1..], oneMore: false, seed: 3, TreeKind.Doctor),
            [OtherAnswers] = Answers,
        };

    private static (SchemaSet, Rounds, Rounds) Doctors(int doctors, DateOnly[] waves, bool oneMore, int seed, params TreeKind[] kinds)
    {
        var random = new Random(seed);
        var cohort = MadeUpDoctors.Make(random, doctors, Municipalities, waves);
        var others = MadeUpDoctors.Others(random, cohort, changes: 2, oneMore);
        Assert.Equal(cohort.Count + (oneMore ? 1 : 0), others.Count);
        var positions = NordRounds.Positions(cohort);
        return (
            Releasing(t => t.Round is null && kinds.Contains(t.Kind)), Of(positions, NordRounds.Tenures(random, cohort)),
            Of(NordRounds.Shuffled(random, positions), NordRounds.Tenures(random, others)));

        static Rounds Of(IReadOnlyList<string> positions, IReadOnlyList<string> tenures) => new Dictionary<string, IReadOnlyList<string>> { ["positions"] = positions, ["tenures"] = tenures };
    }

    /// <summary>The posts and answers that ship: two questions, each of which can be answered in few ways.</summary>
    private static (SchemaSet, Rounds, Rounds) Answers()
    {
        string[] rounds = ["positions", "tenures", "survey-2022", "post-costs"];
        var random = new Random(4);
        var one = rounds.ToDictionary(r => r, r => (IReadOnlyList<string>)NordRounds.Shipped(r));
        var other = new Dictionary<string, IReadOnlyList<string>>
        {
            ["positions"] = NordRounds.Shuffled(random, one["positions"]),
            ["tenures"] = NordRounds.OthersLeft(random, one["tenures"]),
            ["survey-2022"] = NordRounds.OtherAnswers(random, one["survey-2022"], "q5", new Dictionary<string, string> { ["ALL"] = "SOME", ["SOME"] = "ALL" }),
            ["post-costs"] = NordRounds.OtherAmounts(random, one["post-costs"]),
        };
        var schema = Releasing(t => t.Kind is TreeKind.Post or TreeKind.Respondent);
        return (schema with { Policy = schema.Policy with { Trees = [.. schema.Policy.Trees.Select(t => t with { Nodes = [.. t.Nodes.Where(n => t.Round is null || n.By is "training_plan" or "keeps_posts")] })] } }, one, other);
    }

    /// <summary>The shipped schema with some of the trees of ALIS-Nord, and one simulated cohort at the gate for each prior.</summary>
    private static SchemaSet Releasing(Func<RefinementTree, bool> trees)
    {
        var policy = Repository.Schema.Policy;
        return Repository.Schema with
        {
            Policy = policy with { Trees = [.. policy.Trees.Where(t => t.Study == "alis-nord" && trees(t))], Known = [], Gate = policy.Gate with { SampledCohorts = 1 } },
        };
    }
}
