using System.Globalization;
using System.Text;
using AlisResearch.Model;
using CsCheck;

namespace AlisResearch.Tests.Spec.Measures;

/// <summary>Random cohorts against R's package survival (Therneau): every number of every curve, quantile, test and regression that R gives.</summary>
public sealed class RSurvivalSpec
{
    private const double Precision = 1e-9;

    /// <summary>R stops where the log likelihood stands still to nine digits, and the coefficients then may lack a step of 1e-7.</summary>
    private const double CoxPrecision = 1e-6;

    private const int Cohorts = 200;
    private const string Seed = "f4jPqmyL9YQ1";

    [NeedsFact(Tool.RSurvival)]
    public async Task RandomCohorts_OfR_AreReproduced()
    {
        var cohorts = RandomCohort.OfPersons.List[Cohorts].Single(_ => true, Seed);
        using var folder = new TemporaryFolder();
        var file = folder.Write("cohorts.csv", Encoding.UTF8.GetBytes(Csv(cohorts)));
        var script = Path.Combine(Repository.Root, "tests", "AlisResearch.Tests", "Spec", "Measures", "random_cohorts.R");
        var printed = await ToolProcess.Run(folder.Path, "Rscript", script, file);
        var known = printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')).ToList();

        var curves = Curves(cohorts);
        foreach (var ofCohort in known.GroupBy(f => f[0]))
        {
            var cohort = cohorts[int.Parse(ofCohort.Key, CultureInfo.InvariantCulture)];
            var comparisons = Comparisons(cohort, [.. ofCohort.Select(f => f[1])]);
            foreach (var f in ofCohort)
            {
                var (group, name) = (f[1] is "test" or "cox" ? f[2] : f[0] + f[2], $"{f[1]} {f[4]}");
                var found = (f[1] is "test" or "cox" ? comparisons : curves).GetValueOrDefault((group, f[3], name), "missing");
                Near(Vector.Number(f[5]), found, $"cohort {string.Join(' ', f[..5])}", f[1] == "cox" ? CoxPrecision : Precision);
            }
        }

        // That something was compared is not left to chance.
        var compared = known.CountBy(f => f[1]).ToDictionary();
        Assert.All(["curve log", "quantile log", "table log", "mean", "incidence", "test", "cox"], kind => Assert.True(compared.GetValueOrDefault(kind) > 500, $"{kind}: {compared.GetValueOrDefault(kind)}"));
    }

    /// <summary>Our numbers by R's names for them, of all cohorts at once: a cohort's groups have its number before theirs.</summary>
    private static Dictionary<(string Group, string Key, string Name), object?> Curves(IReadOnlyList<RandomCohort> cohorts)
    {
        var numbers = new Dictionary<(string, string, string), object?>();
        using var cells = new MeasuredCells(cohorts.SelectMany((c, i) => c.Rows.Select(r => r with { Group = $"{i}{r.Group![0]}", Stratum = null })));
        foreach (var (type, name) in new[] { ("LOG", "log"), ("LOG_LOG", "log-log"), ("PLAIN", "plain") })
        {
            Add(numbers, cells.Of("retention", null, ("conf_type", type)), "interval", $"curve {name}", [
                ("surv", "survival"), ("std.err", "log_std_err"), ("lower", "lower"), ("upper", "upper"), ("n.risk", "at_risk"), ("cumhaz", "cumulative_hazard"), ("std.chaz", "cumulative_hazard_std_err")]);
            Add(numbers, cells.Of("quantiles", null, ("conf_type", type)), "probability", $"quantile {name}", [("quantile", "time"), ("lower", "lower"), ("upper", "upper")]);
            Add(numbers, cells.Of("median", null, ("conf_type", type)), "", $"table {name}", [("median", "median"), ("0.95LCL", "lower"), ("0.95UCL", "upper")]);
        }

        Add(numbers, cells.Of("restricted_mean"), "", "mean", [("rmean", "restricted_mean"), ("se(rmean)", "std_err")]);
        var incidence = cells.Of("cumulative_incidence");
        incidence.ForEach(r => r["group"] = $"{r["group"]}:{r["outcome"]}");
        Add(numbers, incidence, "interval", "incidence", [("pstate", "incidence"), ("std.err", "std_err")]);
        return numbers;
    }

    private static Dictionary<(string Group, string Key, string Name), object?> Comparisons(RandomCohort cohort, HashSet<string> kinds)
    {
        var numbers = new Dictionary<(string, string, string), object?>();
        using var byLetter = new MeasuredCells(cohort.Rows.Select(r => r with { Group = r.Group![..1] }));
        foreach (var rho in kinds.Contains("test") ? new[] { "0", "1" } : [])
        {
            var test = byLetter.Of("log_rank", null, ("rho", rho));
            test.ForEach(r => r["rho"] = rho);
            Add(numbers, test, "rho", "test", [("observed", "observed"), ("expected", "expected")]);
            Add(numbers, [new(test[0]) { ["group"] = "" }], "rho", "test", [("chisq", "chi_squared"), ("df", "degrees_of_freedom")]);
        }

        using var byCovariates = new MeasuredCells(cohort.Rows);
        GroupingVariable[] covariates = [MeasuredCells.Variable("group"), MeasuredCells.Variable("digit", number: true)];
        foreach (var ties in kinds.Contains("cox") ? new[] { "efron", "breslow" } : [])
        {
            var terms = byCovariates.Of("cox", covariates, ("ties", ties.ToUpperInvariant()));
            terms.ForEach(r => (r["group"], r["term"]) = ("", r["level"] ?? r["covariate"]));
            Add(numbers, terms, "term", $"cox {ties}", [("coef", "coefficient"), ("se", "std_err")]);
            Add(numbers, [new(byCovariates.Of("cox_fit", covariates, ("ties", ties.ToUpperInvariant())).Single()) { ["group"] = "" }], "", $"cox {ties}", [
                ("loglik0", "log_likelihood_null"), ("loglik", "log_likelihood"), ("score", "score"), ("concordance", "concordance"), ("concordance se", "concordance_std_err")]);
        }

        return numbers;
    }

    private static void Add(
        Dictionary<(string Group, string Key, string Name), object?> numbers, List<Dictionary<string, object?>> rows, string key, string kind, (string Theirs, string Ours)[] columns)
    {
        foreach (var row in rows)
        {
            foreach (var (theirs, ours) in columns)
                numbers[((string)row["group"]!, key == "" ? "" : Convert.ToString(row[key], CultureInfo.InvariantCulture)!, $"{kind} {theirs}")] = row[ours];
        }
    }

    private static void Near(double? known, object? measured, string what, double precision)
    {
        Assert.False(measured is "missing", $"{what}: missing");
        double? found = measured is null ? null : Convert.ToDouble(measured, CultureInfo.InvariantCulture);
        Assert.True(
            known is null ? found is null : found is { } value && Math.Abs(value - known.Value) <= precision * Math.Max(1, Math.Abs(known.Value)),
            $"{what}: {known?.ToString("R", CultureInfo.InvariantCulture) ?? "null"} expected, {found?.ToString("R", CultureInfo.InvariantCulture) ?? "null"} found");
    }

    private static string Csv(IReadOnlyList<RandomCohort> cohorts) => "cohort,group,stratum,entry,exit,outcome,digit\n" + string.Concat(cohorts.Index().SelectMany(c => c.Item.Rows.Select(
        r => $"{c.Index},{r.Group![..1]},{r.Stratum},{r.Entry},{r.Exit},{r.Outcome},{r.Group[^1]}\n")));
}
