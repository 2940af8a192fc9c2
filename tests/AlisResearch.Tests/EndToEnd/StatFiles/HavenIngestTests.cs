using System.Text.Json;
using AlisResearch.Etl;
using AlisResearch.Etl.Sources;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Tests.Spec;

namespace AlisResearch.Tests.EndToEnd.StatFiles;

/// <summary>
/// SPSS and Stata files that R's haven wrote, all the way into the warehouse: each answer, label and missing code is what haven itself reads
/// back, and the kinds of nothing are kept apart.
/// </summary>
public sealed class HavenIngestTests(HavenFiles files) : IClassFixture<HavenFiles>, IDisposable
{
    private readonly TrialStudy _study = new();

    public void Dispose() => _study.Dispose();

    [NeedsFact(Tool.R)]
    public Task Sav_OfHaven_IsInTheWarehouseWithEveryMissingCode() => IsTakenInAsHavenReadsIt(
        "survey.sav", "sav", """missing: {"98": "."}""", ["form", "alder"],
        form: ["1||", "2||", "3||", "|.|98", "|..|99", "|..|"]);

    [NeedsFact(Tool.R)]
    public Task Dta_OfHaven_IsInTheWarehouseWithEveryMissingCode() => IsTakenInAsHavenReadsIt(
        "survey.dta", "dta", """missing: {".z": ":"}""", ["form", "samme"],
        form: ["1||", "2||", "|..|.a", "|:|.z", "|..|", "3||"]);

    private async Task IsTakenInAsHavenReadsIt(string name, string type, string missing, string[] questions, string[] form)
    {
        var folder = await files.Folder();
        var expected = JsonDocument.Parse(await File.ReadAllBytesAsync(folder[$"{name}.json"])).RootElement.EnumerateArray().ToDictionary(c => c.GetProperty("name").GetString()!);
        _study.Schema.Write("questionnaires/haven.yml", "id: haven\ntitle: {nb: Et skjema, en: A form}\nquestions:\n" + string.Concat(questions.Select(
            q => $"  - {{id: {q}, type: integer, about: {{nb: Q, en: Q}}, wordings: [{{nb: Q, en: Q}}]}}\n")));
        _study.Round("survey", "SURVEY", "survey_response", $$$"""
            derive: {respondent: {first_of: [heltall, tekst]}}
            constants: {round: "1", municipality: X001, answered_at: "2020-03-01T00:00:00"}
            {{{missing}}}
            ignore: [{{{string.Join(", ", expected.Keys.Except(questions).Except(["heltall", "tekst"]))}}}]
            questionnaire: haven
            questions: { {{{string.Join(", ", questions.Select(q => $"{q}: {{question: {q}}}"))}}} }
            """, type);

        var result = _study.Take("survey", await File.ReadAllBytesAsync(folder[name]));

        Assert.Equal((IngestStatus.Published, 6L * questions.Length), (result.Status, result.Rows!.Value));
        Assert.Equal(form, _study.Rows("survey", "source_row, question, answer, answer_missing, missing_code").Where(r => r.Contains("|form|", StringComparison.Ordinal)).Select(r => r[(r.IndexOf("form|", StringComparison.Ordinal) + 5)..]));
        foreach (var question in questions)
        {
            var rows = _study.Rows("survey", "source_row, question, coalesce(answer, missing_code)").Where(r => r.Contains($"|{question}|", StringComparison.Ordinal));
            Assert.Equal(Texts(expected[question], "values").Select((v, i) => $"{i + 2}|{question}|{v}"), rows);
        }

        var codebook = JsonSerializer.Deserialize<List<SourceColumn>>(Steward.Versions(_study.Folders).Single().Version.Codebook!)!.ToDictionary(c => c.Name);
        Assert.Subset(questions.ToHashSet(), codebook.Keys.ToHashSet()); // nothing of identifiers and ignored columns: their labels may be names
        Assert.NotEmpty(codebook);
        foreach (var (column, haven) in expected.Where(c => codebook.ContainsKey(c.Key)))
        {
            Assert.Equal(haven.GetProperty("label").GetString(), codebook[column].Label);
            Assert.Equal(Texts(haven, "labelValues").Zip(Texts(haven, "labelTexts")).Order(), codebook[column].ValueLabels.Select(l => ((string?)l.Value, (string?)l.Label)).Order());
        }
    }

    private static IEnumerable<string?> Texts(JsonElement column, string key) => column.GetProperty(key).EnumerateArray().Select(e => e.GetString());
}
