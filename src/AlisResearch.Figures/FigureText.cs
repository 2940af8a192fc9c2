using System.Globalization;
using AlisResearch.Model;

namespace AlisResearch.Figures;

/// <summary>Numbers and dates as figures print them, from the tables below: the same on every machine, whatever its culture.</summary>
public static class FigureText
{
    private const char NoBreak = '\u00A0';

    private static readonly string[] _monthsNb =
        ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"];

    private static readonly string[] _monthsEn =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly string[] _shortNb =
        ["jan.", "feb.", "mars", "april", "mai", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "des."];

    private static readonly string[] _shortEn = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary><c>0,85</c> or <c>0.85</c>; halves away from zero, a true minus, thousands apart from five digits on.</summary>
    /// <param name="value">The number.</param>
    /// <param name="decimals">How many decimals, always all of them.</param>
    /// <param name="language">Language.</param>
    public static string Number(decimal value, int decimals, Language language)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        var digits = Math.Abs(rounded).ToString($"F{decimals}", CultureInfo.InvariantCulture).Split('.');
        var (whole, fraction) = (digits[0], digits.ElementAtOrDefault(1));
        if (whole.Length > 4)
            for (var i = whole.Length - 3; i > 0; i -= 3)
                whole = whole.Insert(i, language == Language.Nb ? NoBreak.ToString() : ",");
        return (rounded < 0 ? "\u2212" : "") + whole + (fraction is null ? "" : (language == Language.Nb ? "," : ".") + fraction);
    }

    /// <summary><c>85 %</c> or <c>85%</c>.</summary>
    /// <param name="share">The share, 1 for all.</param>
    /// <param name="language">Language.</param>
    /// <param name="decimals">How many decimals.</param>
    public static string Percent(double share, Language language, int decimals = 0) =>
        Number((decimal)share * 100, decimals, language) + (language == Language.Nb ? $"{NoBreak}%" : "%");

    /// <summary><c>6. november 2019</c> or <c>6 November 2019</c>.</summary>
    public static string Date(DateOnly date, Language language) =>
        language == Language.Nb
            ? Invariant($"{date.Day}.{NoBreak}{_monthsNb[date.Month - 1]} {date.Year}")
            : Invariant($"{date.Day}{NoBreak}{_monthsEn[date.Month - 1]} {date.Year}");

    /// <summary><c>okt. 2017 – feb. 2018</c>, <c>mars–sep. 2020</c> or <c>mai 2018</c>, by whole months, both ends included.</summary>
    public static string Period(DateOnly from, DateOnly to, Language language)
    {
        var months = language == Language.Nb ? _shortNb : _shortEn;
        var (first, last) = (months[from.Month - 1], Invariant($"{months[to.Month - 1]}{NoBreak}{to.Year}"));
        return from.Year != to.Year ? Invariant($"{first}{NoBreak}{from.Year}{NoBreak}– {last}")
            : from.Month != to.Month ? $"{first}–{last}"
            : last;
    }

    /// <summary><c>2017–18</c>, or <c>2020</c> within a year.</summary>
    public static string Years(DateOnly from, DateOnly to) =>
        from.Year == to.Year ? Invariant($"{from.Year}")
        : from.Year / 100 == to.Year / 100 ? Invariant($"{from.Year}–{to.Year % 100:00}")
        : Invariant($"{from.Year}–{to.Year}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
