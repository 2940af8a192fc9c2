using AlisResearch.Model;

namespace AlisResearch.Tests.Unit;

/// <summary>A disclosure policy that is weaker than the design, or contradicts itself, is refused with the rule that it breaks.</summary>
public sealed class PolicyLinterTests : IDisposable
{
    private const string Policy = "disclosure/policy.yml";
    private readonly SchemaCopy _schema = new();

    public void Dispose() => _schema.Dispose();

    [Theory]
    [InlineData("release_dates: [2023-02-01]", "release_dates: [2023-02-01, 2022-02-01]", "policy_dates")]
    [InlineData("base: 3", "base: 2", "policy_limit")]
    [InlineData("total: 10", "total: 9", "policy_limit")]
    [InlineData("curve: 10", "curve: 5", "policy_limit")]
    [InlineData("share: 0.02", "share: 0.05", "policy_limit")]
    [InlineData("posterior: 0.8", "posterior: 0.9", "policy_limit")]
    [InlineData("cohorts: 200", "cohorts: 20", "policy_limit")]
    [InlineData("p: 15", "p: 10", "policy_limit")]
    [InlineData("k: 85", "k: 90", "policy_limit")]
    [InlineData("events: 8", "events: -1", "policy_limit")]
    [InlineData("tau: 10", "tau: 1", "policy_limit")]
    [InlineData("below: 28", "below: 20", "policy_temperatures")]
    [InlineData("alpha: 1\n", "alpha: 0\n", "policy_priors")]
    [InlineData("NARING, ZERO_LIST", "NARING, NARING", "policy_hierarchy")]
    [InlineData("NARING, ZERO_LIST", "NARING", "policy_hierarchy")]
    [InlineData("{by: entry_time}", "{by: municipality}", "policy_identifying")]
    [InlineData("{by: entry_time}", "{by: doctor}", "policy_identifying")]
    [InlineData("{by: entry_time}", "{by: start}", "policy_identifying")]
    [InlineData("{by: entry_time}", "{by: entry_tyme}", "unknown_reference")]
    [InlineData("{by: entry_time}", "{by: entry_time, of: outcome}", "policy_place")]
    [InlineData("{by: entry_time}", "{by: entry_time, of: nothing}", "policy_parent")]
    [InlineData("{by: entry_time}", "{by: entry_time, of: entry_time}", "policy_cycle")]
    [InlineData("{by: entry_time}", "{by: outcome}", "policy_node_twice")]
    [InlineData("{by: entry_time}", "{node: outcome_again, by: outcome}", "policy_shared")]
    [InlineData("{by: contract_form, of: duration}", "{by: contract_form, of: duration, level: county}", "policy_level")]
    [InlineData("{study: alis-by, phase: \"1\", kind: doctor", "{study: alis-nord, phase: \"1\", kind: doctor", "policy_two_trees")]
    [InlineData("{study: alis-by, phase: \"1\", kind: doctor", "{study: alis-by, phase: \"9\", kind: doctor", "unknown_reference")]
    [InlineData("{study: alis-by, phase: \"1\", kind: doctor", "{study: alis-by, phase: \"1\", round: tenures, kind: doctor", "policy_cohort")]
    [InlineData("{by: keeps_posts}", "{by: extra_cost}", "unknown_reference")]
    [InlineData("    - {study: alis-nord, phase: \"1\"}\n", "    - {study: national, phase: \"1\"}\n", "policy_amounts")]
    [InlineData("    - {study: alis-nord, phase: \"1\"}\n", "    - {study: alis-nord, phase: \"1\"}\n    - {study: alis-nord, phase: \"1\"}\n", "policy_amounts")]
    [InlineData("claim: vest-stable-five-years", "claim: vest-stable-four-years", "unknown_reference")]
    [InlineData("where: {longest_spell: [\"5\"]}", "where: {longest_spel: [\"5\"]}", "unknown_reference")]
    [InlineData("kind: post, where: {longest_spell: [\"5\"]}", "kind: respondent, where: {longest_spell: [\"5\"]}", "policy_known")]
    public void Policy_ThatBreaksARule_IsRefusedWithIt(string good, string bad, string rule)
    {
        _schema.Replace(Policy, good, bad);

        var finding = Assert.Single(_schema.Findings().Select(f => (f.Rule, f.File)).Distinct());

        Assert.Equal((rule, Policy), finding);
    }

    [Fact]
    public void Policy_FromAnotherFile_IsReadInsteadAndNamedInFindings()
    {
        var file = _schema.PathOf("stricter.yml");
        File.WriteAllText(file, File.ReadAllText(_schema.PathOf(Policy)).Replace("version: \"2\"", "version: \"2-strict\"", StringComparison.Ordinal));
        Assert.Equal("2-strict", SchemaReader.Read(_schema.Folder, file).Policy.Version);

        File.WriteAllText(file, File.ReadAllText(file).Replace("base: 3", "base: 1", StringComparison.Ordinal));
        var refusal = Assert.Throws<AlisException>(() => SchemaReader.Read(_schema.Folder, file));
        Assert.Equal(file, Assert.Single(refusal.Findings).File);
    }
}
