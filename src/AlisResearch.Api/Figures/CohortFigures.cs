using System.Globalization;
using System.Text.Json;
using AlisResearch.Api.GraphQL;
using AlisResearch.Figures;
using AlisResearch.Model;

namespace AlisResearch.Api.Figures;

/// <summary>Figures of cohorts: each asks the question that a reader could ask.</summary>
internal static class CohortFigures
{
    private const string Cohort = "$release: ID, $where: CohortFilter, $groupBy: CohortDimension";
    private const string Size = "size { value lower upper exact } leftOut { study phase }";
    private const string Provenance = "provenance { synthetic }";
    private const int HalfYear = 6; // months: protected counts know no less

    private static readonly LocalText Protected = new("Antall er beskyttet: multipler av\u00A03.", "Counts are protected: multiples of\u00A03.");

    private static readonly LocalText BandOfBoth = new(
        "Bånd: 95 % konfidensgrenser for utvalg og avrunding; det mørkere båndet er avrundingen alene. Loddrett strek: sensurert.",
        "Band: 95% confidence limits for sampling and rounding; the darker one is the rounding alone. Upright tick: censored.");

    private static readonly LocalText Band = new("Bånd: 95 % konfidensgrenser. Loddrett strek: sensurert.", "Band: 95% confidence limits. Upright tick: censored.");

    /// <summary>Retention by months since entry.</summary>
    public static async Task<Figure> Retention(FigureRequest request, Questions questions, CancellationToken cancellation)
    {
        var cohort = (await questions.Ask(
            $$"""query({{Cohort}}) { cohort(release: $release, where: $where) { {{Size}} retention(groupBy: $groupBy) { group atRisk { value lower upper exact } points { months survival lower upper rounding atRisk events censored } median { value } {{Provenance}} } } }""",
            request.Variables(["release", "where", "groupBy"]), cancellation)).GetProperty("cohort");
        var curves = cohort.Items("retention").ToList();
        return CurveFigure.Retention(
            Few([.. curves.Select(c => new CurveSeries(
                Name(request, c), c.GetProperty("atRisk").Whole("value"),
                [.. c.Items("points").Select(p => new CurvePoint(
                    p.Number("months")!.Value, p.Number("survival")!.Value, p.Number("lower"), p.Number("upper"), p.Number("rounding"), p.Whole("atRisk"), p.Whole("events"), p.Whole("censored")))],
                c.GetProperty("median").Number("value")))], CurveFigure.MostCurves),
            request.Frame(
                FigureKind.Of("retention")!.Title,
                Method(request, cohort, new("Kaplan–Meier.", "Kaplan–Meier."), request.Release.IsInternal ? Band : BandOfBoth, Answer.Size(request.Release.IsInternal ? [.. curves.Select(c => c.GetProperty("atRisk"))] : [cohort.GetProperty("size")])), curves.IsSynthetic()),
            request.InPanels, request.Release.IsInternal ? 1 : HalfYear);
    }

    /// <summary>Leavers by reason or destination, or by group.</summary>
    public static async Task<Figure> CumulativeIncidence(FigureRequest request, Questions questions, CancellationToken cancellation)
    {
        var cohort = (await questions.Ask(
            $$"""query({{Cohort}}, $by: ExitDimension!) { cohort(release: $release, where: $where) { {{Size}} exits(by: $by, groupBy: $groupBy) { group outcome points { months incidence lower upper atRisk events } {{Provenance}} } } }""",
            request.Variables(["release", "where", "groupBy", "by"]), cancellation)).GetProperty("cohort");
        var curves = cohort.Items("exits").ToList();
        var list = request.By == "DESTINATION" ? "destination" : "end_reason";
        return CurveFigure.CumulativeIncidence(
            Few([.. curves.Select(c => new CurveSeries(
                string.Join(", ", new[] { Name(request, c), Labels.Code(request.Release, list, c.Text("outcome")!, request.Language) }.Where(t => t.Length > 0)), c.Items("points").Select(p => p.Whole("atRisk")).FirstOrDefault(),
                [.. c.Items("points").Select(p => new CurvePoint(p.Number("months")!.Value, p.Number("incidence")!.Value, p.Number("lower"), p.Number("upper"), null, p.Whole("atRisk"), p.Whole("events"), null))]))], CurveFigure.MostCurves),
            request.Frame(
                request.By == "DESTINATION" ? new("Hvor de som har sluttet, gikk videre", "Where those who have left went") : FigureKind.Of("cumulative-incidence")!.Title, Method(request, cohort, new("Aalen–Johansen. Bånd: 95 % konfidensgrenser.", "Aalen–Johansen. Band: 95% confidence limits."), Doctors(cohort)), curves.IsSynthetic()),
            request.InPanels);
    }

    /// <summary>Turnover by period.</summary>
    public static async Task<Figure> Turnover(FigureRequest request, Questions questions, CancellationToken cancellation)
    {
        var cohort = (await questions.Ask(
            $$"""query({{Cohort}}, $period: Period!) { cohort(release: $release, where: $where) { {{Size}} turnover(period: $period, unit: DOCTOR_IN_POSITION, groupBy: $groupBy) { group from atStart atEnd events value lower upper notComputable {{Provenance}} } } }""",
            request.Variables(["release", "where", "groupBy", "period"]), cancellation)).GetProperty("cohort");
        var rows = cohort.Items("turnover").ToList();
        return BarFigure.Build(
            Few([.. rows.Select(r => new FigureBar(
                PeriodName(r.Text("from")!, request), Name(request, r), r.Number("value"), r.Number("lower"), r.Number("upper"), r.Number("events"),
                r.Number("atEnd") is { } end ? (r.Number("atStart") + end) / 2 : null, Missing(request, r)))]),
            [.. rows.Select(r => r.Text("from")!).Distinct().Order(StringComparer.Ordinal).Select(f => PeriodName(f, request))],
            new("Sluttet i perioden, av gjennomsnittlig antall i stilling", "Left in the period, of the mean headcount"),
            request.Frame(
                request.Period == "YEAR" ? new("Turnover per år", "Turnover by year") : new("Turnover per halvår", "Turnover by half-year"),
                Method(
                    request, cohort, new("Strek: 95 % konfidensgrenser (Poisson).", "Line: 95% confidence limits (Poisson)."),
                    request.Release.IsInternal ? LocalText.Same("") : new("Grensene tar høyde for hvor mange som kan ha sluttet.", "The limits hold what the number of leavers can be."), Doctors(cohort), Dashes(request, rows)),
                rows.IsSynthetic()));
    }

    /// <summary>Stability of posts by years: side by side what is released.</summary>
    public static async Task<Figure> Stability(FigureRequest request, Questions questions, CancellationToken cancellation)
    {
        var cohort = (await questions.Ask(
            $$"""query({{Cohort}}, $years: [Int!]!) { cohort(release: $release, where: $where) { leftOut { study phase } stability(years: $years, groupBy: $groupBy) { group years posts eligible filled { value } sameDoctor { value } originalHolder { value } sameDoctorShare { value lower upper } notComputable {{Provenance}} } } }""",
            request.Variables(["release", "where", "groupBy", "years"]), cancellation)).GetProperty("cohort");
        var rows = cohort.Items("stability").ToList();
        return BarFigure.Build(
            Few([.. rows.SelectMany(r => Bars(r))]), [.. request.Years.Select(Category)], new("Andel av stillingene som har kunnet nå så langt", "Share of the posts that could have reached that far"),
            request.Frame(
                FigureKind.Of("stability")!.Title,
                Method(
                    request, cohort, new("Samme lege: stillingen har vært besatt av én lege så lenge. Strek: 95 % konfidensgrenser (Wilson).", "Same doctor: one doctor has held the post so long. Line: 95% confidence limits (Wilson)."),
                    request.Release.IsInternal ? new("Første lege: den første er der fortsatt den dagen.", "First doctor: the first is still there on that day.") : new("Grensene tar høyde for hva antallet kan være. Andelen besatte, og med første lege, er ikke utgitt.", "The limits hold what the count can be. The shares filled, and with the first doctor, are not released."), Posts(rows), Dashes(request, rows)),
                rows.IsSynthetic()));

        IEnumerable<FigureBar> Bars(JsonElement row)
        {
            var category = Category(row.Whole("years"));
            var (group, eligible, share) = (Name(request, row), row.Number("eligible")!.Value, row.GetProperty("sameDoctorShare"));
            if (group.Length == 0 && Part(row, "filled") is { } filled)
                yield return new(category, new LocalText("Besatt", "Filled").In(request.Language), Of(filled, eligible), null, null, filled, eligible, Missing(request, row));
            yield return new(
                category, group.Length > 0 ? group : new LocalText("Samme lege", "Same doctor").In(request.Language), share.Number("value"), share.Number("lower"), share.Number("upper"),
                row.GetProperty("sameDoctor").Number("value"), eligible, Missing(request, row));
            if (group.Length == 0 && Part(row, "originalHolder") is { } held)
                yield return new(category, new LocalText("Første lege", "First doctor").In(request.Language), Of(held, eligible), null, null, held, eligible, Missing(request, row));
        }

        string Category(int years) => new LocalText($"{years} år", years == 1 ? "1 year" : $"{years} years").In(request.Language);

        static double? Part(JsonElement row, string field) => row.GetProperty(field) is { ValueKind: JsonValueKind.Object } count ? count.Number("value") : null;

        static double? Of(double count, double eligible) => eligible > 0 ? count / eligible : null;
    }

    private static string Name(FigureRequest request, JsonElement row) => Labels.Group(request.Release, request.GroupBy, row.Text("group"), request.Language);

    private static LocalText Posts(IReadOnlyList<JsonElement> rows)
    {
        var posts = rows.GroupBy(r => r.Text("group")).Sum(g => g.First().Whole("posts"));
        return new($"{posts} stillinger.", posts == 1 ? "1 post." : $"{posts} posts.");
    }

    private static LocalText? Missing(FigureRequest request, JsonElement row) => row.Text("notComputable") is { } reason ? request.Release.Label("not_computable", reason) : null;

    private static string PeriodName(string from, FigureRequest request)
    {
        var first = DateOnly.ParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return request.Period == "YEAR" ? $"{first.Year}"
            : new LocalText($"{(first.Month == 1 ? 1 : 2)}. halvår {first.Year}", $"{first.Year} H{(first.Month == 1 ? 1 : 2)}").In(request.Language);
    }

    private static LocalText Doctors(JsonElement cohort)
    {
        var size = Answer.Count(cohort.GetProperty("size"));
        return new($"{size} leger.", $"{size} doctors.");
    }

    /// <summary>Why there are dashes; nothing where there are none.</summary>
    private static LocalText Dashes(FigureRequest request, IEnumerable<JsonElement> rows)
    {
        List<LocalText> reasons = [.. rows.Select(r => Missing(request, r)).OfType<LocalText>().Distinct()];
        return reasons.Count == 0 ? LocalText.Same("") : new($"–: {string.Join("; ", reasons.Select(r => LowerFirst(r.Nb)))}.", $"–: {string.Join("; ", reasons.Select(r => LowerFirst(r.En)))}.");

        static string LowerFirst(string text) => char.ToLowerInvariant(text[0]) + text[1..];
    }

    /// <summary>The method in words, whom the figure leaves out, and that counts are protected.</summary>
    private static LocalText Method(FigureRequest request, JsonElement cohort, params LocalText[] sentences)
    {
        var leftOut = cohort.Items("leftOut").Select(p => (Study: Labels.Study(request.Release, p.Text("study")!), Phase: p.Text("phase"))).ToList();
        List<LocalText> said =
        [
            .. sentences.Where(s => s.Nb.Length > 0),
            .. leftOut.Select(p => new LocalText($"Uten fase\u00A0{p.Phase} av {p.Study}, som ikke er utgitt.", $"Without phase\u00A0{p.Phase} of {p.Study}, which is not released.")),
            .. request.Release.IsInternal ? Array.Empty<LocalText>() : [Protected],
        ];
        return new(string.Join(' ', said.Select(s => s.Nb)), string.Join(' ', said.Select(s => s.En)));
    }

    /// <summary>More groups than can be told apart are refused in words.</summary>
    private static List<CurveSeries> Few(List<CurveSeries> curves, int most) => curves.Count > most ? throw TooMany(curves.Count, most) : curves;

    private static List<FigureBar> Few(List<FigureBar> bars) =>
        bars.Select(b => b.Series).Distinct().Count() is var groups && groups > BarFigure.MostSeries ? throw TooMany(groups, BarFigure.MostSeries) : bars;

    private static QuestionRefusedException TooMany(int groups, int most) => new("TOO_MANY_GROUPS", new(
        $"Figuren har {groups} grupper, og høyst {most} kan skilles fra hverandre. Velg en annen groupBy, eller én studie.", $"The figure has {groups} groups, and at most {most} can be told apart. Choose another groupBy, or one study."));
}
