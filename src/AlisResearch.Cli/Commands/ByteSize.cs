using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;

namespace AlisResearch.Cli.Commands;

/// <summary>A size as a person writes it: 500MB, 2GB, 1,5 GB. A MB is 1024 × 1024 bytes, as file managers count.</summary>
public static partial class ByteSize
{
    /// <summary>The size in bytes, or null when the words are no size of at least one byte.</summary>
    public static long? Parse(string words)
    {
        var match = Size().Match(words);
        if (!match.Success)
            return null;
        var shift = match.Groups["unit"].Value.ToUpperInvariant() switch { "KB" => 10, "MB" => 20, "GB" => 30, "TB" => 40, _ => 0 };
        var number = decimal.Parse(match.Groups["number"].Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        var bytes = number * (1L << shift);
        return bytes is >= 1 and <= long.MaxValue ? (long)bytes : null;
    }

    /// <summary>An option's value, or an error in the user's language.</summary>
    internal static long? Option(Terminal terminal, ArgumentResult result)
    {
        if (Parse(result.Tokens[0].Value) is { } bytes)
            return bytes;
        result.AddError(terminal.Say(
            $"--max-size skal være en størrelse som 500MB eller 2GB, ikke «{TextWrap.Clean(result.Tokens[0].Value)}».",
            $"--max-size must be a size such as 500MB or 2GB, not “{TextWrap.Clean(result.Tokens[0].Value)}”."));
        return null;
    }

    [GeneratedRegex(@"^\s*(?<number>\d{1,12}([.,]\d{1,6})?)\s*(?<unit>B|KB|MB|GB|TB)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Size();
}
