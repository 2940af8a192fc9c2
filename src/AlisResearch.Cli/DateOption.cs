using System.CommandLine;
using System.Globalization;

namespace AlisResearch.Cli;

/// <summary>An option that is a day, yyyy-mm-dd.</summary>
internal static class DateOption
{
    /// <summary>The option; another spelling is refused with the right one.</summary>
    public static Option<DateOnly?> Create(Terminal terminal, string name, string description) => new(name)
    {
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                return date;
            result.AddError(terminal.Say($"{name} skal være en dato: åååå-mm-dd.", $"{name} must be a date: yyyy-mm-dd."));
            return null;
        },
        Description = description,
    };
}
