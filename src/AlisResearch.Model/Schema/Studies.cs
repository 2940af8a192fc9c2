using System.Globalization;

namespace AlisResearch.Model;

/// <summary>A follow-up study, from <c>schema/studies/&lt;study&gt;/study.yml</c>.</summary>
/// <param name="Id">Stable id, also the folder's name: <c>alis-vest</c>.</param>
/// <param name="Name">Proper name, the same in both languages.</param>
/// <param name="Reference">True for national reference figures, which are no follow-up study and are not listed as one.</param>
/// <param name="Title">What it followed.</param>
/// <param name="Population">Who or what was followed.</param>
/// <param name="Owner">Who holds the study.</param>
/// <param name="LegalBasis">On what ground its data are held.</param>
/// <param name="RetentionUntil">When personal data must be gone; null when there is none.</param>
/// <param name="Phases">The study's phases in order.</param>
public sealed record Study(
    string Id, string Name, bool Reference, LocalText Title, LocalText Population, string Owner, LocalText LegalBasis,
    DateOnly? RetentionUntil, IReadOnlyList<Phase> Phases);

/// <summary>A phase of a study: an intake with its own posts.</summary>
/// <param name="Id">Unique in the study: <c>1</c>.</param>
/// <param name="Name">Name.</param>
/// <param name="From">First day; the sources print years or months.</param>
/// <param name="To">Last day, included; null while open.</param>
/// <param name="Municipalities">Municipalities as stated; null when not stated.</param>
/// <param name="Positions">Posts as stated; null when not stated.</param>
/// <param name="Scheme">Specialist-training scheme, a code of <c>scheme</c>; null when mixed or not stated.</param>
/// <param name="Source">Where it is stated.</param>
public sealed record Phase(
    string Id, LocalText Name, DateOnly From, DateOnly? To, int? Municipalities, int? Positions, string? Scheme, SourceReference Source);

/// <summary>What a round holds.</summary>
public enum RoundKind
{
    /// <summary>Interviews counted by role.</summary>
    Interview,

    /// <summary>Posts as known on a date.</summary>
    Recruitment,

    /// <summary>Municipalities that take part.</summary>
    Participation,

    /// <summary>Single published figures.</summary>
    Figures,

    /// <summary>Costs and financing.</summary>
    Cost,

    /// <summary>Grants.</summary>
    Grant,

    /// <summary>Answers to a questionnaire.</summary>
    Survey,

    /// <summary>Doctors' spells in posts.</summary>
    Tenure,

    /// <summary>Training posts.</summary>
    Position,

    /// <summary>Leave and institution service inside tenures.</summary>
    Absence,

    /// <summary>Interviews one by one: role, phase and month; never what was said.</summary>
    InterviewLog,
}

/// <summary>One round of collection: one YAML that says how to read one file.</summary>
/// <param name="Id">Unique in the study: <c>interviews-1</c>.</param>
/// <param name="Study">The study's id, from the folder.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Title">Title.</param>
/// <param name="From">First day of collection, when known.</param>
/// <param name="To">Last day of collection, included, when known.</param>
/// <param name="Synthetic">True when the rows are made up. Said wherever they surface.</param>
/// <param name="Source">Where the round was published; null for made-up rows, which no document stands behind.</param>
/// <param name="Table">The warehouse table its rows go to.</param>
/// <param name="File">The input file's name.</param>
/// <param name="Format">How the file is written.</param>
/// <param name="Mapping">How its columns become the table's.</param>
/// <param name="Cumulative">Set when each file holds all submissions so far.</param>
/// <param name="DefinitionFile">The YAML that says all this.</param>
/// <param name="Synthesis">How its made-up rows are drawn; null when <c>alis synth</c> does not make them.</param>
public sealed record SurveyRound(
    string Id, string Study, RoundKind Kind, LocalText Title, DateOnly? From, DateOnly? To, bool Synthetic, SourceReference? Source,
    string Table, string File, SourceFormat Format, RoundMapping Mapping, CumulativeFile? Cumulative, string DefinitionFile,
    Synthesis? Synthesis = null)
{
    /// <summary>Study and round as the user types them: <c>alis-vest/interviews-1</c>.</summary>
    public string Key => $"{Study}/{Id}";

    /// <summary>The last day observed, included: the constant <c>census_date</c>; null where the round has none.</summary>
    public DateOnly? CensusDate => Mapping.Constants.TryGetValue("census_date", out var text)
        && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
