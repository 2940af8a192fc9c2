using AlisResearch.Disclosure;
using AlisResearch.Model;

namespace AlisResearch.Tests.Disclosure;

/// <summary>What the shipped policy does to cohorts like those of the studies: how far curves move, and what an attacker may conclude.</summary>
public sealed class SimulationSpec
{
    private static readonly DisclosurePolicy Policy = Repository.Schema.Policy;

    /// <summary>The limits are those of the design: the mean, over 600 cohorts, of the largest distance of the whole cohort's curve from the true one.</summary>
    [Theory, InlineData(16, 0.15), InlineData(24, 0.13), InlineData(32, 0.12)]
    public void Curve_IsNearTheTrueOne(int persons, double most)
    {
        var cohort = Cohort(persons);
        var field = Policy.Priors.Single(p => p.Name == "field");
        var mean = Assert.Single(SimulatedUtility.Of(Policy, cohort, field, [Policy.Rounding.For(TreeRounding.Root(Policy.Rounding.Base, persons)).Tau], 600)).Curve;
        Assert.InRange(mean, 0.02, most);
    }

    /// <summary>What one temperature loses does not hang on which others are compared with it; the higher, the more.</summary>
    [Fact]
    public void Utility_OfATemperature_IsThatOfItAlone()
    {
        var all = SimulatedUtility.Of(Policy, Cohort(24), Policy.Priors[^1], SimulatedUtility.Temperatures, 100);

        Assert.Equal(SimulatedUtility.Temperatures, all.Select(u => u.Tau));
        Assert.Equal(all[2], Assert.Single(SimulatedUtility.Of(Policy, Cohort(24), Policy.Priors[^1], [all[2].Tau], 100)));
        Assert.True(all[^1].Curve > all[0].Curve, $"{all[0]} {all[^1]}");
    }

    /// <summary>Fails when more than the policy's share of simulated releases tells that everybody left.</summary>
    [Theory, InlineData(16), InlineData(24), InlineData(32)]
    public void Gate_IsOpenForTheShippedPolicy(int persons)
    {
        var temperature = Policy.Rounding.For(TreeRounding.Root(Policy.Rounding.Base, persons));
        var cohort = temperature.Classes ? Cohort(persons) : Cohort(persons).WithoutClasses;
        foreach (var prior in Policy.Priors)
        {
            var results = SimulationGate.Simulate(Policy, "made-up", "1", cohort, prior, temperature.Tau, 20);
            Assert.Equal([RefinementTree.Root, .. cohort.ClassNames], results.Select(r => r.Class));
            Assert.All(results, r => Assert.True(r.Passes, r.ToString()));
        }
    }

    /// <summary>The same for posts that are five years old: that no first holder is still there.</summary>
    [Theory, InlineData(12), InlineData(24), InlineData(33)]
    public void Gate_IsOpenForPosts(int posts)
    {
        foreach (var prior in Policy.Priors)
        {
            var result = Assert.Single(SimulationGate.Simulate(
                Policy, "made-up", "1", AttackerSpec.Posts(posts, years: 5), prior, Policy.Rounding.For(TreeRounding.Root(Policy.Rounding.Base, posts)).Tau, 20));
            Assert.Equal((TreeKind.Post, RefinementTree.Root), (result.Kind, result.Class));
            Assert.True(result.Passes, result.ToString());
        }
    }

    /// <summary>A rounding that hardly errs tells that everybody left: the gate is shut, for doctors and posts alike.</summary>
    [Theory, InlineData(TreeKind.Doctor), InlineData(TreeKind.Post)]
    public void Gate_IsShutWhereRoundingHardlyErrs(TreeKind kind)
    {
        AttackerPrior nearlyAll = new("nearly-all", 60, 1, new("", ""));
        var cohort = kind == TreeKind.Post ? AttackerSpec.Posts(12, years: 5) : Cohort(12).WithoutClasses;
        Assert.False(Assert.Single(SimulationGate.Simulate(Policy, "made-up", "1", cohort, nearlyAll, temperature: 0.5, 6)).Passes);
    }

    /// <summary>What is simulated of posts is what the release shows: as many, each of the greatest age that it shows.</summary>
    [Fact]
    public void PublishedPosts_AreAsManyAndAsOldAsTheReleaseShows()
    {
        ProtectedCell[] cells = [.. new[] { "LEFT", "STILL" }.SelectMany(o => Enumerable.Range(0, 4).Select(b => ProtectedCell.Of(3, o == "LEFT" ? 3 : 0, true, o, $"{b}")))];
        var tree = new ProtectedTree("made-up", "1", TreeKind.Post, true, new([], 12, 11, 13), [new("longest_spell", "original_holder", ["original_holder", "longest_spell"], null, cells)]);

        var cohort = PublishedCohort.Of(tree)!;

        Assert.Equal((TreeKind.Post, false, 12), (cohort.Kind, cohort.HasExits, cohort.Persons.Count));
        Assert.All(cohort.Persons, p => Assert.Equal(4, p.FollowUp));
        Assert.Null(PublishedCohort.Of(tree with { Nodes = [] }));
    }

    /// <summary>How far the gate has come is said of every cohort and prior.</summary>
    [Fact]
    public void Gate_TellsHowFarItHasCome()
    {
        ProtectedCell[] cells = [.. new[] { "LEFT", "STILL" }.SelectMany(o => Enumerable.Range(0, 2).Select(b => ProtectedCell.Of(3, 3, true, o, $"{b}")))];
        var tree = new ProtectedTree("made-up", "1", TreeKind.Post, true, new([], 12, 11, 13), [new("longest_spell", "original_holder", ["original_holder", "longest_spell"], null, cells)]);
        var told = new Told();

        SimulationGate.Run(Policy, [tree, tree with { Nodes = [] }], 1, told);

        Assert.Equal(Policy.Priors.Select((_, i) => $"posts ({i + 1} of {Policy.Priors.Count})"), told.Texts.Select(t => t.En[t.En.IndexOf("posts", StringComparison.Ordinal)..]));
    }

    /// <summary>
    /// A cohort that enters as the posts of ALIS-Vest did, half of it with the programme, a quarter in each of the next two half-years; two classes; observed for five years.
    /// </summary>
    private static PublishedCohort Cohort(int persons) => new(
        TreeKind.Doctor,
        [.. Enumerable.Range(0, persons).Select(i => (Index: i, Wave: Math.Max(0, (i % 4) - 1)))
            .Select(p => new PublicPerson(FollowUp: 10 - p.Wave, EntryTime: 4034 + p.Wave, LastTime: 4043, Class: p.Index / 4 % 2))],
        HasExits: true, ["A", "B"]);

    private sealed class Told : IProgress<LocalText>
    {
        public List<LocalText> Texts { get; } = [];

        public void Report(LocalText value) => Texts.Add(value);
    }
}
