using System.Globalization;
using AlisResearch.Model;

namespace AlisResearch.Tests.Spec;

/// <summary>The synthetic surveys and interview logs that ship.</summary>
public sealed class SyntheticSurveySpec
{
    private static readonly string[] Surveys = ["survey-2020", "survey-2021", "survey-2022"];

    public static IEnumerable<object[]> Logs => Repository.Schema.Rounds.Where(r => r.Kind == RoundKind.InterviewLog).Select(r => new object[] { r.Study, r.Id });

    [Fact]
    public void Surveys_OfTheThreeMarches_HaveTheSame25Respondents()
    {
        var rounds = Surveys.Select(Read).ToList();

        Assert.All(rounds, r => Assert.Equal(25, r.Rows.Count));
        Assert.Single(rounds.Select(r => string.Join(' ', r.Rows.Select(a => $"{a["respondent"]}/{a["municipality"]}"))).Distinct());
        Assert.Equal(25, rounds[0].Rows.Select(a => a["municipality"]).Distinct().Count());
        Assert.Equal([2020, 2021, 2022], rounds.Select(r => r.Round.From!.Value.Year));
        foreach (var (round, rows) in rounds)
        {
            Assert.Equal((3, 3), (round.From!.Value.Month, round.To!.Value.Month));
            Assert.All(rows, a => Assert.InRange(
                DateTime.ParseExact(a["answered_at"]!, "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
                round.From.Value.ToDateTime(default), round.To.Value.ToDateTime(TimeOnly.MaxValue)));
        }
    }

    [Fact]
    public void Surveys_FromTheSecond_AskAboutSupervisionInOtherWords()
    {
        Assert.Equal([1, 2, 2], Surveys.Select(s => Read(s).Round.Mapping.Questions.Values.Single(q => q.Question == "supervision_works").Version));
        Assert.Equal(2, Repository.Schema.Questionnaires["alis-nord"].Questions.Single(q => q.Id == "supervision_works").Wordings.Count);
    }

    /// <summary>Every answer is a code of its question, a number within its limits, true or false, or one of the two codes for no answer.</summary>
    [Fact]
    public void Surveys_Answers_FitTheirQuestion()
    {
        var missing = new HashSet<string>();
        foreach (var (round, rows) in Surveys.Select(Read))
        {
            foreach (var (column, asked) in round.Mapping.Questions)
            {
                var answer = Repository.Schema.QuestionOf(asked).Answer;
                foreach (var value in rows.Select(r => r[column]!))
                {
                    if (round.Mapping.Missing.ContainsKey(value))
                        missing.Add(value);
                    else if (answer.Codelist is { } list)
                        Assert.Contains(value, Repository.Schema.Codelists[list].Codes.Select(c => c.Value));
                    else if (answer.Type == ColumnType.Boolean)
                        Assert.Contains(value, new[] { "true", "false" });
                    else
                        Assert.InRange(decimal.Parse(value, CultureInfo.InvariantCulture), answer.Min!.Value, answer.Max!.Value);
                }
            }
        }

        Assert.Equal(["98", "99"], missing.Order());
    }

    [Fact]
    public void Surveys_FreeText_IsThereToBeIgnored() => Assert.All(Surveys.Select(Read), survey =>
    {
        Assert.Equal(["kommentar"], survey.Round.Mapping.Ignored);
        Assert.All(survey.Rows, r => Assert.StartsWith("synthetic free text", r["kommentar"], StringComparison.Ordinal));
    });

    /// <summary>Phase and role, as many interviews as the published round of the same number counts, in its months.</summary>
    [Theory]
    [MemberData(nameof(Logs))]
    public void InterviewLog_Counted_IsThePublishedTable(string study, string id)
    {
        var (log, published) = (SyntheticStudy.Round(study, id), SyntheticStudy.Round(study, id.Replace("interview-log", "interviews", StringComparison.Ordinal)));
        var rows = SyntheticStudy.Rows(Path.Combine(Repository.RoundsFolder, study), log);

        var counted = rows.GroupBy(r => (r["phase"], r["role"])).Select(g => $"{g.Key} {g.Count()}").Order(StringComparer.Ordinal);
        var printed = CsvTable.Read(Repository.FileOf(published)).Rows.Select(r => $"{(r.Fields["phase"], r.Fields["role"])} {r.Fields["count"]}");

        Assert.Equal(printed.Order(StringComparer.Ordinal), counted);
        Assert.Equal(published.Mapping.Constants["round"], log.Mapping.Constants["round"]);
        Assert.All(rows, r => Assert.InRange(DateOnly.ParseExact(r["date"]!, "yyyy-MM-dd", CultureInfo.InvariantCulture), published.From!.Value, published.To!.Value));
        Assert.Equal(rows.Count, rows.Select(r => r["interview"]).Distinct().Count());
    }

    [Fact]
    public void InterviewLogs_Together_Have183Interviews()
    {
        var all = Repository.Schema.Rounds.Where(r => r.Kind == RoundKind.InterviewLog)
            .Select(r => (r.Study, Count: SyntheticStudy.Rows(Path.Combine(Repository.RoundsFolder, r.Study), r).Count)).ToList();

        Assert.Equal([("alis-by", 38), ("alis-nord", 39), ("alis-vest", 106)], all.GroupBy(r => r.Study).Select(g => (g.Key, g.Sum(r => r.Count))).Order());
    }

    private static (SurveyRound Round, List<Dictionary<string, string?>> Rows) Read(string id) =>
        (SyntheticStudy.Round("alis-nord", id), SyntheticStudy.Rows(Path.Combine(Repository.RoundsFolder, "alis-nord"), SyntheticStudy.Round("alis-nord", id)));
}
