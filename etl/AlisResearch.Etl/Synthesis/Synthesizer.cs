using AlisResearch.Model;

namespace AlisResearch.Etl.Synthesis;

/// <summary>A file that was written.</summary>
/// <param name="Study">Study.</param>
/// <param name="Round">Round.</param>
/// <param name="File">The file's path.</param>
/// <param name="Rows">Rows.</param>
public sealed record SyntheticRound(string Study, string Round, string File, long Rows);

/// <summary>Makes up the files of a study's synthetic rounds from what its own YAML says of them.</summary>
public static class Synthesizer
{
    /// <summary>The rounds of a study that can be made up, or the one that is named.</summary>
    /// <exception cref="AlisException">The study has no such round, or it cannot be made up: exit 2.</exception>
    public static IReadOnlyList<SurveyRound> RoundsOf(SchemaSet schema, string study, string? round)
    {
        var rounds = schema.Rounds.Where(r => r.Study == study && r.Synthesis is not null).ToList();
        if (rounds.Count == 0)
            throw new AlisException(ExitCode.Usage, new(
                $"{study} har ingen runder som kan lages: en syntetisk runde sier hvordan med nøkkelen synthesis (schema/README.md).",
                $"{study} has no rounds that can be made up: a synthetic round says how with the key synthesis (schema/README.md)."));
        if (round is null)
            return rounds;
        if (rounds.Find(r => r.Id == round) is { } named)
            return [named];
        var near = Suggest.DidYouMean(round, [.. rounds.Select(r => r.Id)]);
        throw new AlisException(ExitCode.Usage, new($"Kan ikke lage runden «{round}». {near.Nb}", $"Cannot make up the round “{round}”. {near.En}"));
    }

    /// <summary>Writes each round's file in <paramref name="folder"/>; each appears whole or not at all.</summary>
    /// <exception cref="AlisException">A file there is not synthetic, or the folder is another study's: exit 2. A target cannot be met: exit 3.</exception>
    public static IReadOnlyList<SyntheticRound> Write(
        SynthesisOptions options, IReadOnlyList<SurveyRound> rounds, string folder, IProgress<LocalText>? progress = null, CancellationToken cancellation = default)
    {
        foreach (var round in rounds)
            CheckTarget(options, round, Path.Combine(folder, round.File));
        Directory.CreateDirectory(folder);
        return rounds.Select(round =>
        {
            Report(0);
            var target = Path.Combine(folder, round.File);
            var rows = SyntheticFile.Write(target, round, options.Schema.Tables[round.Table], SyntheticRows.Of(options, round), Report, cancellation);
            return new SyntheticRound(round.Study, round.Id, target, rows);

            void Report(long written) => progress?.Report(new(
                $"Lager {round.Key}: {written:#,0} rader", $"Making {round.Key}: {written:#,0} rows"));
        }).ToList();
    }

    /// <summary>Data that somebody collected are never overwritten by made-up ones.</summary>
    private static void CheckTarget(SynthesisOptions options, SurveyRound round, string target)
    {
        var folder = Path.GetFullPath(Path.GetDirectoryName(target)!);
        if (Path.GetDirectoryName(folder) == Path.GetFullPath(options.RoundsFolder) && Path.GetFileName(folder) != round.Study)
            throw new AlisException(ExitCode.Usage, new(
                $"«{folder}» er en annen studies mappe.", $"“{folder}” is another study's folder."));
        if (File.Exists(target) && !SyntheticFile.IsSynthetic(target))
            throw new AlisException(ExitCode.Usage, new(
                $"«{target}» finnes og ser ikke ut til å være syntetisk; den blir ikke overskrevet. Velg en annen mappe med --output.",
                $"“{target}” is there and does not look synthetic; it is not overwritten. Choose another folder with --output."));
    }
}
