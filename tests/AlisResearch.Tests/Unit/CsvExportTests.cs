using System.Globalization;
using System.Text;
using AlisResearch.Exports;
using AlisResearch.Model;
using CsCheck;

namespace AlisResearch.Tests.Unit;

public sealed class CsvExportTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("æøå čđŋ", "æøå čđŋ")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("two\rlines", "\"two\rlines\"")]
    public void Write_Text_IsQuotedOnlyWhereItMustBe(string text, string field) => Assert.Equal($"{field},x", Row(text, "x"));

    public static TheoryData<object?, string> Values => new()
    {
        { null, "" },
        { true, "true" },
        { false, "false" },
        { 1_234_567L, "1234567" },
        { -1L, "-1" },
        { new DateOnly(2019, 11, 6), "2019-11-06" },
        { 0m, "0" },
        { 19.5m, "19.5" },
        { 1_234_567.8901m, "1234567.8901" },
        { 1.5000m, "1.5" },
        { -0.25m, "-0.25" },
    };

    /// <summary>Whatever the machine's language: our users' own writes 19,5 and 06.11.2019.</summary>
    [Theory]
    [MemberData(nameof(Values))]
    public void Write_Value_IsWrittenAlikeInEveryCulture(object? value, string field)
    {
        foreach (var culture in new[] { "nb-NO", "en-US", "ar-SA" })
        {
            var before = CultureInfo.CurrentCulture;
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            try
            {
                Assert.Equal($"{field},x", Row(value, "x"));
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }
    }

    [Fact]
    public void Write_NoRows_IsTheHeaderAlone()
    {
        var lines = Text(["a", "b"], []);

        Assert.Equal("a,b", lines.TrimEnd());
    }

    [Fact]
    public void Write_Stream_StaysOpenAndHasNoByteOrderMark()
    {
        using var stream = new MemoryStream();
        CsvExport.Write(stream, ["å"], []);

        Assert.True(stream.CanWrite);
        Assert.Equal("å"u8.ToArray(), stream.ToArray()[..2]);
    }

    [Fact]
    public void Write_AnyTexts_ReadBackEqual() =>
        Gen.Char["a,;\"'\r\n æ=\t"].Array[0, 6].Select(c => new string(c)).Array[2].Array[0, 5].Sample(rows =>
        {
            using var folder = new TemporaryFolder();
            var file = folder.Write("a.csv", Encoding.UTF8.GetBytes(Text(["x", "y"], rows)));

            var read = CsvTable.Read(file).Rows;

            Assert.Equal(rows.SelectMany(r => r), read.SelectMany(r => new[] { r.Fields["x"] ?? "", r.Fields["y"] ?? "" }));
        });

    private static string Row(params object?[] values) => Text([.. values.Select((_, i) => $"c{i}")], [values])[(values.Length * 3)..].TrimStart('\n').TrimEnd();

    private static string Text(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var stream = new MemoryStream();
        CsvExport.Write(stream, header, rows);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
