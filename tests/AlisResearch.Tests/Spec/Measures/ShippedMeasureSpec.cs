using AlisResearch.Analytics;

namespace AlisResearch.Tests.Spec.Measures;

/// <summary>Every measure over the rounds that ship, by every variable: an answer or a reason, and never a number that is none.</summary>
[Collection(ShippedRounds.Name)]
public sealed class ShippedMeasureSpec(ShippedWarehouse shipped)
{
    public static TheoryData<string> Measures => [.. Repository.Schema.Measures.Keys];

    [Theory]
    [MemberData(nameof(Measures))]
    public void Measure_OfTheShippedRounds_HasAnswersOrReasons(string name)
    {
        using var tables = shipped.OpenTables();
        using var runner = new MeasureRunner(tables, Repository.Schema);
        foreach (var study in new[] { "alis-vest", "alis-nord", "alis-by" })
            foreach (var group in Repository.Schema.GroupingVariables.Select(v => new[] { v.Name }).Append([]).Append(["contract_form", "scheme"]))
            {
                var result = runner.Run(name, new() { Studies = [study], GroupBy = group, TimeUnit = TimeUnit.HalfYear }, new Dictionary<string, string>());

                Assert.NotEmpty(result.Rows);
                var reason = result.Columns.ToList().FindIndex(c => c.Name == "not_computable");
                foreach (var row in result.Rows)
                {
                    Assert.DoesNotContain(row, v => v is double number && !double.IsFinite(number));
                    if (reason >= 0 && row[reason] is string code)
                        Assert.Contains(Repository.Schema.Codelists["not_computable"].Codes, c => c.Value == code);
                }
            }
    }

    /// <summary>NSDM's published statement on ALIS-Vest, which the synthetic rounds mirror: among posts, not among doctors.</summary>
    [Fact]
    public void Stability_OfVest_IsAsPublished()
    {
        using var tables = shipped.OpenTables();
        using var runner = new MeasureRunner(tables, Repository.Schema);

        var rows = runner.Run("stability", new() { Studies = ["alis-vest"] }, new Dictionary<string, string> { ["years"] = "3,4,5" }).Rows;

        Assert.Equal([(14L, 16L), (10L, 15L), (7L, 14L)], rows.Select(r => ((long)r[4]!, (long)r[2]!)));
    }
}
