using AlisResearch.Model;
using CsCheck;
using DuckDB.NET.Data;

namespace AlisResearch.Tests.Unit;

public sealed class SqlFileTests
{
    [Fact]
    public void Fill_EveryPlaceholder_IsReplacedWhereverItStands() =>
        Assert.Equal("SELECT a, b FROM a", SqlFile.Fill("SELECT {{x}}, {{y}} FROM {{x}}", ("x", "a"), ("y", "b")));

    [Fact]
    public void Fill_MissingText_NamesThePlaceholder() => Assert.Contains(
        "y", Assert.Throws<InvalidOperationException>(() => SqlFile.Fill("SELECT {{x}}, {{y}}", ("x", "a"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Fill_UnusedText_NamesIt() => Assert.Contains(
        "z", Assert.Throws<InvalidOperationException>(() => SqlFile.Fill("SELECT {{x}}", ("x", "a"), ("z", "b"))).Message, StringComparison.Ordinal);

    /// <summary>A text is never read as a template: a column called {{y}} stays what it is.</summary>
    [Fact]
    public void Fill_TextThatLooksLikeAPlaceholder_IsNotFilled() =>
        Assert.Equal("{{y}} b", SqlFile.Fill("{{x}} {{y}}", ("x", "{{y}}"), ("y", "b")));

    [Fact]
    public void Load_UnknownFile_Throws() =>
        Assert.Throws<InvalidOperationException>(() => SqlFile.Load(typeof(SqlFile).Assembly, "nothing.sql"));

    [Theory]
    [InlineData("a", "'a'")]
    [InlineData("", "''")]
    [InlineData("it's", "'it''s'")]
    [InlineData("'; DROP TABLE t; --", "'''; DROP TABLE t; --'")]
    public void Literal_Quote_IsDoubled(string text, string literal) => Assert.Equal(literal, SqlFile.Literal(text));

    [Theory]
    [InlineData("grant", "\"grant\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    public void Identifier_Quote_IsDoubled(string name, string identifier) => Assert.Equal(identifier, SqlFile.Identifier(name));

    /// <summary>The database reads back exactly what was quoted, whatever it is.</summary>
    [Fact]
    public void Quoting_AnyText_ReadsBackFromTheDatabase()
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Gen.Char["'\"\\;-{}$æ\nA "].Array[1, 12].Select(c => new string(c)).Sample(text =>
        {
            lock (connection)
            {
                var (name, value) = connection.Query(
                    $"SELECT {SqlFile.Literal(text)} AS {SqlFile.Identifier(text)}", r => (r.GetName(0), r.GetString(0))).Single();
                Assert.Equal((text, text), (name, value));
            }
        });
    }
}
