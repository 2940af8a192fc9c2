using System.Globalization;
using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>Persons whom the public cannot tell apart beforehand.</summary>
/// <param name="Count">How many, which is known.</param>
/// <param name="FollowUp">Doctors: the half-year since entry in which the observation ended, from 1. Posts: whole years since they began.</param>
/// <param name="EntryTime">Doctors: the calendar half-year of entry.</param>
/// <param name="LastTime">Doctors: that in which the observation ended.</param>
/// <param name="Classes">Doctors: their classes, by attribute.</param>
public sealed record KnownPersons(int Count, int FollowUp, int EntryTime, int LastTime, IReadOnlyDictionary<string, string> Classes);

/// <summary>What a person may have done, as a release tells persons apart: values by attribute.</summary>
/// <param name="Values">The values; an attribute that does not apply is missing.</param>
internal sealed record PersonState(IReadOnlyDictionary<string, string> Values)
{
    private const string Left = "LEFT";
    private const string Still = "STILL";
    private const string LastTime = "last_time";

    /// <summary>The value of an attribute; null where it does not apply.</summary>
    public string? this[string attribute] => Values.GetValueOrDefault(attribute);

    /// <summary>Everything that persons of a group may have done.</summary>
    /// <param name="kind">What is counted.</param>
    /// <param name="persons">The group.</param>
    /// <param name="shift">How many half-years before now they are looked at.</param>
    /// <param name="answers">Respondents: the answers that a question can have.</param>
    public static IReadOnlyList<PersonState> Of(TreeKind kind, KnownPersons persons, int shift, IReadOnlyDictionary<string, IReadOnlyList<string>> answers) => kind switch
    {
        TreeKind.Doctor => [.. Doctor(persons, shift)],
        TreeKind.Post => [.. Post(persons.FollowUp)],
        _ => [.. answers.SelectMany(q => q.Value.Select(a => With((q.Key, a))))],
    };

    /// <summary>Whether a person in this state can later be in another.</summary>
    public bool CanBecome(PersonState later, TreeKind kind) => kind switch
    {
        TreeKind.Doctor when Values.Count == 0 => true, // had not entered
        TreeKind.Doctor when this[TreeAttributes.Outcome] == Left => Same(later),
        TreeKind.Doctor => later[TreeAttributes.Outcome] == Still || (Number(later, TreeAttributes.Duration) >= Number(this, TreeAttributes.Duration)
            && string.CompareOrdinal(later[TreeAttributes.ExitTime], this[LastTime]) >= 0),
        TreeKind.Post => (this[TreeAttributes.OriginalHolder] == Still || later[TreeAttributes.OriginalHolder] == Left)
            && Number(later, TreeAttributes.LongestSpell) >= Number(this, TreeAttributes.LongestSpell),
        _ => Same(later),
    };

    private static IEnumerable<PersonState> Doctor(KnownPersons persons, int shift)
    {
        var (last, followUp) = (persons.LastTime - shift, persons.FollowUp - shift);
        if (persons.EntryTime > last || followUp < 1)
        {
            yield return With();
            yield break;
        }

        (string, string)[] known = [(TreeAttributes.EntryTime, HalfYear.Label(persons.EntryTime)), .. persons.Classes.Select(c => (c.Key, c.Value))];
        yield return With([.. known, (TreeAttributes.Outcome, Still), (TreeAttributes.Duration, Text(followUp)), (LastTime, HalfYear.Label(last))]);
        for (var duration = 1; duration <= followUp; duration++)
        {
            foreach (var time in new[] { persons.EntryTime + duration - 1, persons.EntryTime + duration }.Select(t => Math.Min(t, last)).Distinct())
                yield return With([.. known, (TreeAttributes.Outcome, Left), (TreeAttributes.Duration, Text(duration)), (TreeAttributes.ExitTime, HalfYear.Label(time))]);
        }
    }

    private static IEnumerable<PersonState> Post(int age) =>
        from holder in new[] { Left, Still }
        from years in Enumerable.Range(0, age + 1)
        select With((TreeAttributes.OriginalHolder, holder), (TreeAttributes.LongestSpell, Text(years)));

    private bool Same(PersonState other) => Values.Count == other.Values.Count && Values.All(v => other[v.Key] == v.Value);

    private static int Number(PersonState state, string attribute) => int.Parse(state[attribute]!, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static PersonState With(params (string Attribute, string Value)[] values) => new(values.ToDictionary(v => v.Attribute, v => v.Value));
}
