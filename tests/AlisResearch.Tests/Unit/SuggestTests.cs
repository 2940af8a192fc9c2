using AlisResearch.Model;

namespace AlisResearch.Tests.Unit;

public sealed class SuggestTests
{
    [Theory]
    [InlineData("sp7", "spm7")]
    [InlineData("SPM7", "spm7")]
    [InlineData("komune", "kommune")]
    [InlineData("mnukipality", null)]
    public void Nearest_Misspelling_FindsTheWordOrNothing(string word, string? expected) =>
        Assert.Equal(expected, Suggest.Nearest(word, ["alder", "kommune", "spm7"]));

    /// <summary>Near is up to two edits, or a third of the word's letters: below, at and above the limit.</summary>
    [Theory]
    [InlineData("abcdXf", true)]
    [InlineData("abcXXf", true)]
    [InlineData("abXXXf", false)]
    [InlineData("abcdXXghi", true)]
    [InlineData("abcXXXghi", true)]
    [InlineData("abXXXXghi", false)]
    public void Nearest_EditDistance_IsHeldToTheLimit(string word, bool near) =>
        Assert.Equal(near, Suggest.Nearest(word, ["abcdef", "abcdefghi"]) is not null);

    [Fact]
    public void Nearest_TwoAsNear_TakesTheFirstByName() => Assert.Equal("spm1", Suggest.Nearest("spm", ["spm2", "spm1"]));

    [Fact]
    public void Nearest_NoCandidates_IsNull() => Assert.Null(Suggest.Nearest("a", []));

    [Fact]
    public void DidYouMean_NearWord_NamesItAndTheRest()
    {
        var text = Suggest.DidYouMean("gamel", ["NEW", "GAMMEL"]);

        Assert.Equal("Mente du «GAMMEL»? Tillatt: GAMMEL, NEW.", text.Nb);
        Assert.Equal("Did you mean “GAMMEL”? Allowed: GAMMEL, NEW.", text.En);
    }

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, false)]
    [InlineData(21, true)]
    public void DidYouMean_ManyWords_IsCutAtTwenty(int words, bool cut)
    {
        var text = Suggest.DidYouMean("x", [.. Enumerable.Range(100, words).Select(i => $"word{i}")]);

        Assert.Equal(cut, text.En.EndsWith("word119, ….", StringComparison.Ordinal));
        Assert.Equal(Math.Min(words, 20), text.En.Split("word").Length - 1);
    }
}
