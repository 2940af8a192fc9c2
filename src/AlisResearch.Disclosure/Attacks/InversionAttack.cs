using System.Text.Json;
using AlisResearch.Model;

namespace AlisResearch.Disclosure.Attacks;

/// <summary>
/// Works back from shares, rates, means and limits, which are printed to sixteen digits, to the whole numbers behind them. They must be the published ones: another number would be one that was not meant
/// to be read.
/// </summary>
internal static class InversionAttack
{
    private const double Tolerance = 1e-9;
    private const double AtHalf = 1.5e-8; // so near a half is a half
    private const double HalfYear = 6; // months
    private const double Normal95 = 1.959963984540054;

    /// <summary>Runs it.</summary>
    public static AttackResult Run(AttackContext context)
    {
        var judge = context.Judge();
        foreach (var answer in context.Release.Answers)
        {
            foreach (var cohort in answer.Cohorts)
            {
                foreach (var curves in cohort.EnumerateObject().Where(p => p.Name.StartsWith("retention", StringComparison.Ordinal)))
                {
                    var horizon = curves.Value.EnumerateArray().SelectMany(c => c.GetProperty("points").EnumerateArray()).Select(p => p.GetProperty("months").GetDouble()).DefaultIfEmpty(0).Max();
                    foreach (var curve in curves.Value.EnumerateArray())
                        Curve(context, judge, Margin.Of(TreeKind.Doctor, answer.Where), curve, horizon);
                }

                foreach (var period in Rows(cohort, "turnover").Where(p => p.GetProperty("value").ValueKind == JsonValueKind.Number))
                    Found(context, judge, Margin.Of(TreeKind.Doctor, answer.Where), "turnover", period.GetProperty("value").GetDouble() * (Number(period, "atStart") + Number(period, "atEnd")) / 2, period.GetProperty("events").GetInt32());
                foreach (var row in Rows(cohort, "stability").Where(r => r.GetProperty("eligible").GetInt32() > 0))
                    Share(context, judge, Margin.Of(TreeKind.Post, answer.Where).With(Margin.HeldAtLeast, row.GetProperty("years").GetRawText()), row);
            }
        }

        return judge.Result("inversion", new("Tilbake fra andeler, rater og grenser til antall", "Back from shares, rates and limits to counts"));
    }

    /// <summary>1 − S(t)/S(t−) is leavers by those at risk; the restricted mean is the area below the curve, up to the horizon of all groups; the median is where it first is at a half.</summary>
    private static void Curve(AttackContext context, AttackJudge judge, Margin of, JsonElement curve, double horizon)
    {
        var (before, from, area) = (1.0, 0.0, 0.0);
        var points = curve.GetProperty("points").EnumerateArray().ToList();
        foreach (var point in points)
        {
            var (months, survival) = (point.GetProperty("months").GetDouble(), point.GetProperty("survival").GetDouble());
            area += before * (months - from);
            if (before > 0)
                Found(context, judge, of.With(TreeAttributes.Outcome, "LEFT").With(TreeAttributes.Duration, $"{months / HalfYear}"), $"S({months}) {curve.GetProperty("group")}", (1 - (survival / before)) * point.GetProperty("atRisk").GetInt32(), point.GetProperty("events").GetInt32());
            (before, from) = (survival, months);
        }

        area += before * (horizon - from);
        judge.Try(2);
        var mean = curve.GetProperty("restrictedMean").GetProperty("value");
        if (mean.ValueKind == JsonValueKind.Number && points.Count > 0 && Math.Abs(mean.GetDouble() - area) > Tolerance * Math.Max(1, area))
            Hidden(judge, of, $"mean {curve.GetProperty("group")}");
        var median = curve.GetProperty("median").GetProperty("value");
        if (median.ValueKind == JsonValueKind.Number && (Half(points) is not { } half || Math.Abs(median.GetDouble() - half) > Tolerance * half))
            Hidden(judge, of, $"median {curve.GetProperty("group")}");
    }

    /// <summary>Where the curve first is at a half; the middle of the stretch where it stays there.</summary>
    private static double? Half(IReadOnlyList<JsonElement> points)
    {
        var (at, beyond) = (First(0.5 + AtHalf), First(0.5 - AtHalf));
        return at is { } from && points.First(p => p.GetProperty("months").GetDouble() == from).GetProperty("survival").GetDouble() > 0.5 - AtHalf ? (from + (beyond ?? from)) / 2 : at;

        double? First(double below) => points.Where(p => p.GetProperty("survival").GetDouble() < below).Select(p => (double?)p.GetProperty("months").GetDouble()).FirstOrDefault();
    }

    /// <summary>The share times the posts that are old enough; and whose Wilson limits the printed ones are.</summary>
    private static void Share(AttackContext context, AttackJudge judge, Margin of, JsonElement row)
    {
        var (posts, held, share) = (row.GetProperty("eligible").GetInt32(), row.GetProperty("sameDoctor"), row.GetProperty("sameDoctorShare"));
        if (share.GetProperty("value").ValueKind != JsonValueKind.Number)
            return;
        Found(context, judge, of, "share", share.GetProperty("value").GetDouble() * posts, held.GetProperty("value").GetInt32(), posts);
        foreach (var (limit, sign) in new[] { ("lower", -1), ("upper", 1) })
        {
            var printed = share.GetProperty(limit).GetDouble();
            judge.Try();
            if (!Enumerable.Range(0, posts + 1).Where(k => Math.Abs(Wilson(k, posts, sign) - printed) < Tolerance).Contains(held.GetProperty(limit).GetInt32()))
                Hidden(judge, of, limit);
        }
    }

    private static double Wilson(int count, int total, int sign)
    {
        var z = Normal95 * Normal95;
        return count == (sign < 0 ? 0 : total) ? (sign < 0 ? 0 : 1) : (count + (z / 2) + (sign * Math.Sqrt(z * (((double)count * (total - count) / total) + (z / 4))))) / (total + z);
    }

    /// <summary>A number worked out: as published, it is read like the published one; any other is hidden.</summary>
    private static void Found(AttackContext context, AttackJudge judge, Margin of, string from, double number, int published, int? most = null)
    {
        if (Math.Abs(number - published) > Tolerance * Math.Max(1, published))
            Hidden(judge, of, from);
        else if (context.Release.Narrowest(of) is { } read)
            judge.Conclude(of, read.Lower, read.Upper, most);
        else
            judge.Try();
    }

    private static void Hidden(AttackJudge judge, Margin of, string from) => judge.Disclose(of.Values.GetValueOrDefault(Margin.Study, ""), of.Values.GetValueOrDefault(Margin.Part, ""), $"{of.Kind} {of.Key} {from}");

    private static JsonElement.ArrayEnumerator Rows(JsonElement cohort, string field) => cohort.TryGetProperty(field, out var rows) ? rows.EnumerateArray() : default;

    private static int Number(JsonElement row, string field) => row.GetProperty(field) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : 0;
}
