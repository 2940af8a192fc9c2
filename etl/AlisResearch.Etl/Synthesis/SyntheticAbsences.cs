using AlisResearch.Model;

namespace AlisResearch.Etl.Synthesis;

/// <summary>Made-up absences: inside a tenure, and never two at a time.</summary>
internal static class SyntheticAbsences
{
    /// <summary>The rows of a round of absences.</summary>
    public static SyntheticRows Rows(SynthesisOptions options, SurveyRound round, AbsenceSynthesis synthesis)
    {
        var tenures = options.Round(round.Study, synthesis.Tenures);
        return new(["post", "doctor", "start", "end", "kind"], SyntheticTenure.Blocks(options, tenures).SelectMany((block, number) =>
        {
            var random = options.Stream(round.Study, round.Id, number);
            return block.SelectMany(tenure => Of(tenure, synthesis, tenures.CensusDate!.Value.AddDays(1), random)).ToList();
        }));
    }

    private static IEnumerable<string?[]> Of(SyntheticTenure tenure, AbsenceSynthesis synthesis, DateOnly until, RandomStream random)
    {
        var free = tenure.Start;
        foreach (var absence in synthesis.Absences)
        {
            var days = random.Between(absence.Days.From, absence.Days.To);
            var earliest = tenure.Start.AddDays(absence.AfterDays);
            earliest = earliest < free ? free : earliest;
            // A tenure that is still open may end the period with the doctor away.
            var latest = tenure.End?.AddDays(-days) ?? until.AddDays(-1);
            if (!random.Chance(absence.Share) || latest < earliest)
                continue;
            var start = earliest.AddDays(random.Below(latest.DayNumber - earliest.DayNumber + 1));
            free = start.AddDays(days);
            yield return [tenure.Post.Id, tenure.Doctor, SyntheticRows.Text(start), free < until ? SyntheticRows.Text(free) : null, absence.Kind];
            if (free >= (tenure.End ?? until))
                yield break;
        }
    }
}
