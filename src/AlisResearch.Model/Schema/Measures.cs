namespace AlisResearch.Model;

/// <summary>The cells that a measure is a function of. Either zone provides them: exact, or protected.</summary>
public enum MeasureCells
{
    /// <summary><c>follow_up_cells</c> and <c>life_table_cells</c>: spells from their start to their end or to censoring.</summary>
    LifeTable,

    /// <summary><c>period_cells</c>: headcounts, leavers and person-time of a calendar period.</summary>
    Period,

    /// <summary><c>post_cells</c>: posts by the years since they began.</summary>
    PostYears,

    /// <summary><c>post_month_cells</c>: posts on the first day of each month.</summary>
    PostMonths,

    /// <summary>The same as <see cref="LifeTable"/>, over vacancies: from vacant or advertised to filled.</summary>
    Vacancy,
}

/// <summary>What a measure's parameter is.</summary>
public enum MeasureParameterType
{
    /// <summary>One of a few words.</summary>
    Word,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Numbers, separated by commas.</summary>
    Numbers,

    /// <summary>A confidence level between 0 and 1; the query gets it as given.</summary>
    ConfidenceLevel,
}

/// <summary>What can be set for a measure.</summary>
/// <param name="Name">snake_case name; the query's parameter.</param>
/// <param name="Type">Type.</param>
/// <param name="Words">The words allowed; empty for numbers.</param>
/// <param name="Default">What it is when nothing is said; null for none.</param>
/// <param name="Min">Smallest number allowed, included.</param>
/// <param name="Max">Largest number allowed, included.</param>
/// <param name="Meaning">One sentence.</param>
public sealed record MeasureParameter(
    string Name, MeasureParameterType Type, IReadOnlyList<string> Words, string? Default, decimal? Min, decimal? Max, LocalText Meaning);

/// <summary>A measure, from <c>schema/measures/&lt;measure&gt;.yml</c>; the page beside it works an example by hand.</summary>
/// <param name="Name">snake_case name, the field's term.</param>
/// <param name="Title">Title.</param>
/// <param name="Answers">The question it answers, in the researchers' words.</param>
/// <param name="Cells">What it is computed from.</param>
/// <param name="ByOutcome">Whether leavers are told apart by end reason or destination.</param>
/// <param name="Stratified">Whether it can be stratified.</param>
/// <param name="Formula">The formula.</param>
/// <param name="Numerator">What is counted.</param>
/// <param name="Denominator">Among what.</param>
/// <param name="Unit">Unit, in English.</param>
/// <param name="References">Papers and standards.</param>
/// <param name="Parameters">What can be set.</param>
/// <param name="Columns">The result's columns in order, those of the groups not included.</param>
public sealed record Measure(
    string Name, LocalText Title, LocalText Answers, MeasureCells Cells, bool ByOutcome, bool Stratified, string Formula,
    LocalText Numerator, LocalText Denominator, string Unit, IReadOnlyList<string> References,
    IReadOnlyList<MeasureParameter> Parameters, IReadOnlyList<ColumnContract> Columns);

/// <summary>A variable that cohorts are grouped by, from <c>schema/measures/groups.yml</c>.</summary>
/// <param name="Name">snake_case name; a column of <c>cohort_tenure</c> and <c>cohort_post</c>.</param>
/// <param name="Title">Title.</param>
/// <param name="Codelist">Its code list; null for numbers and for what each study names itself.</param>
/// <param name="Number">Whether it is a number, which a regression can take as it is.</param>
/// <param name="Meaning">One sentence.</param>
public sealed record GroupingVariable(string Name, LocalText Title, string? Codelist, bool Number, LocalText Meaning);
