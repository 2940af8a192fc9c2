using System.Text.RegularExpressions;
using AlisResearch.Model;

namespace AlisResearch.Etl.Staging;

/// <summary>Whether a file has the columns that its round needs, and no others.</summary>
internal static partial class HeaderCheck
{
    /// <summary>A finding for every column that is missing or unknown, with the nearest name.</summary>
    public static IEnumerable<Finding> Run(RoundSource source, SurveyRound round, TableContract table)
    {
        var header = source.Columns.Select(c => c.Name).ToList();
        if (header is [var only] && only.AsSpan().IndexOfAny(';', '\t') is >= 0 and var at)
        {
            var (nb, en) = only[at] == ';' ? ("semikolon", "semicolons") : ("tabulator", "tabs");
            yield return new(source.FileName, round.Format.HeaderRow, null, "separator", Severity.Error,
                new($"Feltene er delt med {nb}.", $"The fields are separated by {en}."),
                new($"Si det i {round.DefinitionFile}: format: {{delimiter: {Delimiter(only[at])}}}, eller lagre filen med komma.",
                    $"Say so in {round.DefinitionFile}: format: {{delimiter: {Delimiter(only[at])}}}, or save the file with commas."));
            yield break;
        }

        var expected = RowMapping.Expected(round, table);
        var allowed = expected.Concat(round.Mapping.Ignored).Concat(table.Columns.Where(c => c.Codelist == "missing").Select(c => c.Name)).ToHashSet();
        if (expected.Count > 0 && !header.Any(h => expected.Contains(h.Trim(), StringComparer.OrdinalIgnoreCase)))
        {
            // The header was forgotten, or it is another file: what stands there may be one person's values, so it is not repeated.
            yield return new(source.FileName, round.Format.HeaderRow, null, "no_header", Severity.Error,
                new("Første rad er ikke overskriften: ingen av kolonnene er kjent.", "The first row is not the header: none of its columns is known."),
                new($"Kolonner: {string.Join(", ", expected)}.", $"Columns: {string.Join(", ", expected)}."));
            yield break;
        }

        foreach (var missing in expected.Where(e => !header.Contains(e)))
        {
            var near = Suggest.Nearest(missing, header.Where(h => !allowed.Contains(h)));
            yield return new(source.FileName, round.Format.HeaderRow, missing, "missing_column", Severity.Error,
                new($"Kolonnen «{missing}» mangler.", $"The column “{missing}” is missing."),
                near is null
                    ? new($"Legg til kolonnen, eller gi den en verdi under constants i {round.DefinitionFile}.",
                        $"Add the column, or give it a value under constants in {round.DefinitionFile}.")
                    : new($"Mente du «{near}» med «{missing}»?", $"Is “{near}” meant to be “{missing}”?"));
        }

        foreach (var (index, unknown) in header.Index().Where(h => !allowed.Contains(h.Item)))
        {
            // A header that does not look like one may be a person's value that slipped into the row: its place is told, not its text.
            var shown = Suggest.Nearest(unknown, expected) is not null || ColumnName().IsMatch(unknown) ? unknown : $"#{index + 1}";
            yield return new(source.FileName, round.Format.HeaderRow, shown, "unknown_column", Severity.Error,
                new($"Ukjent kolonne «{shown}».", $"Unknown column “{shown}”."), Unknown(unknown, expected, round));
        }
    }

    [GeneratedRegex("^[a-zæøå][a-zæøå0-9_.]{0,39}$")]
    private static partial Regex ColumnName();

    private static LocalText Unknown(string unknown, IReadOnlyList<string> expected, SurveyRound round)
    {
        var meant = Suggest.DidYouMean(unknown, expected);
        return Suggest.Nearest(unknown, expected) is not null ? meant : new(
            $"{meant.Nb} Skal den ikke være med, skriv den under ignore i {round.DefinitionFile}.",
            $"{meant.En} If it is not to be taken in, name it under ignore in {round.DefinitionFile}.");
    }

    private static string Delimiter(char delimiter) => delimiter == ';' ? "\";\"" : "tab";
}
