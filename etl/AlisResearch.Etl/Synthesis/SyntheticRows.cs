using AlisResearch.Model;

namespace AlisResearch.Etl.Synthesis;

/// <summary>What is drawn: data of these studies, at this size, from this seed.</summary>
/// <param name="Schema">The schema.</param>
/// <param name="RoundsFolder">Where the published rounds lie, a folder a study: interview logs follow their counts.</param>
/// <param name="Seed">Other seeds give other data with the same targets.</param>
/// <param name="Scale">Blocks: N times the posts, doctors, respondents and interviews, in the same municipalities.</param>
public sealed record SynthesisOptions(SchemaSet Schema, string RoundsFolder, long Seed = SynthesisOptions.DefaultSeed, int Scale = 1)
{
    /// <summary>The seed of the files that ship.</summary>
    public const long DefaultSeed = 1;

    /// <summary>A round of a study.</summary>
    internal SurveyRound Round(string study, string id) => Schema.Rounds.Single(r => r.Study == study && r.Id == id);

    /// <summary>The phase of made-up rows where the round's YAML names none: the study's first.</summary>
    internal string? Phase(string study) => Schema.Studies.Single(s => s.Id == study).Phases.Select(p => p.Id).FirstOrDefault();

    /// <summary>A stream for one purpose in one block.</summary>
    internal RandomStream Stream(string study, string purpose, long block) => new(Seed, study, purpose, block);
}

/// <summary>The made-up rows of a round, block after block, so that no size needs more memory than a block.</summary>
/// <param name="Columns">Columns of the table, or questions.</param>
/// <param name="Rows">One value a column; null for an empty field.</param>
internal sealed record SyntheticRows(IReadOnlyList<string> Columns, IEnumerable<string?[]> Rows)
{
    /// <summary>The rows of a round that says how they are drawn.</summary>
    public static SyntheticRows Of(SynthesisOptions options, SurveyRound round) => round.Synthesis switch
    {
        PositionSynthesis => SyntheticPost.Rows(options, round),
        TenureSynthesis => SyntheticTenure.Rows(options, round),
        AbsenceSynthesis absences => SyntheticAbsences.Rows(options, round, absences),
        PostCostSynthesis costs => SyntheticCosts.Rows(options, round, costs),
        SurveySynthesis survey => SyntheticAnswers.Rows(options, round, survey),
        InterviewLogSynthesis log => SyntheticInterviews.Rows(options, round, log),
        _ => throw new InvalidOperationException($"{round.Key} has no synthesis."),
    };

    /// <summary>An identifier that says what it is: <c>synthetic-vest-doctor-0007</c>.</summary>
    public static string Identifier(string study, string what, long number) =>
        FormattableString.Invariant(
        $"synthetic-{(study.StartsWith("alis-", StringComparison.Ordinal) ? study["alis-".Length..] : study)}-{what}-{number:0000}");

    /// <summary>A date as files have it.</summary>
    public static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
