using System.Globalization;

namespace AlisResearch.Disclosure;

/// <summary>Half-years of the calendar, numbered from year 0.</summary>
public static class HalfYear
{
    /// <summary>As it is written: 2019H1.</summary>
    public static string Label(int number) => string.Create(CultureInfo.InvariantCulture, $"{number / 2}H{1 + (number % 2)}");
}
