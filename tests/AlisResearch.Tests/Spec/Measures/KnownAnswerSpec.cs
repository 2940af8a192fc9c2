namespace AlisResearch.Tests.Spec.Measures;

/// <summary>Every measure of follow-up against numbers that R's package survival gives, to 1e-10.</summary>
public sealed class KnownAnswerSpec
{
    [Theory]
    [InlineData("aml")]
    [InlineData("lung")]
    [InlineData("ovarian")]
    [InlineData("constructed_delayed")]
    public void Retention_OfR_IsReproduced(string dataset)
    {
        foreach (var (suffix, group) in new (string, Func<IReadOnlyDictionary<string, string?>, string?>)[] { ("all", _ => "all"), ("group", r => r["group"]) })
        {
            var known = Vector.Read($"{dataset}_km_{suffix}");
            foreach (var (type, name) in new[] { ("LOG", "log"), ("LOG_LOG", "loglog"), ("PLAIN", "plain") })
            {
                var curve = MeasuredCells.Measure("retention", Vector.FollowUpOf(dataset, group), null, ("conf_type", type));
                Assert.Equal(known.Count, curve.Count);
                foreach (var (expected, row) in known.Zip(curve))
                {
                    var what = $"{dataset} {expected["group"]} {expected["time"]} {type}";
                    Assert.Equal((expected["group"], expected["time"]), ((string)row["group"]!, $"{row["interval"]}"));
                    Vector.Equal(expected["n_risk"], row["at_risk"], what);
                    Vector.Equal(expected["n_event"], row["left"], what);
                    Vector.Equal(expected["n_censor"], row["censored"], what);
                    Vector.Equal(expected["surv"], row["survival"], what);
                    Vector.Equal(expected["std_err"], row["std_err"], what);
                    Vector.Equal(expected["std_err_cumhaz_scale"], row["log_std_err"], what);
                    Vector.Equal(expected[$"lower_{name}"], row["lower"], what);
                    Vector.Equal(expected[$"upper_{name}"], row["upper"], what);
                    Vector.Equal(expected["cumhaz_nelson_aalen"], row["cumulative_hazard"], what);
                    Vector.Equal(expected["std_err_chaz"], row["cumulative_hazard_std_err"], what);
                }
            }
        }
    }

    [Fact]
    public void Quantiles_OfR_AreReproduced()
    {
        foreach (var expected in Vector.Read("quantiles"))
        {
            var row = MeasuredCells.Measure("quantiles", Cohort(expected), null, ("probabilities", expected["p"]!), ("conf_type", Type(expected["conf_type"]!)))
                .Single(r => (string)r["group"]! == expected["group"]);
            var what = $"{expected["dataset"]} {expected["group"]} {expected["p"]} {expected["conf_type"]}";
            Vector.Equal(expected["quantile"], row["time"], what);
            Vector.Equal(expected["lower"], row["lower"], what);
            Vector.Equal(expected["upper"], row["upper"], what);
            Assert.Equal(expected["quantile"] == "NA" ? "NOT_REACHED" : null, row["not_computable"]);
        }
    }

    [Fact]
    public void MedianTable_OfR_IsReproduced()
    {
        foreach (var expected in Vector.Read("median"))
        {
            var what = $"{expected["dataset"]} {expected["group"]} {expected["conf_type"]}";
            var mean = MeasuredCells.Measure("restricted_mean", Cohort(expected)).Single(r => (string)r["group"]! == expected["group"]);
            Vector.Equal(expected["rmean"], mean["restricted_mean"], what);
            Vector.Equal(expected["se_rmean"], mean["std_err"], what);
            var median = MeasuredCells.Measure("median", Cohort(expected), null, ("conf_type", Type(expected["conf_type"]!))).Single(r => (string)r["group"]! == expected["group"]);
            Vector.Equal(expected["records"], median["entered"], what);
            Vector.Equal(expected["events"], median["left"], what);
            Vector.Equal(expected["median"], median["median"], what);
            Vector.Equal(expected["lcl95"], median["lower"], what);
            Vector.Equal(expected["ucl95"], median["upper"], what);
        }
    }

    [Fact]
    public void RestrictedMean_OfR_IsReproduced()
    {
        foreach (var expected in Vector.Read("rmst"))
        {
            var row = MeasuredCells.Measure("restricted_mean", Cohort(expected), null, ("tau", expected["tau"]!)).Single(r => (string)r["group"]! == expected["group"]);
            Vector.Equal(expected["rmean"], row["restricted_mean"], $"{expected["dataset"]} {expected["tau"]}");
            Vector.Equal(expected["se_rmean"], row["std_err"], $"{expected["dataset"]} {expected["tau"]}");
        }
    }

    [Fact]
    public void LifeTable_OfR_IsReproduced()
    {
        var rows = MeasuredCells.Measure("life_table", Vector.FollowUpOf("aml", r => r["group"]).Select(f => f with { Exit = (f.Exit + 5) / 6 }));
        foreach (var expected in Vector.Read("aml_lifetable_width6"))
        {
            var row = rows.Single(r => (string)r["group"]! == expected["group"] && 6 * (long)r["interval"]! == Vector.Number(expected["right"]));
            var what = $"{expected["group"]} {expected["right"]}";
            Vector.Equal(expected["n_entering"], row["at_risk"], what);
            Vector.Equal(expected["events"], row["left"], what);
            Vector.Equal(expected["censored"], row["censored"], what);
            Vector.Equal(expected["surv_km_grouped"], row["survival_grouped"], what);
            Vector.Equal(expected["surv_actuarial"], row["survival_actuarial"], what);
        }
    }

    [Theory]
    [InlineData("mgus2_input", "mgus2_aj_all")]
    [InlineData("constructed_cr_input", "constructed_cr_aj")]
    public void CumulativeIncidence_OfR_IsReproduced(string input, string file)
    {
        var rows = MeasuredCells.Measure("cumulative_incidence", Vector.FollowUpOf(input[..^"_input".Length], _ => "all"))
            .ToDictionary(r => ((string)r["outcome"]!, $"{r["interval"]}"));
        var known = Vector.Read(file);
        Assert.Equal(2 * known.Count, rows.Count);
        foreach (var expected in known)
        {
            foreach (var cause in new[] { "pcm", "death" })
            {
                var (row, what) = (rows[(cause, expected["time"]!)], $"{file} {cause} {expected["time"]}");
                Vector.Equal(expected["n_risk"], row["at_risk"], what);
                Vector.Equal(expected[$"n_event_{cause}"], row["left"], what);
                Vector.Equal(expected["n_censor"], row["censored"], what);
                Vector.Equal(expected["p_eventfree"], row["event_free"], what);
                Vector.Equal(expected["se_eventfree"], row["event_free_std_err"], what);
                Vector.Equal(expected[$"cif_{cause}"], row["incidence"], what);
                Vector.Equal(expected[$"se_{cause}"], row["std_err"], what);
                Vector.Equal(expected[$"lower_{cause}"], row["lower"], what);
                Vector.Equal(expected[$"upper_{cause}"], row["upper"], what);
            }
        }
    }

    [Fact]
    public void CumulativeIncidence_OfRAtChosenTimes_IsReproduced()
    {
        var rows = MeasuredCells.Measure("cumulative_incidence", Vector.FollowUpOf("mgus2", _ => "all"));
        foreach (var expected in Vector.Read("mgus2_aj_selected"))
        {
            var at = rows.Where(r => (long)r["interval"]! <= Vector.Number(expected["time"])).GroupBy(r => (string)r["outcome"]!).ToDictionary(g => g.Key, g => g.Last());
            Vector.Equal(expected["p_eventfree"], at["pcm"]["event_free"], expected["time"]!);
            Vector.Equal(expected["cif_pcm"], at["pcm"]["incidence"], expected["time"]!);
            Vector.Equal(expected["cif_death"], at["death"]["incidence"], expected["time"]!);
        }
    }

    [Fact]
    public void LogRank_OfR_IsReproduced()
    {
        foreach (var expected in Vector.Read("logrank"))
        {
            var row = MeasuredCells.Measure("log_rank", Vector.FollowUpOf(expected["dataset"]!, r => r["group"]), null, ("rho", expected["rho"]!)).Single(r => (string)r["group"]! == expected["group"]);
            var what = $"{expected["dataset"]} {expected["group"]} {expected["rho"]}";
            Vector.Equal(expected["n"], row["entered"], what);
            Vector.Equal(expected["observed"], row["observed"], what);
            Vector.Equal(expected["expected"], row["expected"], what);
            Vector.Equal(expected["chisq"], row["chi_squared"], what);
            Vector.Equal(expected["df"], row["degrees_of_freedom"], what);
            Vector.Equal(expected["p"], row["p_value"], what);
        }
    }

    [Fact]
    public void LogRank_StratifiedOfR_IsReproduced()
    {
        var expected = Vector.Read("logrank_stratified").Single();
        var row = MeasuredCells.Measure("log_rank", Vector.FollowUpOf("lung", r => r["group"], r => r["ecog"]).Where(f => f.Stratum is not (null or "NA"))).First();
        Vector.Equal(expected["chisq"], row["chi_squared"], "stratified");
        Vector.Equal(expected["df"], row["degrees_of_freedom"], "stratified");
        Vector.Equal(expected["p"], row["p_value"], "stratified");
    }

    /// <summary>1e-8, as an iteration ends; R prints the Wald statistic with two decimals.</summary>
    [Fact]
    public void Cox_OfR_IsReproduced()
    {
        foreach (var expected in Vector.Read("cox_coef"))
        {
            var row = Regression("cox", expected).Single(r => $"{r["covariate"]}{r["level"]}" == expected["term"]);
            var what = $"{expected["dataset"]} {expected["formula"]} {expected["term"]} {expected["ties"]}";
            foreach (var (theirs, ours) in new[]
            {
                ("coef", "coefficient"), ("exp_coef", "hazard_ratio"), ("se", "std_err"), ("z", "z"), ("p", "p_value"), ("hr_lower95", "lower"), ("hr_upper95", "upper"),
            })
                Vector.Equal(expected[theirs], row[ours], $"{what} {ours}", 1e-8);
        }

        foreach (var expected in Vector.Read("cox_fit"))
        {
            var row = Regression("cox_fit", expected).Single();
            var what = $"{expected["dataset"]} {expected["formula"]} {expected["ties"]}";
            foreach (var (theirs, ours) in new[]
            {
                ("n", "entered"), ("nevent", "left"), ("loglik0", "log_likelihood_null"), ("loglik1", "log_likelihood"), ("lr_chisq", "likelihood_ratio"),
                ("score_chisq", "score"), ("df", "degrees_of_freedom"), ("concordance", "concordance"), ("se_concordance", "concordance_std_err"),
            })
                Vector.Equal(expected[theirs], row[ours], $"{what} {ours}", 1e-8);
            Vector.Equal(expected["wald_chisq"], row["wald"], $"{what} wald", 0.005);
        }
    }

    private static List<Dictionary<string, object?>> Regression(string measure, IReadOnlyDictionary<string, string?> expected)
    {
        var covariates = expected["formula"]!.Split(" + ");
        var rows = Vector.FollowUpOf(expected["dataset"]!, r => string.Join(" · ", covariates.Select(c => r[c] is null or "NA" ? ".." : r[c])));
        return MeasuredCells.Measure(measure, rows, [.. covariates.Select(c => MeasuredCells.Variable(c, c != "group"))], ("ties", expected["ties"]!.ToUpperInvariant()));
    }

    private static List<FollowUp> Cohort(IReadOnlyDictionary<string, string?> expected) =>
        Vector.FollowUpOf(expected["dataset"]!, r => expected["model"] == "group" ? r["group"] : "all");

    private static string Type(string name) => name switch { "log" => "LOG", "log-log" => "LOG_LOG", _ => "PLAIN" };
}
