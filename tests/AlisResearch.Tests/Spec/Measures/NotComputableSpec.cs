using AlisResearch.Model;

namespace AlisResearch.Tests.Spec.Measures;

/// <summary>Where a number does not exist: a defined answer, or a reason of the code list. Never NaN, never an exception, never a huge number.</summary>
public sealed class NotComputableSpec
{
    private static readonly string[] Names =
        ["retention", "retention_at", "median", "quantiles", "restricted_mean", "life_table", "cumulative_incidence", "log_rank", "cox", "cox_fit"];

    private static readonly GroupingVariable[] Two = [MeasuredCells.Variable("one", number: true), MeasuredCells.Variable("other", number: true)];

    private static readonly Dictionary<string, FollowUp[]> Written = new()
    {
        { "nobody", [] },
        { "one person who leaves at once", [new("A", 0, 0, "LEFT")] },
        { "one person who leaves", [new("A", 0, 5, "LEFT")] },
        { "one person who is censored", [new("A", 0, 5, null)] },
        { "one person first observed late", [new("A", 4, 5, "LEFT")] },
        { "all censored", [new("A", 0, 3, null, Count: 4), new("B", 0, 5, null, Count: 2)] },
        { "all censored at once", [new("A", 0, 0, null, Count: 4), new("B", 0, 0, null, Count: 2)] },
        { "all leave at once", [new("A", 0, 0, "LEFT", Count: 4), new("B", 0, 0, "LEFT", Count: 2)] },
        { "all leave on the first day", [new("A", 0, 1, "LEFT", Count: 4), new("B", 0, 1, "LEFT", Count: 2)] },
        { "ties alone", [new("A", 0, 3, "LEFT", Count: 4), new("A", 0, 3, null), new("B", 0, 3, "OTHER", Count: 2), new("B", 0, 3, null)] },
        { "a group that nobody leaves", [new("A", 0, 3, "LEFT", Count: 4), new("A", 0, 5, "LEFT"), new("B", 0, 6, null, Count: 9)] },
        { "groups that never meet", [new("A", 0, 3, "LEFT"), new("A", 0, 2, "LEFT"), new("B", 4, 6, "LEFT"), new("B", 4, 5, "LEFT")] },
        { "pairs of groups that never meet", [new("A", 0, 3, "LEFT", "s"), new("B", 0, 4, "LEFT", "s"), new("C", 0, 3, "LEFT", "t"), new("D", 0, 5, "LEFT", "t")] },
        { "nobody at risk for a while", [new("A", 0, 2, "LEFT"), new("A", 6, 8, "LEFT"), new("A", 6, 9, null), new("B", 0, 9, "LEFT")] },
    };

    public static TheoryData<string> Cohorts => [.. Written.Keys];

    [Theory]
    [MemberData(nameof(Cohorts))]
    public void AnyMeasure_OfACohort_IsFiniteOrHasAReason(string cohort)
    {
        var rows = Written[cohort];
        var reasons = Repository.Schema.Codelists["not_computable"].Codes.Select(c => c.Value).ToHashSet();
        foreach (var name in Names)
        {
            // Only tests and regressions know strata.
            var (own, variables) = (name is "log_rank" or "cox" or "cox_fit" ? rows : rows.Select(r => r with { Stratum = null }), new[] { MeasuredCells.Variable("group") });
            foreach (var (column, value) in MeasuredCells.Measure(name, own, variables).SelectMany(r => r))
            {
                Assert.False(value is double number && (!double.IsFinite(number) || Math.Abs(number) > 1e6), $"{cohort}: {name} {column} is {value}");
                Assert.True(column != "not_computable" || value is null || reasons.Contains((string)value), $"{cohort}: {name} {value}");
            }
        }
    }

    [Fact]
    public void AnyMeasure_OfNobody_HasNoRowsOrAReason()
    {
        foreach (var name in Names.Where(n => !n.StartsWith("cox", StringComparison.Ordinal)))
            Assert.Empty(MeasuredCells.Measure(name, []));
        Assert.Equal("NO_ONE_AT_RISK", Reason("cox", []));
        Assert.Equal("NO_ONE_AT_RISK", Reason("cox_fit", []));
    }

    [Fact]
    public void AllCensored_CurveIsOneAndTestsHaveNoEvents()
    {
        FollowUp[] rows = [new("A", 0, 3, null, Count: 4), new("B", 0, 5, null, Count: 2)];

        Assert.All(MeasuredCells.Measure("retention", rows), r => Assert.Equal((1.0, 0.0, 1.0, 1.0), (r["survival"], r["std_err"], r["lower"], r["upper"])));
        Assert.All(MeasuredCells.Measure("median", rows), r => Assert.Equal((null, null, null, "NOT_REACHED"), (r["median"], r["lower"], r["upper"], r["not_computable"])));
        Assert.All(MeasuredCells.Measure("quantiles", rows), r => Assert.Equal((null, "NOT_REACHED"), (r["time"], r["not_computable"])));
        Assert.All(MeasuredCells.Measure("restricted_mean", rows), r => Assert.Equal((5.0, 5.0, 0.0), (r["tau"], r["restricted_mean"], r["std_err"])));
        Assert.Empty(MeasuredCells.Measure("cumulative_incidence", rows));
        Assert.Equal("NO_EVENTS", Reason("log_rank", rows));
        Assert.Equal("NO_EVENTS", Reason("cox", rows));
        Assert.Equal("NO_EVENTS", Reason("cox_fit", rows));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void AllLeaveOnTheSameDay_CurveIsZeroAndTheMedianThatDay(long day)
    {
        FollowUp[] rows = [new("A", 0, day, "LEFT", Count: 4), new("B", 0, day, "LEFT", Count: 2)];

        Assert.All(MeasuredCells.Measure("retention", rows), r => Assert.Equal((0.0, null, null, null, 1.0), (r["survival"], r["std_err"], r["lower"], r["upper"], r["cumulative_hazard"])));
        Assert.All(MeasuredCells.Measure("median", rows), r => Assert.Equal(((double)day, null), (r["median"], r["not_computable"])));
        Assert.All(MeasuredCells.Measure("quantiles", rows), r => Assert.Equal((double)day, r["time"]));
        Assert.All(MeasuredCells.Measure("restricted_mean", rows), r => Assert.Equal(((double)day, 0.0), (r["restricted_mean"], r["std_err"])));
        Assert.All(MeasuredCells.Measure("cumulative_incidence", rows), r => Assert.Equal((1.0, 0.0, 0.0), (r["incidence"], r["std_err"], r["event_free"])));
        Assert.All(MeasuredCells.Measure("retention_at", rows, null, ("times", "10")), r => Assert.Equal((0L, 0.0, null), (r["at_risk"], r["survival"], r["not_computable"])));

        // All are at risk and all leave: what anybody did was certain, so nothing can be compared.
        Assert.Equal("NOT_COMPARABLE", Reason("log_rank", rows));
    }

    [Fact]
    public void OnePerson_WhoLeaves_IsACurveOfOneStep()
    {
        FollowUp[] rows = [new("A", 0, 5, "LEFT")];

        Assert.Equal((1L, 0.0), (MeasuredCells.Measure("retention", rows).Single()["at_risk"], MeasuredCells.Measure("retention", rows).Single()["survival"]));
        Assert.Equal(5.0, MeasuredCells.Measure("median", rows).Single()["median"]);
        Assert.Equal(5.0, MeasuredCells.Measure("restricted_mean", rows).Single()["restricted_mean"]);
        Assert.Equal("ONE_GROUP", Reason("log_rank", rows));
        Assert.Equal("ONE_GROUP", Reason("cox", rows));
        Assert.Equal("ONE_GROUP", Reason("cox_fit", rows));
    }

    [Fact]
    public void OneGroup_TestsAndRegressions_SayThatThereIsOneGroup()
    {
        FollowUp[] rows = [new("A", 0, 5, "LEFT"), new("A", 0, 7, "LEFT"), new("A", 0, 9, null)];

        Assert.Equal("ONE_GROUP", Reason("log_rank", rows));
        Assert.Equal("ONE_GROUP", Reason("cox", rows));
    }

    /// <summary>The log-rank test exists; the hazard ratio is 0 or infinite, and none is given.</summary>
    [Theory]
    [InlineData("EFRON")]
    [InlineData("BRESLOW")]
    public void AGroupNobodyLeaves_Cox_DoesNotConverge(string ties)
    {
        for (var size = 1; size <= 1_000_000; size *= 10)
        {
            FollowUp[] rows = [new("A", 0, 3, "LEFT", Count: 4 * size), new("A", 0, 5, "LEFT"), new("A", 0, 6, null, Count: size), new("B", 0, 6, null, Count: 9)];

            var row = MeasuredCells.Measure("cox", rows, null, ("ties", ties)).Single();

            Assert.Equal(("NOT_CONVERGED", null, null, null, null), (row["not_computable"], row["coefficient"], row["hazard_ratio"], row["std_err"], row["upper"]));
            Assert.NotNull(MeasuredCells.Measure("log_rank", rows)[0]["chi_squared"]);
        }
    }

    [Fact]
    public void ACovariateThatOrdersTheLeavers_Cox_DoesNotConverge() =>
        Assert.Equal("NOT_CONVERGED", Reason("cox", [.. Enumerable.Range(1, 8).Select(i => new FollowUp($"{i}", 0, i, "LEFT"))], [MeasuredCells.Variable("one", number: true)]));

    [Fact]
    public void AConstantCovariate_Cox_IsCollinear() =>
        Assert.Equal("COLLINEAR", Reason("cox", [new("1 · 7", 0, 3, "LEFT"), new("2 · 7", 0, 5, "LEFT"), new("1 · 7", 0, 6, "LEFT"), new("2 · 7", 0, 7, null)], Two));

    [Fact]
    public void TwoIdenticalCovariates_Cox_AreCollinear() =>
        Assert.Equal("COLLINEAR", Reason("cox_fit", [new("1 · 1", 0, 3, "LEFT"), new("2 · 2", 0, 5, "LEFT"), new("1 · 1", 0, 6, "LEFT"), new("2 · 2", 0, 7, null)], Two));

    [Fact]
    public void RepeatedTimes_AreReadOnce() => Assert.Equal(
        [(5L, 2L), (7L, 1L)],
        MeasuredCells.Measure("retention_at", [new("A", 0, 6, "LEFT"), new("A", 0, 9, null)], null, ("times", "7,5,7,5,5"))
            .Select(r => (Convert.ToInt64(r["time"], null), (long)r["at_risk"]!)));

    /// <summary>Before the first is followed nothing is known, not that all stayed.</summary>
    [Fact]
    public void ATimeBeforeAnybodyIsFollowed_IsNotComputable() => Assert.Equal(
        (0L, null, null, "NO_ONE_AT_RISK"),
        MeasuredCells.Measure("retention_at", [new("A", 6, 9, "LEFT"), new("A", 4, 8, null)], null, ("times", "3"))
            .Select(r => ((long)r["at_risk"]!, r["survival"], r["upper"], (string?)r["not_computable"])).Single());

    /// <summary>Groups that are never at risk together cannot be compared, whatever else is in the data.</summary>
    [Fact]
    public void GroupsThatNeverMeet_AreNotCompared()
    {
        FollowUp[] rows = [new("A", 0, 3, "LEFT"), new("A", 0, 2, "LEFT"), new("B", 4, 6, "LEFT"), new("B", 4, 5, "LEFT")];

        Assert.Equal("NOT_COMPARABLE", Reason("log_rank", rows));
        Assert.Equal("COLLINEAR", Reason("cox", rows));
    }

    /// <summary>
    /// A is compared with B in one stratum and C with D in the other; of each pair one is determined by the other, so that two degrees of freedom
    /// are left. By hand, in each stratum: two at risk when the first leaves, (1 − ½)²/¼ = 1.
    /// </summary>
    [Fact]
    public void PairsOfGroupsThatNeverMeet_LogRank_AddsUpThePairs()
    {
        FollowUp[] rows = [new("A", 0, 3, "LEFT", "s"), new("B", 0, 4, "LEFT", "s"), new("C", 0, 3, "LEFT", "t"), new("D", 0, 5, "LEFT", "t")];

        var row = MeasuredCells.Measure("log_rank", rows)[0];

        Assert.Equal((2.0, 2L, null), (Math.Round((double)row["chi_squared"]!, 12), row["degrees_of_freedom"], row["not_computable"]));
    }

    /// <summary>A third group that comes when the others are gone takes nothing from their comparison.</summary>
    [Fact]
    public void AGroupThatComesLater_LogRank_ComparesTheOthers()
    {
        FollowUp[] two = [new("A", 0, 3, "LEFT"), new("B", 0, 4, "LEFT"), new("A", 0, 5, "LEFT")];

        var (alone, together) = (MeasuredCells.Measure("log_rank", two)[0], MeasuredCells.Measure("log_rank", [.. two, new("C", 6, 7, "LEFT"), new("C", 6, 8, "LEFT")])[0]);

        Assert.Equal((alone["chi_squared"], 1L), (together["chi_squared"], together["degrees_of_freedom"]));
    }

    [Fact]
    public void TiesAlone_AreOneStep()
    {
        FollowUp[] rows = [new("A", 0, 3, "LEFT", Count: 3), new("A", 0, 3, null), new("B", 0, 3, "LEFT"), new("B", 0, 3, null)];

        Assert.Equal([0.25, 0.5], MeasuredCells.Measure("retention", rows).Select(r => (double)r["survival"]!));
        Assert.Equal([3.0, 3.0], MeasuredCells.Measure("median", rows).Select(r => (double)r["median"]!));

        // Four of six leave. A: 3 of 4, expected 8/3; V = 4 × 2/5 × 4/6 × 2/6 = 16/45; (1/3)² × 45/16 = 5/16.
        Assert.Equal(5.0 / 16, (double)MeasuredCells.Measure("log_rank", rows)[0]["chi_squared"]!, 1e-12);
    }

    private static string? Reason(string name, FollowUp[] rows, GroupingVariable[]? variables = null) =>
        (string?)MeasuredCells.Measure(name, rows, variables).Select(r => r["not_computable"]).Distinct().Single();
}
