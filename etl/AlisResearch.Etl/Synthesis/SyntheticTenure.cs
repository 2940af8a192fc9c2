using AlisResearch.Model;

namespace AlisResearch.Etl.Synthesis;

/// <summary>A made-up tenure.</summary>
/// <param name="Post">The post.</param>
/// <param name="Doctor">Identifier.</param>
/// <param name="Start">First day.</param>
/// <param name="End">First day no longer in the post; null on the census date.</param>
/// <param name="Reason">Why it ended.</param>
/// <param name="Destination">Where the doctor went.</param>
internal sealed record SyntheticTenure(SyntheticPost Post, string Doctor, DateOnly Start, DateOnly? End, string? Reason, string? Destination)
{
    /// <summary>A doctor who moves comes to the new post within so many days.</summary>
    private const int DaysToMove = 92;

    /// <summary>The rows of a round of tenures.</summary>
    public static SyntheticRows Rows(SynthesisOptions options, SurveyRound round) => Rows(options, round, options.Phase(round.Study));

    private static SyntheticRows Rows(SynthesisOptions options, SurveyRound round, string? phase) => new(
        ["phase", "post", "doctor", "start", "end", "census_date", "contract_form", "end_reason", "destination"],
        Blocks(options, round).SelectMany(block => block).Select(tenure => new[]
        {
            phase,
            tenure.Post.Id,
            tenure.Doctor,
            SyntheticRows.Text(tenure.Start),
            tenure.End is { } end ? SyntheticRows.Text(end) : null,
            SyntheticRows.Text(round.CensusDate!.Value),
            tenure.Post.Kind.ContractForm,
            tenure.Reason,
            tenure.Destination,
        }));

    /// <summary>The tenures, a block at a time, by post and start.</summary>
    public static IEnumerable<IReadOnlyList<SyntheticTenure>> Blocks(SynthesisOptions options, SurveyRound round)
    {
        var synthesis = (TenureSynthesis)round.Synthesis!;
        var (doctors, number) = (0L, 0L);
        foreach (var posts in SyntheticPost.Blocks(options, options.Round(round.Study, synthesis.Posts)))
        {
            var random = options.Stream(round.Study, round.Id, number++);
            var spells = PostPlan.Of(synthesis, posts, round.CensusDate!.Value.AddDays(1), random)
                .SelectMany(plan => plan.Spells(synthesis, random)).ToList();
            var movedFrom = Moves(spells, synthesis.Moves, random);
            var movers = movedFrom.Values.ToHashSet();
            var names = new string[spells.Count];
            foreach (var i in Enumerable.Range(0, spells.Count).Where(i => !movedFrom.ContainsKey(i)))
                names[i] = SyntheticRows.Identifier(round.Study, "doctor", ++doctors);
            foreach (var (to, from) in movedFrom)
                names[to] = names[from];
            yield return spells.Select((spell, i) => Named(spell, names[i], movers.Contains(i), synthesis, random)).ToList();
        }
    }

    private static SyntheticTenure Named(Spell spell, string doctor, bool moves, TenureSynthesis synthesis, RandomStream random)
    {
        if (spell.End is null)
            return new(spell.Post, doctor, spell.Start, null, null, null);
        if (moves)
            return new(spell.Post, doctor, spell.Start, spell.End, TenureSynthesis.MoveReason, TenureSynthesis.MoveDestination);
        var reasons = synthesis.EndReasons.Where(r => spell.Start.AddYears(r.FromYears) <= spell.End).ToList();
        var reason = reasons[random.Weighted([.. reasons.Select(r => r.Weight)])];
        var destination = reason.Destinations[random.Weighted([.. reason.Destinations.Select(d => d.Weight)])];
        return new(spell.Post, doctor, spell.Start, spell.End, reason.Reason, destination.Value);
    }

    /// <summary>
    /// Chooses doctors who go from one post to another: spell → the spell that its doctor had before. A doctor moves once, and those who
    /// leave in the first year do not move, so that they leave the study as well.
    /// </summary>
    private static Dictionary<int, int> Moves(List<Spell> spells, int atMost, RandomStream random)
    {
        var moves = new Dictionary<int, int>();
        var used = new HashSet<int>();
        var leaving = Enumerable.Range(0, spells.Count).Where(i => spells[i].End >= spells[i].Start.AddYears(1)).ToList();
        foreach (var from in random.Some(leaving, leaving.Count))
        {
            var to = moves.Count == atMost || used.Contains(from) ? [] : Enumerable.Range(0, spells.Count).Where(i => !used.Contains(i)
                && spells[i].Post != spells[from].Post
                && !(spells[i].End < spells[i].Start.AddYears(1))
                && spells[i].Start >= spells[from].End && spells[i].Start <= spells[from].End!.Value.AddDays(DaysToMove)).ToList();
            if (to.Count == 0)
                continue;
            var chosen = to[random.Below(to.Count)];
            moves[chosen] = from;
            used.UnionWith([chosen, from]);
        }

        return moves;
    }
}

/// <summary>One doctor's time in a post, before the doctor has a name.</summary>
/// <param name="Post">The post.</param>
/// <param name="Start">First day.</param>
/// <param name="End">First day no longer there; null on the census date.</param>
internal sealed record Spell(SyntheticPost Post, DateOnly Start, DateOnly? End);
