using System.Globalization;
using AlisResearch.Model;

namespace AlisResearch.Tests.Spec.Measures;

/// <summary>A file of known answers.</summary>
public static class Vector
{
    /// <summary>The rows of a file.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string?>> Read(string name) =>
        CsvTable.Read(Path.Combine(Repository.Root, "tests", "AlisResearch.Tests", "Spec", "Measures", "vectors", $"{name}.csv")).Rows.Select(r => r.Fields).ToList();

    /// <summary>A number; null for what R does not estimate.</summary>
    public static double? Number(string? text) => text is null or "NA" or "Inf" ? null : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The follow-up of a data set, by group or as one; with outcomes when it has causes.</summary>
    public static List<FollowUp> FollowUpOf(string dataset, Func<IReadOnlyDictionary<string, string?>, string?> group, Func<IReadOnlyDictionary<string, string?>, string?>? stratum = null) =>
        Read($"{dataset}_input").Select(r => new FollowUp(
            group(r),
            r.TryGetValue("entry", out var entry) && Whole(entry) > 0 ? Whole(entry) + 1 : 0,
            Whole(r["time"]),
            r.TryGetValue("status", out var status) ? status == "1" ? "LEFT" : null : r["cause"] switch { "0" => null, "1" => "pcm", _ => "death" },
            stratum?.Invoke(r))).ToList();

    /// <summary>Fails unless a value is the known one to a precision.</summary>
    public static void Equal(string? expected, object? actual, string what, double precision = 1e-10)
    {
        var (known, found) = (Number(expected), (actual as IConvertible)?.ToDouble(CultureInfo.InvariantCulture));
        Assert.True(known is null ? found is null : found is { } value && Math.Abs(value - known.Value) <= precision, $"{what}: {expected} expected, {found?.ToString("R", CultureInfo.InvariantCulture) ?? "null"} found");
    }

    private static long Whole(string? text) => long.Parse(text!, CultureInfo.InvariantCulture);
}
