using System.Globalization;
using AlisResearch.Model;

namespace AlisResearch.Etl.Synthesis;

/// <summary>A made-up interview log: as many interviews as a published round counts, in its period.</summary>
internal static class SyntheticInterviews
{
    /// <summary>The rows of an interview log.</summary>
    public static SyntheticRows Rows(SynthesisOptions options, SurveyRound round, InterviewLogSynthesis log)
    {
        var published = options.Round(round.Study, log.Counts);
        var file = Path.Combine(options.RoundsFolder, round.Study, published.File);
        if (!File.Exists(file))
            throw new AlisException(ExitCode.Usage, new($"Fant ikke de publiserte tallene, «{file}».", $"The published counts are not there, “{file}”."));
        var counts = CsvTable.Read(file).Rows.Select(row => (
            Phase: Value(published, row, "phase"),
            Role: Value(published, row, "role"),
            Count: int.Parse(Value(published, row, "count"), CultureInfo.InvariantCulture))).ToList();
        var perBlock = counts.Sum(c => c.Count);
        var what = $"interview-{round.Mapping.Constants.GetValueOrDefault("round", round.Id)}";
        return new(
            ["interview", "role", "phase", "month", "area", "mode", "consent_version"],
            Enumerable.Range(0, options.Scale).SelectMany(block =>
            {
                var random = options.Stream(round.Study, round.Id, block);
                return counts.SelectMany(c => Enumerable.Repeat(c, c.Count)).Select((c, i) => (string?[])
                [
                    SyntheticRows.Identifier(round.Study, what, ((long)block * perBlock) + i + 1),
                    c.Role,
                    c.Phase,
                    Day(published, round, random),
                    log.Areas.Count == 0 ? null : Pick(log.Areas, random),
                    Pick(log.Modes, random),
                    log.ConsentVersion.ToString(CultureInfo.InvariantCulture),
                ]).ToList();
            }));
    }

    /// <summary>A day in the published period, or its month where the log has no day.</summary>
    private static string Day(SurveyRound published, SurveyRound log, RandomStream random)
    {
        var (from, to) = (published.From!.Value, published.To!.Value);
        var day = from.AddDays(random.Below(to.DayNumber - from.DayNumber + 1));
        return SyntheticRows.Text(log.Mapping.Derived.ContainsKey("month") ? day : new(day.Year, day.Month, 1));
    }

    private static string Pick(IReadOnlyList<Weighted> values, RandomStream random) => values[random.Weighted([.. values.Select(v => v.Weight)])].Value;

    private static string Value(SurveyRound round, CsvRow row, string column) =>
        round.Mapping.Constants.GetValueOrDefault(column) ?? row.Fields[round.Mapping.Columns.GetValueOrDefault(column, column)] ?? "";
}
