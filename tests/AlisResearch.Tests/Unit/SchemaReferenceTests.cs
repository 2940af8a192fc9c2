using AlisResearch.Model;

namespace AlisResearch.Tests.Unit;

/// <summary>What must fit between the files of the schema folder.</summary>
public sealed class SchemaReferenceTests : IDisposable
{
    private const string Claims = "claims/alis-nord.yml";
    private readonly SchemaCopy _schema = new();

    public void Dispose() => _schema.Dispose();

    /// <summary>
    /// The finding points into the entry that holds the reference: at its first line, at the reference, or between. Two marks: the text
    /// on the entry's first line, and the broken reference.
    /// </summary>
    [Theory]
    [InlineData("studies/alis-nord/recruitment-2019.yml", "document: S1", "document: S99", "source:", "S99", "S1")]
    [InlineData("studies/alis-nord/recruitment-2019.yml", "table: recruitment", "table: recruitmint", "table:", "recruitmint", "recruitment")]
    [InlineData("studies/alis-nord/interviews-1.yml", "constants: {round: ", "constants: {roundd: ", "constants", "roundd", "round")]
    [InlineData("studies/alis-nord/study.yml", "document: S4", "document: S99", "- id: \"1\"", "S99", "S4")]
    [InlineData("studies/alis-vest/study.yml", "scheme: OLD", "scheme: OLDE", "- id: \"1\"", "OLDE", "OLD")]
    [InlineData("tables/recruitment.yml", "codelist: oso_area", "codelist: oso_areas", "- name: area", "oso_areas", "oso_area")]
    [InlineData("tables/recruitment.yml", "key: [study, post]", "key: [study, poste]", "key:", "poste", "post")]
    [InlineData(Claims, "document: S1", "document: S99", "- id: nord-applications", "S99", "S1")]
    [InlineData(Claims, "table: programme_figure", "table: programme_figures", "- id: nord-applications", "programme_figures", "programme_figure")]
    [InlineData(Claims, "sum: value", "sum: valu", "- id: nord-applications", "valu,", "value")]
    [InlineData(Claims, "indicator: APPLICATIONS", "indicators: APPLICATIONS", "- id: nord-applications", "indicators:", "indicator")]
    [InlineData(Claims, "[nord-filled-posts-table]", "[nord-filled-post-table]", "- id: nord-filled-posts", "nord-filled-post-table", "nord-filled-posts-table")]
    public void Read_DanglingReference_NamesFileLineKeyAndNamesAllowed(
        string file, string good, string bad, string entry, string reference, string allowed)
    {
        _schema.Replace(file, good, bad);

        var finding = Assert.Single(_schema.Findings(), f => f.Rule is "unknown_reference" or "unknown_column");

        Assert.Equal((file, Severity.Error), (finding.File, finding.Severity));
        Assert.InRange(finding.Row ?? -1, _schema.LineOf(file, entry), _schema.LineOf(file, reference));
        Assert.NotNull(finding.Column);
        Assert.Contains(allowed, finding.Suggestion!.En, StringComparison.Ordinal);
    }

    /// <summary>A claim is recomputed from what a reader has; a personal column is no word of its language.</summary>
    [Theory]
    [InlineData("count_distinct: status, where: {study: alis-nord}")]
    [InlineData("count: rows, where: {status: ENDED}")]
    public void Read_ClaimOnPersonalColumn_IsRefusedAndPublicColumnsAreListed(string term)
    {
        _schema.Replace(Claims, "{table: programme_figure, sum: value, where: {study: alis-nord, indicator: APPLICATIONS}}", $"{{table: recruitment, {term}}}");

        var finding = _schema.Finding("unknown_reference");

        Assert.Equal((Claims, "nord-applications"), (finding.File, finding.Column));
        Assert.Contains("list_cap", finding.Suggestion!.En, StringComparison.Ordinal);
        Assert.DoesNotContain("starts_on", finding.Suggestion.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OneSidedContradiction_NamesTheClaimThatMustAnswer()
    {
        _schema.Replace(Claims, "    contradicts: [nord-filled-posts-table]\n", "");

        var finding = _schema.Finding("one_sided");

        Assert.Equal((Claims, "nord-filled-posts-table"), (finding.File, finding.Column));
        Assert.Contains("“nord-filled-posts” must name “nord-filled-posts-table”", finding.Message.En, StringComparison.Ordinal);
        Assert.NotNull(finding.Row);
    }

    [Theory]
    [InlineData("sources.yml", "- id: S0", "- id: S1", "S1")]
    [InlineData(Claims, "- id: nord-units-unn", "- id: nord-posts-unn", "nord-posts-unn")]
    [InlineData("tables/grant.yml", "name: amount_nok", "name: agreements", "agreements")]
    [InlineData("studies/alis-vest/study.yml", "- id: \"2\"", "- id: \"1\"", "1")]
    [InlineData("codelists/scheme.csv", "NEW,", "OLD,", "OLD")]
    [InlineData("codelists/municipality.csv", "1812,", "1804,", "1804")]
    public void Read_DuplicateId_NamesTheFileAndTheId(string file, string good, string bad, string id)
    {
        _schema.Replace(file, good, bad);

        var finding = Assert.Single(_schema.Findings(), f => f.Rule == "duplicate_key");

        Assert.Equal(file, finding.File);
        Assert.Contains($"“{id}”", finding.Message.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("codelists/municipality_succession.csv", "1902,5401,2020-01-01", "1902,5401,2020-01-02", "succession", "1902")]
    [InlineData("codelists/municipality_succession.csv", "1902,5401,2020-01-01", "1902,5501,2020-01-01", "succession", "1902")]
    [InlineData("codelists/municipality_succession.csv", "1902,5401,2020-01-01", "0000,5401,2020-01-01", "succession", "0000")]
    [InlineData("codelists/municipality.csv", "1902,Tromsø,19,Troms,UNN,2017-01-01,2020-01-01", "1902,Tromsø,19,Troms,UNN,2017-01-01,2017-01-01", "end_before_start", "1902")]
    [InlineData("codelists/municipality.csv", "1902,Tromsø,19,Troms,UNN,", "1902,Tromsø,19,Troms,UNNN,", "unknown_reference", "1902")]
    [InlineData("codelists/municipality.csv", "1902,Tromsø,19,Troms,UNN,2017-01-01", "1902,Tromsø,19,Troms,UNN,01.01.2017", "date", "valid_from")]
    public void Read_RegisterThatDoesNotFit_NamesTheCode(string file, string good, string bad, string rule, string key)
    {
        _schema.Replace(file, good, bad);

        var finding = _schema.Findings().First(f => f.Rule == rule);

        Assert.Equal((file, key), (finding.File, finding.Column));
    }

    /// <summary>A code list is data of ours like any other: what cannot be read is a finding, never a crash or a replacement character.</summary>
    [Theory]
    [InlineData("OLD,Gammel ordning\n")]
    [InlineData("OLD,Gammel ordning,Old scheme,more\n")]
    [InlineData("OLD,\"Gammel ordning,Old scheme\n")]
    [InlineData("OLD,Gammel \u00E5r,Old scheme\n")]
    public void Read_BrokenCodelist_IsAFinding(string row)
    {
        File.WriteAllBytes(_schema.PathOf("codelists/scheme.csv"), System.Text.Encoding.Latin1.GetBytes("code,nb,en\n" + row));

        Assert.Contains(_schema.Findings(), f => f.File == "codelists/scheme.csv");
    }

    /// <summary>A claims file bears its study's name.</summary>
    [Fact]
    public void Read_ClaimsFileOfNoStudy_IsAFinding()
    {
        File.Move(_schema.PathOf("claims/alis-by.yml"), _schema.PathOf("claims/alis-bi.yml"));

        Assert.Contains(_schema.Findings(), f => f.File == "claims/alis-bi.yml" && f.Suggestion!.En.Contains("alis-by", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("codelists/oso_area.csv")]
    [InlineData("codelists/municipality.csv")]
    [InlineData("sources.yml")]
    [InlineData("disclosure/policy.yml")]
    public void Read_MissingFile_IsAFinding(string file)
    {
        File.Delete(_schema.PathOf(file));

        Assert.Contains(_schema.Findings(), f => f.File == file || f.Message.En.Contains(Path.GetFileNameWithoutExtension(file), StringComparison.Ordinal));
    }
}
