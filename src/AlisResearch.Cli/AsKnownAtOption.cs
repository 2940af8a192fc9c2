using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace AlisResearch.Cli;

/// <summary><c>--as-known-at</c>: asks the steward's zone as it was known at a moment.</summary>
public static class AsKnownAtOption
{
    private static readonly string[] Moments =
        ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    /// <summary>The option, for any command that reads the warehouse.</summary>
    public static Option<DateTimeOffset?> Create(Terminal terminal) => new("--as-known-at")
    {
        CustomParser = result => Parse(terminal, result),
        Description = terminal.Say(
            "Slik det var kjent da: en dato (hele dagen med, lokal tid) eller et ISO-tidspunkt. Tilbaketrukne personer er ute uansett.",
            "As it was known then: a date (that whole day included, local time) or an ISO timestamp. People who have withdrawn are out all the same."),
    };

    /// <summary>The last moment that is meant by a text, or null when it is neither a date nor a timestamp.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date == DateOnly.MaxValue ? DateTimeOffset.MaxValue : EndOf(date);
        return DateTimeOffset.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var moment) ? moment : null;
    }

    /// <summary>The last tick before the next day begins here.</summary>
    private static DateTimeOffset EndOf(DateOnly date) =>
        new DateTimeOffset(date.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Local)).AddTicks(-1);

    private static DateTimeOffset? Parse(Terminal terminal, ArgumentResult result)
    {
        var moment = Parse(result.Tokens[0].Value);
        if (moment is null)
            result.AddError(terminal.Say(
                "--as-known-at skal være en dato (åååå-mm-dd) eller et tidspunkt (åååå-mm-ddTtt:mm).",
                "--as-known-at must be a date (yyyy-mm-dd) or a timestamp (yyyy-mm-ddThh:mm)."));
        return moment;
    }
}
