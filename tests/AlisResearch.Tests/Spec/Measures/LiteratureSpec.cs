using AlisResearch.Analytics;

namespace AlisResearch.Tests.Spec.Measures;

/// <summary>Answers that stand in the literature, or that a reader works out by hand.</summary>
public sealed class LiteratureSpec
{
    /// <summary>
    /// Weeks in remission of children with leukaemia, on 6-mercaptopurine or placebo, + censored: Freireich et al. (1963), Blood 21: 699-716; Gehan (1965),
    /// Biometrika 52: 203-223; the example of Cox (1972), Journal of the Royal Statistical Society B 34: 187-220.
    /// </summary>
    private static readonly List<FollowUp> Freireich =
    [
        .. Weeks("6-MP", "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"),
        .. Weeks("placebo", "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23"),
    ];

    /// <summary>
    /// Kaplan–Meier by hand: S(6) = 18/21, then × 16/17 at 7, × 14/15 at 10, × 11/12 at 13, × 10/11 at 16, × 6/7 at 22 and × 5/6 at 23. Greenwood's standard error
    /// at 6 is 18/21 √(3/(21 × 18)). Tabled so in Kalbfleisch &amp; Prentice (2002), The Statistical Analysis of Failure Time Data, and Klein &amp; Moeschberger
    /// (2003), Survival Analysis, table 4.1.
    /// </summary>
    [Fact]
    public void Retention_OfFreireich_IsTheTextbooks()
    {
        var curve = MeasuredCells.Measure("retention", Freireich).Where(r => (string)r["group"]! == "6-MP").ToDictionary(r => (long)r["interval"]!, r => (double)r["survival"]!);
        var known = new (long Week, double Survival, double Rounded)[]
        {
            (6, 18.0 / 21, 0.857), (7, 18.0 / 21 * 16 / 17, 0.807), (10, 18.0 / 21 * 16 / 17 * 14 / 15, 0.753), (13, 18.0 / 21 * 16 / 17 * 14 / 15 * 11 / 12, 0.690),
            (16, 18.0 / 21 * 16 / 17 * 14 / 15 * 10 / 12, 0.627), (22, 18.0 / 21 * 16 / 17 * 14 / 15 * 10 / 14, 0.538), (23, 18.0 / 21 * 16 / 17 * 14 / 15 * 25 / 42, 0.448),
        };
        foreach (var (week, survival, rounded) in known)
        {
            Assert.Equal(survival, curve[week], 1e-12);
            Assert.Equal(rounded, Math.Round(curve[week], 3));
        }

        var at6 = MeasuredCells.Measure("retention_at", Freireich, null, ("times", "6")).First();
        Assert.Equal((21L, 18.0 / 21 * Math.Sqrt(3.0 / (21 * 18))), ((long)at6["at_risk"]!, (double)at6["std_err"]!));
    }

    /// <summary>The curve of 6-MP is at 0.538 until week 23 and then below one half; ten of the 21 on placebo were in relapse before week 8, fourteen at its end.</summary>
    [Fact]
    public void Median_OfFreireich_IsTwentyThreeAndEightWeeks() =>
        Assert.Equal([("6-MP", 23.0), ("placebo", 8.0)], MeasuredCells.Measure("median", Freireich).Select(r => ((string)r["group"]!, (double)r["median"]!)));

    /// <summary>
    /// Observed 9 and 21, expected 19.25 and 10.75, chi-square 16.79: Klein &amp; Moeschberger (2003), section 7.3; Collett (2015), Modelling Survival Data in Medical
    /// Research. Further digits from R's survival 3.5.
    /// </summary>
    [Fact]
    public void LogRank_OfFreireich_IsSixteenPointSevenNine()
    {
        var test = MeasuredCells.Measure("log_rank", Freireich);

        Assert.Equal([9.0, 21.0], test.Select(r => (double)r["observed"]!));
        Assert.Equal([19.250501, 10.749499], test.Select(r => Math.Round((double)r["expected"]!, 6)));
        Assert.Equal(16.7929409892165, (double)test[0]["chi_squared"]!, 1e-12);
        Assert.Equal(14.4571508187171, (double)MeasuredCells.Measure("log_rank", Freireich, null, ("rho", "1"))[0]["chi_squared"]!, 1e-12);
    }

    /// <summary>
    /// The hazard of relapse on placebo is 4.5 (Breslow's ties) or 4.8 times (Efron's) that on 6-MP: Kalbfleisch &amp; Prentice (2002), Klein &amp; Moeschberger (2003),
    /// section 8.4. Digits as R's survival 3.5 prints them.
    /// </summary>
    [Theory]
    [InlineData("BRESLOW", 1.509191413, 4.52307202, 0.409564406)]
    [InlineData("EFRON", 1.572125149, 4.81687390, 0.412396718)]
    public void Cox_OfFreireich_IsTheTextbooks(string ties, double coefficient, double ratio, double stdErr)
    {
        var row = MeasuredCells.Measure("cox", Freireich, null, ("ties", ties)).Single();

        Assert.Equal(("placebo", "6-MP"), (row["level"], row["reference"]));
        Assert.Equal(coefficient, (double)row["coefficient"]!, 1e-8);
        Assert.Equal(ratio, (double)row["hazard_ratio"]!, 1e-7);
        Assert.Equal(stdErr, (double)row["std_err"]!, 1e-8);
    }

    /// <summary>
    /// Cutler &amp; Ederer (1958), Maximum utilization of the life table method in analyzing survival, Journal of Chronic Diseases 8: 699-712: 126 patients with cancer
    /// of the kidney by year. Of 47 deaths among 126 − 19/2 in the first year and so on 44 % survive five years.
    /// </summary>
    [Fact]
    public void LifeTable_OfCutlerAndEderer_IsTheirs()
    {
        FollowUp[] patients =
        [
            .. Interval(1, died: 47, withdrawn: 19), .. Interval(2, died: 5, withdrawn: 17), .. Interval(3, died: 2, withdrawn: 15),
            .. Interval(4, died: 2, withdrawn: 9), .. Interval(5, died: 0, withdrawn: 6),
            .. Interval(6, died: 0, withdrawn: 4), // followed for more than five years
        ];

        var table = MeasuredCells.Measure("life_table", patients).Take(5).ToList();

        Assert.Equal([126L, 60L, 38L, 21L, 10L], table.Select(r => (long)r["at_risk"]!));
        Assert.Equal([116.5, 51.5, 30.5, 16.5, 7.0], table.Select(r => (double)r["exposed"]!));
        Assert.Equal([0.60, 0.54, 0.50, 0.44, 0.44], table.Select(r => Math.Round((double)r["survival_actuarial"]!, 2)));
        Assert.Equal((1 - (47 / 116.5)) * (1 - (5 / 51.5)) * (1 - (2 / 30.5)) * (1 - (2 / 16.5)), (double)table[^1]["survival_actuarial"]!, 1e-12);

        static FollowUp[] Interval(long year, long died, long withdrawn) => [new("all", 0, year, "DIED", Count: died), new("all", 0, year, null, Count: withdrawn)];
    }

    /// <summary>Twenty are hired; 1, 4, 2, 0, 2 and 0 quit in years one to six. 19/20 are there after a year, 11/20 after five. Nobody is censored before, so S is the plain share.</summary>
    [Fact]
    public void Retention_OfTwentyHired_IsTheShareStillThere()
    {
        FollowUp[] hired = [new("all", 0, 1, "QUIT"), new("all", 0, 2, "QUIT", Count: 4), new("all", 0, 3, "QUIT", Count: 2), new("all", 0, 5, "QUIT", Count: 2), new("all", 0, 6, null, Count: 11)];

        var rows = MeasuredCells.Measure("retention_at", hired, null, ("times", "0,1,2,3,4,5,6,7"));

        double?[] shares = [1, 0.95, 0.75, 0.65, 0.65, 0.55, 0.55, null];
        foreach (var (share, row) in shares.Zip(rows))
        {
            Assert.Equal(share is null ? "BEYOND_FOLLOW_UP" : null, row["not_computable"]);
            Vector.Equal(share?.ToString("R", System.Globalization.CultureInfo.InvariantCulture), row["survival"], $"{row["time"]}");
        }
    }

    /// <summary>
    /// Leaving for a competing reason is not being censored (Putter, Fiocco &amp; Geskus 2007, Statistics in Medicine 26: 2389-2430). Of four one quits at 1, one is
    /// promoted at 2, one quits at 3, one stays: quitting is 1/4 and then 1/4 + 1/2 × 1/2 = 1/2. As a curve that censors the promoted it would be 1 − 3/4 × 1/2 = 5/8.
    /// </summary>
    [Fact]
    public void CumulativeIncidence_OfCompetingReasons_IsTheShareWhoLeftForEach()
    {
        FollowUp[] doctors = [new("all", 0, 1, "QUIT"), new("all", 0, 2, "PROMOTED"), new("all", 0, 3, "QUIT"), new("all", 0, 3, null)];

        var rows = MeasuredCells.Measure("cumulative_incidence", doctors);

        Assert.Equal([0.25, 0.25, 0.5], rows.Where(r => (string)r["outcome"]! == "QUIT").Select(r => (double)r["incidence"]!));
        Assert.Equal([0, 0.25, 0.25], rows.Where(r => (string)r["outcome"]! == "PROMOTED").Select(r => (double)r["incidence"]!));
        Assert.Equal(0.625, 1 - (double)MeasuredCells.Measure("retention", doctors.Select(d => d with { Outcome = d.Outcome == "QUIT" ? "QUIT" : null }))[^1]["survival"]!, 1e-12);
    }

    /// <summary>
    /// Turnover may exceed 100 % (Russell, Humphreys &amp; Wakerman 2012, Australian Health Review 36: 408-414). Ten posts, filled at both ends of 2020. All ten doctors
    /// leave on 1 April, two of those who follow them on 1 September: 12 leavers to a mean headcount of 10.
    /// </summary>
    [Fact]
    public void CrudeTurnover_OfTwelveLeaversInTenPosts_IsMoreThanOne()
    {
        var (april, september) = (new DateOnly(2020, 4, 1), new DateOnly(2020, 9, 1));
        using var tables = new MeasuredTables(new(2021, 6, 30), [.. Enumerable.Range(1, 10).SelectMany(p => new[]
        {
            new WrittenTenure($"post-{p}", $"first-{p}", new(2019, 1, 1), april), new WrittenTenure($"post-{p}", $"second-{p}", april, p <= 2 ? september : null),
        }), .. Enumerable.Range(1, 2).Select(p => new WrittenTenure($"post-{p}", $"third-{p}", september, null))]);
        var year = new CohortRequest { From = new(2020, 1, 1), To = new(2020, 12, 31) };

        var turnover = tables.Measure("crude_turnover", year).Single();
        var stability = tables.Measure("stability_rate", year).Single();
        var rate = tables.Measure("exit_rate", year).Single();

        Assert.Equal((10L, 10L, 12L, 1.2), ((long)turnover["at_start"]!, (long)turnover["at_end"]!, (long)turnover["left"]!, (double)turnover["turnover"]!));
        Assert.Equal((10L, 0L, 0.0), ((long)stability["at_start"]!, (long)stability["remained"]!, (double)stability["stability_rate"]!));
        Assert.Equal(12 / (3660 / 365.25), (double)rate["exit_rate"]!, 1e-12); // ten posts held on each of 366 days
    }

    private static IEnumerable<FollowUp> Weeks(string group, string weeks) =>
        weeks.Split(' ').Select(w => new FollowUp(group, 0, long.Parse(w.TrimEnd('+'), System.Globalization.CultureInfo.InvariantCulture), w.EndsWith('+') ? null : "RELAPSE"));
}
