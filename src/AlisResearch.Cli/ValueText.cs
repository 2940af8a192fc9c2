using System.Globalization;
using AlisResearch.Model;

namespace AlisResearch.Cli;

/// <summary>Values of a result as a reader in one language sees them: labels for codes, decimal comma in Norwegian.</summary>
internal sealed class ValueText(SchemaSet schema, Language language)
{
    private static readonly string[] OutcomeLists = ["end_reason", "destination", "absence_kind"];

    private readonly CultureInfo _culture = CultureInfo.GetCultureInfo(language == Language.Nb ? "nb-NO" : "en-GB");

    /// <summary>The reader's language.</summary>
    public Language Language => language;

    /// <summary>One value; empty for none.</summary>
    public string Of(ColumnContract column, object? value) => value switch
    {
        null => "",
        double number => Number(number, Math.Abs(number) is > 0 and < 0.0001 ? "0.00E+0" : "0.####"),
        long number => number.ToString(_culture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string code when column.Codelist is { } list => Label(list, code),
        _ => Outcome(column, value.ToString() ?? ""),
    };

    /// <summary>A number in the language's digits.</summary>
    public string Number(double number, string format) => number.ToString(format, _culture);

    /// <summary>A code's label; the code itself where the list has none, such as the sign of a missing value.</summary>
    public string Label(string codelist, string code) =>
        schema.Codelists[codelist].Codes.FirstOrDefault(c => c.Value == code)?.Label.In(language) ?? code;

    /// <summary>An outcome is a code of one of three lists, whichever was asked for.</summary>
    private string Outcome(ColumnContract column, string value) => column.Name == "outcome"
        ? OutcomeLists.Select(l => schema.Codelists[l].Codes.FirstOrDefault(c => c.Value == value)).FirstOrDefault(c => c is not null)?.Label.In(language) ?? value
        : value;
}
