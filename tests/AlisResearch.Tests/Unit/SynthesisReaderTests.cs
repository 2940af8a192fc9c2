namespace AlisResearch.Tests.Unit;

/// <summary>A synthesis that cannot be meant, and the rules that keep made-up rows out of real places.</summary>
public sealed class SynthesisReaderTests : IDisposable
{
    private const string Positions = "studies/alis-vest/positions.yml";
    private const string Tenures = "studies/alis-vest/tenures.yml";
    private const string Absences = "studies/alis-vest/absences.yml";
    private const string Log = "studies/alis-vest/interview-log-1.yml";
    private const string Survey = "studies/alis-nord/survey-2020.yml";
    private readonly SchemaCopy _schema = new();

    public void Dispose() => _schema.Dispose();

    [Theory]
    [InlineData(Positions, "synthetic: true", "synthetic: false\nsource: {document: S4}", "not_synthetic")]
    [InlineData("studies/alis-vest/figures.yml", "synthetic: false", "synthetic: true\nsynthesis: {posts: positions}", "synthesis_kind")]
    [InlineData(Positions, "municipality: X001", "municipality: \"1201\"", "unknown_reference")]
    [InlineData(Positions, "count: 1", "count: 0", "range")]
    [InlineData(Positions, "count: 1", "counts: 1", "unknown_key")]
    [InlineData(Positions, "[4, 7]", "[7, 4]", "range")]
    [InlineData(Positions, "contract_form: FASTLONN", "contract_form: FASTLØNN", "unknown_reference")]
    [InlineData(Tenures, "posts: positions", "posts: posisjoner", "unknown_reference")]
    [InlineData(Tenures, "posts: 14", "posts: 17", "target")]
    [InlineData(Tenures, "posts: 7", "posts: 11", "target")]
    [InlineData(Tenures, "posts: 7}", "antall: 7}", "missing_key")]
    [InlineData(Tenures, "years: 3", "years: 1", "range")]
    [InlineData(Tenures, "first_year_leavers: 5", "first_year_leavers: 12", "target")]
    [InlineData(Tenures, "yearly_hazard: 0.2", "yearly_hazard: 20", "range")]
    [InlineData(Tenures, "census_date: \"2022-08-31\"", "contract_form: FASTLONN", "missing_key")]
    [InlineData(Tenures, "UNKNOWN: {weight: 1", "UNKNOWN: {weight: 0", "range")]
    [InlineData(Tenures, "    UNKNOWN: {weight", "    UNKNOWNS: {weight", "unknown_reference")]
    [InlineData(Tenures, "HOSPITAL: 5", "SYKEHUS: 5", "unknown_reference")]
    [InlineData(Absences, "tenures: tenures", "tenures: positions", "unknown_reference")]
    [InlineData(Absences, "kind: LEAVE", "kind: FERIE", "unknown_reference")]
    [InlineData(Absences, "days: [180, 365], ", "", "missing_key")]
    [InlineData(Log, "counts: interviews-1", "counts: tenures", "unknown_reference")]
    [InlineData(Log, "IN_PERSON: 7", "IN_PERSON: mange", "weight")]
    [InlineData(Log, "month_of: [date]", "year_of: [date]", "synthesis_derive")]
    [InlineData(Survey, "\"5\": 5", "\"6\": 5", "unknown_reference")]
    [InlineData(Survey, "\"98\": 0.08", "\"97\": 0.08", "unknown_reference")]
    [InlineData(Survey, "\"98\": 0.08", "\"98\": 0.98", "range")]
    [InlineData(Survey, "between: [0, 12]", "between: [0, 91]", "range")]
    [InlineData(Survey, "between: [0, 12]", "weights: {\"1\": 1}, between: [0, 12]", "answer_model")]
    [InlineData(Survey, "    keeps_posts: {weights", "    keeps_post: {weights", "missing_key")]
    public void Read_SynthesisThatCannotBeMeant_IsAFindingWithItsLine(string file, string good, string bad, string rule)
    {
        _schema.Replace(file, good, bad);

        Assert.Contains(_schema.Findings(), f => f.File == file && f.Rule == rule && f.Row is not null);
    }

    [Theory]
    [InlineData("X001,", "1201,", "fictional_code")]
    [InlineData(",6,1300", ",7,1300", "integer")]
    [InlineData(",6,1300", ",6,0", "integer")]
    [InlineData(",FINNMARK,", ",FINMARK,", "unknown_reference")]
    public void Read_FictionalMunicipalityThatCannotBe_IsAFinding(string good, string bad, string rule)
    {
        _schema.Replace("codelists/municipality_fictional.csv", good, bad);

        Assert.Contains(_schema.Findings(), f => f.File == "codelists/municipality_fictional.csv" && f.Rule == rule);
    }

    [Fact]
    public void Read_FictionalMunicipalities_AreCodesButNotInTheRegister()
    {
        var (schema, fictional) = (Repository.Schema, Repository.Schema.FictionalMunicipalities);

        Assert.Equal(44, fictional.Count);
        Assert.Empty(schema.Municipalities.Municipalities.Select(m => m.Code).Intersect(fictional.Select(m => m.Code)));
        Assert.Empty(fictional.Select(m => m.Code).Except(schema.Codelists["municipality"].Codes.Select(c => c.Value)));
    }

    /// <summary>Nothing made up enters what is published: no released table is filled by a synthetic round.</summary>
    [Fact]
    public void Read_SyntheticRounds_FillNoReleasedTable() => Assert.All(
        Repository.Schema.Rounds.Where(r => r.Synthetic), r => Assert.False(Repository.Schema.Tables[r.Table].Release, r.Key));

    /// <summary>Text about a person is let in as an answer alone, where a questionnaire limits it.</summary>
    [Theory]
    [InlineData("tables/survey_response.yml", "type: answer", "type: text", "free_text")]
    [InlineData("tables/survey_response.yml", "type: answer\n    class: personal", "type: answer\n    class: public", "public_answer")]
    [InlineData("tables/absence.yml", "type: code\n    codelist: absence_kind", "type: answer", "answer_column")]
    [InlineData("questionnaires/alis-nord.yml", "type: boolean", "type: answer", "answer_type")]
    public void Read_AnswerColumnElsewhere_IsRefused(string file, string good, string bad, string rule)
    {
        _schema.Replace(file, good, bad);

        Assert.Contains(_schema.Findings(), f => f.File == file && f.Rule == rule);
    }
}
