using AlisResearch.Model;

namespace AlisResearch.Etl.Synthesis;

/// <summary>
/// What the targets ask of one post: somebody stays for at least so many years and nobody for as many as the next target, and perhaps
/// the first doctor leaves within the first year. Within that, doctors come and go by chance.
/// </summary>
/// <param name="Post">The post.</param>
/// <param name="Until">The first day not observed.</param>
/// <param name="AtLeast">Years that one doctor stays; 0 for none.</param>
/// <param name="LessThan">Years that nobody reaches; null where the post is too young for that to matter.</param>
/// <param name="LeavesBy">When the first doctor has left, where that is to be within the study's first year.</param>
internal sealed record PostPlan(SyntheticPost Post, DateOnly Until, int AtLeast, int? LessThan, DateOnly? LeavesBy)
{
    private const int ShortestStay = 30;
    private const int LongestFirstYear = 330;
    private const int DaysOfStep = 30;
    private const double StepsOfYear = 365.0 / DaysOfStep;

    /// <summary>Shares the targets out over the posts of a block.</summary>
    /// <exception cref="AlisException">Too few posts are old enough for the targets: exit 3.</exception>
    public static IReadOnlyList<PostPlan> Of(TenureSynthesis synthesis, IReadOnlyList<SyntheticPost> posts, DateOnly until, RandomStream random)
    {
        var targets = synthesis.Stable.OrderByDescending(t => t.Years).ToList();
        var atLeast = new Dictionary<SyntheticPost, int>();
        foreach (var target in targets)
        {
            var open = posts.Where(p => IsOldEnough(p, target.Years) && !atLeast.ContainsKey(p)).ToList();
            foreach (var post in random.Some(open, target.Posts - atLeast.Count))
                atLeast[post] = target.Years;
        }

        var plans = posts.Select(post =>
        {
            var years = atLeast.GetValueOrDefault(post);
            var next = targets.Where(t => t.Years > years && IsOldEnough(post, t.Years)).Select(t => (int?)t.Years).Min();
            return new PostPlan(post, until, years, next, LeavesBy: null);
        }).ToList();
        var firstYear = posts.Min(p => p.Kind.Start).AddYears(1).AddDays(-1);
        var roomy = Enumerable.Range(0, plans.Count).Where(i => plans[i].DaysToLeave(firstYear) >= ShortestStay).ToList();
        if (roomy.Count < synthesis.FirstYearLeavers)
            throw new AlisException(ExitCode.Validation, new(
                $"first_year_leavers: {synthesis.FirstYearLeavers} av stillingene kan ikke miste sin første lege, bare {roomy.Count}.",
                $"first_year_leavers: {synthesis.FirstYearLeavers} of the posts cannot lose their first doctor, only {roomy.Count}."));
        foreach (var i in random.Some(roomy, synthesis.FirstYearLeavers))
            plans[i] = plans[i] with { LeavesBy = firstYear };
        return plans;

        bool IsOldEnough(SyntheticPost post, int years) => post.Kind.Start.AddYears(years) <= until;
    }

    /// <summary>Days before the long spell must begin; two are kept back for leap years.</summary>
    private int SpareDays => Until.DayNumber - Post.Kind.Start.AddYears(AtLeast).DayNumber - 2;

    /// <summary>The longest that a first doctor can stay who leaves in the first year, by <paramref name="day"/> at the latest.</summary>
    private int DaysToLeave(DateOnly day) => Math.Min(LongestFirstYear, Math.Min(SpareDays, day.DayNumber - Post.Kind.Start.DayNumber));

    /// <summary>The post's spells in order.</summary>
    public IEnumerable<Spell> Spells(TenureSynthesis synthesis, RandomStream random)
    {
        var (start, spare) = (Post.Kind.Start, SpareDays);
        if (LeavesBy is { } day)
        {
            var left = start.AddDays(random.Between(ShortestStay, DaysToLeave(day)));
            yield return new(Post, start, left);
            start = Wait(left);
        }
        else
            start = Wait(start);

        for (var years = Math.Max(AtLeast, 1); start < Until; years = 1)
        {
            var end = Leaves(start, years, synthesis.YearlyHazard, random);
            yield return new(Post, start, end);
            (start, spare) = (end ?? Until, int.MaxValue);
            if (end is not null)
                start = Wait(start);
        }

        // A vacancy before the long spell only takes what days there are to spare.
        DateOnly Wait(DateOnly from)
        {
            if (!random.Chance(synthesis.VacancyShare))
                return from;
            var days = random.Between(synthesis.VacancyDays.From, synthesis.VacancyDays.To);
            var room = spare == int.MaxValue ? days : Math.Max(0, spare - (from.DayNumber - Post.Kind.Start.DayNumber));
            return from.AddDays(Math.Min(days, room));
        }
    }

    /// <summary>When a doctor leaves who stays for at least <paramref name="years"/>; null when still there.</summary>
    private DateOnly? Leaves(DateOnly start, int years, double yearlyHazard, RandomStream random)
    {
        var earliest = start.AddYears(years);
        var end = earliest;
        while (end < Until && !random.Chance(yearlyHazard / StepsOfYear))
            end = end.AddDays(DaysOfStep);
        if (end < Until)
            end = end.AddDays(random.Below(DaysOfStep));
        var limit = LessThan is { } less ? start.AddYears(less) : DateOnly.MaxValue;
        if (end >= Until && Until < limit)
            return null;
        if (end >= limit)
            end = earliest.AddDays(random.Below(Math.Min(limit.DayNumber, Until.DayNumber) - earliest.DayNumber));
        return end;
    }
}
