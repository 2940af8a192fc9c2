using System.Text;
using System.Xml;

namespace AlisResearch.Figures;

/// <summary>Texts as file formats can hold them.</summary>
internal static class CleanText
{
    /// <summary>The text with U+FFFD for control characters and halves of pairs, which no XML can hold; tabs and line ends stay.</summary>
    public static string Of(string text) =>
        string.Concat(text.EnumerateRunes().Select(r => r.IsBmp && !XmlConvert.IsXmlChar((char)r.Value) ? "\uFFFD" : r.ToString()));

    /// <summary>
    /// The text as one line to draw letter by letter: as SVG does, white space is one space, and none at the ends; a letter with its accent is one
    /// character where there is one.
    /// </summary>
    public static string Line(string text) =>
        string.Join(' ', Of(text).Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)).Normalize(NormalizationForm.FormC);
}
