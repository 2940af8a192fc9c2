namespace AlisResearch.Model;

/// <summary>Everything the schema folder says, read and checked. The folder is read at run time: a study needs no rebuild.</summary>
/// <param name="Sources">Documents by id.</param>
/// <param name="Studies">Studies, follow-up studies first, then by id.</param>
/// <param name="Rounds">Rounds, by study and id.</param>
/// <param name="Tables">Table contracts by name.</param>
/// <param name="Codelists">Code lists by name, the derived ones (study, source_document, municipality) included.</param>
/// <param name="Municipalities">Municipalities through time.</param>
/// <param name="Questionnaires">Questionnaires by id.</param>
/// <param name="Claims">Published claims in the files' order.</param>
/// <param name="Policy">The disclosure policy.</param>
/// <param name="FictionalMunicipalities">The municipalities of made-up rows, in code order.</param>
/// <param name="Measures">Measures by name.</param>
/// <param name="GroupingVariables">What cohorts are grouped by.</param>
public sealed record SchemaSet(
    IReadOnlyDictionary<string, SourceDocument> Sources, IReadOnlyList<Study> Studies, IReadOnlyList<SurveyRound> Rounds,
    IReadOnlyDictionary<string, TableContract> Tables, IReadOnlyDictionary<string, Codelist> Codelists,
    MunicipalityRegister Municipalities, IReadOnlyDictionary<string, Questionnaire> Questionnaires, IReadOnlyList<Claim> Claims, DisclosurePolicy Policy,
    IReadOnlyList<FictionalMunicipality> FictionalMunicipalities, IReadOnlyDictionary<string, Measure> Measures,
    IReadOnlyList<GroupingVariable> GroupingVariables)
{
    /// <summary>The tables that a public release holds, in name order.</summary>
    public IEnumerable<TableContract> ReleasedTables =>
        Tables.Values.Where(t => t.Release).OrderBy(t => t.Name, StringComparer.Ordinal);

    /// <summary>What public documents print of the persons of a tree, with how many the claim says they are.</summary>
    public IReadOnlyList<(KnownCount Fact, int Count)> FactsOf(string study, string part, TreeKind kind) =>
        [.. Policy.Known.Where(k => (k.Study, k.Part, k.Kind) == (study, part, kind)).Select(k => (k, (int)Claims.Single(c => c.Id == k.Claim).Published!))];

    /// <summary>How a round's question was defined.</summary>
    public Question QuestionOf(AskedQuestion asked) => Questionnaires[asked.Questionnaire].Questions.Single(q => q.Id == asked.Question);
}
