using AlisResearch.Disclosure;
using AlisResearch.Model;

namespace AlisResearch.Tests.Disclosure;

/// <summary>
/// The attacker's Markov chain against full enumeration: of cohorts so small that all they may have done can be written down, with the prior probability of each, what the release says of it, and
/// so the exact posterior.
/// </summary>
public sealed class AttackerSpec
{
    private const int Sweeps = 8_000;

    private static readonly DisclosurePolicy Policy = Repository.Schema.Policy;

    /// <summary>Kind, τ, and which of several releases of a cohort that everybody left.</summary>
    public static readonly TheoryData<string, double, int> Releases = new()
    {
        { "posts", 10, 1 }, { "posts", 40, 2 }, { "doctors", 10, 1 }, { "doctors", 40, 2 }, { "classes", 10, 1 }, { "classes", 40, 2 },
    };

    [Theory, MemberData(nameof(Releases))]
    public void EverybodyLeft_IsThatOfFullEnumeration(string kind, double temperature, int number)
    {
        var cohort = CohortOf(kind);
        foreach (var prior in Policy.Priors)
        {
            using var random = new HmacRandom("a secret for this test only"u8, kind, prior.Name, $"{number}");
            var rounding = new CohortRounding(Policy, cohort, temperature);
            var truth = AllLeft(cohort);
            var release = rounding.Draw(truth, random);
            var possible = Enumerated(cohort, prior, rounding, release);

            var found = EverybodyLeft.Posteriors(rounding, new(prior, cohort), cohort, truth, release, Sweeps, random);

            Assert.Equal(1 + cohort.ClassNames.Count, found.Count);
            foreach (var (index, estimate) in found.Index())
            {
                var exact = possible.Sum(p => p.Outcomes.Index().All(o => o.Item.Left || (index > 0 && cohort.Persons[o.Index].Class != index - 1)) ? p.Probability : 0);
                Assert.True(exact is > 0 and < 1, $"{exact}");
                Assert.True(Math.Abs(estimate.Mean - exact) < 4 * estimate.StandardError, $"{kind} {prior.Name} {index}: {exact:F4}, {estimate}");
            }
        }
    }

    [Theory, InlineData("doctors", 10, 4), InlineData("classes", 40, 5)]
    public void Excess_IsThatOfFullEnumeration(string kind, double temperature, int number)
    {
        var cohort = CohortOf(kind);
        foreach (var prior in Policy.Priors)
        {
            using var random = new HmacRandom("a secret for this test only"u8, kind, prior.Name, $"{number}");
            var rounding = new CohortRounding(Policy, cohort, temperature);
            var truth = new CohortPrior(prior, cohort).Cohort(random);
            var release = rounding.Draw(truth, random);
            var possible = Enumerated(cohort, prior, rounding, release);

            var found = KnownPersonExcess.Estimate(rounding, new(prior, cohort), cohort, truth, release, Sweeps, random);

            Assert.Equal(cohort.Persons.Select(p => p.EntryTime).Distinct().Order(), found.Select(f => f.EntryTime));
            foreach (var (entry, estimate) in found)
            {
                var exact = possible.Sum(p => p.Probability * cohort.Persons.Index().Where(i => i.Item.EntryTime == entry)
                    .Average(i => (p.Outcomes[i.Index].Left ? 1 : 0) - NewPerson(prior, cohort, p.Outcomes, i.Item.Class)));
                Assert.True(Math.Abs(estimate.Mean - exact) < 4 * estimate.StandardError, $"{kind} {prior.Name} {entry}: {exact:F4}, {estimate}");
            }
        }
    }

    /// <summary>One person, rounded to none: the release tells nothing, and the attacker believes of them what they believe of anybody.</summary>
    [Fact]
    public void Excess_OfAReleaseThatTellsNothing_IsNone()
    {
        PublishedCohort cohort = new(TreeKind.Doctor, [new(1, 4034, 4034)], HasExits: false, []);
        var prior = Policy.Priors[0];
        var rounding = new CohortRounding(Policy, cohort, 1e9);
        using var random = new HmacRandom("a secret for this test only"u8, "nothing");
        PersonOutcome[] truth = [new(true, 1, 4034)];
        var release = rounding.Draw(truth, random);

        var (_, excess) = Assert.Single(KnownPersonExcess.Estimate(rounding, new(prior, cohort), cohort, truth, release, Sweeps, random));

        Assert.InRange(excess.Mean, -4 * excess.StandardError, 4 * excess.StandardError);
    }

    /// <summary>Posts of one age.</summary>
    internal static PublishedCohort Posts(int posts, int years) =>
        new(TreeKind.Post, [.. Enumerable.Repeat(new PublicPerson(1 + years, 0, 0), posts)], HasExits: false, []);

    private static PublishedCohort CohortOf(string kind)
    {
        if (kind == "posts")
            return Posts(5, years: 2);
        var doctors = Enumerable.Range(0, 5).Select(i => new PublicPerson(FollowUp: 3 - (i % 2), EntryTime: 4034 + (i % 2), LastTime: 4036, Class: kind == "classes" ? i / 3 : 0));
        return new(TreeKind.Doctor, [.. doctors], HasExits: kind == "doctors", kind == "classes" ? ["A", "B"] : []);
    }

    private static PersonOutcome[] AllLeft(PublishedCohort cohort) =>
        [.. cohort.Persons.Select((p, i) => new PersonOutcome(true, 1 + (i % p.FollowUp), cohort.Kind == TreeKind.Post ? 0 : p.EntryTime + (i % p.FollowUp)))];

    /// <summary>All that a cohort may have done, with its probability given the release: beta-binomial prior × likelihood, normed.</summary>
    private static List<(PersonOutcome[] Outcomes, double Probability)> Enumerated(PublishedCohort cohort, AttackerPrior prior, CohortRounding rounding, RoundedCohort release)
    {
        var all = new List<(PersonOutcome[] Outcomes, double Weight)> { ([], 1) };
        foreach (var person in cohort.Persons)
            all = [.. all.SelectMany(known => Choices(cohort.Kind, person).Select(c => (
                (PersonOutcome[])[.. known.Outcomes, c.Outcome],
                known.Weight * c.Weight * (c.Outcome.Left ? NewPerson(prior, cohort, known.Outcomes, person.Class) : 1 - NewPerson(prior, cohort, known.Outcomes, person.Class)))))];
        Assert.Equal(1, all.Sum(a => a.Weight), 9);
        var weighed = all.Select(a => (a.Outcomes, Weight: a.Weight * Math.Exp(rounding.LogProbability(a.Outcomes, release)))).Where(a => a.Weight > 0).ToList();
        var sum = weighed.Sum(a => a.Weight);
        return [.. weighed.Select(a => (a.Outcomes, a.Weight / sum))];
    }

    /// <summary>The probability that the next person of a class left, given what others did (Pólya's urn).</summary>
    private static double NewPerson(AttackerPrior prior, PublishedCohort cohort, PersonOutcome[] others, int ofClass)
    {
        var same = others.Where((_, i) => cohort.Persons[i].Class == ofClass).ToList();
        return (prior.Alpha + same.Count(o => o.Left)) / (prior.Alpha + prior.Beta + same.Count);
    }

    /// <summary>What one person may have done, by the probability of it among those who did the like, left or stayed.</summary>
    private static IEnumerable<(PersonOutcome Outcome, double Weight)> Choices(TreeKind kind, PublicPerson person)
    {
        if (kind == TreeKind.Post)
        {
            return Enumerable.Range(1, person.FollowUp).Select(d => (new PersonOutcome(true, d), 1.0 / person.FollowUp))
                .Append((new(false, person.FollowUp), 0.5)).Append((new(false, person.FollowUp - 1), 0.5));
        }

        return Enumerable.Range(1, person.FollowUp)
            .SelectMany(d => Enumerable.Range(0, 2).Select(later => (new PersonOutcome(true, d, Math.Min(person.LastTime, person.EntryTime + d - 1 + later)), 0.5 / person.FollowUp)))
            .GroupBy(c => c.Item1).Select(g => (g.Key, g.Sum(c => c.Item2)))
            .Append((new(false, person.FollowUp), 1));
    }
}
