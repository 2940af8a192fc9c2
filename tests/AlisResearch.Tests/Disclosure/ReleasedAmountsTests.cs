using System.Globalization;
using AlisResearch.Disclosure;
using AlisResearch.Model;
using AlisResearch.Tests.Spec;
using DuckDB.NET.Data;

namespace AlisResearch.Tests.Disclosure;

/// <summary>The amounts of the shipped release, worked out anew from the file that was taken in. It fails where one is published that a rule forbids, or is another than the mean.</summary>
[Collection(ShippedRounds.Name)]
public sealed class ReleasedAmountsTests(ShippedWarehouse shipped)
{
    private static readonly AmountPolicy Policy = Repository.Schema.Policy.Amounts;

    /// <summary>Of each item of the last year: published exactly when the rules hold; the winsorised mean of all who reported in two digits; the total the mean times the number of posts.</summary>
    [Fact]
    public void Amounts_AreMeansOfWhatMayBePublished()
    {
        var rows = File.ReadLines(Path.Combine(Repository.RoundsFolder, "alis-nord", "post-costs.csv")).Skip(1).Select(l => l.Split(',')).Where(r => r[2] == "2021").ToList();
        var posts = rows.Select(r => r[1]).Distinct().ToList();
        var expected = rows.GroupBy(r => (Item: r[3], Direction: r[4])).Select(g =>
        {
            List<decimal> amounts = [.. posts.Select(p => g.Where(r => r[1] == p).Sum(r => decimal.Parse(r[5], CultureInfo.InvariantCulture))).OrderDescending()];
            var total = amounts.Sum();
            var isPublished = amounts.Count(a => a > 0) >= Policy.Contributors && total - amounts[0] - amounts[1] >= (decimal)Policy.P / 100 * amounts[0]
                && amounts[0] + amounts[1] <= (decimal)Policy.K / 100 * total;
            List<decimal> given = [.. amounts.Where(a => a > 0)];
            var (low, high) = (given[^(int)Math.Ceiling(given.Count * 0.05)], given[^(int)Math.Ceiling(given.Count * 0.95)]);
            return (g.Key.Item, g.Key.Direction, IsPublished: isPublished, Mean: given.Sum(a => Math.Clamp(a, low, high)) / amounts.Count);
        }).OrderBy(e => e.Direction, StringComparer.Ordinal).ThenBy(e => e.Item, StringComparer.Ordinal).ToList();

        var amounts = Amounts();

        Assert.Equal(expected.Where(e => e.IsPublished).Select(e => (e.Item, e.Direction)).Order(), amounts.Select(a => (a.Item, a.Direction)).Order());
        Assert.Contains(expected, e => !e.IsPublished);
        foreach (var amount in amounts)
        {
            var mean = expected.Single(e => (e.Item, e.Direction) == (amount.Item, amount.Direction)).Mean;
            Assert.InRange(Math.Abs(amount.Mean - mean) / mean, 0, 0.05m);
            Assert.True(amount.Mean.ToString("0", CultureInfo.InvariantCulture).TrimEnd('0').Length <= 2);
            Assert.Equal(amount.Mean * amount.Posts, amount.Total);
            Assert.True(amount.Synthetic);
        }
    }

    /// <summary>Why an amount is missing stands in the steward's report alone.</summary>
    [Fact]
    public void WithheldAmounts_AreToldToTheStewardAlone()
    {
        var steward = File.ReadAllText(StewardDisclosureReport.FileOf(shipped.Folders, shipped.Build.Release.Manifest.Id));
        Assert.Contains("CAPITATION", steward, StringComparison.Ordinal);
        Assert.Contains("TOO_FEW_CONTRIBUTORS", steward, StringComparison.Ordinal);
        var report = File.ReadAllText(Path.Combine(shipped.Build.Release.Path, DisclosureReport.JsonFile));
        Assert.DoesNotContain("CAPITATION", report, StringComparison.Ordinal);
        Assert.Equal([("alis-nord", Amounts().Count)], DisclosureReport.FromJson(System.Text.Encoding.UTF8.GetBytes(report)).Amounts.Select(a => (a.Study, a.Published)));
    }

    private List<(string Item, string Direction, decimal Mean, long Posts, decimal Total, bool Synthetic)> Amounts()
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        return connection.Query(
            $"SELECT item, direction, mean, count, total, synthetic FROM read_parquet({SqlFile.Literal(shipped.Build.Release.TableFile("cells", "post_amount"))})",
            r => (r.GetString(0), r.GetString(1), r.GetDecimal(2), r.GetInt64(3), r.GetDecimal(4), r.GetBoolean(5)));
    }
}
