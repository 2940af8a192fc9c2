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
/// <param name="Values">The values; an attribute that does not apply is missing, and all where the person was not there yet.</param>
/// <param name="LastTime">Doctors: the calendar half-year in which they were last observed.</param>
internal sealed record PersonState(IReadOnlyDictionary<string, string> Values, int LastTime = 0)
{
    private const string Left = "LEFT";
    private const string Still = "STILL";

    /// <summary>All values as one text.</summary>
    public string Key => string.Join('\t', Values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}={v.Value}"));

    /// <summary>The value of an attribute; null where it does not apply.</summary>
    public string? this[string attribute] => Values.GetValueOrDefault(attribute);

    /// <summary>Everything that persons of a group may have done.</summary>
    /// <param name="kind">What is counted.</param>
    /// <param name="persons">The group.</param>
    /// <param name="shift">
    /// How many half-years before now they are looked at, about: where observations do not end on the same day of a half-year, one more or fewer for some; null for now.
    /// </param>
    /// <param name="answers">Respondents: the answers that a question can have.</param>
    public static IReadOnlyList<PersonState> Of(TreeKind kind, KnownPersons persons, int? shift, IReadOnlyDictionary<string, IReadOnlyList<string>> answers) => kind switch
    {
        TreeKind.Doctor => [.. (shift is { } s ? new[] { s - 1, s, s + 1 } : [0]).Where(back => back >= 0).SelectMany(back => Doctor(persons, back))],
        TreeKind.Post => [.. Post(persons.FollowUp).Concat(shift is null ? [] : [With(0)])],
        _ => [.. answers.SelectMany(q => q.Value.Select(a => With(0, (q.Key, a))))],
    };

    /// <summary>Whether a person in this state can later be in another. Who left within the last half-years may have come back within a month, and has not left then.</summary>
    public bool CanBecome(PersonState later, TreeKind kind) => kind switch
    {
        _ when Values.Count == 0 => true, // was not there yet
        TreeKind.Doctor when this[TreeAttributes.EntryTime] != later[TreeAttributes.EntryTime] => false,
        TreeKind.Doctor when this[TreeAttributes.Outcome] == Left && string.CompareOrdinal(this[TreeAttributes.ExitTime], HalfYear.Label(LastTime - 1)) < 0 => Key == later.Key,
        TreeKind.Doctor => later[TreeAttributes.Outcome] == Still || Key == later.Key
            || (Number(later, TreeAttributes.Duration) >= Number(this, TreeAttributes.Duration) - 1 && string.CompareOrdinal(later[TreeAttributes.ExitTime], HalfYear.Label(LastTime - 1)) >= 0),
        TreeKind.Post => Number(later, TreeAttributes.LongestSpell) >= Number(this, TreeAttributes.LongestSpell),
        _ => Key == later.Key,
    };

    private static IEnumerable<PersonState> Doctor(KnownPersons persons, int shift)
    {
        var (last, followUp) = (persons.LastTime - shift, persons.FollowUp - shift);
        if (persons.EntryTime > last || followUp < 1)
        {
            yield return With(last);
            yield break;
        }

        (string, string)[] known = [(TreeAttributes.EntryTime, HalfYear.Label(persons.EntryTime)), .. persons.Classes.Select(c => (c.Key, c.Value))];
        yield return With(last, [.. known, (TreeAttributes.Outcome, Still), (TreeAttributes.Duration, Text(followUp))]);
        for (var duration = 1; duration <= followUp; duration++)
        {
            foreach (var time in new[] { persons.EntryTime + duration - 1, persons.EntryTime + duration }.Select(t => Math.Min(t, last)).Distinct())
                yield return With(last, [.. known, (TreeAttributes.Outcome, Left), (TreeAttributes.Duration, Text(duration)), (TreeAttributes.ExitTime, HalfYear.Label(time))]);
        }
    }

    private static IEnumerable<PersonState> Post(int age) =>
        from holder in new[] { Left, Still }
        from years in Enumerable.Range(0, age + 1)
        select With(0, (TreeAttributes.OriginalHolder, holder), (TreeAttributes.LongestSpell, Text(years)));

    private static int Number(PersonState state, string attribute) => int.Parse(state[attribute]!, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static PersonState With(int last, params (string Attribute, string Value)[] values) => new(values.ToDictionary(v => v.Attribute, v => v.Value), last);
}
