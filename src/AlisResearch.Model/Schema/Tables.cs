namespace AlisResearch.Model;

/// <summary>What a column holds. Every type is text in the file and cast on the way in.</summary>
public enum ColumnType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with at most four decimals, decimal point.</summary>
    Decimal,

    /// <summary>A double-precision number: in the result of a measure, never in a table.</summary>
    Number,

    /// <summary>A date, yyyy-mm-dd.</summary>
    Date,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>One code of a code list.</summary>
    Code,

    /// <summary>Codes of a code list, separated by semicolons; stays text, which every tool reads.</summary>
    CodeList,

    /// <summary>Whole numbers separated by semicolons; stays text, which every tool reads.</summary>
    IntegerList,

    /// <summary>A moment, yyyy-mm-ddThh:mm:ss, local time.</summary>
    Timestamp,

    /// <summary>A direct identifier in the file, a pseudonym (HMAC-SHA-256, hex) in the warehouse.</summary>
    Pseudonym,

    /// <summary>A coded answer, limited by its question: a code, a number, a date or true/false; in a table of answers alone.</summary>
    Answer,
}

/// <summary>Whether a column may leave the steward's zone as it is.</summary>
public enum ColumnClass
{
    /// <summary>Published fact.</summary>
    Public,

    /// <summary>One person's circumstances: leaves only as protected counts.</summary>
    Personal,
}

/// <summary>One column of a warehouse table.</summary>
/// <param name="Name">snake_case, the same in every format.</param>
/// <param name="Type">Type.</param>
/// <param name="Codelist">Code list, for codes.</param>
/// <param name="Required">Whether a value must be there.</param>
/// <param name="Class">Public or personal.</param>
/// <param name="Unit">Unit, in English; null for none.</param>
/// <param name="Min">Smallest allowed number, included.</param>
/// <param name="Max">Largest allowed number, included.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="References">A column of another table that must hold the value, in the same study; null for none.</param>
public sealed record ColumnContract(
    string Name, ColumnType Type, string? Codelist, bool Required, ColumnClass Class, string? Unit, decimal? Min, decimal? Max,
    LocalText Meaning, ForeignKey? References = null)
{
    /// <summary>The column's type in SQL and Parquet; codes and lists are text.</summary>
    public string SqlType => Type switch
    {
        ColumnType.Integer => "BIGINT",
        ColumnType.Decimal => "DECIMAL(18, 4)",
        ColumnType.Number => "DOUBLE",
        ColumnType.Date => "DATE",
        ColumnType.Boolean => "BOOLEAN",
        ColumnType.Timestamp => "TIMESTAMP",
        _ => "VARCHAR",
    };
}

/// <summary>A column of another table.</summary>
/// <param name="Table">Table.</param>
/// <param name="Column">Column.</param>
public sealed record ForeignKey(string Table, string Column);

/// <summary>A warehouse table, from <c>schema/tables/&lt;table&gt;.yml</c>.</summary>
/// <param name="Name">snake_case name.</param>
/// <param name="Title">Title.</param>
/// <param name="Row">What one row is.</param>
/// <param name="Release">Whether its public columns go into a public release.</param>
/// <param name="Derived">Whether the release computes it from other tables; no round fills it.</param>
/// <param name="Key">Columns that together identify a row.</param>
/// <param name="Columns">Columns in order; the first is <c>study</c>.</param>
public sealed record TableContract(
    string Name, LocalText Title, LocalText Row, bool Release, bool Derived, IReadOnlyList<string> Key, IReadOnlyList<ColumnContract> Columns)
{
    /// <summary>The columns that a table of answers has: a round that asks questions fills them, a row a question.</summary>
    public static IReadOnlyList<string> AnswerColumns { get; } = ["question", "wording", "answer", "answer_missing", "missing_code"];

    /// <summary>Whether its rows are answers to questions.</summary>
    public bool HoldsAnswers => AnswerColumns.All(a => Columns.Any(c => c.Name == a));

    /// <summary>The columns that a public release may hold.</summary>
    public IEnumerable<ColumnContract> PublicColumns => Columns.Where(c => c.Class == ColumnClass.Public);

    /// <summary>The columns that say whose the row is.</summary>
    public IEnumerable<ColumnContract> PseudonymColumns => Columns.Where(c => c.Type == ColumnType.Pseudonym);

    /// <summary>
    /// The column <c>x_missing</c> that says why <c>x</c> is empty, where the table has one: the three kinds of nothing are never merged.
    /// </summary>
    public ColumnContract? MissingColumnOf(string column) => Columns.FirstOrDefault(c => c.Name == $"{column}_missing" && c.Codelist == "missing");
}

/// <summary>A code list, from <c>schema/codelists/&lt;name&gt;.csv</c>.</summary>
/// <param name="Name">snake_case name.</param>
/// <param name="Codes">Codes in the file's order.</param>
public sealed record Codelist(string Name, IReadOnlyList<Code> Codes);

/// <summary>One code with its label.</summary>
/// <param name="Value">The code as stored.</param>
/// <param name="Label">Its label in both languages.</param>
public sealed record Code(string Value, LocalText Label);
