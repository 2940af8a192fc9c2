using System.Text;
using AlisResearch.Etl.Sources;
using AlisResearch.Model;
using CsCheck;

namespace AlisResearch.Tests.Unit;

public sealed class InputFileTests : IDisposable
{
    private const int Buffer = 1 << 16;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a,b\n1,æøå\n")]
    [InlineData("a,b\r\n1,čđŋ 😀\r\n")]
    [InlineData("\uFEFFa,b\n1,2\n")]
    [InlineData("no line end")]
    public void Inspect_Utf8WithOrWithoutMark_HasNoFindings(string text) => Assert.Empty(Check(Encoding.UTF8.GetBytes(text)));

    /// <summary>Row and character of the first bad byte; the byte itself is no person's value.</summary>
    [Theory]
    [InlineData("a,b\n1,\u00E6\n", 2, "Tegn 3", "0xE6", "#2")]
    [InlineData("\u00F8", 1, "Tegn 1", "0xF8")]
    [InlineData("a\nb\nc\u00C0\u0080", 3, "Tegn 2", "0xC0")]
    [InlineData("a\u00EF\u00BB", 1, "Tegn 2", "0xEF")]
    [InlineData("\u00FF\u00FEa\0", 1, "Tegn 1", "0xFF")]
    [InlineData("a\u00ED\u00A0\u0080", 1, "Tegn 2", "0xED")]
    [InlineData("\u00EF\u00BB\u00BFa\u00E6b", 1, "Tegn 2", "0xE6")]
    public void Inspect_ByteThatIsNoUtf8_NamesRowAndPlace(string latin1, long row, string place, string shown, string field = "#1")
    {
        var finding = Assert.Single(Check(Encoding.Latin1.GetBytes(latin1)));

        Assert.Equal(("a.csv", row, field, "undecodable"), (finding.File, finding.Row, finding.Column, finding.Rule));
        Assert.StartsWith(place + ":", finding.Message.Nb, StringComparison.Ordinal);
        Assert.Contains(shown, finding.Message.En, StringComparison.Ordinal);
        Assert.Contains("UTF-8", finding.Suggestion!.Nb, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_ControlCharacter_IsNoTextFile() =>
        Assert.Equal((2L, "control_character"), Assert.Single(Check("a,b\n1,\0"u8.ToArray())) is var f ? (f.Row, f.Rule) : default);

    /// <summary>UTF-8 that was read as Latin-1 or Windows-1252 and encoded again.</summary>
    [Theory]
    [InlineData("Vads\u00C3\u00B8")]
    [InlineData("\u00C3\u02DCksnes")]
    [InlineData("B\u00C3\u00B8ml\u00C3\u00B8")]
    public void Inspect_EncodedTwice_IsAFinding(string text) =>
        Assert.Equal("double_encoded", Assert.Single(Check(Encoding.UTF8.GetBytes("a\n" + text))).Rule);

    [Theory]
    [InlineData("a,b\n\n1,2\n", 2L)]
    [InlineData("a,b\n1,2\n\r\n\n3,4\n", 3L)]
    [InlineData("a,b\n1,2\n\n\n", null)]
    [InlineData("a,b\n1,\"x\n\ny\"\n", null)]
    public void Inspect_BlankRow_IsAFindingUnlessLastOrQuoted(string text, long? row) =>
        Assert.Equal(row, Check(Encoding.UTF8.GetBytes(text)).SingleOrDefault(f => f.Rule == "blank_row")?.Row);

    [Fact]
    public void Inspect_EmptyFile_SaysSo() => Assert.Equal("empty_file", Assert.Single(Check([])).Rule);

    /// <summary>A letter of two, three or four bytes across the border of the buffer, at every place in it.</summary>
    [Fact]
    public void Inspect_LetterAcrossTheBuffer_IsWhole()
    {
        foreach (var letter in new[] { "æ", "ŋ", "€", "😀" })
        {
            for (var before = Buffer - 5; before <= Buffer + 1; before++)
                Assert.Empty(Check([.. Enumerable.Repeat((byte)'x', before), .. Encoding.UTF8.GetBytes(letter + "x")]));
        }
    }

    [Theory]
    [InlineData(Buffer - 2)]
    [InlineData(Buffer - 1)]
    [InlineData(Buffer)]
    [InlineData(2 * Buffer - 1)]
    public void Inspect_LetterCutAtTheEnd_IsFoundThere(int before)
    {
        var finding = Assert.Single(Check([.. Enumerable.Repeat((byte)'x', before), 0xF0, 0x9F, 0x98]));

        Assert.Equal(1L, finding.Row);
        Assert.StartsWith($"Tegn {before + 1}:", finding.Message.Nb, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_BrokenLetterAcrossTheBuffer_IsFoundThere()
    {
        var finding = Assert.Single(Check([.. Enumerable.Repeat((byte)'\n', Buffer - 1), 0xC3, (byte)'x', .. "more"u8]));

        Assert.Equal(((long)Buffer, "undecodable"), (finding.Row, finding.Rule));
    }

    /// <summary>The framework's own strict decoder is the judge.</summary>
    [Fact]
    public void Inspect_AnyBytes_AgreesWithTheStrictDecoder() => Gen.Byte.Array[1, 40].Sample(bytes =>
    {
        var valid = true;
        try
        {
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            valid = false;
        }

        using var folder = new TemporaryFolder();
        var findings = new InputFile(folder.Write("a.csv", bytes)).Inspect(SourceFormat.Default, SourceLimits.Default).Findings;
        if (valid)
            Assert.DoesNotContain(findings, f => f.Rule == "undecodable");
        else
            Assert.NotEmpty(findings);
    }, iter: 2_000);

    [Fact]
    public void CheckReadable_Folder_IsUsageAndSaysWhatToType()
    {
        var refusal = Assert.Throws<AlisException>(new InputFile(_folder.Path).CheckReadable);

        Assert.Equal(ExitCode.Usage, refusal.ExitCode);
        Assert.Contains("*.csv", refusal.Text.Nb, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckReadable_MissingFile_IsUsage() =>
        Assert.Equal(ExitCode.Usage, Assert.Throws<AlisException>(new InputFile(_folder["nothing.csv"]).CheckReadable).ExitCode);

    private IReadOnlyList<Finding> Check(byte[] bytes) => new InputFile(_folder.Write("a.csv", bytes)).Inspect(SourceFormat.Default, SourceLimits.Default).Findings;
}
