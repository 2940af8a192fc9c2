using System.Globalization;
using AlisResearch.Model;

namespace AlisResearch.Etl.Synthesis;

/// <summary>Made-up answers: one respondent a municipality, a column a question, as survey systems export them.</summary>
internal static class SyntheticAnswers
{
    private const int SecondsOfWorkingDay = 8 * 60 * 60;
    private static readonly TimeOnly WorkBegins = new(8, 0);

    /// <summary>The rows of a survey.</summary>
    public static SyntheticRows Rows(SynthesisOptions options, SurveyRound round, SurveySynthesis survey)
    {
        var positions = (PositionSynthesis)options.Round(round.Study, survey.Posts).Synthesis!;
        string[] municipalities = [.. positions.Posts.Select(p => p.Municipality).Distinct()];
        string[] questions = [.. round.Mapping.Questions.Values.Select(q => q.Question)];
        return new(
            ["respondent", "municipality", "answered_at", .. questions],
            Enumerable.Range(0, options.Scale).SelectMany(block =>
            {
                var random = options.Stream(round.Study, round.Id, block);
                return municipalities.Select((municipality, i) => (string?[])
                [
                    SyntheticRows.Identifier(round.Study, "respondent", ((long)block * municipalities.Length) + i + 1),
                    municipality,
                    AnsweredAt(round, random),
                    .. questions.Select(q => Answer(survey.Answers[q], random)),
                ]).ToList();
            }));
    }

    /// <summary>A working hour of a day in the survey's period.</summary>
    private static string AnsweredAt(SurveyRound round, RandomStream random)
    {
        var day = round.From!.Value.AddDays(random.Below(round.To!.Value.DayNumber - round.From.Value.DayNumber + 1));
        return day.ToDateTime(WorkBegins).AddSeconds(random.Below(SecondsOfWorkingDay)).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static string Answer(SyntheticAnswer answer, RandomStream random)
    {
        var passed = 0.0;
        foreach (var (code, share) in answer.Missing)
        {
            if (random.Chance(share / (1 - passed)))
                return code;
            passed += share;
        }

        if (answer.Between is not { } between)
            return answer.Weights[random.Weighted([.. answer.Weights.Select(w => w.Weight)])].Value;
        return (between.From + (random.Below(((between.To - between.From) / answer.Step) + 1) * answer.Step)).ToString(CultureInfo.InvariantCulture);
    }
}
