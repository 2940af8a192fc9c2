using System.Text;
using AlisResearch.Etl.Sources;
using AlisResearch.Model;

namespace AlisResearch.Tests.Unit.Sources;

public sealed class XlsxSourceTests : IDisposable
{
    private const string Header = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>kode</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>verdi</t></is></c></row>";
    private static readonly SourceFormat Format = new(SourceType.Xlsx);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>43775 is 6 November 2019, as Excel counts days.</summary>
    [Theory]
    [InlineData("<c r=\"B2\"><v>3.0</v></c>", "3")]
    [InlineData("<c r=\"B2\"><v>0.30000000000000004</v></c>", "0.30000000000000004")]
    [InlineData("<c r=\"B2\"><v>-1.5E-3</v></c>", "-0.0015")]
    [InlineData("<c r=\"B2\"><v>12345678901</v></c>", "12345678901")]
    [InlineData("<c r=\"B2\" t=\"b\"><v>1</v></c>", "true")]
    [InlineData("<c r=\"B2\" t=\"b\"><v>0</v></c>", "false")]
    [InlineData("<c r=\"B2\" s=\"1\"><v>43775</v></c>", "2019-11-06")]
    [InlineData("<c r=\"B2\" s=\"2\"><v>43775.5</v></c>", "2019-11-06T12:00:00")]
    [InlineData("<c r=\"B2\" s=\"3\"><v>0.75</v></c>", "18:00:00")]
    [InlineData("<c r=\"B2\" t=\"s\"><v>0</v></c>", "delt æøå")]
    [InlineData("<c r=\"B2\" t=\"s\"><v>1</v></c>", "to deler")]
    [InlineData("<c r=\"B2\" t=\"inlineStr\"><is><t>03</t></is></c>", "03")]
    [InlineData("<c r=\"B2\"/>", null)]
    public void Cell_OfEveryType_HasItsCanonicalText(string cell, string? expected)
    {
        var (columns, rows, findings) = Read(Workbook.Of(("Ark1", $"{Header}<row r=\"2\"><c r=\"A2\"><v>1</v></c>{cell}</row>", "")));

        Assert.Empty(findings);
        Assert.Equal(["kode", "verdi"], columns);
        Assert.Equal([(2L, "1", expected)], rows.Select(r => (r.Number, r.Cells[0]!, r.Cells[1])));
    }

    [Fact]
    public void Sheet_NamedWithHeaderBelowATitle_IsRead()
    {
        var book = Workbook.Of(Workbook.Sheet("Lesmeg", ["x"]), Workbook.Sheet("Svar", ["En tittel"], [""], ["kode", "verdi"], ["a", ""], ["b", "2"]));

        var (columns, rows, findings) = Read(book, Format with { Sheet = "Svar", HeaderRow = 3 });

        Assert.Empty(findings);
        Assert.Equal(["kode", "verdi"], columns);
        Assert.Equal([(4L, "a", null), (5L, "b", "2")], rows.Select(r => (r.Number, r.Cells[0]!, r.Cells[1])));
    }

    [Fact]
    public void Rows_BlankAtTheEnd_AreNoRows() =>
        Assert.Equal([2L], Read(Workbook.Of(("A", $"{Header}<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\" s=\"1\"/></row>", ""))).Rows.Select(r => r.Number));

    [Fact]
    public void Rows_LeftOutInTheMiddle_AreABlankRow()
    {
        var (_, rows, findings) = Read(Workbook.Of(("A", $"{Header}<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"4\"><c r=\"A4\"><v>2</v></c></row>", "")));

        Assert.Equal([2L], rows.Select(r => r.Number));
        Assert.Equal((3L, "blank_row"), (findings.Single().Row!.Value, findings.Single().Rule));
    }

    [Theory]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><f>A2*2</f><v>2</v></c></row>", "", "formula", 2, "B")]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"3\"><c r=\"B3\"><f t=\"shared\" si=\"0\"/><v>2</v></c></row>", "", "formula", 3, "B")]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"e\"><v>#N/A</v></c></row>", "", "error_value", 2, "A")]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>", "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>", "merged_header", 1, "A")]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>", "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>", "merged_cells", 2, "A")]
    [InlineData("<row r=\"2\"><c r=\"C2\"><v>1</v></c></row>", "", "blank_header", 1, "C")]
    public void Sheet_WithWhatAReaderPassesOver_IsAFinding(string rows, string after, string rule, long row, string column)
    {
        var finding = Assert.Single(Read(Workbook.Of(("A", Header + rows, after))).Findings);

        Assert.Equal((rule, row, column), (finding.Rule, finding.Row!.Value, finding.Column));
    }

    [Fact]
    public void Formulas_OverFive_AreCountedAndTheFirstShown()
    {
        var rows = string.Concat(Enumerable.Range(2, 12).Select(r => $"<row r=\"{r}\"><c r=\"A{r}\"><f>1+1</f><v>2</v></c></row>"));
        var findings = Read(Workbook.Of(("A", Header + rows, ""))).Findings;

        Assert.Equal([2L, 3, 4, 5, 6], findings.Select(f => f.Row!.Value));
        Assert.Contains("12", findings[0].Message.Nb, StringComparison.Ordinal);
    }

    [Fact]
    public void Header_SameNameTwice_IsAFindingWithoutTheName()
    {
        var finding = Assert.Single(Read(Workbook.Of(Workbook.Sheet("A", ["kode", "verdi", "kode"], ["1", "2", "3"]))).Findings);

        Assert.Equal(("duplicate_column", "A"), (finding.Rule, finding.Column));
        Assert.DoesNotContain("kode", finding.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Sheet_Missing_SuggestsTheNearest()
    {
        var finding = Assert.Single(Read(Workbook.Of(Workbook.Sheet("Svar 2019", ["a"]), Workbook.Sheet("Kodebok", ["a"])), Format with { Sheet = "Svar 2018" }).Findings);

        Assert.Equal("missing_sheet", finding.Rule);
        Assert.Contains("«Svar 2019»", finding.Suggestion!.Nb, StringComparison.Ordinal);
        Assert.Contains("Kodebok", finding.Suggestion.Nb, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_EncodedTwice_IsAFinding()
    {
        var finding = Assert.Single(Read(Workbook.Of(Workbook.Sheet("A", ["kode", "verdi"], ["1", "Vads\u00C3\u00B8"]))).Findings);

        Assert.Equal(("double_encoded", 2L, "B"), (finding.Rule, finding.Row!.Value, finding.Column));
    }

    [Fact]
    public void Workbook_CutAnywhere_IsTorn()
    {
        var book = Workbook.Of(Workbook.Sheet("A", ["kode", "verdi"], ["1", "2"]));
        for (var length = 30; length < book.Length; length += 23)
            Assert.Equal("torn_file", Assert.Single(Read(book[..length]).Findings).Rule);
    }

    /// <summary>The file is small, and what it unpacks to is not.</summary>
    [Fact]
    public void Workbook_ThatUnpacksOverTheRatio_IsRefused()
    {
        var bomb = Workbook.Zip([.. Workbook.Parts(Workbook.Sheet("A", ["kode"], ["1"])), ("xl/media/a.bin", new string('a', 30 << 20))]);

        Assert.True(bomb.Length < 1 << 20);
        Assert.Equal("unpack_ratio", Assert.Single(Read(bomb).Findings).Rule);
        Assert.Empty(Read(bomb, limits: new(MaxUnpackRatio: 10_000)).Findings);
    }

    /// <summary>A sheet of 30 MB whose directory says 100 bytes.</summary>
    [Fact]
    public void Workbook_ThatLiesAboutItsSize_IsRefused()
    {
        var parts = Workbook.Parts(Workbook.Sheet("A", ["kode"], ["1"])).ToList();
        parts[^1] = (parts[^1].Name, parts[^1].Content.Replace("<sheetData>", $"<sheetData>{new string(' ', 30 << 20)}", StringComparison.Ordinal));
        var (bomb, size) = (Workbook.Zip([.. parts]), BitConverter.GetBytes(parts[^1].Content.Length));
        for (var at = bomb.AsSpan().IndexOf(size); at >= 0; at = bomb.AsSpan().IndexOf(size))
            BitConverter.GetBytes(100).CopyTo(bomb, at);

        Assert.Contains(Assert.Single(Read(bomb).Findings).Rule, (string[])["unpack_ratio", "torn_file"]);
    }

    [Fact]
    public void Workbook_WithTooManyParts_IsRefused() => Assert.Equal("too_many_entries", Assert.Single(
        Read(Workbook.Of(Workbook.Sheet("A", ["kode"], ["1"])), limits: new(MaxEntries: 4)).Findings).Rule);

    [Fact]
    public void Workbook_WithTooManyColumns_IsRefused() => Assert.Equal("too_many_columns", Assert.Single(
        Read(Workbook.Of(Workbook.Sheet("A", [.. Enumerable.Range(1, 10_000).Select(i => $"k{i}")], ["1"]))).Findings).Rule);

    [Theory]
    [InlineData(1_000, null)]
    [InlineData(999, "cell_too_large")]
    public void Cell_AtAndOverTheLimit_IsRefusedOver(int limit, string? rule) => Assert.Equal(rule, Read(
        Workbook.Of(Workbook.Sheet("A", ["kode"], [new string('x', 1_000)])), limits: new(MaxCellBytes: limit)).Findings.SingleOrDefault()?.Rule);

    [Fact]
    public void Workbook_WithAPassword_SaysSo() => Assert.Equal("encrypted", Assert.Single(
        Read([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[70_000], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[500]]).Findings).Rule);

    [Fact]
    public void Workbook_OfExcel97_SaysSo() => Assert.Equal("old_workbook", Assert.Single(
        Read([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("Workbook"), .. new byte[500]]).Findings).Rule);

    [Fact]
    public void ZipFile_ThatIsNoWorkbook_SaysSo() =>
        Assert.Equal("wrong_file_type", Assert.Single(Read(Workbook.Zip(("word/document.xml", "<document/>"))).Findings).Rule);

    [Fact]
    public void Xml_WithADocumentType_IsTornAndNotExpanded()
    {
        var parts = Workbook.Parts(Workbook.Sheet("A", ["kode"], ["1"])).ToList();
        parts[^1] = (parts[^1].Name, "<!DOCTYPE x [<!ENTITY a \"aaaa\">]>" + parts[^1].Content);

        Assert.Equal("torn_file", Assert.Single(Read(Workbook.Zip([.. parts])).Findings).Rule);
    }

    private (IReadOnlyList<string> Columns, IReadOnlyList<SourceRow> Rows, IReadOnlyList<Finding> Findings) Read(
        byte[] bytes, SourceFormat? format = null, SourceLimits? limits = null)
    {
        var (path, findings) = (_folder.Write("a.xlsx", bytes), new List<Finding>());
        var table = SourceReader.Open(new(path), format ?? Format, limits ?? SourceLimits.Default, findings);
        var rows = table?.Rows().ToList() ?? [];
        Assert.Equal(bytes, File.ReadAllBytes(path));
        return ([.. table?.Columns.Select(c => c.Name) ?? []], rows, findings);
    }
}
