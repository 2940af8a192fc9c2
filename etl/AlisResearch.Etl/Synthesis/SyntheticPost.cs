using System.Globalization;
using AlisResearch.Model;

namespace AlisResearch.Etl.Synthesis;

/// <summary>A made-up post.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Kind">What the round's YAML says of it.</param>
/// <param name="ListCap">List cap; null without a list.</param>
/// <param name="Advertised">When it was advertised; null when that is not said.</param>
internal sealed record SyntheticPost(string Id, SyntheticPosts Kind, int? ListCap, DateOnly? Advertised)
{
    /// <summary>The rows of a round of posts.</summary>
    public static SyntheticRows Rows(SynthesisOptions options, SurveyRound round) => Rows(options, round, options.Phase(round.Study));

    /// <summary>The posts, a block at a time.</summary>
    public static IEnumerable<IReadOnlyList<SyntheticPost>> Blocks(SynthesisOptions options, SurveyRound round)
    {
        var synthesis = (PositionSynthesis)round.Synthesis!;
        var kinds = synthesis.Posts.SelectMany(p => Enumerable.Repeat(p, p.Count)).ToList();
        for (var block = 0L; block < options.Scale; block++)
        {
            var (random, first) = (options.Stream(round.Study, round.Id, block), (block * kinds.Count) + 1);
            var advertising = options.Stream(round.Study, $"{round.Id} advertised", block); // one more column changes none of the others
            yield return kinds.Select((kind, i) => new SyntheticPost(
                SyntheticRows.Identifier(round.Study, "post", first + i), kind,
                kind.ListCap is { } cap ? random.Between(cap.From, cap.To) * 100 : null,
                synthesis.AdvertisedDays is { } days ? kind.Start.AddDays(-advertising.Between(days.From, days.To)) : null)).ToList();
        }
    }

    private static SyntheticRows Rows(SynthesisOptions options, SurveyRound round, string? phase) => new(
        ["phase", "post", "municipality", "practice", "list_cap", "gp_list", "contract_form", "scheme", "start", "end", "advertised"],
        Blocks(options, round).SelectMany(block => block).Select(post => new[]
        {
            phase,
            post.Id,
            post.Kind.Municipality,
            $"Fiktivt legekontor {post.Kind.Municipality}",
            post.ListCap?.ToString(CultureInfo.InvariantCulture),
            post.ListCap is null ? "false" : "true",
            post.Kind.ContractForm,
            post.Kind.Scheme,
            SyntheticRows.Text(post.Kind.Start),
            null,
            post.Advertised is { } day ? SyntheticRows.Text(day) : null,
        }));
}
