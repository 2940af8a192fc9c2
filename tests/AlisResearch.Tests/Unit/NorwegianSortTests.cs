using System.Text;
using AlisResearch.Model;
using CsCheck;

namespace AlisResearch.Tests.Unit;

public sealed class NorwegianSortTests
{
    /// <summary>z, æ, ø, å last; Sami letters beside their base letter.</summary>
    [Fact]
    public void Key_NorwegianAndSamiNames_SortAsARegisterListsThem() =>
        Assert.Equal(
            ["Alta", "Bodø", "Bømlo", "Čáhput", "Đivttasvuotna", "Dyrøy", "Skien", "Sømna", "Sør-Varanger", "Zeta", "Æ", "Øksnes", "Årdal"],
            Sorted("Årdal", "Øksnes", "Æ", "Zeta", "Sør-Varanger", "Sømna", "Skien", "Đivttasvuotna", "Dyrøy", "Čáhput", "Bømlo", "Bodø", "Alta"));

    [Theory]
    [InlineData("Sør", "Sør-Varanger")]
    [InlineData("Bo", "Bodø")]
    [InlineData("Sortland", "Sør-Varanger")]
    [InlineData("Čáhput", "Dyrøy")]
    [InlineData("Bý", "Ca")]
    [InlineData("Đa", "Eb")]
    [InlineData("Ŋa", "Oa")]
    [InlineData("Ŧa", "Ua")]
    [InlineData("Ša", "Ta")]
    [InlineData("Ža", "Æa")]
    [InlineData("Zz", "Æa")]
    [InlineData("Æå", "Øa")]
    [InlineData("Øå", "Åa")]
    [InlineData("ærlig", "Øst")]
    public void Key_FirstName_ComesBeforeSecond(string first, string second) => Assert.Equal([first, second], Sorted(second, first));

    /// <summary>å typed as a and a ring (as macOS names files) is still å.</summary>
    [Theory]
    [InlineData("Årdal")]
    [InlineData("Ås")]
    public void Key_DecomposedLetters_SortLikeComposedOnes(string name) =>
        Assert.Equal(["Ø", name.Normalize(NormalizationForm.FormD), "Åz"], Sorted("Åz", name.Normalize(NormalizationForm.FormD), "Ø"));

    [Fact]
    public void Key_DifferentNames_HaveDifferentKeys()
    {
        var name = Gen.Int[0, 9].Select(i => ((string[])["a", "A", "á", "å", "Å", "ø", "-", " ", "😀", "𝔸"])[i]).Array[0, 4].Select(string.Concat);
        name.Select(name).Sample((a, b) => Assert.Equal(a == b, NorwegianSort.Key(a) == NorwegianSort.Key(b)));
    }

    [Fact]
    public void Key_ShippedMunicipalities_EndWithArdal() =>
        Assert.Equal("Årdal", Sorted([.. Repository.Schema.Municipalities.Municipalities.Select(m => m.Name)])[^1]);

    private static string[] Sorted(params string[] names) =>
        [.. names.OrderBy(NorwegianSort.Key, Comparer<string>.Create((a, b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b))))];
}
