using System.Text.Json;
using AlisResearch.Api.GraphQL;
using AlisResearch.Figures;
using AlisResearch.Model;

namespace AlisResearch.Api.Figures;

/// <summary>Figures of counted rows: recruitment, interviews, costs, surveys, and the posts of internal releases.</summary>
internal static class TableFigures
{
    private const string Provenance = "provenance { synthetic }";
    private const string Missing = "missing"; // the code list of no answer

    private static readonly (string Field, LocalText Name)[] Circumstances =
    [
        ("posts", new("Stillinger", "Posts")), ("advertised", new("Utlyst", "Advertised")), ("filled", new("Besatt", "Filled")), ("futureStart", new("Avtale, begynner senere", "Agreed, starts later")),
        ("naring", new("Besatt av næringsdrivende", "Filled by a self-employed doctor")), ("naringUncertain", new("Kanskje næringsdrivende", "Perhaps self-employed")), ("oldScheme", new("Gammel ordning", "Old scheme")),
        ("individualSupervisor", new("Har individuell veileder", "Has an individual supervisor")), ("groupSupervision", new("Har eller har hatt gruppeveiledning", "Has, or has had, group supervision")),
    ];

    /// <summary>Posts counted by circumstance, for the study or by area.</summary>
    public static async Task<Figure> Recruitment(FigureRequest request, Questions questions, CancellationToken cancellation)
    {
        var rows = (await questions.Ask(
            $$"""query($release: ID, $study: ID!, $groupBy: RecruitmentDimension) { recruitmentSummary(release: $release, study: $study, groupBy: $groupBy) { group applicants {{string.Join(' ', Circumstances.Select(c => c.Field))}} {{Provenance}} } }""",
            request.Variables(["release", "study", "groupBy"]), cancellation)).Items("recruitmentSummary").ToList();
        var applicants = rows.Sum(r => r.Whole("applicants"));
        return RowFigure.Build(
            [.. rows.SelectMany(r => Circumstances.Where(c => r.Number(c.Field) is not null).Select(c => new FigureRow(
                Labels.Group(request.Release, request.GroupBy, r.Text("group"), request.Language), c.Name.In(request.Language), r.Number(c.Field)!.Value)))],
            LocalText.Same(""), withShares: false, request.Frame(
                FigureKind.Of("recruitment")!.Title, new(
                    $"Slik kilden trykker det: en opplysning som ikke er trykt, er utelatt.{(applicants > 0 ? $" Søkere: {applicants}." : "")}",
                    $"As the source prints it: what is not printed is left out.{(applicants > 0 ? $" Applicants: {applicants}." : "")}"), rows.IsSynthetic()));
    }

    /// <summary>Interviews by round, stacked by role.</summary>
    public static async Task<Figure> Interviews(FigureRequest request, Questions questions, CancellationToken cancellation)
    {
        var table = (await questions.Ask(
            $$"""query($release: ID, $study: ID!) { interviewCounts(release: $release, where: {study: $study}, groupBy: [ROUND, ROLE]) { rows { round role count } {{Provenance}} } }""",
            request.Variables(["release", "study"]), cancellation)).GetProperty("interviewCounts");
        return InterviewOverview.Build(
            [.. table.Items("rows").Select(r => new InterviewBar(r.Whole("round"), r.Text("role")!, request.Release.Label("respondent_role", r.Text("role")!)!, r.Whole("count")))],
            request.Frame(FigureKind.Of("interview-overview")!.Title, new("Antall intervjuer slik kildene oppgir dem.", "Numbers of interviews as the sources give them."), new[] { table }.IsSynthetic()));
    }

    /// <summary>Costs and financing by item: mean amounts of the posts, and published examples. Sums are left out: their parts are there.</summary>
    public static async Task<Figure> Costs(FigureRequest request, Questions questions, CancellationToken cancellation)
    {
        var table = (await questions.Ask(
            $$"""query($release: ID, $study: ID!) { costs(release: $release, where: {study: $study}) { rows { example item direction amountNok } posts { phase year item direction meanNok posts { value lower upper exact } {{Provenance}} } {{Provenance}} } }""",
            request.Variables(["release", "study"]), cancellation)).GetProperty("costs");
        var examples = table.Items("rows").Where(r => r.Number("amountNok") is not null && !r.Text("item")!.StartsWith("TOTAL_", StringComparison.Ordinal)).ToList();
        var posts = table.Items("posts").ToList();
        return RowFigure.Build(
            [
                .. posts.Select(p => new FigureRow(Section(new LocalText($"Snitt per stilling {p.Whole("year")}{Phase(p)}", $"Mean of a post {p.Whole("year")}{Phase(p)}").In(request.Language), p), Item(p), p.Number("meanNok")!.Value)),
                .. examples.Select(r => new FigureRow(
                    Section(new LocalText($"Eksempel {r.Text("example")}", $"Example {r.Text("example")}").In(request.Language), r), Item(r), r.Number("amountNok")!.Value)),
            ],
            new("kr", "NOK"), withShares: true,
            request.Frame(
                FigureKind.Of("costs")!.Title,
                Sentences(
                    examples.Count == 0 ? null : new("Publiserte eksempler.", "Published examples."),
                    new("Andelene er av summen av postene som vises.", "Shares are of the sum of the items shown."),
                    posts.Count == 0 ? null : new($"Snitt av {Answer.Count(posts[0].GetProperty("posts"))} stillinger.", $"Means of {Answer.Count(posts[0].GetProperty("posts"))} posts."),
                    posts.Count == 0 || request.Release.IsInternal ? null : new("De er winsorisert (ytterverdier er dempet) og i to gjeldende siffer.", "They are winsorised, in two significant digits.")),
                (examples.Count > 0 && new[] { table }.IsSynthetic()) || posts.IsSynthetic()));

        static LocalText Sentences(params LocalText?[] said) => new(string.Join(' ', said.OfType<LocalText>().Select(s => s.Nb)), string.Join(' ', said.OfType<LocalText>().Select(s => s.En)));

        string Section(string of, JsonElement row) => $"{of}, {Labels.Code(request.Release, "cost_direction", row.Text("direction")!, request.Language).ToLowerInvariant()}";

        string Phase(JsonElement post) => posts.Select(p => p.Text("phase")).Distinct().Count() > 1 ? $" ({new LocalText("fase", "phase").In(request.Language)} {post.Text("phase") ?? "–"})" : "";

        string Item(JsonElement row) => Labels.Code(request.Release, "cost_item", row.Text("item")!, request.Language);
    }

    /// <summary>Answers by question.</summary>
    public static async Task<Figure> Survey(FigureRequest request, Questions questions, CancellationToken cancellation)
    {
        var survey = (await questions.Ask(
            $$"""query($release: ID, $study: ID!, $round: ID!, $lang: Language!) { survey(release: $release, study: $study, round: $round) { respondents { value lower upper exact } questions { id title(lang: $lang) answers { answer count { value lower upper exact } } {{Provenance}} } } }""",
            new Dictionary<string, object?>(request.Variables(["release", "study", "round"])) { ["lang"] = request.Language == Language.Nb ? "NB" : "EN" }, cancellation)).GetProperty("survey");
        using var catalogue = request.Release.Catalogue();
        var round = catalogue.Studies.Where(s => s.Id == request.Study).SelectMany(s => s.Rounds).Single(r => r.Id == request.Round);
        return RowFigure.Build(
            [.. survey.Items("questions").SelectMany(q => q.Items("answers").OrderBy(a => request.Release.Label(Missing, a.Text("answer")!) is not null).Select(a => (Question: q, Name: a.Text("answer")!, Count: a.GetProperty("count"))).Select(a => new FigureRow(
                a.Question.Text("title")!, Label(a.Question.Text("id")!, a.Name), a.Count.Whole("value"),
                a.Count.GetProperty("exact").GetBoolean() ? null : a.Count.Number("lower"), a.Count.GetProperty("exact").GetBoolean() ? null : a.Count.Number("upper"))))],
            LocalText.Same(""), withShares: true,
            request.Frame(
                new(round.TitleNb, round.TitleEn), request.Release.IsInternal
                    ? Answer.Size(survey.GetProperty("respondents"))
                    : new($"{Answer.Size(survey.GetProperty("respondents")).Nb} Strek: det antallet kan være. Antall er beskyttet: multipler av\u00A03.", $"{Answer.Size(survey.GetProperty("respondents")).En} Line: what the count can be. Counts are protected: multiples of\u00A03."),
                survey.Items("questions").IsSynthetic()));

        // A list is named by its question; a claim is agreed with or not.
        string Label(string question, string answer) => answer switch
        {
            "true" => new LocalText("Ja", "Yes").In(request.Language),
            "false" => new LocalText("Nei", "No").In(request.Language),
            _ => (request.Release.Label(question, answer) ?? request.Release.Label(Missing, answer))?.In(request.Language) ?? answer,
        };
    }

    /// <summary>A lane for each post: of internal releases alone.</summary>
    public static Task<Figure> Posts(FigureRequest request, Questions questions, CancellationToken cancellation)
    {
        var spells = TableQuery.Ask(
            request.Release, "post_lanes.sql",
            r => new LaneSpell(
                r.GetString(0), (int)r.GetInt64(1), r.GetFieldValue<DateOnly>(2), r.GetFieldValue<DateOnly>(3), r.GetBoolean(4)),
            cancellation, ("study", request.Study), ("phase", request.Phase));
        var posts = spells.Select(s => s.Post).Distinct().Count();
        return Task.FromResult(LaneFigure.Build(spells, request.Frame(
            FigureKind.Of("posts")!.Title, new($"{posts} stillinger. Pil: fortsatt der. Hull: ledig.", $"{posts} posts. Arrow: still there. Gap: vacant."), request.Release.TableRows.Single(t => t.Name == "tenure").Synthetic)));
    }
}
