using System.Text;
using AlisResearch.Etl.Sources;
using AlisResearch.Model;

namespace AlisResearch.Tests.Unit.Sources;

public sealed class CsvSourceTests : IDisposable
{
    private const string Text = "kode;tekst\r\n1;\"Bodø; \"\"by\"\"\nved havet\"\r\n2;\r\n";
    private static readonly SourceFormat Semicolons = SourceFormat.Default with { Delimiter = ';' };
    private readonly TemporaryFolder _folder = new();

    static CsvSourceTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Charset.Utf8, "utf-8", false)]
    [InlineData(Charset.Utf8, "utf-8", true)]
    [InlineData(Charset.Utf16, "utf-16", true)]
    [InlineData(Charset.Utf16, "utf-16", false)]
    [InlineData(Charset.Utf16, "utf-16BE", true)]
    [InlineData(Charset.Windows1252, "windows-1252", false)]
    [InlineData(Charset.Iso88591, "iso-8859-1", false)]
    public void Rows_InEveryCharset_AreTheSame(Charset charset, string encoding, bool mark)
    {
        var (rows, findings) = Read(Encode(Text, encoding, mark), Semicolons with { Charset = charset });

        Assert.Empty(findings);
        Assert.Equal([(2L, "1", "Bodø; \"by\"\nved havet"), (3L, "2", null)], rows.Select(r => (r.Number, r.Cells[0]!, r.Cells[1])));
    }

    /// <summary>Long enough to cross the decoder's buffer, with letters of one to four bytes at its border.</summary>
    [Theory]
    [InlineData(Charset.Utf8, "utf-8")]
    [InlineData(Charset.Utf16, "utf-16")]
    public void Rows_AcrossTheBuffer_AreWhole(Charset charset, string encoding)
    {
        var cells = Enumerable.Range(0, 20_000).Select(i => $"{i}aæŋ€😀").ToList();

        var (rows, findings) = Read(Encode("kode\n" + string.Join('\n', cells), encoding, false), SourceFormat.Default with { Charset = charset });

        Assert.Empty(findings);
        Assert.Equal(cells, rows.Select(r => r.Cells[0]!));
        Assert.Equal(20_001, rows[^1].Number);
    }

    [Fact]
    public void Header_BelowATitle_IsRead()
    {
        var (rows, findings) = Read("En tittel\n\nkode,verdi\n1,2\n"u8.ToArray(), SourceFormat.Default with { HeaderRow = 3 });

        Assert.Empty(findings);
        Assert.Equal([(4L, "1", "2")], rows.Select(r => (r.Number, r.Cells[0]!, r.Cells[1]!)));
    }

    /// <summary>Row and field of the first byte without a letter; the row as a spreadsheet counts, line breaks in quotes aside.</summary>
    [Theory]
    [InlineData(Charset.Windows1252, "kode;tekst\n1;\"a\nb\"\n2;x\u0081", 3, "#2", "0x81")]
    [InlineData(Charset.Iso88591, "kode;tekst\n1;\u0096", 2, "#2", "0x96")]
    public void Inspect_ByteWithoutALetter_NamesRowAndField(Charset charset, string latin1, long row, string field, string shown)
    {
        var finding = Assert.Single(Inspect(Encoding.Latin1.GetBytes(latin1), Semicolons with { Charset = charset }).Findings);

        Assert.Equal(("undecodable", row, field), (finding.Rule, finding.Row!.Value, finding.Column));
        Assert.Contains(shown, finding.Message.Nb, StringComparison.Ordinal);
        Assert.Contains(SourceFormat.Spell(charset), finding.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_Utf16WithALoneSurrogate_IsUndecodable()
    {
        byte[] bytes = [.. Encoding.Unicode.GetBytes("a\n1\n"), 0x00, 0xD8, 0x31, 0x00];

        Assert.Equal((3L, "undecodable"), Assert.Single(Inspect(bytes, SourceFormat.Default with { Charset = Charset.Utf16 }).Findings) is var f ? (f.Row, f.Rule) : default);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Inspect_Utf16NotDeclared_SaysHowToDeclareIt(bool mark)
    {
        var finding = Assert.Single(Inspect(Encode("kode,tekst\n1,2\n", "utf-16", mark), SourceFormat.Default).Findings);

        Assert.Contains("format: {charset: utf-16}", finding.Suggestion!.Nb, StringComparison.Ordinal);
        Assert.Contains("format: {charset: utf-16}", finding.Suggestion.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_Utf8DeclaredAsLatin1_IsEncodedTwice() => Assert.Equal("double_encoded",
        Assert.Single(Inspect("a\nBodø\n"u8.ToArray(), SourceFormat.Default with { Charset = Charset.Iso88591 }).Findings).Rule);

    [Theory]
    [InlineData(5, null)]
    [InlineData(4, "too_many_columns")]
    public void Inspect_ColumnsAtAndOverTheLimit_AreRefusedOver(int limit, string? rule) =>
        Assert.Equal(rule, Inspect("a,b,c,d,e\n1,2,3,4,5\n"u8.ToArray(), SourceFormat.Default, new(MaxColumns: limit)).Findings.SingleOrDefault()?.Rule);

    [Theory]
    [InlineData(100, null, null)]
    [InlineData(99, "cell_too_large", 2L)]
    public void Inspect_RowAtAndOverTheLimit_IsRefusedOver(int limit, string? rule, long? row)
    {
        var finding = Inspect(Encoding.UTF8.GetBytes($"a\n{new string('x', 100)}\n1\n"), SourceFormat.Default, new(MaxCellBytes: limit)).Findings.SingleOrDefault();

        Assert.Equal((rule, row), (finding?.Rule, finding?.Row));
    }

    /// <summary>An opening quote that never closes makes the rest of the file one cell. Nothing of it is kept in memory.</summary>
    [Fact]
    public void Inspect_CellOfAHundredMegabytes_IsRefusedWithoutHoldingIt()
    {
        var path = _folder["large.csv"];
        using (var stream = File.Create(path))
        {
            stream.Write("a,b\n1,\""u8);
            var block = new byte[1 << 20];
            block.AsSpan().Fill((byte)'x');
            for (var i = 0; i < 100; i++)
                stream.Write(block);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var finding = Assert.Single(new InputFile(path).Inspect(SourceFormat.Default, SourceLimits.Default).Findings);

        Assert.Equal(("cell_too_large", 2L, "#2"), (finding.Rule, finding.Row!.Value, finding.Column));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20);
    }

    [Theory]
    [InlineData("UEsDBBQAAAAIAA==", SourceType.Csv)]
    [InlineData("0M8R4KGxGuE=", SourceType.Csv)]
    [InlineData("JEZMMkAoIykgU1BTUw==", SourceType.Csv)]
    [InlineData("a29kZSx0ZWtzdAo=", SourceType.Sav)]
    [InlineData("a29kZSx0ZWtzdAo=", SourceType.Dta)]
    [InlineData("a29kZSx0ZWtzdAo=", SourceType.Xlsx)]
    [InlineData("UEsDBBQAAAAIAA==", SourceType.Sav)]
    public void File_OfAnotherKindThanDeclared_SaysSo(string start, SourceType type)
    {
        var file = new InputFile(_folder.Write("a", Convert.FromBase64String(start)));
        var findings = new List<Finding>();

        Assert.Equal("wrong_file_type", Assert.Single(file.Inspect(new(type), SourceLimits.Default).Findings).Rule);
        Assert.Null(SourceReader.Open(file, new(type), SourceLimits.Default, findings));
        Assert.Equal("wrong_file_type", Assert.Single(findings).Rule);
    }

    [Theory]
    [InlineData("a,b\n1,2\n3\n", 3L, "csv_structure")]
    [InlineData("a,b\n1,2\n3,4,5\n", 3L, "csv_structure")]
    [InlineData("a,b\n1,2\n3,\"4\n", 3L, "csv_structure")]
    [InlineData("a,b\n1,2\n\n3,4\n", 3L, "blank_row")]
    public void Rows_WithAFaultInTheirMidst_EndThereWithAFinding(string text, long row, string rule)
    {
        var (rows, findings) = Read(Encoding.UTF8.GetBytes(text), SourceFormat.Default);

        Assert.Equal([2L], rows.Select(r => r.Number));
        Assert.Equal((row, rule), (findings.Single().Row!.Value, findings.Single().Rule));
    }

    [Theory]
    [InlineData("a,,c\n1,2,3\n", "blank_header", "#2")]
    [InlineData("a,b,a\n1,2,3\n", "duplicate_column", "#1")]
    public void Header_BlankOrTwice_IsAFinding(string text, string rule, string column) =>
        Assert.Equal((rule, column), Assert.Single(Read(Encoding.UTF8.GetBytes(text), SourceFormat.Default).Findings) is var f ? (f.Rule, f.Column) : default);

    [Fact]
    public void Inspect_File_GivesItsFingerprintAndProgress()
    {
        var file = new InputFile(_folder.Write("a.csv", Encoding.UTF8.GetBytes("a\n" + string.Concat(Enumerable.Repeat("123456789\n", 30_000)))));
        var shares = new Shares();

        Assert.Equal(Sha256.OfFile(file.Path), file.Inspect(SourceFormat.Default, SourceLimits.Default, shares).Fingerprint);
        Assert.Equal(1, shares.Seen[^1]);
        Assert.Equal(shares.Seen.Order(), shares.Seen);
    }

    [Fact]
    public void Inspect_FileOverTheLimit_IsNotRead() =>
        Assert.Equal(("file_too_large", null), Inspect(new byte[101], SourceFormat.Default, new(MaxBytes: 100)) is var i ? (Assert.Single(i.Findings).Rule, i.Fingerprint) : default);

    [Fact]
    public void Inspect_Cancelled_Stops()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.Throws<OperationCanceledException>(() => new InputFile(_folder.Write("a.csv", "a\n"u8.ToArray())).Inspect(SourceFormat.Default, SourceLimits.Default, null, cancellation.Token));
    }

    private static byte[] Encode(string text, string encoding, bool mark)
    {
        var encoder = Encoding.GetEncoding(encoding);
        return [.. mark ? encoder.GetPreamble() : [], .. encoder.GetBytes(text)];
    }

    private FileInspection Inspect(byte[] bytes, SourceFormat format, SourceLimits? limits = null) =>
        new InputFile(_folder.Write("a.csv", bytes)).Inspect(format, limits ?? SourceLimits.Default);

    private (IReadOnlyList<SourceRow> Rows, IReadOnlyList<Finding> Findings) Read(byte[] bytes, SourceFormat format)
    {
        var findings = new List<Finding>();
        var table = SourceReader.Open(new(_folder.Write("a.csv", bytes)), format, SourceLimits.Default, findings);
        return (table?.Rows().ToList() ?? [], findings);
    }

    private sealed class Shares : IProgress<double>
    {
        public List<double> Seen { get; } = [];

        public void Report(double value) => Seen.Add(value);
    }
}
