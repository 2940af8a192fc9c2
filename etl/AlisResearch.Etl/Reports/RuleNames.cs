using AlisResearch.Model;

namespace AlisResearch.Etl.Reports;

/// <summary>What a rule is called where people read it. The id stays beside it, for whoever looks it up.</summary>
public static class RuleNames
{
    private static readonly Dictionary<string, LocalText> Names = new()
    {
        ["applicants"] = new("Søkertall som ikke stemmer", "Applicant counts that do not agree"),
        ["blank_row"] = new("Tom rad", "Blank row"),
        ["boolean"] = new("Verken ja eller nei", "Neither yes nor no"),
        ["code"] = new("Ukjent kode", "Unknown code"),
        ["control_character"] = new("Styretegn i teksten", "Control character in the text"),
        ["csv_structure"] = new("Rad som ikke er CSV", "Row that is not CSV"),
        ["date"] = new("Ikke en dato", "Not a date"),
        ["decimal"] = new("Ikke et tall", "Not a number"),
        ["double_encoded"] = new("Feil tegnsett: æøå er ødelagt", "Wrong character set: æøå are damaged"),
        ["duplicate_column"] = new("Kolonne som står flere ganger", "Column that stands more than once"),
        ["duplicate_key"] = new("Samme rad flere ganger", "The same row more than once"),
        ["empty_file"] = new("Tom fil", "Empty file"),
        ["file_too_large"] = new("For stor fil", "File too large"),
        ["integer"] = new("Ikke et heltall", "Not a whole number"),
        ["integer_list"] = new("Ikke en liste av heltall", "Not a list of whole numbers"),
        ["missing_column"] = new("Kolonne som mangler", "Missing column"),
        ["no_header"] = new("Overskriften mangler", "Missing header"),
        ["no_rows"] = new("Ingen rader", "No rows"),
        ["range"] = new("Tall utenfor grensene", "Number out of range"),
        ["required"] = new("Tomt felt som skal fylles ut", "Empty field that must be filled in"),
        ["separator"] = new("Feil skilletegn", "Wrong separator"),
        ["undecodable"] = new("Feil tegnsett", "Wrong character set"),
        ["unknown_column"] = new("Ukjent kolonne", "Unknown column"),
    };

    /// <summary>The rule in words; its id with spaces when it has none.</summary>
    public static LocalText Of(string rule) => Names.GetValueOrDefault(rule)
        ?? LocalText.Same(rule[..1].ToUpperInvariant() + rule[1..].Replace('_', ' '));

    /// <summary>Whether the rule has a name of its own.</summary>
    public static bool Has(string rule) => Names.ContainsKey(rule);
}
