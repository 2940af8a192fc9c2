using System.Net.Http.Json;
using System.Text.Json;
using AlisResearch.Tests.Unit;

namespace AlisResearch.Tests.EndToEnd;

/// <summary>A study that nobody has programmed: YAML and files in a schema folder, then the command and the API as they were built.</summary>
public sealed class NewStudyTests : IDisposable
{
    private readonly SchemaCopy _schema = new();
    private readonly TemporaryFolder _data = new();

    public void Dispose()
    {
        _schema.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task Study_OfYamlAndFilesAlone_IsTakenInReleasedAndAnswered()
    {
        var rounds = Path.Combine(Path.GetDirectoryName(_schema.Folder)!, "etl", "rounds");
        FolderContent.Copy(Repository.RoundsFolder, rounds);
        _schema.Write("studies/alis-prove/study.yml", """
            id: alis-prove
            name: ALIS-Prøve
            title: {nb: En prøvestudie, en: A trial study}
            population: {nb: Ingen, en: Nobody}
            owner: AlisResearch
            legal_basis: {nb: Ingen personopplysninger, en: No personal data}
            phases:
              - {id: "1", name: {nb: Fase 1, en: Phase 1}, from: 2020-01-01, source: {document: S4}}

            """);
        _schema.Write("studies/alis-prove/intervjuer.yml", """
            id: intervjuer
            kind: INTERVIEW
            title: {nb: Intervjuer, en: Interviews}
            from: 2020-02-01
            synthetic: true
            source: {document: S4}
            table: interview_count
            file: intervjuer.csv
            format: {delimiter: ";"}
            columns: {role: Rolle, count: Antall}
            recode: {role: {Helseleder: HEALTH_LEADER, ALIS: ALIS}}
            constants: {round: "1", phase: "1", document: S4, locator: En prøve}
            ignore: [Merknad]

            """);
        Directory.CreateDirectory(Path.Combine(rounds, "alis-prove"));
        await File.WriteAllTextAsync(Path.Combine(rounds, "alis-prove", "intervjuer.csv"), "Rolle;Antall;Merknad\nHelseleder;3;a\nALIS;4;\n");

        var (process, address) = await AlisProcess.Serve(AlisProcess.Program, "demo", "--schema", _schema.Folder, "--data", _data["data"], "--port", "0", "--json");
        using var served = process;
        try
        {
            using var http = new HttpClient { BaseAddress = address };
            using var response = await http.PostAsJsonAsync("/graphql", new
            {
                query = """
                    { study(id: "alis-prove") { name rounds { id synthetic } }
                      interviewCounts(where: {study: "alis-prove"}, groupBy: [ROLE]) { total rows { role count } provenance { synthetic } } }
                    """,
            });
            var data = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data");

            Assert.Equal("""{"name":"ALIS-Prøve","rounds":[{"id":"intervjuer","synthetic":true}]}""", data.GetProperty("study").GetRawText());
            Assert.Equal(
                """{"total":7,"rows":[{"role":"ALIS","count":4},{"role":"HEALTH_LEADER","count":3}],"provenance":{"synthetic":true}}""",
                data.GetProperty("interviewCounts").GetRawText());
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }
}
