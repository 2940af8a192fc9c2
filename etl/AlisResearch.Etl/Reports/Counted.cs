using AlisResearch.Model;

namespace AlisResearch.Etl.Reports;

/// <summary>Numbers with the noun they count, in the right form.</summary>
internal static class Counted
{
    /// <summary>12 rader.</summary>
    public static LocalText Rows(long count) => Of(count, new("rad", "row"), new("rader", "rows"));

    /// <summary>12 feil.</summary>
    public static LocalText Errors(long count) => Of(count, new("feil", "error"), new("feil", "errors"));

    /// <summary>12 advarsler.</summary>
    public static LocalText Warnings(long count) => Of(count, new("advarsel", "warning"), new("advarsler", "warnings"));

    /// <summary>12 funn.</summary>
    public static LocalText Findings(long count) => Of(count, new("funn", "finding"), new("funn", "findings"));

    /// <summary>12 filer.</summary>
    public static LocalText Files(long count) => Of(count, new("fil", "file"), new("filer", "files"));

    private static LocalText Of(long count, LocalText one, LocalText many)
    {
        var (number, noun) = (LocalText.Number(count), count == 1 ? one : many);
        return new($"{number.Nb} {noun.Nb}", $"{number.En} {noun.En}");
    }
}
