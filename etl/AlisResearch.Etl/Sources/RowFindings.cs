using AlisResearch.Model;

namespace AlisResearch.Etl.Sources;

/// <summary>What is said of a row of the wrong shape, whichever reader meets it.</summary>
internal static class RowFindings
{
    /// <summary>A blank row among the rows.</summary>
    public static LocalText IsBlank { get; } = new("En tom rad mellom radene.", "A blank row among the rows.");

    /// <summary>More fields than the header.</summary>
    public static LocalText HasMoreFields { get; } = new("Raden har flere felt enn overskriften.", "The row has more fields than the header.");

    /// <summary>Fewer fields than the header.</summary>
    public static LocalText HasFewerFields { get; } = new("Raden har færre felt enn overskriften.", "The row has fewer fields than the header.");

    /// <summary>The finding for a blank row.</summary>
    public static Finding Blank(string file, long row) => new(file, row, null, "blank_row", Severity.Error, IsBlank, new("Slett raden.", "Delete the row."));

    /// <summary>The finding for a row that is not as CSV is written.</summary>
    public static Finding Structure(string file, long row, string? column, LocalText message) => new(file, row, column, "csv_structure", Severity.Error, message,
        new("Felt med skilletegn, linjeskift eller anførselstegn skal stå i anførselstegn.", "Fields with a delimiter, line break or quote go in quotes."));
}
