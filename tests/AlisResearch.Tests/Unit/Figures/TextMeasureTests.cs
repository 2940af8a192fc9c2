using AlisResearch.Figures;
using AlisResearch.Model;

namespace AlisResearch.Tests.Unit.Figures;

public sealed class TextMeasureTests
{
    private const string Signs = "\u00A0–—−±×≤≥≈≠→“”‘’…·•«»§€½²°µ‰";

    private static readonly string[] _lines =
    [
        "Turnover og stabilitet blant fastleger i Kárášjohka, Guovdageaidnu og Unjárga, 2017–2026",
        "Andel stillinger med samme lege, med 95 % konfidensintervall", "Helseleder 17, ALIS 6, lege med veilederansvar 4",
        "Share of posts with the same doctor (95% confidence interval, Kaplan–Meier)", "−0,3 ≤ x ≤ 0,85", "WWWWWWWWWW", "iiiiiiiiii", "mmmmmmmmmm",
    ];

    private static readonly TextStyle[] _styles = [new(12, Palette.Ink), new(12, Palette.Ink, Bold: true)];

    [NeedsFact(Tool.Font)]
    public void Width_OfAnyLetterOrLine_IsNotExceededByAnyInstalledFont()
    {
        var letters = Enumerable.Range(' ', 95).Concat(Enumerable.Range('À', 'ž' - 'À' + 1)).Concat(Signs.Select(c => (int)c)).Select(c => ((char)c).ToString());
        Assert.Empty(
            from style in _styles
            from fonts in FigureFonts.All(FigureFonts.Folders)
            from text in letters.Concat(_lines).Concat(FigureTexts())
            where Drawn(fonts, text, style) > TextMeasure.Width(text, style) + 0.001
            select $"{fonts.Family}: {text}");
    }

    // Else labels would be left out that have room.
    [NeedsFact(Tool.Font)]
    public void Width_OfALine_IsAtMostAThirdMoreThanInAnyInstalledFont() =>
        Assert.Empty(
            from style in _styles
            from fonts in FigureFonts.All(FigureFonts.Folders)
            from text in _lines.Concat(FigureTexts())
            where TextMeasure.Width(text, style) > 4 / 3.0 * Drawn(fonts, text, style)
            select $"{fonts.Family}: {text} {TextMeasure.Width(text, style) / Drawn(fonts, text, style)} {style.Bold}");

    private static double Drawn(FigureFonts fonts, string text, TextStyle style) => fonts.Pieces(text, style).Sum(p => p.Width);

    private static IEnumerable<string> FigureTexts() =>
        from language in Enum.GetValues<Language>()
        from mark in AlisVest.Overview(language, synthetic: true).Layers.SelectMany(l => l.Marks).OfType<TextMark>()
        from line in mark.Lines
        select line;
}
