namespace AlisResearch.Tests.Spec;

/// <summary>The synthetic posts and tenures that ship have the numbers that are published of the real ones.</summary>
public sealed class SyntheticTenureSpec
{
    private static readonly SyntheticStudy Vest = new("alis-vest");
    private static readonly SyntheticStudy Nord = new("alis-nord");
    private static readonly SyntheticStudy By = new("alis-by");

    /// <summary>14 posts from September 2017, one from March and one from October 2018; the last day observed is 31 August 2022.</summary>
    [Fact]
    public void Vest_Posts_StartAndAreObservedAsPublished()
    {
        Assert.Equal(new DateOnly(2022, 8, 31), Vest.Census);
        Assert.Equal(
            [(new DateOnly(2017, 9, 1), 14), (new DateOnly(2018, 3, 1), 1), (new DateOnly(2018, 10, 1), 1)],
            Vest.Posts.GroupBy(p => p.Start).OrderBy(g => g.Key).Select(g => (g.Key, g.Count())));
        Assert.Equal(11, Vest.Posts.Select(p => p.Municipality).Distinct().Count());
        Assert.All(Vest.Posts, p => Assert.Equal(("FASTLONN", "OLD", null), (p.ContractForm, p.Scheme, p.End)));
    }

    /// <summary>
    /// Of the 16 posts the youngest is of October 2018: all are three years old at the census, but not all four. A post from 1 September
    /// 2017 is five years old on the day after the census, 1 September 2022, exactly.
    /// </summary>
    [Theory]
    [InlineData(3, 14, 16)]
    [InlineData(4, 10, 15)]
    [InlineData(5, 7, 14)]
    public void Vest_SameDoctorStability_IsAsPublished(int years, int stable, int eligible) =>
        Assert.Equal((stable, eligible), Vest.Stability(Vest.Posts, years));

    [Fact]
    public void Vest_FirstYear_FiveDoctorsLeave_AndNobodyElseStaysForLessThanAYear()
    {
        Assert.Equal(5, Vest.FirstYearLeavers(Vest.Posts));
        Assert.Equal(5, Vest.Tenures.Count(t => t.End < t.Start.AddYears(1)));
    }

    [Fact]
    public void Nord_Posts_AreAsPublished()
    {
        Assert.Equal(new DateOnly(2022, 3, 31), Nord.Census);
        Assert.Equal((32, 27, 5), (Nord.Posts.Count, Nord.Posts.Count(p => p.ContractForm == "FASTLONN"), Nord.Posts.Count(p => p.ContractForm == "NARING")));
        Assert.Equal(25, Nord.Posts.Select(p => p.Municipality).Distinct().Count());
        Assert.Equal(4, Nord.Posts.Where(p => p.ContractForm == "NARING").Select(p => p.Municipality).Distinct().Count());
        Assert.Equal(new DateOnly(2019, 1, 1), Nord.Posts.Min(p => p.Start));
    }

    /// <summary>Posts and municipalities of each area, as the conference slides of November 2019 print them.</summary>
    [Theory]
    [InlineData("FINNMARK", 7, 6)]
    [InlineData("UNN", 10, 7)]
    [InlineData("NORDLAND", 7, 6)]
    [InlineData("HELGELAND", 8, 6)]
    public void Nord_Areas_HaveThePublishedPosts(string area, int posts, int municipalities)
    {
        var codes = Repository.Schema.FictionalMunicipalities.Where(m => m.Area == area).Select(m => m.Code).ToHashSet();
        var found = Nord.Posts.Where(p => codes.Contains(p.Municipality)).ToList();

        Assert.Equal((posts, municipalities), (found.Count, found.Select(p => p.Municipality).Distinct().Count()));
    }

    [Fact]
    public void Nord_Turnover_IsClearlyHigherThanVest() => Assert.InRange(Nord.Turnover() / Vest.Turnover(), 1.5, 5);

    [Fact]
    public void By_Posts_AreInEightCities_SomeWithoutAGpList()
    {
        Assert.Equal(new DateOnly(2022, 4, 30), By.Census);
        Assert.Equal((24, 8, new DateOnly(2019, 12, 1)), (By.Posts.Count, By.Posts.Select(p => p.Municipality).Distinct().Count(), By.Posts.Min(p => p.Start)));
        Assert.Equal(5, By.Posts.Count(p => !p.GpList));
        Assert.All(By.Posts, p => Assert.Equal(p.ContractForm == "MUNICIPAL_NON_GP", !p.GpList));
        Assert.All(By.Posts, p => Assert.Equal(p.GpList, p.ListCap is not null));
    }

    [Fact]
    public void Studies_HaveVacanciesAndDoctorsWhoChangePosts()
    {
        foreach (var study in new[] { Vest, Nord, By })
        {
            Assert.Contains(study.Tenures.Zip(study.Tenures.Skip(1)), p => p.First.Post == p.Second.Post && p.First.End < p.Second.Start);
            Assert.Contains(study.Tenures.GroupBy(t => t.Doctor), g => g.Select(t => t.Post).Distinct().Count() == 2);
            Assert.Contains(study.Tenures, t => t.Destination == "POST_IN_STUDY");
            Assert.Equal(3, study.Absences.Select(a => a.Kind).Distinct().Count());
        }
    }

    [Theory]
    [InlineData("alis-vest")]
    [InlineData("alis-nord")]
    [InlineData("alis-by")]
    public void Study_AsShipped_KeepsTheRulesOfTenures(string study) => SyntheticRules.AssertHold(new(study));
}
