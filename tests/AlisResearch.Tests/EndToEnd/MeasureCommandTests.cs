using System.Text.Json;
using AlisResearch.Model;
using AlisResearch.Tests.Spec;
using DuckDB.NET.Data;

namespace AlisResearch.Tests.EndToEnd;

/// <summary><c>alis measure</c>, <c>alis stability</c> and <c>alis report</c> as a user types them, over the rounds that ship.</summary>
[Collection(ShippedRounds.Name)]
public sealed class MeasureCommandTests(ShippedWarehouse shipped)
{
    /// <summary>NSDM's published statement on ALIS-Vest, which the synthetic rounds mirror.</summary>
    [Fact]
    public async Task Stability_OfVest_IsAsNsdmPublishedIt_AndSaysThatItIsSynthetic()
    {
        var answer = await Json("stability", "--study", "alis-vest");

        Assert.True(answer.GetProperty("synthetic").GetBoolean());
        Assert.True(answer.GetProperty("notForPublication").GetBoolean());
        var rows = answer.GetProperty("rows").EnumerateArray().ToDictionary(r => r.GetProperty("years").GetDouble());
        Assert.Equal((14, 16), Same(rows[3]));
        Assert.Equal((10, 15), Same(rows[4]));
        Assert.Equal((7, 14), Same(rows[5]));

        static (int, int) Same(JsonElement row) => (row.GetProperty("same_doctor").GetInt32(), row.GetProperty("eligible").GetInt32());
    }

    [Fact]
    public async Task Stability_AsATable_SaysWhatItIsOf()
    {
        var (nb, en) = (await Run("stability", "--study", "alis-vest"), await Run("stability", "--study", "alis-vest", "--lang", "en"));

        Assert.Contains("14 av 16 (88 %)", nb.Output, StringComparison.Ordinal);
        Assert.Contains("SYNTETISKE DATA", nb.Output, StringComparison.Ordinal);
        Assert.Contains("ikke for publisering", nb.Output, StringComparison.Ordinal);
        Assert.Contains("10 of 15 (67 %)", en.Output, StringComparison.Ordinal);
        Assert.Contains("not for publication", en.Output, StringComparison.Ordinal);
    }

    /// <summary>A condition gives the rows of the group of the same value, and is said; a word that is no value is refused with those that are.</summary>
    [Fact]
    public async Task Where_GivesTheGroup()
    {
        var grouped = Survivals(await Json("measure", "retention", "--group-by", "contract_form"), r => r.GetProperty("contract_form").GetString() == "NARING");
        Assert.NotEmpty(grouped);
        Assert.Equal(grouped, Survivals(await Json("measure", "retention", "--where", "contract_form=NARING"), _ => true));
        Assert.Contains("Only contract_form = NARING.", (await Run("measure", "median", "--where", "contract_form=NARING", "--lang", "en")).Output, StringComparison.Ordinal);
        foreach (var (condition, said) in new[] { ("contract_form=NARINGS", "NARING"), ("contract=NARING", "contract_form"), ("contract_form", "name=value") })
        {
            var refused = await Run("measure", "median", "--where", condition, "--lang", "en");
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains(said, refused.Error, StringComparison.Ordinal);
        }

        static List<double> Survivals(JsonElement answer, Func<JsonElement, bool> isMeant) =>
            [.. answer.GetProperty("rows").EnumerateArray().Where(isMeant).Select(r => r.GetProperty("survival").GetDouble())];
    }

    [Fact]
    public async Task Measure_AsCsvAndParquet_AreTheSameRows()
    {
        using var folder = new TemporaryFolder();
        string[] asked = ["measure", "retention", "--study", "alis-vest", "--group-by", "municipality_size"];
        var csv = await Run([.. asked, "--csv"]);
        var parquet = await Run([.. asked, "--parquet", "--output", folder["curve.parquet"]]);

        Assert.Equal((0, 0), (csv.ExitCode, parquet.ExitCode));
        Assert.Contains("ikke for publisering", csv.Error, StringComparison.Ordinal);
        var lines = csv.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd('\r')).ToList();
        Assert.StartsWith("municipality_size,interval,at_risk,left,censored,survival", lines[0], StringComparison.Ordinal);
        using var database = new DuckDBConnection("DataSource=:memory:");
        database.Open();
        var rows = database.Query(
            $"SELECT municipality_size, \"interval\", survival FROM read_parquet({SqlFile.Literal(folder["curve.parquet"])})", r => (r.GetString(0), r.GetInt64(1), r.GetDouble(2)));
        Assert.Equal(lines.Count - 1, rows.Count);
        Assert.All(lines.Skip(1).Zip(rows), pair => Assert.StartsWith($"{pair.Second.Item1},{pair.Second.Item2},", pair.First, StringComparison.Ordinal));
        Assert.Equal("STEWARD", database.Query(
            $"SELECT CAST(value AS VARCHAR) FROM parquet_kv_metadata({SqlFile.Literal(folder["curve.parquet"])}) WHERE CAST(key AS VARCHAR) = 'zone'", r => r.GetString(0)).Single());
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["curve.parquet"]));
    }

    [Fact]
    public async Task Report_OfAStudy_HasEveryMeasure_AndIsStamped()
    {
        using var folder = new TemporaryFolder();
        var outcome = await Run("report", "--zone", "steward", "--study", "alis-by", "--output", folder["by.html"]);

        Assert.Equal(0, outcome.ExitCode);
        var page = await File.ReadAllTextAsync(folder["by.html"]);
        Assert.All(Repository.Schema.Measures.Values, m => Assert.Contains($"<h2>{HtmlWriter.Encode(m.Title.Nb)}</h2>", page, StringComparison.Ordinal));
        Assert.Contains("IKKE FOR PUBLISERING", page, StringComparison.Ordinal);
        Assert.Contains("NOT FOR PUBLICATION", page, StringComparison.Ordinal);
        Assert.Contains("Syntetiske data", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.DoesNotContain("synthetic-", page, StringComparison.Ordinal); // no identifier of a post or a person
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["by.html"]));
    }

    /// <summary>Before anything was taken in there is no answer; just after, there is.</summary>
    [Fact]
    public async Task Measure_AsKnownBeforeTheFirstRound_IsRefused() =>
        Assert.Equal((int)ExitCode.Usage, (await Run("measure", "median", "--as-known-at", "2001-01-01")).ExitCode);

    [Theory]
    [InlineData("Mente du «retention»?", "measure", "retentoin")]
    [InlineData("Mente du «contract_form»?", "measure", "median", "--group-by", "contract_from")]
    [InlineData("Mente du «alis-vest»?", "measure", "median", "--study", "alis-vset")]
    [InlineData("Ukjent fase", "measure", "median", "--study", "alis-vest", "--phase", "9")]
    [InlineData("median har ikke parameteren «rho»", "measure", "median", "--set", "rho=1")]
    [InlineData("conf_type: ukjent ord «LOGG»", "measure", "median", "--set", "conf_type=LOGG")]
    [InlineData("et tall over 0 og høyst 0.9999", "measure", "median", "--set", "confidence_level=95")]
    [InlineData("navn=verdi", "measure", "median", "--set", "rho")]
    [InlineData("kan ikke stratifiseres", "measure", "median", "--strata", "study")]
    [InlineData("både gruppere og stratifisere", "measure", "log_rank", "--group-by", "scheme", "--strata", "scheme")]
    [InlineData("står flere ganger", "measure", "median", "--group-by", "scheme,scheme")]
    [InlineData("slutter før det begynner", "measure", "median", "--from", "2020-01-01", "--to", "2019-01-01")]
    [InlineData("--from skal være en dato", "measure", "median", "--from", "yesterday")]
    [InlineData("--resolution skal være", "measure", "median", "--resolution", "fortnight")]
    [InlineData("kan ikke begrenses", "stability", "--from", "2020-01-01")]
    [InlineData("enheten kan ikke velges", "stability", "--unit", "position")]
    [InlineData("Velg én av", "measure", "median", "--json", "--csv")]
    [InlineData("--parquet krever --output", "measure", "median", "--parquet")]
    [InlineData("--output krever", "measure", "median", "--output", "x.csv")]
    [InlineData("ikke en fil i en mappe som finnes", "measure", "median", "--csv", "--output", "no-such-folder/x.csv")]
    [InlineData("Mente du «alis-vest»?", "report", "--zone", "steward", "--study", "alis-wvest")]
    [InlineData("--output skal være en fil som slutter på .html", "report", "--zone", "steward", "--study", "alis-vest", "--output", "x.pdf")]
    public async Task Words_ThatAreOff_AreRefusedWithWhatIsAllowed(string says, params string[] args)
    {
        var outcome = await Run(args);

        Assert.Equal((int)ExitCode.Usage, outcome.ExitCode);
        Assert.Contains(says, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("measure")]
    [InlineData("stability")]
    [InlineData("report")]
    public async Task Help_InBothLanguages_ShowsAnExample(string command)
    {
        Assert.Contains($"alis {command}", (await AlisProcess.Run([command, "--help", "--lang", "nb"])).Output, StringComparison.Ordinal);
        Assert.Contains("Examples:", (await AlisProcess.Run([command, "--help", "--lang", "en"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measures_AreListedAndDescribed()
    {
        var list = await Run("measure");
        Assert.All(Repository.Schema.Measures.Keys, m => Assert.Contains(m, list.Output, StringComparison.Ordinal));

        var described = await Run("measure", "same_doctor_stability", "--describe", "--lang", "en");
        Assert.Contains("posts that could have reached k", described.Output, StringComparison.Ordinal);
        Assert.Contains("LONGEST, CURRENT", described.Output, StringComparison.Ordinal);
    }

    private Task<Outcome> Run(params string[] args) => AlisProcess.Run([.. args, "--data", shipped.Folders.Root]);

    private async Task<JsonElement> Json(params string[] args)
    {
        var outcome = await Run([.. args, "--json"]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return JsonDocument.Parse(outcome.Output).RootElement;
    }
}
