using System.Globalization;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Analytics;

/// <summary>
/// The cells of a cohort, exact, from the steward's tables: tenures → spells → cells, on one connection. Spells are views, so that a measure reads the columns it
/// needs and nothing more is held in memory; cells are small and are stored.
/// </summary>
public sealed class ExactCells(DuckDBConnection connection, SchemaSet schema)
{
    private const string Everybody = "true";

    private bool _hasMunicipalities;

    /// <summary>Tenures of the cohort that stand aside, because no follow-up can come of them.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Provides the cohort's spells and posts themselves: views <c>spell</c> and <c>cohort_post</c>, and <c>interval_of</c> in the request's unit of time.</summary>
    public void ProvideSpells(CohortRequest request)
    {
        ProvideSpells(request, null);
        ProvideIntervals(request.TimeUnit);
    }

    /// <summary>How many doctors the cohort has.</summary>
    public long Doctors(CohortRequest request)
    {
        ProvideSpells(request, null);
        Run("followed_spell.sql", [("selected", Condition(request.Where))]);
        return connection.Query(Sql("cohort_doctors.sql"), r => r.GetInt64(0)).Single();
    }

    /// <summary>Provides the cells that <paramref name="measure"/> reads.</summary>
    public void Provide(Measure measure, CohortRequest request, IReadOnlyDictionary<string, object?> parameters)
    {
        var unit = measure.Cells is MeasureCells.PostYears or MeasureCells.PostMonths ? SpellUnit.DoctorInPosition : request.Unit;
        ProvideSpells(request with { Unit = unit }, measure.Cells == MeasureCells.Vacancy ? (string)parameters["origin"]! : null);
        OfSpells(measure, request, parameters, measure.Cells == MeasureCells.Vacancy ? "spell" : "cohort_tenure");
    }

    /// <summary>Provides the cells that <paramref name="measure"/> reads from the <c>spell</c> table or view that the connection has.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="request">How spells are grouped.</param>
    /// <param name="parameters">The measure's parameters.</param>
    /// <param name="source">Where <c>observed_from</c> can be looked at at the least cost.</param>
    public void OfSpells(Measure measure, CohortRequest request, IReadOnlyDictionary<string, object?> parameters, string source = "spell")
    {
        var group = ("group", GroupLabel.Expression(request.GroupBy));
        var selected = ("selected", measure.Cells == MeasureCells.Vacancy ? Everybody : Condition(request.Where)); // vacancies are those of selected posts
        switch (measure.Cells)
        {
            case MeasureCells.LifeTable or MeasureCells.Vacancy:
                FollowUp(measure, request, group, selected, source);
                break;
            case MeasureCells.Period:
                var (from, to) = Periods.Of(request, Observation());
                Run("period.sql", [], ("from", from), ("to", to));
                Run("period_cells.sql", [group, selected]);
                break;
            case MeasureCells.PostYears:
                Run("post_cells.sql", [group], ("years", parameters["years"]));
                break;
            default:
                Run("post_month_cells.sql", [group]);
                break;
        }

        CellViews.Add(connection, measure.Cells);
    }

    /// <summary>Follow-up cells of the connection's spells.</summary>
    private void FollowUp(Measure measure, CohortRequest request, (string Name, string Text) group, (string Name, string Text) selected, string source)
    {
        ProvideIntervals(request.TimeUnit);
        if (request.From is null && request.To is null)
            Run("followed_spell.sql", [selected]);
        else
            Run("followed_spell_within.sql", [("window_from", DateLiteral(request.From)), ("window_to", DateLiteral(request.To?.AddDays(1))), selected]);
        string[] outcome = measure.ByOutcome ? [request.Outcome == OutcomeKind.Destination ? "destination" : "end_reason"] : [];
        Run("follow_up_cells.sql",
        [
            group, ("stratum", GroupLabel.Expression(request.Strata)), ("outcome", GroupLabel.Expression(outcome)),
            ("attributes", string.Concat(request.GroupBy.Concat(request.Strata).Concat(outcome).Select(a => $"{SqlFile.Identifier(a)}, "))),
            ("entry", request.From is not null || HasDelayedEntry(source) ? "interval_of(start, observed_from + 1)" : "CAST(NULL AS BIGINT)"),
        ]);
    }

    private static string Condition(IReadOnlyList<CohortCondition> conditions) => conditions.Count == 0
        ? Everybody
        : string.Join(" AND ", conditions.Select(c => $"CAST({SqlFile.Identifier(c.Variable)} AS VARCHAR) = {SqlFile.Literal(c.Value)}"));

    private void ProvideIntervals(TimeUnit unit)
    {
        if (unit == TimeUnit.Day)
            Run("interval_day.sql", []);
        else
            Run(unit.IsMonths ? "interval_months.sql" : "interval_days.sql", [("width", unit.Width.ToString(CultureInfo.InvariantCulture))]);
    }

    /// <summary>Entry is a key of its own only where somebody enters late: it costs a pass over all spells a fifth more.</summary>
    private bool HasDelayedEntry(string source) => connection.Query(SqlFile.Fill(Sql("has_delayed_entry.sql"), ("source", source)), r => r.GetBoolean(0)).Single();

    private static string DateLiteral(DateOnly? day) => day is { } given ? $"DATE {SqlFile.Literal(given.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))}" : "NULL";

    private void ProvideSpells(CohortRequest request, string? origin)
    {
        ProvideMunicipalities();
        (string, string)[] cohort =
        [
            ("studies", request.Studies.Count > 0 ? $"[{string.Join(", ", request.Studies.Select(SqlFile.Literal))}]" : "NULL"),
            ("phase", request.Phase is { } phase ? SqlFile.Literal(phase) : "NULL"),
        ];
        Run("cohort_tenure.sql", cohort);
        Run("cohort_post.sql", [.. cohort, ("selected", Condition(request.Where))]);
        Run(request.AbsencesAsExits ? "tenure_piece_between_absences.sql" : "tenure_piece.sql", []);
        if (origin is null)
            Run("spell.sql", [("unit", UnitColumns(request.Unit)), ("gap_days", request.GapDays.ToString(CultureInfo.InvariantCulture))]);
        else
            Run("vacancy.sql", [("origin", SqlFile.Literal(origin))]);
        LeftOut = connection.Query(Sql("left_out.sql"), r => r.GetInt64(0)).Single();
    }

    private static string UnitColumns(SpellUnit unit) => unit switch
    {
        SpellUnit.DoctorInPosition => "study, doctor, post",
        SpellUnit.DoctorInMunicipality => "study, doctor, municipality",
        SpellUnit.DoctorInStudy => "study, doctor",
        _ => "study, post",
    };

    private (DateOnly First, DateOnly Last)? Observation() => connection.Query(
        Sql("observation.sql"), r => r.IsDBNull(0) ? ((DateOnly, DateOnly)?)null : (r.GetFieldValue<DateOnly>(0), r.GetFieldValue<DateOnly>(1))).Single();

    /// <summary>Codes as observed, each with today's where exactly one follows; the register knows no centrality or population of a real municipality.</summary>
    private void ProvideMunicipalities()
    {
        if (_hasMunicipalities)
            return;
        _hasMunicipalities = true;
        Run("municipality_now.sql", []);
        var year = schema.Municipalities.Successions.Select(s => s.Date.Year).DefaultIfEmpty(1).Max();
        using (var appender = connection.CreateAppender("municipality_now"))
        {
            foreach (var municipality in schema.Municipalities.Municipalities.DistinctBy(m => m.Code))
            {
                var now = schema.Municipalities.CodesIn(municipality.Code, year) is [{ Partial: false } one] ? one.Code : municipality.Code;
                appender.CreateRow().AppendValue(municipality.Code).AppendValue(now).AppendValue(municipality.Area).AppendNullValue().AppendNullValue().EndRow();
            }

            foreach (var fictional in schema.FictionalMunicipalities)
                appender.CreateRow().AppendValue(fictional.Code).AppendValue(fictional.Code).AppendValue(fictional.Area).AppendValue(fictional.Centrality).AppendValue(fictional.Population).EndRow();
        }

        Run("municipality_class.sql", []);
    }

    private void Run(string file, (string Name, string Text)[] texts, params (string Name, object? Value)[] parameters) =>
        connection.Execute(SqlFile.Fill(Sql(file), texts), parameters);

    private static string Sql(string name) => SqlFile.Load(typeof(ExactCells).Assembly, name);
}
