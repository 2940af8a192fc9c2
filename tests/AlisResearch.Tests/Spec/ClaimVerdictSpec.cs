using AlisResearch.Analytics;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Tests.Spec;

/// <summary>
/// The verdict on a published number, over this table:
/// <code>
/// example  area  amount  price  label
/// s        A         10    2.5  x
/// s        B         20    1.5  y
/// s                  30         x
/// s        C
/// </code>
/// </summary>
public sealed class ClaimVerdictSpec : IDisposable
{
    private static readonly ClaimTerm Total = Term(ClaimAggregate.Sum, ["amount"], ("study", "s"));
    private readonly DuckDBConnection _database = new("DataSource=:memory:");

    public ClaimVerdictSpec()
    {
        _database.Open();
        _database.Execute("""
            CREATE TABLE example AS SELECT * FROM (VALUES
                ('s', 'A', 10::DECIMAL(18, 4), 2.5::DECIMAL(18, 4), 'x', 1::BIGINT, true),
                ('s', 'B', 20, 1.5, 'y', 2, false),
                ('s', NULL, 30, NULL, 'x', NULL, NULL),
                ('s', 'C', NULL, NULL, NULL, NULL, NULL)) AS rows (study, area, amount, price, label, number, flag)
            """);
    }

    public void Dispose() => _database.Dispose();

    /// <summary>10 + 20 + 30 = 60, printed as something within or beyond the tolerance: below, at and above it.</summary>
    [Theory]
    [InlineData(60, 0, ClaimVerdict.Confirmed)]
    [InlineData(61, 0, ClaimVerdict.Contradicted)]
    [InlineData(60.4, 0.5, ClaimVerdict.Confirmed)]
    [InlineData(60.5, 0.5, ClaimVerdict.Confirmed)]
    [InlineData(60.6, 0.5, ClaimVerdict.Contradicted)]
    [InlineData(59.5, 0.5, ClaimVerdict.Confirmed)]
    [InlineData(59.4, 0.5, ClaimVerdict.Contradicted)]
    public void Number_Recomputed_IsHeldToItsTolerance(double published, double tolerance, ClaimVerdict verdict) =>
        AssertJudged(60, verdict, Claim("c") with { Published = (decimal)published, Tolerance = (decimal)tolerance, Compute = new([Total], []) });

    [Theory]
    [InlineData(60, 70, ClaimVerdict.Confirmed)]
    [InlineData(50, 60, ClaimVerdict.Confirmed)]
    [InlineData(50, 59.9, ClaimVerdict.Contradicted)]
    [InlineData(60.1, 70, ClaimVerdict.Contradicted)]
    public void Range_Recomputed_IncludesItsEnds(double from, double to, ClaimVerdict verdict) =>
        AssertJudged(60, verdict, Claim("c") with { Range = ((decimal)from, (decimal)to), Compute = new([Total], []) });

    /// <summary>A stated reason covers no more than the tolerance.</summary>
    [Theory]
    [InlineData(60, ClaimVerdict.Explained)]
    [InlineData(65, ClaimVerdict.Explained)]
    [InlineData(65.1, ClaimVerdict.Contradicted)]
    public void Number_WithAReason_IsExplainedWithinItsTolerance(double published, ClaimVerdict verdict) => AssertJudged(60, verdict, Claim("c") with
    {
        Published = (decimal)published,
        Tolerance = 5,
        Compute = new([Total], []),
        ExplainedBy = ClaimExplanation.Rounding,
    });

    [Fact]
    public void Number_WithNothingToComputeFrom_IsNotComputable() => AssertJudged(null, ClaimVerdict.NotComputable, Claim("c") with { Published = 5 });

    [Theory]
    [InlineData("20", "22", ClaimVerdict.Contradicted)]
    [InlineData("20", "20", ClaimVerdict.NotComputable)]
    [InlineData("Tana/Nesseby", "Tana + Lebesby", ClaimVerdict.Contradicted)]
    [InlineData("Tana", "Tana", ClaimVerdict.NotComputable)]
    [InlineData("20", "nearly ten", ClaimVerdict.Contradicted)]
    [InlineData("1-2", "3-4", ClaimVerdict.Contradicted)]
    [InlineData("1-2", "1-2", ClaimVerdict.NotComputable)]
    [InlineData("1-2", "5", ClaimVerdict.Contradicted)]
    public void TwoClaims_OnTheSameQuantity_AreContradictedOnBothSidesWhenTheyDiffer(string one, string other, ClaimVerdict verdict)
    {
        var judged = Judge(Printed("a", one) with { Contradicts = ["b"] }, Printed("b", other) with { Contradicts = ["a"] });

        Assert.Equal([verdict, verdict], judged.Select(j => j.Verdict));
    }

    /// <summary>The side that our data bear out is contradicted all the same: the other number is in print.</summary>
    [Fact]
    public void TwoClaims_OneRecomputed_AreBothContradicted()
    {
        var judged = Judge(
            Claim("a") with { Published = 60, Compute = new([Total], []), Contradicts = ["b"] }, Claim("b") with { Published = 50, Contradicts = ["a"] });

        Assert.Equal([(60m, ClaimVerdict.Contradicted), (null, ClaimVerdict.Contradicted)], judged.Select(j => (j.Computed, j.Verdict)));
    }

    [Fact]
    public void TwoClaims_WithAReason_AreExplained()
    {
        var judged = Judge(
            Claim("a") with { Published = 5, Contradicts = ["b"], ExplainedBy = ClaimExplanation.Accumulation },
            Claim("b") with { Published = 22, Contradicts = ["a"], ExplainedBy = ClaimExplanation.Accumulation });

        Assert.All(judged, j => Assert.Equal(ClaimVerdict.Explained, j.Verdict));
    }

    public static TheoryData<ClaimAggregate, string[], string, object?, double?> Terms => new()
    {
        { ClaimAggregate.Sum, ["amount"], "area", "A", 10 },
        { ClaimAggregate.Sum, ["amount"], "area", null, 30 },
        { ClaimAggregate.Sum, ["amount"], "label", "x", 40 },
        { ClaimAggregate.Sum, ["amount"], "number", 2m, 20 },
        { ClaimAggregate.Sum, ["amount"], "flag", true, 10 },
        { ClaimAggregate.Sum, ["amount"], "price", 2.5m, 10 },
        { ClaimAggregate.Count, [], "study", "s", 4 },
        { ClaimAggregate.Count, [], "label", "x", 2 },
        { ClaimAggregate.CountDistinct, ["label"], "study", "s", 2 },
        { ClaimAggregate.SumProduct, ["amount", "price"], "study", "s", 55 },
        { ClaimAggregate.Sum, ["amount"], "area", "C", null },
        { ClaimAggregate.Sum, ["amount"], "area", "D", null },
        { ClaimAggregate.SumProduct, ["amount", "price"], "area", "D", null },
        { ClaimAggregate.Count, [], "area", "D", null },
        { ClaimAggregate.CountDistinct, ["label"], "area", "D", null },
    };

    /// <summary>No row gives null, not 0: a round that has not been taken in must not contradict anybody.</summary>
    [Theory]
    [MemberData(nameof(Terms))]
    public void Term_OverMatchingRows_IsComputed(ClaimAggregate aggregate, string[] columns, string where, object? value, double? expected)
    {
        var judged = Judge(Claim("c") with { Published = 1, Compute = new([Term(aggregate, columns, (where, value))], []) }).Single();

        Assert.Equal((decimal?)expected, judged.Computed);
        Assert.Equal(expected is null, judged.Verdict == ClaimVerdict.NotComputable);
    }

    /// <summary>60 − 10 − 20 = 30; with an absent term there is no sum.</summary>
    [Fact]
    public void Computation_OfSeveralTerms_AddsAndSubtracts()
    {
        ClaimTerm a = Term(ClaimAggregate.Sum, ["amount"], ("area", "A")), b = Term(ClaimAggregate.Sum, ["amount"], ("area", "B"));
        var absent = Term(ClaimAggregate.Sum, ["amount"], ("area", "D"));

        AssertJudged(30, ClaimVerdict.Confirmed, Claim("c") with { Published = 30, Compute = new([Total], [a, b]) });
        AssertJudged(90, ClaimVerdict.Confirmed, Claim("c") with { Published = 90, Compute = new([Total, a, b], []) });
        AssertJudged(null, ClaimVerdict.NotComputable, Claim("c") with { Published = 60, Compute = new([Total], [absent]) });
    }

    private void AssertJudged(decimal? computed, ClaimVerdict verdict, Claim claim) =>
        Assert.Equal((computed, verdict), Judge(claim).Select(j => (j.Computed, j.Verdict)).Single());

    private IReadOnlyList<JudgedClaim> Judge(params Claim[] claims) => ClaimLedger.Judge(_database, claims);

    private static Claim Claim(string id) => new(id, "s", LocalText.Same(id), new("S1", null), null, null, 0, null, [], null, LocalText.Same("note"), null);

    /// <summary>A number, a range "1-2" or a text, as it was printed and with no text beside it where it is a number.</summary>
    private static Claim Printed(string id, string printed) => printed.Split('-') is [var from, var to]
        ? Claim(id) with { Range = (decimal.Parse(from, null), decimal.Parse(to, null)) }
        : decimal.TryParse(printed, out var number) ? Claim(id) with { Published = number } : Claim(id) with { PublishedText = printed };

    private static ClaimTerm Term(ClaimAggregate aggregate, string[] columns, params (string Column, object? Value)[] where) =>
        new("example", aggregate, columns, where.ToDictionary(w => w.Column, w => w.Value));
}
