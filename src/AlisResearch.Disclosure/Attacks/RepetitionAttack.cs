using System.Text.Json;

namespace AlisResearch.Disclosure.Attacks;

/// <summary>
/// Asks the same again: as it was, under another name, with the filter in another order. Where answers differ, it asks often and takes the mean: noise that is drawn anew averages out.
/// </summary>
internal static class RepetitionAttack
{
    /// <summary>Of how many study-phases; all answers come from one path, and a question costs a tenth of a second.</summary>
    private const int MostCohorts = 6;

    /// <summary>How often a question is asked whose answers differ.</summary>
    private const int Often = 100;

    /// <summary>Runs it.</summary>
    public static async Task<AttackResult> Run(AttackContext context, CancellationToken cancellation)
    {
        var judge = context.Judge();
        var narrow = context.Release.Answers.Where(a => a.Where.Count == 2 && a.Cohorts.Any()).ToList();
        foreach (var asked in narrow.Where((_, i) => i % Math.Max(1, narrow.Count / MostCohorts) == 0))
        {
            string? differing = null;
            foreach (var (document, answer) in asked.Documents)
            {
                foreach (var again in new[] { document, Renamed(document), Reordered(document, asked.Where) })
                {
                    judge.Try();
                    if (Cohort(await context.Reader.Ask(again, cancellation)) != Cohort(answer))
                        differing = document;
                }
            }

            if (differing is not null)
                await Average(context, judge, asked.Where, differing, cancellation);
        }

        return judge.Result("repetition", new("Gjentatte spørsmål", "Repeated questions"));
    }

    private static async Task Average(AttackContext context, AttackJudge judge, IReadOnlyDictionary<string, string> where, string document, CancellationToken cancellation)
    {
        var (figures, read) = (new List<Figure>(), new AnswerFigures(context.Base));
        for (var i = 0; i < Often; i++)
        {
            if ((await context.Reader.Ask(document, cancellation)).GetProperty("data") is { ValueKind: JsonValueKind.Object } data)
                figures.AddRange(read.Of(where, data.GetProperty("cohort"), 1));
        }

        foreach (var same in figures.GroupBy(f => f.Of).Where(g => g.Select(f => f.Value).Distinct().Skip(1).Any()))
        {
            var mean = (int)Math.Round(same.Average(f => f.Value));
            judge.Conclude(same.Key, mean, mean);
        }
    }

    private static string Renamed(string document) => document.Replace("{ cohort(", "{ again: cohort(", StringComparison.Ordinal);

    private static string Reordered(string document, IReadOnlyDictionary<string, string> where)
    {
        var (from, to) = (document.IndexOf("where: {", StringComparison.Ordinal) + "where: {".Length, document.IndexOf("})", StringComparison.Ordinal));
        return where.Count < 2 ? document : string.Concat(document.AsSpan(0, from), string.Join(", ", document[from..to].Split(", ").Reverse()), document.AsSpan(to));
    }

    /// <summary>The cohort as it was sent, whatever it was called; the errors where it was refused.</summary>
    private static string Cohort(JsonElement answer) => answer.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
        ? data.EnumerateObject().Single().Value.GetRawText()
        : string.Join(' ', answer.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("message").GetRawText()));
}
