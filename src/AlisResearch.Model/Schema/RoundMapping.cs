namespace AlisResearch.Model;

/// <summary>How the columns of a round's file become columns of its table. Everything that is not said here keeps name and value.</summary>
/// <param name="Columns">Table column → header in the file, where they differ.</param>
/// <param name="Constants">Table column → one value for every row.</param>
/// <param name="Derived">Table column → a computation over columns of the file.</param>
/// <param name="Recode">Table column, or column of the file that answers a question → value in the file → code in the table. A value that is not listed is kept, and then validated.</param>
/// <param name="Missing">Value in the file → sign of the code list <c>missing</c>: what the source writes for no answer.</param>
/// <param name="Ignored">Columns of the file that are dropped unread: free text, time stamps, names.</param>
/// <param name="Questions">Column of the file → the question it answers; each becomes rows of their own (wide to long).</param>
public sealed record RoundMapping(
    IReadOnlyDictionary<string, string> Columns, IReadOnlyDictionary<string, string> Constants,
    IReadOnlyDictionary<string, DerivedColumn> Derived, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Recode,
    IReadOnlyDictionary<string, string> Missing, IReadOnlyList<string> Ignored, IReadOnlyDictionary<string, AskedQuestion> Questions)
{
    /// <summary>The columns of the file that a table's column is made of.</summary>
    public IReadOnlyList<string> FileColumnsOf(string column) =>
        column == "study" || Constants.ContainsKey(column) ? []
        : Derived.TryGetValue(column, out var derived) ? derived.From
        : [Columns.GetValueOrDefault(column, column)];
}

/// <summary>The closed set of computations that a round may ask for. More belongs in SQL or in the source.</summary>
public enum Derivation
{
    /// <summary>The values joined by a hyphen; empty when any is empty.</summary>
    Join,

    /// <summary>The first value that is not empty.</summary>
    FirstOf,

    /// <summary>The sum of whole numbers; empty when any is empty.</summary>
    Sum,

    /// <summary>The year of a date.</summary>
    YearOf,

    /// <summary>The first day of a date's month.</summary>
    MonthOf,

    /// <summary>Days from the first date to the second.</summary>
    DaysBetween,
}

/// <summary>A column computed from columns of the file.</summary>
/// <param name="Derivation">What is done.</param>
/// <param name="From">Columns of the file, in order.</param>
public sealed record DerivedColumn(Derivation Derivation, IReadOnlyList<string> From);

/// <summary>A question as one round asked it.</summary>
/// <param name="Questionnaire">Questionnaire.</param>
/// <param name="Question">The question's identity, the same in every round.</param>
/// <param name="Version">The wording.</param>
public sealed record AskedQuestion(string Questionnaire, string Question, int Version);

/// <summary>
/// A file that grows: each export of the same form holds all submissions so far. Rows are matched on the table's key, and an older export
/// never undoes a newer one.
/// </summary>
/// <param name="Modified">Table column that says when a submission was last changed: a date or a timestamp.</param>
public sealed record CumulativeFile(string Modified);
