using AlisResearch.Model;

namespace AlisResearch.Tests.Unit;

public sealed class SchemaReaderTests : IDisposable
{
    private const string Study = "studies/alis-nord/study.yml";
    private const string Round = "studies/alis-nord/recruitment-2019.yml";
    private readonly SchemaCopy _schema = new();

    public void Dispose() => _schema.Dispose();

    [Fact]
    public void Read_ShippedSchema_HasNoFindings()
    {
        var schema = SchemaReader.Read(Repository.SchemaFolder);

        Assert.Equal(["alis-by", "alis-nord", "alis-vest", "national"], schema.Studies.Select(s => s.Id));
        Assert.All(schema.Rounds, r => Assert.True(File.Exists(Repository.FileOf(r)), r.Key));
    }

    [Fact]
    public void Read_FolderWithoutStudies_IsUsage()
    {
        Directory.Delete(_schema.PathOf("studies"), recursive: true);

        Assert.Equal(ExitCode.Usage, Assert.Throws<AlisException>(_schema.Read).ExitCode);
    }

    [Fact]
    public void Read_MisspeltKey_NamesLineKeyAndNearestKey()
    {
        _schema.Replace(Study, "owner:", "ownr:");

        AssertAt(_schema.Finding("unknown_key"), Study, _schema.LineOf(Study, "ownr:"), "ownr", "owner");
        Assert.Equal("owner", _schema.Finding("missing_key").Column);
    }

    [Theory]
    [InlineData(Round, "from: 2019-10-11", "from: 11.10.2019", "from", "yyyy-mm-dd")]
    [InlineData(Round, "synthetic: false", "synthetic: nei", "synthetic", "true or false")]
    [InlineData(Round, "title:\n  nb:", "title: Rekruttering\nx:\n  nb:", "title", "a mapping")]
    [InlineData(Study, "municipalities: 25", "municipalities: mange", "municipalities", "a whole number")]
    [InlineData("tables/cost_item.yml", "key: [study, example, item]", "key: study", "key", "a list")]
    [InlineData("claims/alis-nord.yml", "published: 35", "published: 35 stk", "published", "a number with a decimal point")]
    [InlineData("disclosure/policy.yml", "[2023-02-01]", "[1. november]", "release_dates", "yyyy-mm-dd")]
    public void Read_WrongType_NamesLineKeyAndTheTypeAllowed(string file, string good, string bad, string key, string allowed)
    {
        _schema.Replace(file, good, bad);

        AssertAt(_schema.Finding("wrong_type"), file, _schema.LineOf(file, bad.Split('\n')[0]), key, allowed);
    }

    [Theory]
    [InlineData(Round, "kind: RECRUITMENT", "kind: RECRUITMENTS", "kind", "Did you mean “RECRUITMENT”? Allowed: ABSENCE, COST, FIGURES,")]
    [InlineData("tables/grant.yml", "type: code", "type: kode", "type", "Did you mean “code”? Allowed: answer, boolean, code, code_list,")]
    [InlineData("tables/recruitment.yml", "class: personal", "class: secret", "class", "Allowed: personal, public.")]
    [InlineData("sources.yml", "dating: exact", "dating: roughly", "dating", "Allowed: exact, not_later_than.")]
    [InlineData("claims/alis-nord.yml", "explained_by: ROUNDING", "explained_by: TYPO", "explained_by", "Allowed: ACCUMULATION, ROUNDING.")]
    public void Read_UnknownWord_NamesLineKeyAndWordsAllowed(string file, string good, string bad, string key, string allowed)
    {
        _schema.Replace(file, good, bad);

        AssertAt(_schema.Finding("unknown_value"), file, _schema.LineOf(file, bad), key, allowed);
    }

    /// <summary>A missing key has no line of its own: the finding points at the mapping that lacks it.</summary>
    [Theory]
    [InlineData(Round, "table: recruitment\n", "table", 1)]
    [InlineData(Round, "kind: RECRUITMENT\n", "kind", 1)]
    [InlineData(Study, "    from: 2019-01-01\n", "from", 15)]
    [InlineData("disclosure/policy.yml", "version: \"2\"\n", "version", 2)]
    public void Read_MissingKey_NamesTheMappingAndTheKey(string file, string line, string key, long at)
    {
        _schema.Replace(file, line, "");

        AssertAt(_schema.Finding("missing_key"), file, at, key);
    }

    [Fact]
    public void Read_MissingWord_ListsTheWordsAllowed()
    {
        _schema.Replace(Round, "kind: RECRUITMENT\n", "");

        Assert.Contains("INTERVIEW, RECRUITMENT", _schema.Finding("missing_key").Suggestion!.En, StringComparison.Ordinal);
    }

    /// <summary>The parser notices a tab at the end of the line before it at the earliest.</summary>
    [Fact]
    public void Read_TabInYaml_IsASyntaxFindingWithLine()
    {
        _schema.Replace(Study, "owner:", "\towner:");

        var finding = _schema.Finding("yaml_syntax");

        Assert.Equal(Study, finding.File);
        Assert.InRange(finding.Row ?? -1, _schema.LineOf(Study, "owner:") - 1, _schema.LineOf(Study, "owner:"));
    }

    [Fact]
    public void Read_KeyTwiceInYaml_IsASyntaxFindingWithLine()
    {
        _schema.Replace(Study, "owner:", "name: Twice\nowner:");

        AssertAt(_schema.Finding("yaml_syntax"), Study, _schema.LineOf(Study, "name: Twice"), null);
    }

    [Fact]
    public void Read_BadUtf8InYaml_IsASyntaxFinding()
    {
        File.WriteAllBytes(_schema.PathOf(Study), [.. "owner: Kj"u8, 0xF8, .. "rsvik\n"u8]);

        AssertAt(_schema.Finding("yaml_syntax"), Study, null, null);
    }

    /// <summary>Entries that are well formed and yet cannot be meant.</summary>
    [Theory]
    [InlineData(Round, "id: recruitment-2019", "id: recruitment-2020", "file_name")]
    [InlineData(Round, "to: 2019-11-06", "to: 2019-10-10", "end_before_start")]
    [InlineData(Study, "id: alis-nord", "id: alis-sor", "folder_name")]
    [InlineData("tables/grant.yml", "    type: integer", "    type: integer\n    codelist: scheme", "codelist")]
    [InlineData("tables/grant.yml", "    codelist: study\n", "", "codelist")]
    [InlineData("tables/grant.yml", "key: [scheme, year, contract_form]\n", "", "missing_key")]
    [InlineData("tables/grant.yml", "key: [scheme, year, contract_form]", "key: []", "missing_key")]
    [InlineData("claims/alis-vest.yml", "[1600000, 1700000]", "[1700000, 1600000]", "range")]
    [InlineData("claims/alis-vest.yml", "[1600000, 1700000]", "[1600000]", "range")]
    [InlineData("claims/alis-nord.yml", "sum: value, ", "", "aggregate")]
    [InlineData("claims/alis-nord.yml", "sum: value, ", "sum: value, count: rows, ", "aggregate")]
    [InlineData("claims/alis-nord.yml", "    published: 35\n", "    published_text: many\n", "not_a_number")]
    [InlineData("claims/alis-nord.yml", "    published: 75\n    published_text: \"75 %\"\n", "", "missing_key")]
    [InlineData("disclosure/policy.yml", "[2023-02-01]", "[2023-02-01, 2023-02-01]", "policy_dates")]
    public void Read_EntryThatCannotBeMeant_IsAFindingInItsFile(string file, string good, string bad, string rule)
    {
        _schema.Replace(file, good, bad);

        var finding = _schema.Finding(rule);

        Assert.Equal(file, finding.File);
        Assert.NotNull(finding.Row);
    }

    [Fact]
    public void Read_SeveralMistakesInSeveralFiles_AreFoundInOneRun()
    {
        _schema.Replace(Study, "owner:", "ownr:").Replace(Round, "synthetic: false", "synthetic: nei").Replace("sources.yml", "dating: exact", "dating: x");

        Assert.Equal(3, _schema.Findings().Select(f => f.File).Distinct().Count());
    }

    /// <summary>The place and what is allowed, whichever rule found it.</summary>
    private static void AssertAt(Finding finding, string file, long? line, string? key, string allowed = "")
    {
        Assert.Equal((file, line, key, Severity.Error), (finding.File, finding.Row, finding.Column, finding.Severity));
        Assert.Contains(allowed, finding.Message.En + " " + finding.Suggestion?.En, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Message.Nb);
    }
}
