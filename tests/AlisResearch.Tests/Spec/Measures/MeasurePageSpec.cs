using System.Text.RegularExpressions;

namespace AlisResearch.Tests.Spec.Measures;

/// <summary>Every measure's page in <c>schema/measures/</c> is its spec: the tables on it, and the hand-worked answer.</summary>
public sealed partial class MeasurePageSpec
{
    private const string Tenure = "```csv tenure\npost,doctor,start,end,census_date\np1,a,2018-01-01,2018-07-01,2018-12-31\np1,b,2018-07-01,,2018-12-31\n```\n";

    public static TheoryData<string> Measures => [.. Repository.Schema.Measures.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Measures))]
    public void Page_OfAMeasure_GivesTheAnswerThatItSays(string measure)
    {
        var problems = WorkedExample.Problems(MeasurePage.Of(measure));
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Theory]
    [MemberData(nameof(Measures))]
    public void Page_OfAMeasure_NamesItInBothLanguagesWithItsSources(string measure)
    {
        var (contract, text) = (Repository.Schema.Measures[measure], Space().Replace(MeasurePage.Of(measure).Text, " "));
        Assert.StartsWith($"# {contract.Title.En} ({contract.Title.Nb})", text, StringComparison.Ordinal);
        Assert.All(contract.References, r => Assert.Contains(AuthorAndYear().Match(r).Value, text, StringComparison.Ordinal));
        Assert.All(contract.Parameters, p => Assert.Contains($"`{p.Name}", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Problems_OfAPageThatIsRight_AreNone() =>
        Assert.Empty(Problems(Tenure + "```csv alis measure exit_rate\nperiod_from,left,person_years,not_computable\n2018-01-01,1,1.00,\n```\n"));

    [Theory]
    [InlineData("", "no example of exit_rate itself")]
    [InlineData("```csv alis measure stability_rate\nremained\n0\n```\n", "no example of exit_rate itself")]
    [InlineData("```csv position\npost,salary\np1,1\n```\n```csv alis measure exit_rate\nleft\n1\n```\n", "csv position: no such column: salary")]
    [InlineData("```csv salary\npost\np1\n```\n```csv alis measure exit_rate\nleft\n1\n```\n", "csv salary: no such table")]
    [InlineData(Tenure + "```csv alis measure exit_rate\nleft\n1\n```\n", "exit_rate.md: csv tenure: stands more than once")]
    [InlineData("```csv alis measure exit_rate\nleft,remained\n1,0\n```\n", "alis measure exit_rate: no such column: remained")]
    [InlineData("```csv alis measure exit_rate\nleft\n1\n1\n```\n", "2 rows expected, 1 found")]
    [InlineData("```csv alis measure exit_rate\nleft\n2\n```\n", "row 2, left: 2 expected, 1 found")]
    [InlineData("```csv alis measure exit_rate\nperson_years\n1.01\n```\n", "row 2, person_years: 1.01 expected, 0.9993")]
    [InlineData("```csv alis measure exit_rate\nperson_years\n1\n```\n", "row 2, person_years: 1 expected, 0.9993")]
    [InlineData("```csv alis measure exit_rate\nleft,exit_rate\n1,\n```\n", "row 2, exit_rate: empty expected, 1.0006")]
    [InlineData("```csv alis measure exit_rate\nleft,not_computable\n1,NO_EVENTS\n```\n", "row 2, not_computable: NO_EVENTS expected, empty found")]
    [InlineData("```csv alis measure exit_rate --period month\nleft\n1\n```\n", "alis measure exit_rate --period month: ")]
    [InlineData("```csv alis measure exit_rate --set rho=1\nleft\n1\n```\n", "alis measure exit_rate --set rho=1: exit_rate has no parameter")]
    [InlineData("```csv alis measure exit_rate\nleft\n1\n```\n```csv alis claims\nid\n1\n```\n", "alis claims: not an alis measure command")]
    [InlineData("```sh\nalis measure exit_rate --unit town\n```\n```csv alis measure exit_rate\nleft\n1\n```\n", "alis measure exit_rate --unit town: ")]
    public void Problems_OfAPageThatIsWrong_SayWhere(string page, string problem) =>
        Assert.Contains(problem, Assert.Single(Problems(Tenure + page)), StringComparison.Ordinal);

    private static IReadOnlyList<string> Problems(string page) => WorkedExample.Problems(MeasurePage.Parse("exit_rate", page));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    /// <summary>"Kaplan &amp; Meier (1958)"; of a document without a year, its name and what stands in brackets.</summary>
    [GeneratedRegex(@"^[^)]*\)")]
    private static partial Regex AuthorAndYear();
}
