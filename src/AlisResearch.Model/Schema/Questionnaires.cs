namespace AlisResearch.Model;

/// <summary>A questionnaire, from <c>schema/questionnaires/&lt;id&gt;.yml</c>. A question keeps its identity when it is reworded.</summary>
/// <param name="Id">Id, also the file's name.</param>
/// <param name="Title">Title.</param>
/// <param name="Questions">Questions in order.</param>
public sealed record Questionnaire(string Id, LocalText Title, IReadOnlyList<Question> Questions);

/// <summary>A question across rounds.</summary>
/// <param name="Answer">What an answer is: named as the question, typed and limited as a column, its meaning what the question is about.</param>
/// <param name="Wordings">How it was worded, version by version from 1.</param>
public sealed record Question(ColumnContract Answer, IReadOnlyList<LocalText> Wordings)
{
    /// <summary>Id, unique in the questionnaire.</summary>
    public string Id => Answer.Name;
}
