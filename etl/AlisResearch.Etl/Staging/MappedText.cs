using System.Globalization;
using AlisResearch.Etl.Sources;
using AlisResearch.Model;

namespace AlisResearch.Etl.Staging;

/// <summary>The SQL of one cell's text: what the round's YAML says is done to it before it is checked.</summary>
internal sealed class MappedText(SurveyRound round, IReadOnlyDictionary<string, SourceColumn> source)
{
    private const string Missing = "..";
    private static readonly string[] Signs = [Missing, ".", ":"];

    /// <summary>The text for a table's column: constant, derived or renamed, recoded, and spelled as the checks expect.</summary>
    public string Of(ColumnContract column)
    {
        // No code for nothing is looked for in an identifier: 99 is somebody.
        var text = column.Type == ColumnType.Pseudonym && FileCellOf(column.Name) is { } cell ? SqlFile.Identifier(cell) : Raw(column.Name);
        return Spelled(column, Recoded(column.Name, text));
    }

    /// <summary>The text of a cell that may say why it is empty: null where it does.</summary>
    public string Answer(ColumnContract column, string fileColumn, string? recodedAs = null)
    {
        var cell = SqlFile.Identifier(fileColumn);
        return Spelled(column, Recoded(recodedAs ?? column.Name, $"CASE WHEN {IsSign(fileColumn)} THEN NULL ELSE {cell} END"));
    }

    /// <summary>Why a table's column is empty: as its one cell in the file says or, for what is computed, that it is missing.</summary>
    public string SignOf(string column) => FileCellOf(column) is { } cell ? Sign(cell) : $"CASE WHEN {Raw(column)} IS NULL THEN '..' END";

    /// <summary>The one column of the file that a table's column is taken from; null when it is computed or constant.</summary>
    public string? FileCellOf(string column) => round.Mapping.Derived.ContainsKey(column) ? null : round.Mapping.FileColumnsOf(column).SingleOrDefault();

    /// <summary>Why a cell is empty, as a sign of the code list <c>missing</c>; null where it is not.</summary>
    public string Sign(string fileColumn)
    {
        var cell = SqlFile.Identifier(fileColumn);
        var listed = round.Mapping.Missing.Select(m => $"WHEN {cell} = {SqlFile.Literal(m.Key)} THEN {SqlFile.Literal(m.Value)} ");
        return $"CASE {string.Concat(listed)}WHEN {cell} IN ({Literals(Signs)}) THEN {cell} WHEN {cell} IS NULL OR {IsSign(fileColumn)} THEN '..' END";
    }

    /// <summary>What the source wrote for no answer; null for an answer and for an empty cell.</summary>
    public string Code(string fileColumn) => $"CASE WHEN {IsSign(fileColumn)} THEN {SqlFile.Identifier(fileColumn)} END";

    /// <summary>Whether a cell holds a code for nothing: the round's, the file's own, or one of our signs.</summary>
    private string IsSign(string fileColumn) => IsOneOf(fileColumn, [.. round.Mapping.Missing.Keys, .. Signs])!;

    /// <summary>A cell of the file, null where it is missing. A column that cannot say why it is empty takes nothing else for empty.</summary>
    private string Cell(string fileColumn) =>
        IsOneOf(fileColumn, round.Mapping.Missing.Where(m => m.Value == Missing).Select(m => m.Key)) is { } missing
            ? $"CASE WHEN {missing} THEN NULL ELSE {SqlFile.Identifier(fileColumn)} END"
            : SqlFile.Identifier(fileColumn);

    /// <summary>Whether a cell holds one of these values or one that the file declares missing; null where it never does.</summary>
    private string? IsOneOf(string fileColumn, IEnumerable<string> values)
    {
        var cell = SqlFile.Identifier(fileColumn);
        var declared = source.TryGetValue(fileColumn, out var column) ? column.UserMissing : [];
        string[] single = [.. values, .. declared.Where(m => m.From == m.To).Select(m => m.From)];
        var conditions = declared.Where(m => m.From != m.To).Select(m => InRange(cell, m));
        if (single.Length > 0)
            conditions = conditions.Prepend($"{cell} IN ({Literals(single)})");
        return conditions.Any() ? $"coalesce({string.Join(" OR ", conditions)}, false)" : null;
    }

    /// <summary>A range of numbers; of Stata's tags or of dates, which sort as text.</summary>
    private static string InRange(string cell, MissingRange range) => Number(range.From) is { } from && Number(range.To) is { } to
        ? $"TRY_CAST({cell} AS DOUBLE) BETWEEN {from} AND {to}"
        : $"(length({cell}) = {range.From.Length} AND {cell} BETWEEN {SqlFile.Literal(range.From)} AND {SqlFile.Literal(range.To)})";

    private string Raw(string column)
    {
        if (column == "study")
            return SqlFile.Literal(round.Study);
        if (round.Mapping.Constants.TryGetValue(column, out var constant))
            return constant.Length == 0 ? "NULL" : SqlFile.Literal(constant); // an empty constant: nobody knows the column
        var from = round.Mapping.FileColumnsOf(column).Select(Cell).ToList();
        if (!round.Mapping.Derived.TryGetValue(column, out var derived))
            return from[0];
        return derived.Derivation switch
        {
            Derivation.Join => string.Join(" || '-' || ", from),
            Derivation.FirstOf => $"coalesce({string.Join(", ", from)})",
            Derivation.Sum => $"CAST({string.Join(" + ", from.Select(f => $"TRY_CAST({f} AS BIGINT)"))} AS VARCHAR)",
            Derivation.YearOf => $"CAST(year({Date(from[0])}) AS VARCHAR)",
            Derivation.MonthOf => $"CAST(CAST(date_trunc('month', {Date(from[0])}) AS DATE) AS VARCHAR)",
            Derivation.DaysBetween => $"CAST(datediff('day', {Date(from[0])}, {Date(from[1])}) AS VARCHAR)",
            _ => throw new InvalidOperationException($"No SQL for {derived.Derivation}."),
        };
    }

    private string Recoded(string column, string text) => round.Mapping.Recode.TryGetValue(column, out var recode)
        ? $"CASE {text} {string.Join(" ", recode.Select(r => $"WHEN {SqlFile.Literal(r.Key)} THEN {SqlFile.Literal(r.Value)}"))} ELSE {text} END"
        : text;

    /// <summary>Numbers and dates as the format of the file writes them, rewritten to ours; what does not fit is left for the checks to find.</summary>
    private string Spelled(ColumnContract column, string text) => column.Type switch
    {
        ColumnType.Decimal when round.Format.DecimalMark == ',' => $"CASE WHEN contains({text}, '.') THEN {text} || ' ' ELSE replace({text}, ',', '.') END",
        ColumnType.Date when round.Format.DateFormat == DateFormat.DayMonthYear =>
            $"CASE WHEN regexp_full_match({text}, '[0-9]{{2}}[.][0-9]{{2}}[.][0-9]{{4}}') THEN coalesce(CAST({Date(text)} AS VARCHAR), {text}) ELSE nullif({text}, '') || ' ' END",
        _ => text,
    };

    private string Date(string text) => round.Format.DateFormat == DateFormat.DayMonthYear
        ? $"CAST(try_strptime({text}, '%d.%m.%Y') AS DATE)"
        : $"TRY_CAST({text} AS DATE)";

    private static string Literals(IEnumerable<string> texts) => string.Join(", ", texts.Distinct().Select(SqlFile.Literal));

    private static string? Number(string text) => text switch
    {
        "-Infinity" => "'-infinity'::DOUBLE",
        "Infinity" => "'infinity'::DOUBLE",
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("R", CultureInfo.InvariantCulture) : null,
    };
}
