using System.Globalization;

namespace AlisResearch.Etl.Sources;

/// <summary>Typed values as text, in one canonical form whatever file they come from.</summary>
internal static class CellText
{
    private const double LargestExactInteger = 9_007_199_254_740_992;

    /// <summary>The shortest text that reads back as the same number: 3 for 3.0, never with a decimal comma.</summary>
    public static string Of(double number) => Math.Abs(number) <= LargestExactInteger && number == Math.Truncate(number)
        ? ((long)number).ToString(CultureInfo.InvariantCulture)
        : number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>true or false.</summary>
    public static string Of(bool truth) => truth ? "true" : "false";

    /// <summary>yyyy-mm-dd at midnight, else with the time and no more decimals than it has.</summary>
    public static string Of(DateTime time) => time.TimeOfDay == TimeSpan.Zero ? Date(time) : DateAndTime(time);

    /// <summary>yyyy-mm-dd.</summary>
    public static string Date(DateTime time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>yyyy-mm-ddThh:mm:ss, also at midnight.</summary>
    public static string DateAndTime(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);

    /// <summary>hh:mm:ss; the hours of a duration may pass 24.</summary>
    public static string Of(TimeSpan time)
    {
        var sign = time < TimeSpan.Zero ? "-" : "";
        time = time.Duration();
        return $"{sign}{(long)time.TotalHours:00}:{time.ToString(@"mm\:ss\.FFFFFF", CultureInfo.InvariantCulture).TrimEnd('.')}";
    }
}
