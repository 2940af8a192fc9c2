using System.Globalization;
using AlisResearch.Etl.Staging;
using AlisResearch.Model;

namespace AlisResearch.Etl.Validation;

/// <summary>A rule on one cell of every row.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Broken">SQL that is true where the rule is broken; null counts as whole.</param>
/// <param name="Codes">The codes that the cell may hold; empty when it is no code.</param>
internal sealed record CellCheck(MappedCell Cell, Rule Rule, string Broken, IReadOnlyList<string> Codes)
{
    private const int FewCodes = 20;

    /// <summary>Every rule that applies to each cell.</summary>
    public static IReadOnlyList<CellCheck> For(IEnumerable<MappedCell> cells, bool synthetic, IReadOnlyDictionary<string, Codelist> codelists) => cells
        .SelectMany(cell => Rule.Cells.Where(r => Applies(r, cell.Contract, synthetic)).Select(rule =>
        {
            var codes = cell.Contract.Codelist is { } list ? codelists[list].Codes.Select(c => c.Value).ToList() : [];
            return new CellCheck(cell, rule, Fill(rule.Sql, cell, codes), codes);
        }))
        .ToList();

    /// <summary>The finding for one broken cell.</summary>
    /// <param name="file">File.</param>
    /// <param name="row">Row in the file.</param>
    /// <param name="value">The cell's text, of a public column; null otherwise.</param>
    public Finding Finding(string file, long row, string? value)
    {
        var wrong = value?.Split(';').FirstOrDefault(v => !Codes.Contains(v));
        var nearest = wrong is not null && Codes.Count > 0 ? Suggest.Nearest(wrong, Codes) : null;
        return new(file, row, Cell.FileColumn, Rule.Name, Rule.Severity, Said(Rule.Message, nearest), Said(Rule.Suggestion, nearest));
    }

    private static bool Applies(Rule rule, ColumnContract column, bool synthetic) => rule.Applies switch
    {
        "synthetic pseudonym" => synthetic && column.Type == ColumnType.Pseudonym,
        "required" => column.Required,
        "limits" => column is { Type: ColumnType.Integer or ColumnType.Decimal } && (column.Min ?? column.Max) is not null,
        var types => types.Split(", ").Contains(Spelling.Snake(column.Type)),
    };

    private static string Fill(string sql, MappedCell cell, IReadOnlyList<string> codes)
    {
        var texts = new List<(string, string)> { ("cell", cell.Cell) };
        if (sql.Contains("{{codes}}", StringComparison.Ordinal))
            texts.Add(("codes", string.Join(", ", codes.DefaultIfEmpty("").Select(SqlFile.Literal))));
        if (sql.Contains("{{min}}", StringComparison.Ordinal))
            texts.AddRange([("min", Limit(cell.Contract.Min ?? -99_999_999_999_999m)), ("max", Limit(cell.Contract.Max ?? 99_999_999_999_999m))]);
        return $"({SqlFile.Fill(sql, [.. texts])})";
    }

    private LocalText Said(LocalText text, string? nearest)
    {
        var allowed = Codes.Count <= FewCodes ? string.Join(", ", Codes.Order(StringComparer.Ordinal)) : $"{Cell.Contract.Codelist}.csv";
        return new(Filled(text.Nb), Filled(text.En));

        string Filled(string template) => template
            .Replace("{min}", Cell.Contract.Min is { } min ? Limit(min) : "−∞", StringComparison.Ordinal)
            .Replace("{max}", Cell.Contract.Max is { } max ? Limit(max) : "∞", StringComparison.Ordinal)
            .Replace("{codelist}", Cell.Contract.Codelist, StringComparison.Ordinal)
            .Replace("{allowed}", allowed, StringComparison.Ordinal)
            .Replace("{nearest nb}", nearest is null ? "" : $"Mente du {nearest}? ", StringComparison.Ordinal)
            .Replace("{nearest en}", nearest is null ? "" : $"Did you mean {nearest}? ", StringComparison.Ordinal);
    }

    private static string Limit(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
