using AlisResearch.Analytics;

namespace AlisResearch.Tests.Spec.Measures;

/// <summary>A cohort of nobody: every measure says so, with a reason, and none has a number.</summary>
public sealed class EmptyCohortSpec
{
    public static TheoryData<string> Measures => [.. Repository.Schema.Measures.Keys];

    [Theory]
    [MemberData(nameof(Measures))]
    public void Measure_OfNobody_IsNotComputable(string name)
    {
        using var tables = TableDatabase.Open(Repository.Schema.Tables.Values.Where(t => !t.Derived), _ => []);
        using var runner = new MeasureRunner(tables, Repository.Schema);

        foreach (var grouped in new[] { [], new[] { "study", "contract_form" } })
        {
            var result = runner.Run(name, new() { GroupBy = grouped }, new Dictionary<string, string>());
            Assert.True(result.NotComputable is not null || result.Rows.All(r => r[^1] is string), name);
            Assert.DoesNotContain(result.Rows.SelectMany(r => r), v => v is double);
        }
    }
}
