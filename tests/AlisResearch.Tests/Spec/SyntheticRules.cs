namespace AlisResearch.Tests.Spec;

/// <summary>What holds of every synthetic study, whatever the seed and scale.</summary>
internal static class SyntheticRules
{
    public static void AssertHold(SyntheticStudy study)
    {
        var fictional = Repository.Schema.FictionalMunicipalities.Select(m => m.Code).ToHashSet();
        var posts = study.Posts.ToDictionary(p => p.Id);
        var tenures = study.Tenures.ToLookup(t => t.Doctor);
        Assert.All(study.Posts, p => Assert.Contains(p.Municipality, fictional));
        Assert.All(study.Posts, p => Assert.StartsWith("synthetic-", p.Id, StringComparison.Ordinal));

        foreach (var tenure in study.Tenures)
        {
            Assert.StartsWith("synthetic-", tenure.Doctor, StringComparison.Ordinal);
            Assert.True(tenure.Start >= posts[tenure.Post].Start, "starts before the post");
            Assert.True(tenure.Start < (tenure.End ?? study.Until) && !(tenure.End > study.Census), "not inside the study");
            Assert.Equal((tenure.End is null, tenure.End is null), (tenure.Reason is null, tenure.Destination is null));
        }

        var firstYear = study.Posts.Min(p => p.Start).AddYears(1);
        Assert.All(study.Tenures.Where(t => t.End < t.Start.AddYears(1)), t => Assert.True(t.End < firstYear, "a short stay after the first year"));
        foreach (var post in study.Tenures.GroupBy(t => t.Post))
            AssertApart([.. post.Select(t => (t.Start, t.End))]);
        foreach (var doctor in tenures)
            AssertApart([.. doctor.Select(t => (t.Start, t.End))]);
        foreach (var absences in study.Absences.GroupBy(a => a.Doctor))
            AssertApart([.. absences.Select(a => (a.Start, a.End))]);
        foreach (var absence in study.Absences)
        {
            var tenure = Assert.Single(tenures[absence.Doctor], t => t.Post == absence.Post);
            Assert.True(absence.Start >= tenure.Start && absence.Start < (absence.End ?? study.Until), "not inside the tenure");
            Assert.True((absence.End ?? study.Until) <= (tenure.End ?? study.Until), "ends after the tenure");
            Assert.True(absence.End is null || absence.End <= study.Census, "known after the census");
        }
    }

    /// <summary>Half-open intervals, of which no two overlap; only the last may be open.</summary>
    private static void AssertApart(List<(DateOnly Start, DateOnly? End)> intervals)
    {
        var ordered = intervals.OrderBy(i => i.Start).ToList();
        Assert.All(ordered.Zip(ordered.Skip(1)), p => Assert.True(p.First.End <= p.Second.Start, "overlap"));
    }
}
