using AlisResearch.Model;

namespace AlisResearch.Tests.Unit.Sources;

public sealed class SourceFormatTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.csv", SourceType.Csv, ',')]
    [InlineData("a.TSV", SourceType.Csv, '\t')]
    [InlineData("a.txt", SourceType.Csv, ',')]
    [InlineData("a.xlsx", SourceType.Xlsx, ',')]
    [InlineData("a.sav", SourceType.Sav, ',')]
    [InlineData("a.dta", SourceType.Dta, ',')]
    public void Format_LeftOut_ComesFromTheFileName(string file, SourceType type, char delimiter)
    {
        var (format, findings) = Read("id: x", file);

        Assert.Empty(findings);
        Assert.Equal(new SourceFormat(type, Delimiter: delimiter), format);
    }

    [Fact]
    public void Format_EveryKeyOfACsv_IsRead()
    {
        var (format, findings) = Read(
            "format: {type: csv, charset: windows-1252, delimiter: ';', decimal_mark: ',', date_format: dd.mm.yyyy, header_row: 3}", "a.dat");

        Assert.Empty(findings);
        Assert.Equal(new SourceFormat(SourceType.Csv, Charset.Windows1252, ';', ',', DateFormat.DayMonthYear, null, 3), format);
    }

    [Fact]
    public void Format_SheetOfAWorkbook_IsRead()
    {
        var (format, findings) = Read("format: {sheet: Svar, header_row: 2}", "a.xlsx");

        Assert.Empty(findings);
        Assert.Equal(new SourceFormat(SourceType.Xlsx, Sheet: "Svar", HeaderRow: 2), format);
    }

    [Theory]
    [InlineData("format: {sheet: Svar}", "a.csv", "does_not_fit", "sheet")]
    [InlineData("format: {charset: utf-16}", "a.xlsx", "does_not_fit", "charset")]
    [InlineData("format: {header_row: 2}", "a.sav", "does_not_fit", "header_row")]
    [InlineData("format: {header_row: 0}", "a.csv", "out_of_range", "header_row")]
    [InlineData("format: {charset: latin1}", "a.csv", "unknown_value", "charset")]
    [InlineData("format: {delimitter: tab}", "a.csv", "unknown_key", "delimitter")]
    [InlineData("format: csv", "a.csv", "wrong_type", "format")]
    [InlineData("id: x", "a.ods", "unknown_file_type", "file")]
    public void Format_Nonsense_IsAFinding(string yaml, string file, string rule, string key)
    {
        var finding = Assert.Single(Read(yaml, file).Findings);

        Assert.Equal((rule, key), (finding.Rule, finding.Column));
    }

    private (SourceFormat Format, List<Finding> Findings) Read(string yaml, string file)
    {
        var findings = new List<Finding>();
        var map = YamlMap.Parse(_folder.Write("round.yml", System.Text.Encoding.UTF8.GetBytes(yaml)), "round.yml", findings)!;
        return (SourceFormatReader.Read(map, file), findings);
    }
}
