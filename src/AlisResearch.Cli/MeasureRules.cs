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

        if (cells is MeasureCells.LifeTable or MeasureCells.Vacancy)
            yield return new($"Tidsenhet: {TimeUnitOf(answer).Nb}.", $"Unit of time: {TimeUnitOf(answer).En}.");
        if (request.From is not null || request.To is not null)
            yield return new($"Bare {Day(request.From, "start")} til og med {Day(request.To, "slutt")}.", $"Only {Day(request.From, "start")} to {Day(request.To, "end")}, both included.");
        if (answer.AsKnownAt is { } moment)
            yield return new($"Slik det var kjent {moment.LocalDateTime:yyyy-MM-dd HH:mm}.", $"As it was known at {moment.LocalDateTime:yyyy-MM-dd HH:mm}.");
    }

    /// <summary>Why numbers are missing, and what was left out.</summary>
    public static IEnumerable<LocalText> Notes(MeasureAnswer answer, ValueText text)
    {
        if (answer.Result.NotComputable is { } reason)
            yield return LocalText.Same(new LocalText("Kan ikke regnes ut", "Not computable").In(text.Language) + $": {text.Label("not_computable", reason)}.");
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

    private static string Day(DateOnly? day, string otherwise) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? otherwise;
}
