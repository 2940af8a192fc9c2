using System.Globalization;

namespace AlisResearch.Model;

/// <summary>A language the project speaks. Norwegian (bokmål) comes first, as its users do.</summary>
public enum Language
{
    /// <summary>Norwegian bokmål, the default.</summary>
    Nb,

    /// <summary>English.</summary>
    En,
}

/// <summary>One text in both languages. Every text a user meets is one of these.</summary>
/// <param name="Nb">Norwegian bokmål.</param>
/// <param name="En">English.</param>
public sealed record LocalText(string Nb, string En)
{
    /// <summary>The text in <paramref name="language"/>.</summary>
    public string In(Language language) => language == Language.Nb ? Nb : En;

    /// <summary>A text that reads the same in both languages, such as a proper name.</summary>
    public static LocalText Same(string text) => new(text, text);

    private static readonly NumberFormatInfo NorwegianFormat = new() { NumberGroupSeparator = "\u00A0" };

    /// <summary>A whole number: 99 980 and 99,980.</summary>
    public static LocalText Number(long number) =>
        new(number.ToString("#,0", NorwegianFormat), number.ToString("#,0", NumberFormatInfo.InvariantInfo));
}
