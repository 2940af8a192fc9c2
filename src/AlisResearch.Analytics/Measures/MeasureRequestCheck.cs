using AlisResearch.Model;

namespace AlisResearch.Analytics;

/// <summary>Refuses what cannot be asked, and says what can.</summary>
internal sealed class MeasureRequestCheck(SchemaSet schema)
{
    private const int WidestInterval = 36_500;
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    /// <summary>The measure of a name.</summary>
    public Measure Measure(string name) => schema.Measures.TryGetValue(name, out var measure)
        ? measure
        : throw Unknown(name, schema.Measures.Keys, new("Ukjent mål", "Unknown measure"));

    /// <summary>The grouping variables of their names.</summary>
    public IReadOnlyList<GroupingVariable> Variables(IReadOnlyList<string> names)
    {
        if (names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw Usage($"Grupperingen «{twice.Key}» står flere ganger.", $"The group “{twice.Key}” stands more than once.");
        return names.Select(n => schema.GroupingVariables.FirstOrDefault(v => v.Name == n)
            ?? throw Unknown(n, schema.GroupingVariables.Select(v => v.Name), new("Ukjent gruppering", "Unknown group"))).ToList();
    }

    /// <summary>What does not go together.</summary>
    public void Cohort(Measure measure, CohortRequest request)
    {
        foreach (var study in request.Studies.Where(s => schema.Studies.All(known => known.Id != s)))
            throw Unknown(study, schema.Studies.Select(s => s.Id), new("Ukjent studie", "Unknown study"));
        Variables(request.Strata);
        foreach (var (variable, value) in Variables([.. request.Where.Select(c => c.Variable)]).Zip(request.Where, (v, c) => (v, c.Value)))
        {
            if (variable.Codelist is { } list && schema.Codelists[list].Codes.All(c => c.Value != value))
                throw Unknown(value, schema.Codelists[list].Codes.Select(c => c.Value), new($"{variable.Name}: ukjent verdi", $"{variable.Name}: unknown value"));
        }

        if (request.Phase is { } phase && schema.Studies.Where(s => request.Studies.Count == 0 || request.Studies.Contains(s.Id)).SelectMany(s => s.Phases).Select(p => p.Id).ToHashSet() is var phases && !phases.Contains(phase))
            throw Unknown(phase, phases, new("Ukjent fase", "Unknown phase"));
        if (request.Strata.Count > 0 && !measure.Stratified)
            throw Usage($"{measure.Name} kan ikke stratifiseres.", $"{measure.Name} cannot be stratified.");
        if (request.Strata.Intersect(request.GroupBy).FirstOrDefault() is { } both)
            throw Usage($"«{both}» kan ikke både gruppere og stratifisere.", $"“{both}” cannot both group and stratify.");
        if (request.To < request.From)
            throw Usage("Intervallet slutter før det begynner.", "The interval ends before it begins.");
        foreach (var day in new[] { request.From, request.To }.OfType<DateOnly>().Where(d => d.Year is < FirstYear or > LastYear))
            throw Usage($"{day:yyyy-MM-dd} er utenfor årene {FirstYear} til {LastYear}.", $"{day:yyyy-MM-dd} is outside the years {FirstYear} to {LastYear}.");
        if (request.GapDays < 0 || request.TimeUnit.Width is < 1 or > WidestInterval)
            throw Usage($"Avbruddet må være minst 0 dager (--gap-days {request.GapDays}), og tidsenheten fra 1 til {WidestInterval}.", $"The gap must be at least 0 days (--gap-days {request.GapDays}), and the unit of time from 1 to {WidestInterval}.");
        if (measure.Cells is MeasureCells.PostYears or MeasureCells.PostMonths or MeasureCells.Vacancy && request.Unit != SpellUnit.DoctorInPosition)
            throw Usage($"{measure.Name} gjelder stillinger; enheten kan ikke velges.", $"{measure.Name} is about posts; its unit cannot be chosen.");
        if (measure.Cells == MeasureCells.Vacancy && request.AbsencesAsExits)
            throw Usage($"{measure.Name}: en lege i permisjon har fortsatt stillingen, som ikke er ledig.", $"{measure.Name}: a doctor on leave still has the post, which is not vacant.");
        if (measure.Cells is MeasureCells.PostYears or MeasureCells.PostMonths && (request.From ?? request.To) is not null)
            throw Usage($"{measure.Name} kan ikke begrenses til et intervall.", $"{measure.Name} cannot be limited to an interval.");
    }

    /// <summary>Every parameter's value, given or by default.</summary>
    public static IReadOnlyDictionary<string, object?> Parameters(Measure measure, IReadOnlyDictionary<string, string> given)
    {
        foreach (var name in given.Keys.Where(n => measure.Parameters.All(p => p.Name != n)))
            throw Unknown(name, measure.Parameters.Select(p => p.Name), new($"{measure.Name} har ikke parameteren", $"{measure.Name} has no parameter"));
        return measure.Parameters.ToDictionary(p => p.Name, p => (given.TryGetValue(p.Name, out var text) ? text : p.Default) is not { } value
            ? null
            : MeasureParameterValue.Parse(p, value) ?? throw NotAllowed(p, value));
    }

    private static AlisException NotAllowed(MeasureParameter parameter, string value) => parameter.Words.Count > 0
        ? Unknown(value, parameter.Words, new($"{parameter.Name}: ukjent ord", $"{parameter.Name}: unknown word"))
        : Usage(
            $"{parameter.Name}: «{value}» er ikke {Range(parameter).Nb}.", $"{parameter.Name}: “{value}” is not {Range(parameter).En}.");

    private static LocalText Range(MeasureParameter parameter) => parameter switch
    {
        { Type: MeasureParameterType.ConfidenceLevel } => new("et tall over 0 og høyst 0.9999", "a number above 0 and at most 0.9999"),
        { Min: { } min, Max: { } max } => new($"tall fra {min} til {max}", $"numbers from {min} to {max}"),
        { Min: { } min } => new($"tall fra {min}", $"numbers from {min}"),
        _ => new("tall", "numbers"),
    };

    private static AlisException Unknown(string name, IEnumerable<string> known, LocalText what)
    {
        string[] allowed = [.. known];
        var near = Suggest.DidYouMean(name, allowed);
        return Usage($"{what.Nb} «{name}». {near.Nb}", $"{what.En} “{name}”. {near.En}");
    }

    private static AlisException Usage(string nb, string en) => new(ExitCode.Usage, new(nb, en));
}
