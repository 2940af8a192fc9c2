namespace AlisResearch.Analytics;

/// <summary>The periods of turnover and stability.</summary>
internal static class Periods
{
    /// <summary>First days, and the days after the last.</summary>
    /// <param name="request">The kind of period, and the interval asked for.</param>
    /// <param name="observed">First and last day observed, the last included; null when nothing was.</param>
    public static (List<DateOnly> From, List<DateOnly> To) Of(CohortRequest request, (DateOnly First, DateOnly Last)? observed)
    {
        var kind = request.Periods ?? (request.From is null && request.To is null ? PeriodKind.Year : PeriodKind.Whole);
        if ((request.From ?? observed?.First) is not { } first || (request.To ?? observed?.Last) is not { } last)
            return ([], []);
        var after = last.AddDays(1);
        var starts = Starts(kind, first).TakeWhile(p => p.From < after && (kind != PeriodKind.StudyYear || p.To <= after)).ToList();
        return kind == PeriodKind.Whole ? ([first], [after]) : (starts.Select(p => p.From).ToList(), starts.Select(p => p.To).ToList());
    }

    private static IEnumerable<(DateOnly From, DateOnly To)> Starts(PeriodKind kind, DateOnly first)
    {
        var (start, months) = kind switch
        {
            PeriodKind.HalfYear => (new DateOnly(first.Year, first.Month <= 6 ? 1 : 7, 1), 6),
            PeriodKind.StudyYear => (first, 12),
            _ => (new DateOnly(first.Year, 1, 1), 12),
        };
        for (var k = 0; ; k++)
            yield return (start.AddMonths(k * months), start.AddMonths((k + 1) * months));
    }
}
