using System.Globalization;
using AlisResearch.Model;

namespace AlisResearch.Etl.Synthesis;

/// <summary>Made-up amounts: what each post costs and is financed with in a year, from its first whole year on.</summary>
internal static class SyntheticCosts
{
    /// <summary>The rows of a round of costs.</summary>
    public static SyntheticRows Rows(SynthesisOptions options, SurveyRound round, PostCostSynthesis synthesis)
    {
        var phase = options.Phase(round.Study);
        return new(["phase", "post", "year", "item", "direction", "amount_nok"], SyntheticPost.Blocks(options, options.Round(round.Study, synthesis.Posts)).SelectMany((block, number) =>
        {
            var random = options.Stream(round.Study, round.Id, number);
            return (from post in block
                    from year in Enumerable.Range(synthesis.Years.From, synthesis.Years.To - synthesis.Years.From + 1)
                    where post.Kind.Start <= new DateOnly(year, 1, 1)
                    from item in synthesis.Items
                    where random.Chance(item.Share)
                    select new[]
                    {
                        phase, post.Id, Text(year), item.Item, item.Direction, Text(random.Between(item.Thousands.From, item.Thousands.To) * 1000),
                    }).ToList();
        }));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
