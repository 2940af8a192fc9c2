using System.Diagnostics;
using System.Text;
using AlisResearch.Api.GraphQL;
using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;

namespace AlisResearch.Tests.Unit;

public sealed class DocumentPrecheckTests
{
    /// <summary>Measured at 4 of everything but bytes: each query is one below, at and one above.</summary>
    [Theory]
    [InlineData("{ a { b { c } } }", null)]
    [InlineData("{ a { b { c { d } } } }", null)]
    [InlineData("{ a { b { c { d { e } } } } }", "levels")]
    [InlineData("{ x: a y: a z: a }", null)]
    [InlineData("{ x: a y: a z: a u: a }", null)]
    [InlineData("{ x: a y: a z: a u: a v: a }", "aliases")]
    [InlineData("{ a b c d e f g }", null)]
    [InlineData("{ a b c d e f g h }", null)]
    [InlineData("{ a b c d e f g h i }", "fields")]
    public void Build_Limit_HoldsBelowAtAndAbove(string query, string? refusedFor) =>
        Assert.Equal(refusedFor, Refusal(query, new(Depth: 4, Aliases: 4, Fields: 8)));

    [Theory]
    [InlineData(99, null)]
    [InlineData(100, null)]
    [InlineData(101, "bytes")]
    public void Build_Bytes_AreCountedInUtf8(int bytes, string? refusedFor)
    {
        const string Query = "{ a } #ø";
        var query = Query.PadRight(bytes - 1, ' '); // ø is two bytes

        Assert.Equal(bytes, Encoding.UTF8.GetByteCount(query));
        Assert.Equal(refusedFor, Refusal(query, new(Bytes: 100)));
    }

    /// <summary>A fragment weighs once a spread: 2 × 3 fields and one more are 7, its depth comes on top of where it is spread.</summary>
    [Theory]
    [InlineData("fragment F on T { a b c } { x { ...F } y: x { ...F } }", 8, null)]
    [InlineData("fragment F on T { a b c } { x { ...F } y: x { ...F } }", 7, "fields")]
    [InlineData("{ x { ...F } y: x { ...F } } fragment F on T { ... on T { a b c } }", 7, "fields")]
    [InlineData("{ x { ...F ...F } } fragment F on T { ...G ...G } fragment G on T { a }", 5, null)]
    [InlineData("{ x { ...F ...F } } fragment F on T { ...G ...G } fragment G on T { a }", 4, "fields")]
    public void Build_Fragment_WeighsOnceASpread(string query, int fields, string? refusedFor) => Assert.Equal(refusedFor, Refusal(query, new(Fields: fields)));

    [Theory]
    [InlineData(3, null)]
    [InlineData(2, "levels")]
    public void Build_FragmentDepth_ComesOnTopOfTheSpread(int depth, string? refusedFor) =>
        Assert.Equal(refusedFor, Refusal("{ x { ...F } } fragment F on T { a { b } }", new(Depth: depth)));

    /// <summary>Every operation of the document is measured, whichever is asked for.</summary>
    [Fact]
    public void Build_SecondOperation_IsMeasuredToo() => Assert.Equal("fields", Refusal("query A { a } query B { a b c }", new(Fields: 2)));

    [Theory]
    [InlineData("{ ...A } fragment A on T { ...A }")]
    [InlineData("{ ...A } fragment A on T { a ...B } fragment B on T { b ...A }")]
    public void Build_CycleOfFragments_ComesToAnEnd(string query) => Assert.Null(Refusal(query, new()));

    /// <summary>2³⁰ fields in a few hundred bytes must not reach the engine, whose validation takes exponential time over them.</summary>
    [Theory]
    [InlineData("fragment F30 on Query { a }")]
    [InlineData("fragment F30 on Query { ... on Query { ...F0 a } }")]
    public void Build_DoubledSpreads_AreRefusedAtOnce(string end)
    {
        var clock = Stopwatch.StartNew();

        Assert.Equal("fields", Refusal($"{{ ...F0 }} {Doubled(30)}{end}", new()));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    /// <summary>Doubled spreads that weigh nothing here (no field at the end, spread nowhere, a name used twice) are quick to validate.</summary>
    [Theory]
    [InlineData("{ ...F0 }", "fragment F30 on Query { ...F0 }")]
    [InlineData("{ ...F0 }", "fragment F30 on Query { ...Nowhere }")]
    [InlineData("{ a }", "fragment F30 on Query { a }")]
    [InlineData("{ ...F0 } fragment F0 on Query { a }", "fragment F30 on Query { a }")]
    public async Task Build_DoubledSpreadsThatPass_AreRefusedByTheEngineInTime(string start, string end)
    {
        var engine = new DocumentExecuter(new DocumentPrecheck(new()), new DocumentValidator());
        var clock = Stopwatch.StartNew();

        var result = await engine.ExecuteAsync(o =>
            (o.Schema, o.Query) = (Schema.For("type Query { a: Int }"), $"{start} {Doubled(30)}{end}"));

        Assert.NotEmpty(result.Errors!);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    /// <summary>A long chain is as deep as it is long; measuring it must not overflow the stack.</summary>
    [Fact]
    public void Build_LongChainOfFragments_ComesToAnEnd()
    {
        var chain = string.Concat(Enumerable.Range(0, 600).Select(i => $"fragment F{i} on T{{...F{i + 1}}}"));

        Assert.Null(Refusal($"{{...F0}}{chain}fragment F600 on T{{a}}", new()));
    }

    private static string Doubled(int times) =>
        string.Concat(Enumerable.Range(0, times).Select(i => $"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }} "));

    private static string? Refusal(string query, DocumentLimits limits)
    {
        try
        {
            new DocumentPrecheck(limits).Build(query);
            return null;
        }
        catch (RequestError error)
        {
            Assert.Equal("TOO_COMPLEX", error.Code);
            return new[] { "bytes", "levels", "aliases", "fields" }.Single(w => error.Message.Contains($" {w}:", StringComparison.Ordinal));
        }
    }
}
