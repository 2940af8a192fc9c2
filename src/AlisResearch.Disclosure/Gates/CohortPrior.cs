using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>
/// Cohorts as somebody who holds a prior imagines them: the share of each class that leaves is Beta distributed; each person leaves with that probability, in any half-year of
/// their follow-up alike. Of a post that its first holder left, any doctor's longest spell is as probable as any other that its age allows; of one whose first holder is there, that spell is
/// as old as the post, or a year younger, as the holder may have begun later.
/// </summary>
/// <param name="prior">The prior.</param>
/// <param name="cohort">What is publicly known.</param>
public sealed class CohortPrior(AttackerPrior prior, PublishedCohort cohort)
{
    /// <summary>Draws the share of each class that leaves: given what they did, or, without that, from the prior.</summary>
    public double[] Shares(HmacRandom random, IReadOnlyList<PersonOutcome>? outcomes = null) => [.. Betas(outcomes).Select(beta =>
    {
        var (x, y) = (Gamma(beta.Left, random), Gamma(beta.Still, random));
        return x / (x + y);
    })];

    /// <summary>The share of each class that is to be expected to leave, given what they did.</summary>
    public double[] ExpectedShares(IReadOnlyList<PersonOutcome> outcomes) => [.. Betas(outcomes).Select(beta => beta.Left / (beta.Left + beta.Still))];

    /// <summary>Draws what one person did.</summary>
    public PersonOutcome Outcome(int person, double[] shares, HmacRandom random)
    {
        var known = cohort.Persons[person];
        var left = random.NextDouble() < shares[known.Class];
        if (!left)
            return new(left, cohort.Kind == TreeKind.Post ? Math.Max(1, known.FollowUp - random.Next(2)) : known.FollowUp);
        var duration = 1 + random.Next(known.FollowUp);
        return new(left, duration, cohort.Kind == TreeKind.Post ? 0 : Math.Min(known.LastTime, known.EntryTime + duration - 1 + random.Next(2)));
    }

    /// <summary>Draws a whole cohort.</summary>
    public PersonOutcome[] Cohort(HmacRandom random)
    {
        var shares = Shares(random);
        return [.. cohort.Persons.Select((_, i) => Outcome(i, shares, random))];
    }

    /// <summary>The Beta distribution of each class's share: the prior's numbers, and those who did the same.</summary>
    private (double Left, double Still)[] Betas(IReadOnlyList<PersonOutcome>? outcomes)
    {
        (double Left, double Still)[] betas = [.. Enumerable.Repeat(((double)prior.Alpha, (double)prior.Beta), cohort.Classes)];
        for (var i = 0; i < (outcomes?.Count ?? 0); i++)
        {
            ref var beta = ref betas[cohort.Persons[i].Class];
            beta = outcomes![i].Left ? (beta.Left + 1, beta.Still) : (beta.Left, beta.Still + 1);
        }

        return betas;
    }

    /// <summary>A Gamma(shape, 1) number (Marsaglia &amp; Tsang 2000); below shape 1 by their boost.</summary>
    private static double Gamma(double shape, HmacRandom random)
    {
        if (shape < 1)
            return Gamma(shape + 1, random) * Math.Pow(1 - random.NextDouble(), 1 / shape);
        var d = shape - (1.0 / 3);
        while (true)
        {
            var x = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            var v = Math.Pow(1 + (x / Math.Sqrt(9 * d)), 3);
            if (v > 0 && Math.Log(1 - random.NextDouble()) < (0.5 * x * x) + (d * (1 - v + Math.Log(v))))
                return d * v;
        }
    }
}
