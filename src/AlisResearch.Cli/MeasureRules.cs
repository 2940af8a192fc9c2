using AlisResearch.Analytics;
using AlisResearch.Model;

namespace AlisResearch.Cli;

/// <summary>The rules that a result was made by, in sentences.</summary>
internal static class MeasureRules
{
    /// <summary>What must be said wherever an exact figure surfaces.</summary>
    public static IEnumerable<LocalText> Stamps(MeasureAnswer answer)
    {
        if (answer.Synthetic)
            yield return new("SYNTETISKE DATA: tallene er oppdiktet.", "SYNTHETIC DATA: the figures are made up.");
        yield return new("Eksakte tall fra forvalterens sone: ikke for publisering.", "Exact figures from the steward's zone: not for publication.");
    }

    /// <summary>The stamps, then unit, time and what counts as an exit.</summary>
    public static IEnumerable<LocalText> Of(MeasureAnswer answer)
    {
        foreach (var stamp in Stamps(answer))
            yield return stamp;
        var (request, cells) = (answer.Request, answer.Result.Measure.Cells);
        if (cells is MeasureCells.LifeTable or MeasureCells.Period)
        {
            var unit = UnitOf(request.Unit);
            yield return new(
                $"Opphold: {unit.Nb}; avbrudd på inntil {request.GapDays} dager bryter det ikke. {(request.AbsencesAsExits ? $"Permisjon og institusjonstjeneste på mer enn {request.GapDays} dager regnes som avgang." : "Permisjon og institusjonstjeneste er ikke avgang.")}",
                $"Spell: {unit.En}; a gap of at most {request.GapDays} days does not break it. {(request.AbsencesAsExits ? $"Leave and institution service of more than {request.GapDays} days count as exits." : "Leave and institution service are no exits.")}");
        }

        if (cells is MeasureCells.PostYears or MeasureCells.PostMonths)
            yield return new(
                $"Avbrudd på inntil {request.GapDays} dager bryter ikke en leges tid i stillingen. {(request.AbsencesAsExits ? $"Permisjon og institusjonstjeneste på mer enn {request.GapDays} dager regnes som avgang." : "Permisjon og institusjonstjeneste er ikke avgang.")}",
                $"A gap of at most {request.GapDays} days does not break a doctor's time in the post. {(request.AbsencesAsExits ? $"Leave and institution service of more than {request.GapDays} days count as exits." : "Leave and institution service are no exits.")}");
        if (cells is MeasureCells.LifeTable or MeasureCells.Vacancy)
            yield return new($"Tidsenhet: {TimeUnitOf(answer).Nb}.", $"Unit of time: {TimeUnitOf(answer).En}.");
        if (request.Where.Count > 0)
            yield return new($"Bare {Conditions(request)}.", $"Only {Conditions(request)}.");
        if (Interval(request.From, request.To) is { } interval)
            yield return cells == MeasureCells.Period && request.Periods is { } kind and not PeriodKind.Whole
                ? new($"Hele perioder som berører tiden {interval.Nb}.", $"Whole periods that touch the time {interval.En}.")
                : new($"Bare tiden {interval.Nb}.", $"Only the time {interval.En}.");
        if (answer.AsKnownAt is { } moment)
            yield return new($"Slik det var kjent {moment.LocalDateTime:yyyy-MM-dd HH:mm}.", $"As it was known at {moment.LocalDateTime:yyyy-MM-dd HH:mm}.");
    }

    private static string Conditions(CohortRequest request) => string.Join(", ", request.Where.Select(c => $"{c.Variable} = {c.Value}"));

    /// <summary>Why numbers are missing, and what was left out.</summary>
    public static IEnumerable<LocalText> Notes(MeasureAnswer answer, ValueText text)
    {
        if (answer.Result.NotComputable is { } reason)
            yield return LocalText.Same(new LocalText("Kan ikke regnes ut", "Not computable").In(text.Language) + $": {text.Label("not_computable", reason)}.");
        if (answer.Result.Measure.Name == "log_rank" && answer.Request.GroupBy.Count > 0 && answer.Rows.Any(r => answer.Request.GroupBy.Any(g => r[g] is "..")))
            yield return new("De som mangler verdi (..) er sammenlignet som en gruppe for seg.", "Those whose value is missing (..) are compared as a group of their own.");
        if (answer.Result.LeftOut is > 0 and var count)
            yield return new($"{count} ansettelse(r) slutter før de begynner, eller før legen ble fulgt, og er holdt utenfor.", $"{count} tenure(s) end before they begin, or before the doctor was followed, and are left out.");
    }

    /// <summary>The unit of time.</summary>
    public static LocalText TimeUnitOf(MeasureAnswer answer) => answer.Request.TimeUnit switch
    {
        { IsMonths: false, Width: 1 } => new("dager", "days"),
        { IsMonths: false, Width: var days } => new($"{days} dager", $"{days} days"),
        { Width: 1 } => new("måneder", "months"),
        { Width: 6 } => new("halvår", "half-years"),
        { Width: 12 } => new("år", "years"),
        { Width: var months } => new($"{months} måneder", $"{months} months"),
    };

    private static LocalText UnitOf(SpellUnit unit) => unit switch
    {
        SpellUnit.DoctorInPosition => new("lege i stilling", "doctor in post"),
        SpellUnit.DoctorInMunicipality => new("lege i kommune", "doctor in municipality"),
        SpellUnit.DoctorInStudy => new("lege i studien", "doctor in study"),
        _ => new("stilling med hvilken som helst lege", "post with any doctor"),
    };

    private static LocalText? Interval(DateOnly? from, DateOnly? to) => (from, to) switch
    {
        (null, null) => null,
        ({ } first, null) => new($"fra og med {first:yyyy-MM-dd}", $"from {first:yyyy-MM-dd} on"),
        (null, { } last) => new($"til og med {last:yyyy-MM-dd}", $"up to {last:yyyy-MM-dd}, included"),
        ({ } first, { } last) => new($"{first:yyyy-MM-dd} til og med {last:yyyy-MM-dd}", $"{first:yyyy-MM-dd} to {last:yyyy-MM-dd}, both included"),
    };
}
