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
        var mean = SimulatedUtility.Of(Policy, cohort, Policy.Priors.Single(p => p.Name == "field"), Policy.Rounding.For(TreeRounding.Root(Policy.Rounding.Base, persons)).Tau, 600).Curve;
        Assert.InRange(mean, 0.02, most);
    }

    /// <summary>Fails when more than the policy's share of simulated releases tells that everybody left.</summary>
    [Theory, InlineData(16), InlineData(24), InlineData(32)]
    public void Gate_IsOpenForTheShippedPolicy(int persons)
    {
        var temperature = Policy.Rounding.For(TreeRounding.Root(Policy.Rounding.Base, persons));
        foreach (var prior in Policy.Priors)
        {
            var results = SimulationGate.Simulate(
                Policy, "made-up", "1", hasExits: true, Cohort(persons), prior, temperature.Tau, temperature.Classes ? ["A", "B"] : [], 20);
            Assert.All(results, r => Assert.True(r.Passes, r.ToString()));
        }
    }

    /// <summary>
    /// A cohort that enters as the posts of ALIS-Vest did, half of it with the programme, a quarter in each of the next two half-years; two classes; observed for five years.
    /// </summary>
    private static List<PublicPerson> Cohort(int persons) =>
        [.. Enumerable.Range(0, persons).Select(i => (Index: i, Wave: Math.Max(0, (i % 4) - 1)))
            .Select(p => new PublicPerson(FollowUp: 10 - p.Wave, EntryTime: 4034 + p.Wave, LastTime: 4043, Class: p.Index / 4 % 2))];
}
