namespace AlisResearch.Model;

/// <summary>Whether the targets of made-up tenures can be met by the posts they are in.</summary>
internal static class SynthesisTargets
{
    /// <summary>Adds a finding for every target that no data can meet.</summary>
    public static void Check(SchemaFolder files, SurveyRound round, TenureSynthesis tenures, PositionSynthesis positions)
    {
        if (round.CensusDate is not { } census)
        {
            files.Report(round.DefinitionFile, "constants", "missing_key", new(
                "Syntesen trenger konstanten census_date, en dato.", "The synthesis needs the constant census_date, a date."));
            return;
        }

        if (positions.Posts.Any(p => p.Start > census))
            files.Report(round.DefinitionFile, "posts", "target", new(
                "En stilling begynner etter skjæringsdatoen.", "A post begins after the census date."));
        StabilityTarget? above = null;
        foreach (var target in tenures.Stable.OrderByDescending(t => t.Years))
        {
            var eligible = positions.Posts.Where(p => p.Start.AddYears(target.Years) <= census.AddDays(1)).Sum(p => p.Count);
            if (target.Posts > eligible || target.Posts < above?.Posts || target.Years == above?.Years)
                files.Report(round.DefinitionFile, "stable", "target", new(
                    $"{target.Posts} stillinger i {target.Years} år går ikke: {eligible} er gamle nok, og flere år gir aldri flere stillinger.",
                    $"{target.Posts} posts at {target.Years} years cannot be: {eligible} are old enough, and more years never give more posts."));
            above = target;
        }

        if (tenures.FirstYearLeavers > positions.Posts.Sum(p => p.Count) - (tenures.Stable.MaxBy(t => t.Years)?.Posts ?? 0))
            files.Report(round.DefinitionFile, "first_year_leavers", "target", new(
                "Så mange kan ikke slutte i studiens første år.", "So many cannot leave in the first year of the study."));
    }
}
