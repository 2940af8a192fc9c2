using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>
/// Cohorts as somebody who holds a prior imagines them: the share of each class that leaves is Beta distributed; each person leaves with that probability, in any half-year of
/// their follow-up alike.
/// </summary>
/// <param name="prior">The prior.</param>
/// <param name="persons">What is publicly known.</param>
public sealed class CohortPrior(AttackerPrior prior, IReadOnlyList<PublicPerson> persons)
{
    /// <summary>The number of classes.</summary>
    public int Classes { get; } = persons.Max(p => p.Class) + 1;

    /// <summary>Draws the share of each class that leaves: given what they did, or, without that, from the prior.</summary>
    public double[] Shares(HmacRandom random, IReadOnlyList<PersonOutcome>? outcomes = null)
    {
        var shares = new double[Classes];
        for (var c = 0; c < shares.Length; c++)
        {
            var (left, still) = (prior.Alpha, prior.Beta);
            for (var i = 0; outcomes is not null && i < persons.Count; i++)
            {
                if (persons[i].Class != c)
                    continue;
                if (outcomes[i].Left)
                    left++;
                else
                    still++;
            }

            var (x, y) = (Gamma(left, random), Gamma(still, random));
            shares[c] = x / (x + y);
        }

        return shares;
    }

    /// <summary>Draws what one person did.</summary>
    public PersonOutcome Outcome(int person, double[] shares, HmacRandom random)
    {
        var known = persons[person];
        if (random.NextDouble() >= shares[known.Class])
            return PersonOutcome.Still;
        var duration = 1 + random.Next(known.FollowUp);
        return new(duration, Math.Min(known.LastTime, known.EntryTime + duration - 1 + random.Next(2)));
    }

    /// <summary>Draws a whole cohort.</summary>
    public PersonOutcome[] Cohort(HmacRandom random)
    {
        var shares = Shares(random);
        return [.. persons.Select((_, i) => Outcome(i, shares, random))];
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
