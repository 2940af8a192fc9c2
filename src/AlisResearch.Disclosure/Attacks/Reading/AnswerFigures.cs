using System.Globalization;
using System.Text.Json;
using AlisResearch.Model;

namespace AlisResearch.Disclosure.Attacks;

/// <summary>The figures of persons in GraphQL's answers. A whole number without an interval reads as its rounding leaves it; where the release is exact, as it is.</summary>
/// <param name="roundingBase">The base, which is public.</param>
internal sealed class AnswerFigures(int roundingBase)
{
    private const int HalfYear = 6; // months

    /// <summary>The figures of a cohort's answer.</summary>
    /// <param name="where">The filter.</param>
    /// <param name="cohort">The answer.</param>
    /// <param name="cohorts">How many study-phases it is of: a number is a sum of so many rounded ones.</param>
    public IEnumerable<Figure> Of(IReadOnlyDictionary<string, string> where, JsonElement cohort, int cohorts)
    {
        var (doctors, posts) = (Margin.Of(TreeKind.Doctor, where), Margin.Of(TreeKind.Post, where));
        if (cohort.TryGetProperty("size", out var size))
            yield return Count(doctors, "size", size);
        foreach (var figure in cohort.EnumerateObject().Where(p => p.Name.StartsWith("retention", StringComparison.Ordinal)).SelectMany(p => Curves(doctors, p, cohorts)))
            yield return figure;
        foreach (var figure in cohort.EnumerateObject().Where(p => p.Name.StartsWith("compare", StringComparison.Ordinal)).SelectMany(p => Compared(doctors, p, cohorts, IsExact(cohort))))
            yield return figure;
        foreach (var period in Rows(cohort, "turnover").Where(p => p.GetProperty("events").ValueKind == JsonValueKind.Number))
        {
            var from = DateOnly.ParseExact(period.GetProperty("from").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            yield return Whole(doctors.With(TreeAttributes.Outcome, "LEFT").With(TreeAttributes.ExitTime, Disclosure.HalfYear.Label((2 * from.Year) + ((from.Month - 1) / HalfYear))), "turnover", period.GetProperty("events").GetInt32(), cohorts, IsExact(cohort));
        }

        foreach (var row in Rows(cohort, "stability").Where(r => r.GetProperty("eligible").GetInt32() > 0 && r.GetProperty("years").GetInt32() > 0)) // none at all is every post
            yield return Count(posts.With(Margin.HeldAtLeast, row.GetProperty("years").GetRawText()), "stability", row.GetProperty("sameDoctor")) with { Most = row.GetProperty("eligible").GetInt32() };
    }

    /// <summary>The figures of a survey round.</summary>
    public static IEnumerable<Figure> OfSurvey(JsonElement survey)
    {
        var all = Margin.Of(TreeKind.Respondent, [new(Margin.Study, survey.GetProperty("study").GetString()!), new(Margin.Part, survey.GetProperty("round").GetString()!)]);
        yield return Count(all, "survey", survey.GetProperty("respondents"));
        foreach (var question in survey.GetProperty("questions").EnumerateArray())
        {
            foreach (var answer in question.GetProperty("answers").EnumerateArray())
                yield return Count(all.With(question.GetProperty("id").GetString()!, answer.GetProperty("answer").GetString()!), "survey", answer.GetProperty("count"));
        }
    }

    /// <summary>Whether a release says by itself that its numbers are the true ones.</summary>
    public static bool IsExact(JsonElement cohort) => cohort.TryGetProperty("size", out var size)
        && (size.GetProperty("exact").GetBoolean() || size.GetProperty("lower").GetInt32() == size.GetProperty("upper").GetInt32());

    private IEnumerable<Figure> Curves(Margin all, JsonProperty curves, int cohorts)
    {
        var attribute = Attribute(curves);
        foreach (var curve in curves.Value.EnumerateArray())
        {
            var group = curve.GetProperty("group").GetString();
            if (attribute is not null && group is null)
                continue;
            var (margin, count) = attribute is null ? (all, curve.GetProperty("atRisk")) : (all.With(attribute, group!), curve.GetProperty("atRisk"));
            var isExact = count.GetProperty("exact").GetBoolean() || count.GetProperty("lower").GetInt32() == count.GetProperty("upper").GetInt32();
            yield return Count(margin, curves.Name, count);
            yield return Count(margin.With(TreeAttributes.Outcome, "LEFT"), curves.Name, curve.GetProperty("events"));
            foreach (var point in curve.GetProperty("points").EnumerateArray())
            {
                var at = (point.GetProperty("months").GetDouble() / HalfYear).ToString(CultureInfo.InvariantCulture);
                yield return Whole(margin.With(TreeAttributes.Duration, at).With(TreeAttributes.Outcome, "LEFT"), curves.Name, point.GetProperty("events").GetInt32(), cohorts, isExact);
                yield return Whole(margin.With(TreeAttributes.Duration, at).With(TreeAttributes.Outcome, "STILL"), curves.Name, point.GetProperty("censored").GetInt32(), cohorts, isExact);
            }
        }
    }

    private IEnumerable<Figure> Compared(Margin all, JsonProperty comparison, int cohorts, bool isExact)
    {
        foreach (var group in comparison.Value.GetProperty("groups").EnumerateArray().Where(g => g.GetProperty("group").ValueKind == JsonValueKind.String))
        {
            var margin = all.With(Attribute(comparison)!, group.GetProperty("group").GetString()!);
            yield return Whole(margin, comparison.Name, (int)group.GetProperty("atRisk").GetDouble(), cohorts, isExact);
            yield return Whole(margin.With(TreeAttributes.Outcome, "LEFT"), comparison.Name, (int)group.GetProperty("observed").GetDouble(), cohorts, isExact);
        }
    }

    /// <summary>The attribute that a field is grouped by, which is in its name here; null for none.</summary>
    private static string? Attribute(JsonProperty field) => field.Name.Split('_', 2) switch
    {
        [_, "phase"] => Margin.Part,
        [_, var attribute] => attribute,
        _ => null,
    };

    private static JsonElement.ArrayEnumerator Rows(JsonElement cohort, string field) => cohort.TryGetProperty(field, out var rows) ? rows.EnumerateArray() : default;

    private Figure Whole(Margin of, string from, int count, int cohorts, bool isExact) =>
        isExact ? new(of, from, count, count, count) : new(of, from, count, Math.Max(0, count - (roundingBase * cohorts)), count + ((roundingBase - 1) * cohorts));

    private static Figure Count(Margin of, string from, JsonElement count) =>
        count.GetProperty("value").GetInt32() is var value && count.GetProperty("exact").GetBoolean()
            ? new(of, from, value, value, value)
            : new(of, from, value, count.GetProperty("lower").GetInt32(), count.GetProperty("upper").GetInt32());
}
