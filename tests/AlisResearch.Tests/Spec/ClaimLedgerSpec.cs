using AlisResearch.Model;

namespace AlisResearch.Tests.Spec;

/// <summary>The ledger that ships: what the sources print, recomputed over the rows they print.</summary>
[Collection(ShippedRounds.Name)]
public sealed class ClaimLedgerSpec(ShippedWarehouse shipped)
{
    [Fact]
    public void Ledger_Shipped_HasEveryVerdict()
    {
        Assert.InRange(shipped.Build.Claims.Count, 45, int.MaxValue);
        Assert.Equal(Enum.GetValues<ClaimVerdict>(), shipped.Build.Claims.Select(c => c.Verdict).Distinct().Order());
    }

    /// <summary>The sources contradict each other eight times. Both sides are kept, and both say so.</summary>
    [Theory]
    [InlineData("by-municipalities-stated 7", "by-municipalities-named 8")]
    [InlineData("vest-posts-planned 12", "vest-posts-start 14", "vest-posts-listed 15", "vest-posts-phase-1 16")]
    [InlineData("nord-filled-posts 20", "nord-filled-posts-table 22")]
    [InlineData("nord-tana-chosen Tana/Nesseby", "nord-tana-table Tana + Lebesby")]
    [InlineData("vest-bergen-practice-text 500000", "vest-bergen-practice-table 600000")]
    [InlineData("vest-odda-applicants 14", "vest-odda-applicants-journal 15")]
    [InlineData("nord-individual-supervisor 19", "nord-individual-supervisor-none 3")]
    [InlineData("vest-municipalities-listed 11", "vest-municipalities-with-applicants 7")]
    public void Contradiction_InTheSources_IsKeptOnEverySide(params string[] sides)
    {
        var claims = sides.Select(s => shipped.Claim(s.Split(' ')[0])).ToList();

        Assert.Equal(sides, claims.Select(c => $"{c.Claim.Id} {c.Claim.Published?.ToString("0", null) ?? c.Claim.PublishedText}"));
        Assert.All(claims, c => Assert.Equal(ClaimVerdict.Contradicted, c.Verdict));
        Assert.All(claims, c => Assert.Equal(claims.Select(o => o.Claim.Id).Where(id => id != c.Claim.Id).Order(), c.Claim.Contradicts.Order()));
    }

    /// <summary>Nothing else is contradicted: where a number comes out differently, a reason is stated, or it is one of the eight.</summary>
    [Fact]
    public void Contradiction_OutsideTheEight_IsNone() =>
        Assert.All(shipped.Build.Claims.Where(c => c.Verdict == ClaimVerdict.Contradicted), c => Assert.NotEmpty(c.Claim.Contradicts));

    [Theory]
    [InlineData("nord-cost-d", 400_000)]
    [InlineData("vest-funding-first", null)]
    [InlineData("vest-funding-total", null)]
    public void Difference_WithAReason_IsExplained(string id, int? computed)
    {
        Assert.Equal((computed, ClaimVerdict.Explained), ((int?)shipped.Claim(id).Computed, shipped.Claim(id).Verdict));
        Assert.NotNull(shipped.Claim(id).Claim.Note);
    }

    /// <summary>Only synthetic data mirror these; that confirms nothing.</summary>
    [Theory]
    [InlineData("vest-stable-three-years")]
    [InlineData("vest-stable-four-years")]
    [InlineData("vest-stable-five-years")]
    [InlineData("vest-left-first-year")]
    public void Stability_WithoutPublishedRows_IsNotComputable(string id) =>
        Assert.Equal((null, ClaimVerdict.NotComputable), (shipped.Claim(id).Computed, shipped.Claim(id).Verdict));

    /// <summary>The sums that the sources print or imply, from their parts.</summary>
    [Theory]
    [InlineData("nord-applications", 8 + 11 + 7 + 9)]
    [InlineData("nord-applicant-municipalities", 9 + 19.5 + 7.5 + 9)]
    [InlineData("nord-residents", 61_142 + 168_673 + 76_522 + 59_508)]
    [InlineData("nord-offered-posts", 7 + 10 + 7 + 8)]
    [InlineData("nord-posts-finnmark", 7)]
    [InlineData("nord-posts-unn", 10)]
    [InlineData("nord-posts-nordland", 7)]
    [InlineData("nord-posts-helgeland", 8)]
    [InlineData("nord-units-finnmark", 6)]
    [InlineData("nord-units-unn", 7)]
    [InlineData("nord-units-nordland", 6)]
    [InlineData("nord-units-helgeland", 6)]
    [InlineData("nord-municipalities", 6 + 7 + 6 + 6)]
    [InlineData("nord-advertised", 24)]
    [InlineData("nord-future-start", 2)]
    [InlineData("nord-naring", 5)]
    [InlineData("nord-naring-pending", 1 + 3)]
    [InlineData("nord-old-scheme", 2)]
    [InlineData("nord-group-supervision", 11)]
    [InlineData("nord-staff-applications", 1 + 2 + 2 + 0)]
    [InlineData("nord-cost-a", 2_100_000 - 2_400_000)]
    [InlineData("nord-cost-b", 1_900_000 - 1_000_000)]
    [InlineData("nord-cost-c", 2_400_000 - 1_000_000)]
    [InlineData("vest-applicants", 12 + 14 + 14 + 15 + 4 + 5 + 72)]
    [InlineData("vest-appointed", 2 + 2 + 1 + 1 + 2 + 1 + 2 + 1 + 1 + 1 + 1)]
    [InlineData("vest-municipalities", 11 + 8)]
    [InlineData("vest-plan-expenses", 900_000 + 600_000 + 100_000 + 50_000)]
    [InlineData("vest-plan-income", 200_000 + 1_000_000 + (442 * 700))]
    [InlineData("vest-plan-capitation", 309_400)]
    [InlineData("vest-bergen-expenses", 900_000 + 600_000 + 100_000)]
    [InlineData("vest-bergen-income", 600_000 + 400_000)]
    [InlineData("vest-bergen-net", 600_000)]
    [InlineData("vest-interviews", 106)]
    [InlineData("vest-interviews-health-leaders", 54)]
    [InlineData("vest-interviews-alis", 34)]
    [InlineData("vest-interviews-supervisors", 11)]
    [InlineData("vest-interviews-support-staff", 7)]
    [InlineData("nord-interviews", 15 + 24)]
    [InlineData("nord-interviews-health-leaders", 7 + 8)]
    [InlineData("nord-interviews-alis", 10 + 14)]
    [InlineData("by-interviews", 28 + 10)]
    [InlineData("by-interviews-health-leaders", 10 + 18)]
    [InlineData("by-interviews-alis", 10)]
    [InlineData("national-interviews", 106 + 39 + 38)]
    [InlineData("national-agreements-2021", 387 + 177)]
    [InlineData("national-amount-2021", 87_781_361 + 41_740_000)]
    public void Sum_FromItsParts_IsConfirmed(string id, double sum) =>
        Assert.Equal(((decimal)sum, ClaimVerdict.Confirmed), (shipped.Claim(id).Computed, shipped.Claim(id).Verdict));

    [Fact]
    public void Claim_Shipped_NamesADocumentAndAPlaceInIt() => Assert.All(shipped.Build.Claims, c => Assert.NotNull(c.Claim.Source.Locator));
}
