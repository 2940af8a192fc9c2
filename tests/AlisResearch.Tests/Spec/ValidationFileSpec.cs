using System.Text;
using System.Text.Json;
using AlisResearch.Etl;

namespace AlisResearch.Tests.Spec;

/// <summary>What is found in a file before its cells are looked at, and what no finding ever says.</summary>
public sealed class ValidationFileSpec : IDisposable
{
    private readonly ExampleRound _round = new(
    [
        "name: id, type: text, required: true, class: public",
        "name: answer, type: integer, class: public",
        "name: note, type: text, class: public",
    ]);

    public void Dispose() => _round.Dispose();

    [Theory]
    [InlineData("id,answer,note\n")]
    [InlineData("id,answer,note")]
    public void Header_Only_HasNoRows(string csv) => Assert.Equal("row 2, –: no_rows", _round.Findings(csv));

    [Fact]
    public void File_Empty_SaysSo() => Assert.Equal("row –, –: empty_file", _round.Findings(""));

    [Fact]
    public void File_ThatIsNoText_IsUndecodable()
    {
        Assert.Equal("row 1, #1: undecodable", _round.Findings([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A]));
        Assert.Equal("row 1, #1: control_character", _round.Findings([.. "RIFF"u8, 3, 4, 0, 0]));
        Assert.Equal("row –, –: wrong_file_type", _round.Findings([.. "PK"u8, 3, 4, 0, 0])); // a zip file, such as .xlsx
        Assert.Equal("row 2, #3: undecodable", _round.Findings([.. "id,answer,note\na,1,"u8, 0xF8, (byte)'\n']));
    }

    [Fact]
    public void Header_MisspeltColumn_IsMatchedToTheMissingOne()
    {
        var findings = _round.Take("id,anwser,note\na,1,x\n").Findings;

        Assert.Equal(["missing_column answer 1", "unknown_column anwser 1"], findings.Select(f => $"{f.Rule} {f.Column} {f.Row}"));
        Assert.Equal("Mente du «anwser» med «answer»?", findings[0].Suggestion!.Nb);
        Assert.Equal("Mente du «answer»? Tillatt: answer, id, note.", findings[1].Suggestion!.Nb);
    }

    [Fact]
    public void Header_MissingColumn_SaysWhereAConstantGoes()
    {
        var finding = Assert.Single(_round.Take("id,note\na,x\n").Findings);

        Assert.Equal(("missing_column", "answer", 1L), (finding.Rule, finding.Column, finding.Row));
        Assert.Contains("studies/alis-nord/example.yml", finding.Suggestion!.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id,answer,note,extra\na,1,x,y\n", "row 1, extra: unknown_column")]
    [InlineData("id,answer,note,id\na,1,x,b\n", "row 1, #1: duplicate_column")]
    [InlineData("id,answer,note\na,1\n", "row 2, note: csv_structure")]
    [InlineData("id,answer,note\na,1,x\nb,2\nc,3,z\n", "row 3, note: csv_structure")]
    [InlineData("id,answer,note\na,1,x,more\n", "row 2, –: csv_structure")]
    [InlineData("id,answer,note\na,1,x\nb,2,y,more\n", "row 3, –: csv_structure")]
    public void Structure_Broken_NamesRowAndColumn(string csv, string findings) => Assert.Equal(findings, _round.Findings(csv));

    [Theory]
    [InlineData("id,answer,note\na,1,\"x\n")]
    [InlineData("id,answer,note\na,1,\"x\nb,2,y\nc,3,z\n")]
    [InlineData("id,answer,note\na,1,\"x\" y\n")]
    public void Structure_UnclosedQuote_IsFound(string csv) => Assert.Contains("csv_structure", _round.Findings(csv), StringComparison.Ordinal);

    /// <summary>A field may hold commas, quotes and line breaks; the file may have a mark and Windows line ends.</summary>
    [Theory]
    [InlineData("id,answer,note\na,1,\"x, \"\"y\"\"\nz\"\n", "a|1|x, \"y\"\nz")]
    [InlineData("\uFEFFid,answer,note\r\na,1,æøå\r\n", "a|1|æøå")]
    [InlineData("note,id,answer\nx,a,1\n", "a|1|x")]
    [InlineData("\"id\",\"answer\",\"note\"\n\"a\",\"\",\n", "a||")]
    public void File_InAnyUsualForm_IsTakenIn(string csv, string row)
    {
        Assert.Equal(IngestStatus.Published, _round.Take(csv).Status);
        Assert.Equal(row, Assert.Single(_round.Rows()));
    }

    /// <summary>A row is a record of the file, as a spreadsheet numbers it: a line break inside a field starts no new one.</summary>
    [Theory]
    [InlineData("id,answer,note\na,1,\"x\ny\"\nb,to,z\n", "row 3, answer: integer")]
    [InlineData("id,answer,note\na,1,\"x\ny\"\nb,2\n", "row 3, note: csv_structure")]
    public void Row_AfterALineBreakInAField_IsCountedAsARecord(string csv, string findings) => Assert.Equal(findings, _round.Findings(csv));

    /// <summary>A blank line is a row to whoever looks the finding up: either it is refused itself, or the rows after it keep their numbers.</summary>
    [Fact]
    public void Row_ThatIsBlank_IsRefusedSoThatTheRestKeepTheirNumbers()
    {
        var findings = _round.Findings("id,answer,note\na,1,x\n\nb,to,z\n");

        Assert.Equal("row 3, #1: blank_row", findings);
    }

    /// <summary>
    /// Every kind of fault on values of one person: the place is told, never the value. The canary stands in personal columns only, once
    /// in each type, in a row that is cut off, in one with a field too many, after a quote, and in a file whose header was forgotten.
    /// </summary>
    [Theory]
    [InlineData("id,{0}\na,KANARI-7,KANARI-7,KANARI-7,KANARI-7,KANARI-7,KANARI-7,KANARI-7\na,,,,,,,\n")]
    [InlineData("id,{0}\na,4711.5,4711.5,4711.5,4711.5,4711.5,4711.5,4711\n")]
    [InlineData("id,{0}\na,1,1,2019-01-01,true,OLD,OLD,KANARI-7\n")]
    [InlineData("id,{0}\nb,KANARI-7,KANARI-7\n")]
    [InlineData("id,{0}\nb,1,1,2019-01-01,true,OLD,OLD,1,KANARI-7\n")]
    [InlineData("id,{0}\nb,1,1,2019-01-01,true,OLD,OLD,\"KANARI-7\nc,1,1,2019-01-01,true,OLD,OLD,KANARI-7\n")]
    [InlineData("id,{0}\nb,1,1,2019-01-01,true,OLD,OLD,\"KANARI-7\"KANARI-7\n")]
    [InlineData("a,KANARI-7,1,2019-01-01,true,OLD,KANARI-7,4711\n")]
    public void Finding_AboutAPersonalColumn_NeverSaysTheValue(string csv)
    {
        string[] types = ["integer", "decimal", "date", "boolean", "code, codelist: scheme", "code_list, codelist: scheme", "integer_list"];
        using var round = new ExampleRound(
        [
            "name: id, type: text, class: public",
            .. types.Select((t, i) => $"name: p{i}, type: {t}, class: personal{(t is "integer" or "decimal" ? ", max: 10" : "")}"),
        ], key: "id");

        var result = round.Take(csv.Replace("{0}", string.Join(',', types.Select((_, i) => $"p{i}")), StringComparison.Ordinal));

        Assert.Equal(IngestStatus.Rejected, result.Status);
        var said = JsonSerializer.Serialize(result.Findings);
        Assert.DoesNotContain("KANARI", said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("4711", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_InAPersonalColumn_IsNotCompared()
    {
        using var round = new ExampleRound(["name: id, type: text, class: public", "name: p, type: code, codelist: scheme, class: personal"]);

        Assert.Equal("Tillatt: NEW, OLD.", Assert.Single(round.Take("id,p\na,OLDD\n").Findings).Suggestion!.Nb);
    }

    [Fact]
    public void File_ThatIsRejected_IsItselfUntouched()
    {
        var csv = Encoding.UTF8.GetBytes("id,answer,note\na,x,y\n");
        using var folder = new TemporaryFolder();
        var file = folder.Write("example.csv", csv);
        var schema = _round.Schema.Read();

        Ingest.Run(_round.Steward, schema, _round.Schema.Folder, schema.Rounds.Single(r => r.Id == "example"), file);

        Assert.Equal(csv, File.ReadAllBytes(file));
        Assert.Equal(["example.csv"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }
}
