using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AlisResearch.Disclosure;
using AlisResearch.Disclosure.Attacks;
using AlisResearch.Model;

namespace AlisResearch.Tests.Disclosure.Attacks;

/// <summary>
/// Every attack over real GraphQL and real downloads. On the protected release it must find nothing; on exact counts of the same cohorts, served the same way, it must find something, or it could not
/// fail.
/// </summary>
public sealed class AttackSuiteTests(AttackedReleases releases) : IClassFixture<AttackedReleases>
{
    /// <summary>Fails where fewer cohorts than 200 are attacked, or a field of the filter is not.</summary>
    [Fact]
    public void Suite_ReadsEveryCohortThroughGraphQL()
    {
        Assert.True(releases.Public.Release.Answers.Count(a => a.Where.Count == 2 && a.Cohorts.Any()) >= 200);
        Assert.All(releases.OnPublic.Values.Concat(releases.OnExact.Values), r => Assert.DoesNotContain(r.Untried, u => r.Name != "algorithm" || !u.EndsWith("contract_form: > 2 classes", StringComparison.Ordinal)));
        Assert.All(releases.OnPublic.Values, r => Assert.True(r.Tried > 0, r.Name));
        Assert.Contains(releases.Public.Release.Figures, f => f.Of.Kind == TreeKind.Respondent && f.From == "survey");
    }

    /// <summary>Fails where the contract has a field of a cohort that is not asked for, and does not follow from what is.</summary>
    [Fact]
    public void EveryFieldOfACohort_IsAskedForOrFollowsFromWhatIs()
    {
        var asked = releases.Public.Release.Answers.SelectMany(a => a.Documents).SelectMany(d => Regex.Matches(d.Document, "[A-Za-z]+").Select(m => m.Value)).ToHashSet();
        var contract = File.ReadAllText(Path.Combine(Repository.SchemaFolder, "graphql", "alis.graphql"));
        foreach (var type in new[] { "Cohort", "RetentionCurve", "RetentionPoint", "Turnover", "Stability", "GroupComparison", "ComparisonGroup", "Count", "Estimate" })
        {
            var body = Regex.Match(contract, $@"^type {type} .*?^\}}", RegexOptions.Multiline | RegexOptions.Singleline).Value;
            var fields = Regex.Matches(body, @"^  ([a-z]\w*)[(:]", RegexOptions.Multiline).Select(m => m.Groups[1].Value).ToList();
            Assert.NotEmpty(fields);
            Assert.All(fields, f => Assert.True(asked.Contains(f) || Following.Contains(f), $"{type}.{f}"));
        }
    }

    /// <summary>Fails where a curve that no cohorts were simulated for has limits all the same: they would hold sampling alone. (The written release has no simulated cohorts.)</summary>
    [Fact]
    public void Curves_WithoutSimulatedCohorts_HaveNoLimits()
    {
        var curves = releases.Public.Release.Answers.SelectMany(a => a.Cohorts).Where(c => c.TryGetProperty("retention", out _)).SelectMany(c => c.GetProperty("retention").EnumerateArray()).ToList();
        Assert.True(curves.Count >= 200);
        foreach (var limits in curves.SelectMany(c => c.GetProperty("points").EnumerateArray().Append(c.GetProperty("restrictedMean")).Append(c.GetProperty("median"))))
            Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (limits.GetProperty("lower").ValueKind, limits.GetProperty("upper").ValueKind));
    }

    /// <summary>
    /// Fails where the limits of turnover are too narrow for the rounding: in nearly every period of every cohort the true rate must lie between them, though they take the headcount as it is released.
    /// </summary>
    [Fact]
    public void TurnoverLimits_HoldTheTrueRate()
    {
        var (periods, outside) = (0, 0);
        foreach (var answer in releases.Public.Release.Answers.Where(a => a.Where.Count == 2 && a.Where.ContainsKey("study") && a.Where.ContainsKey("part")))
        {
            var exact = releases.Cells.Exact.Single(e => (e.Study, e.Part, e.Kind) == (answer.Where["study"], answer.Where["part"], TreeKind.Doctor)).Doctors!.Rows;
            foreach (var period in answer.Cohorts.Where(c => c.TryGetProperty("turnover", out _)).SelectMany(c => c.GetProperty("turnover").EnumerateArray()).Where(p => p.GetProperty("value").ValueKind == JsonValueKind.Number))
            {
                var from = DateOnly.ParseExact(period.GetProperty("from").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                var now = (2 * from.Year) + (from.Month / 7);
                var left = exact.Where(d => d.Left && d.ExitTime == now).Sum(d => d.Count);
                var headcount = (In(now) + In(now + 1)) / 2.0;
                if (headcount == 0)
                    continue;
                periods++;
                outside += left / headcount < period.GetProperty("lower").GetDouble() || left / headcount > period.GetProperty("upper").GetDouble() ? 1 : 0;
            }

            int In(int halfYear) => exact.Where(d => d.EntryTime < halfYear && !(d.Left && d.ExitTime < halfYear)).Sum(d => d.Count);
        }

        Assert.True(periods > 1_000 && outside <= periods / 100, $"{outside} of {periods}");
    }

    /// <summary>Fails where the difference of two nested filters (everything, a study, a phase, a study-phase, and whatever the schema adds) leaves a count fewer than three values.</summary>
    [Fact]
    public void Differencing_FindsNothing() => AssertSafe("differencing");

    /// <summary>Fails where a whole less a part, or less all other parts, leaves a count fewer than three values to somebody who knows how many persons there are, in a cohort that the gate after the draw lets through.</summary>
    [Fact]
    public void Complement_FindsNothing() => AssertSafe("complement");

    /// <summary>Fails where all answers together leave a cell fewer values than the gate allows, for somebody who knows how many there are, and for one who knows entries and classes; or no cohort fits them.</summary>
    [Fact]
    public void Margins_FindNothing() => AssertSafe("margins");

    /// <summary>Fails where two releases of a cohort, a year apart, leave a cell fewer values than the gate allows.</summary>
    [Fact]
    public void ConsecutiveReleases_TellNothingTogether() => AssertSafe("temporal");

    /// <summary>Fails where a 0 leaves fewer values than 0, 1 and 2, or a full cell leaves the others fewer.</summary>
    [Fact]
    public void ZerosAndFullCells_LeaveThreeValues() => AssertSafe("zero-and-full");

    /// <summary>Fails where one count has two values in two tables or fields, or their intervals together leave it fewer than three.</summary>
    [Fact]
    public void OneCountInSeveralTables_IsOne() => AssertSafe("cross-table");

    /// <summary>Fails where a published combination of values is known to be of exactly one person.</summary>
    [Fact]
    public void NoCombination_IsOfOne() => AssertSafe("singling-out");

    /// <summary>Fails where a list of entries and classes tells of a group of doctors that all of them left, or none.</summary>
    [Fact]
    public void APublicList_TellsNobodysOutcome() => AssertSafe("linkage");

    /// <summary>Fails where a mean tells the largest contribution to within the policy's per cent, is of too few, or is published where the rules forbid it.</summary>
    [Fact]
    public void Amounts_TellNoContribution()
    {
        AssertSafe("dominance");
        Assert.Contains(releases.Public.Release.Tables.Single(t => t.Name == "post_amount").Rows, r => r["item"] == "SALARY");
        Assert.DoesNotContain(releases.Public.Release.Tables.Single(t => t.Name == "post_amount").Rows, r => r["item"] == "EDUCATION");
    }

    /// <summary>Fails where a share, rate, mean or limit is of other whole numbers than the published ones, or these leave fewer than three values.</summary>
    [Fact]
    public void Inversion_FindsPublishedNumbersAlone() => AssertSafe("inversion");

    /// <summary>
    /// Fails where two colleagues learn how many of the others left, unless the others all did the same: then the two are all who did otherwise, or there is none, and the disclosure report names that as a
    /// risk that remains (everybody, or nobody).
    /// </summary>
    [Fact]
    public void TwoColleagues_LearnOnlyThatAllOthersDidTheSame()
    {
        AssertSafe("coalition");
        foreach (var cohort in releases.OnPublic["coalition"].Residual)
        {
            var doctors = releases.Cells.Exact.Single(e => (e.Study, e.Part, e.Kind) == (cohort.Study, cohort.Part, TreeKind.Doctor)).Doctors!.Rows;
            var (left, still) = (doctors.Where(d => d.Left).Sum(d => d.Count), doctors.Where(d => !d.Left).Sum(d => d.Count));
            Assert.True(Math.Min(left, still) <= 2 || cohort.Count > 0 && doctors.SelectMany(d => d.Classes).Distinct().Any(c => IsUniform(doctors.Where(d => d.Classes.Contains(c)).ToList())), $"{cohort}");
        }

        static bool IsUniform(IReadOnlyList<DoctorCount> doctors) => Math.Min(doctors.Where(d => d.Left).Sum(d => d.Count), doctors.Where(d => !d.Left).Sum(d => d.Count)) <= 2;
    }

    /// <summary>
    /// Fails where more than the policy's share of the ordinary cohorts have a release by which an attacker who knows the algorithm is right to conclude that everybody left; and where the release of the
    /// cohort that everybody left does not show it, as the disclosure report says it may: then the attack has grown blunt.
    /// </summary>
    [Fact]
    public void TheAlgorithm_TellsThatEverybodyLeftNoMoreOftenThanThePolicyAllows()
    {
        var result = releases.OnPublic["algorithm"];
        var ordinary = result.Disclosures.Where(d => d.Study != MadeUpCohorts.AllLeft).ToList();
        Assert.True(ordinary.Count <= result.Allowed, string.Join(", ", ordinary));
        Assert.Equal(4, result.Allowed);
        Assert.Contains(result.Disclosures, d => d.Study == MadeUpCohorts.AllLeft);
        Assert.Contains(releases.OnExact["algorithm"].Disclosures, d => d.Study == MadeUpCohorts.AllLeft);
    }

    /// <summary>Fails where the same question, under another name or with its filter in another order, has another answer; after a restart of the API too.</summary>
    [Fact]
    public async Task Repetition_GivesTheSameAnswer()
    {
        var result = releases.OnPublic["repetition"];
        Assert.True(result.Tried >= 40 && !result.Discloses, $"{result}");

        var again = await RepetitionAttack.Run(releases.Public with { Reader = await releases.Restarted() }, default);

        Assert.True(again.Tried == result.Tried && !again.Discloses, $"{again}");
    }

    /// <summary>Fails where noise that is drawn anew for each question is not averaged out: the attack above could not fail.</summary>
    [Fact]
    public async Task Repetition_OfAnswersWithFreshNoise_FindsTheCount()
    {
        var noisy = releases.Exact with { Reader = LeakyReaders.Noisy(releases.Exact.Reader) };

        Assert.True((await RepetitionAttack.Run(noisy, default)).Disclosures.Count > 0);
    }

    /// <summary>Fails where cohorts that are alike in all that is public are refused in different words, or have other rows or another order of them; where a curve has a point without persons; where a Parquet file says more than its rows.</summary>
    [Fact]
    public void SideChannels_TellNothing()
    {
        var result = releases.OnPublic["side-channels"];
        Assert.True(result.Tried > 1_000 && !result.Discloses, $"{result} {string.Join(", ", result.Disclosures)}");
    }

    /// <summary>Fails where a refusal that depends on what doctors did is not seen.</summary>
    [Fact]
    public async Task SideChannels_OfARefusalThatCounts_AreFound()
    {
        var telling = releases.Public with { Reader = LeakyReaders.Telling(releases.Public.Reader, releases.Public.Truth) };

        Assert.True((await SideChannelAttack.Run(telling, default)).Disclosures.Count > 0);
    }

    /// <summary>Nothing but in cohorts that the gate after the draw would have kept back, which are few; and much in exact counts, all of it true.</summary>
    private void AssertSafe(string attack)
    {
        var (found, exact) = (releases.OnPublic[attack], releases.OnExact[attack]);
        Assert.Equal(0, found.Mistaken);
        var open = found.Disclosures.Where(d => !IsKeptBack(d)).ToList();
        Assert.True(open.Count == 0, string.Join(", ", open));
        Assert.True(found.Disclosures.Count <= 4, string.Join(", ", found.Disclosures)); // one in fifty
        Assert.True(exact.Disclosures.Count > 0, $"{attack} finds nothing in exact counts");
        Assert.Equal(0, exact.Mistaken);
    }

    private bool IsKeptBack(DisclosedCohort cohort) => releases.Cells.Trees.Any(t => t.Study == cohort.Study && t.Part == cohort.Part
        && FeasibilityGate.Look(Schema.Policy, [], t, releases.Cells.ExactOf(t).Groups, []).Narrow.Count > 0);

    private SchemaSet Schema => releases.Schema;

    /// <summary>What follows from what is asked, by the documentation of the field, is refused by a public release, or is no figure of persons.</summary>
    private static readonly HashSet<string> Following =
    [
        "at", "quantiles", "days", // readings of the points
        "rounding", // of the simulated cohorts, which are public
        "exits", "measure", "filled", "originalHolder", // refused, or null
        "covers", "leftOut", "provenance", "parquetUrl", "csvUrl", "figureUrl", // of releases
        "expected", "chiSquared", "degreesOfFreedom", "pValue", "notComputable", // functions of the groups' curves
    ];
}
