using CsCheck;

namespace AlisResearch.Tests.Spec.Measures;

/// <summary>A cohort as no study has it: a few people or many, almost all at the same times, some first observed late, none or all of them censored.</summary>
/// <param name="Rows">Follow-up. A group is a letter and a digit, for models with a factor and a number.</param>
/// <param name="Scale">The scale of confidence limits.</param>
/// <param name="Rho">The weight of early leavers.</param>
/// <param name="Efron">Efron's ties, otherwise Breslow's.</param>
/// <param name="Tau">A horizon; null for the longest time.</param>
public sealed record RandomCohort(IReadOnlyList<FollowUp> Rows, string Scale, double Rho, bool Efron, double? Tau)
{
    private static readonly string?[] Strata = [null, "s1", "s2", "s3"];

    /// <summary>Any cohort.</summary>
    public static Gen<RandomCohort> Any { get; } = Of(counted: true);

    /// <summary>Cohorts of which each row is one person.</summary>
    public static Gen<RandomCohort> OfPersons { get; } = Of(counted: false);

    /// <summary>Many cohorts as groups of one: a query of few rows takes no less time than one of many.</summary>
    public static Gen<RandomCohort> Together(int cohorts) => Any.List[cohorts].Select(
        list => list[0] with { Rows = [.. list.SelectMany((c, i) => c.Rows.Select(r => r with { Group = $"{i}{r.Group![0]}", Stratum = null }))] });

    /// <summary>One row a person, in another order.</summary>
    public IEnumerable<FollowUp> Shuffled(int seed)
    {
        FollowUp[] people = [.. DirectEstimate.Expand(Rows)];
        new Random(seed).Shuffle(people);
        return people;
    }

    /// <summary>In a third of the cohorts some are first observed late; half of them have rows that stand for several people.</summary>
    private static Gen<RandomCohort> Of(bool counted) =>
        from size in Gen.Frequency((1, Gen.Int[1, 4]), (3, Gen.Int[5, 60]))
        from groups in Gen.Int[1, 4]
        from strata in Gen.Int[0, 3]
        from horizon in Either(1, 4, 12, 40)
        from censored in Either(0, 20, 50, 90, 100)
        from late in Gen.Int[0, 2]
        from outcomes in Gen.Int[1, 3]
        from most in Either(1, counted ? 4 : 1)
        from rows in (
            from exit in Gen.Int[0, horizon]
            from entry in Gen.Frequency((1, Gen.Int[0, 0]), (late == 0 ? 2 : 0, Gen.Int[0, exit]))
            from chance in Gen.Int[0, 99]
            from outcome in Gen.Int[1, outcomes]
            from letter in Gen.Int[1, groups]
            from digit in Gen.Int[0, 3]
            from stratum in Gen.Int[0, strata]
            from count in Gen.Int[1, most]
            select new FollowUp(
                $"{(char)('A' + letter - 1)} · {digit}", entry, exit, chance < censored ? null : $"outcome {outcome}", strata == 0 ? null : Strata[Math.Max(1, stratum)], count)).List[size]
        from scale in Either("LOG", "LOG_LOG", "PLAIN")
        from rho in Either(0.0, 1.0, 0.5)
        from efron in Gen.Bool
        from tau in Gen.Frequency((1, Gen.Int[0, 0].Select(_ => (double?)null)), (1, Gen.Int[0, 2 * horizon].Select(t => (double?)t / 1.5)))
        select new RandomCohort(rows, scale, rho, efron, tau);

    private static Gen<T> Either<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
