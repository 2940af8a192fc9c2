using AlisResearch.Cli;
using AlisResearch.Cli.Commands;

namespace AlisResearch.Tests.Unit.Cli;

/// <summary>Text that fits, steers no terminal, and sizes as people write them.</summary>
public sealed class TextWrapTests
{
    [Fact]
    public void LongText_IsBrokenAtSpacesAndIndented() =>
        Assert.Equal(["  en to tre fire", "    fem seks"], TextWrap.Lines("en to tre fire fem seks", 18, 2, 4));

    [Fact]
    public void WordWiderThanTheLine_IsBroken() =>
        Assert.All(TextWrap.Lines(new string('x', 500), 80, 4, 6), l => Assert.InRange(l.Length, 1, 79));

    [Fact]
    public void ControlCharacters_DoNotReachTheTerminal() =>
        Assert.Equal(["a\uFFFD[2Jb\uFFFDc\uFFFDd"], TextWrap.Lines("a\u001b[2Jb\nc\u202Ed", 80, 0, 0));

    [Theory]
    [InlineData("500MB", 500L << 20)]
    [InlineData("2GB", 2L << 30)]
    [InlineData("1.5 gb", 3L << 29)]
    [InlineData("1,5GB", 3L << 29)]
    [InlineData("10kB", 10L << 10)]
    [InlineData("1B", 1L)]
    [InlineData("0MB", null)]
    [InlineData("500", null)]
    [InlineData("-1MB", null)]
    [InlineData("MB", null)]
    [InlineData("2 gigabyte", null)]
    [InlineData("999999999999TB", null)]
    [InlineData("", null)]
    public void Size_InWords_IsBytesOrNothing(string words, long? bytes) => Assert.Equal(bytes, ByteSize.Parse(words));
}
