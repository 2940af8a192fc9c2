using AlisResearch.Model;

namespace AlisResearch.Etl.Reports;

/// <summary>What a rule is called where people read it. The id stays beside it, for whoever looks it up.</summary>
public static class RuleNames
{
    private static readonly Dictionary<string, LocalText> Names = new()
    {
        ["absence_outside_tenure"] = new("Fravær utenfor en ansettelse", "Absence outside a tenure"),
        ["applicants"] = new("Søkertall som ikke stemmer", "Applicant counts that do not agree"),
        ["blank_header"] = new("Kolonne uten overskrift", "Column without a header"),
        ["blank_row"] = new("Tom rad", "Blank row"),
        ["boolean"] = new("Verken ja eller nei", "Neither yes nor no"),
        ["cell_too_large"] = new("For stor celle", "Cell too large"),
        ["code"] = new("Ukjent kode", "Unknown code"),
        ["code_list"] = new("Ukjent kode i en liste", "Unknown code in a list"),
        ["control_character"] = new("Styretegn i teksten", "Control character in the text"),
        ["csv_structure"] = new("Rad som ikke er CSV", "Row that is not CSV"),
        ["date"] = new("Ikke en dato", "Not a date"),
        ["decimal"] = new("Ikke et tall", "Not a number"),
        ["doctor_in_two_posts"] = new("Lege i to stillinger samtidig", "Doctor in two posts at a time"),
        ["double_encoded"] = new("Feil tegnsett: æøå er ødelagt", "Wrong character set: æøå are damaged"),
        ["drift_mean"] = new("Gjennomsnittet har flyttet seg", "The mean has moved"),
        ["drift_missing_share"] = new("Andelen tomme felt har endret seg", "The share of empty fields has changed"),
        ["drift_new_category"] = new("Nye kategorier", "New categories"),
        ["duplicate_column"] = new("Kolonne som står flere ganger", "Column that stands more than once"),
        ["duplicate_key"] = new("Samme rad flere ganger", "The same row more than once"),
        ["empty_file"] = new("Tom fil", "Empty file"),
        ["empty_spell"] = new("Tom periode", "Empty spell"),
        ["encrypted"] = new("Filen er kryptert", "The file is encrypted"),
        ["end_before_start"] = new("Slutt før start", "End before start"),
        ["error_value"] = new("Feilverdi i regnearket", "Error value in the sheet"),
        ["fictional_place"] = new("Ekte og fiktivt blandet", "Real and fictional mixed"),
        ["file_too_large"] = new("For stor fil", "File too large"),
        ["foreign_key"] = new("Viser til noe som ikke finnes", "Points at what is not there"),
        ["formula"] = new("Formel i stedet for verdi", "Formula instead of a value"),
        ["integer"] = new("Ikke et heltall", "Not a whole number"),
        ["integer_list"] = new("Ikke en liste av heltall", "Not a list of whole numbers"),
        ["interview_count_log"] = new("Antall som ikke stemmer med loggen", "Count that does not agree with the log"),
        ["interview_log_count"] = new("Logg som ikke stemmer med antallet", "Log that does not agree with the count"),
        ["joint_number"] = new("Fellestall som spriker", "Joint numbers that differ"),
        ["late_snapshot"] = new("Eldre eksport", "Older export"),
        ["merged_cells"] = new("Sammenslåtte celler", "Merged cells"),
        ["merged_header"] = new("Sammenslått overskrift", "Merged header"),
        ["missing_column"] = new("Kolonne som mangler", "Missing column"),
        ["missing_sheet"] = new("Arket mangler", "Missing sheet"),
        ["missing_value_labels"] = new("Verdietiketter mangler", "Missing value labels"),
        ["no_header"] = new("Overskriften mangler", "Missing header"),
        ["no_rows"] = new("Ingen rader", "No rows"),
        ["old_workbook"] = new("Gammelt Excel-format", "Old Excel format"),
        ["pseudonym"] = new("Tom identifikator", "Empty identifier"),
        ["range"] = new("Tall utenfor grensene", "Number out of range"),
        ["real_identifier"] = new("Ekte nummer i en syntetisk runde", "Real number in a synthetic round"),
        ["referenced"] = new("Noe som andre runder viser til, er borte", "Something that other rounds point at is gone"),
        ["required"] = new("Tomt felt som skal fylles ut", "Empty field that must be filled in"),
        ["row_went_back"] = new("Rad som er eldre enn før", "Row older than before"),
        ["separator"] = new("Feil skilletegn", "Wrong separator"),
        ["survey_municipality"] = new("Kommune som ikke deltar", "Municipality that takes no part"),
        ["tenure_outside_post"] = new("Ansettelse utenfor stillingens tid", "Tenure outside the time of the post"),
        ["tenure_outside_study"] = new("Ansettelse utenfor studien", "Tenure outside the study"),
        ["tenure_overlap"] = new("Overlappende ansettelser", "Overlapping tenures"),
        ["timestamp"] = new("Ikke et tidspunkt", "Not a moment"),
        ["too_many_columns"] = new("For mange kolonner", "Too many columns"),
        ["too_many_entries"] = new("For mange deler i filen", "Too many parts in the file"),
        ["torn_file"] = new("Ødelagt fil", "Torn file"),
        ["undecodable"] = new("Feil tegnsett", "Wrong character set"),
        ["unknown_column"] = new("Ukjent kolonne", "Unknown column"),
        ["unknown_phase"] = new("Ukjent fase", "Unknown phase"),
        ["unpack_ratio"] = new("Filen pakker ut til for mye", "The file unpacks to too much"),
        ["unsupported_charset"] = new("Ukjent tegnsett", "Unknown character set"),
        ["unsupported_file"] = new("Filtypen kan ikke leses", "The file type cannot be read"),
        ["vanished_rows"] = new("Rader som er borte", "Rows that are gone"),
        ["wrong_file_type"] = new("Feil filtype", "Wrong file type"),
    };

    /// <summary>The rule in words; its id with spaces when it has none.</summary>
    public static LocalText Of(string rule) => Names.GetValueOrDefault(rule)
        ?? LocalText.Same(rule[..1].ToUpperInvariant() + rule[1..].Replace('_', ' '));

    /// <summary>Whether the rule has a name of its own.</summary>
    public static bool Has(string rule) => Names.ContainsKey(rule);
}
