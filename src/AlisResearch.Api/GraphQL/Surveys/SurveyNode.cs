using AlisResearch.Analytics;
using AlisResearch.Api.Figures;
using AlisResearch.Api.GraphQL.Cohorts;
using AlisResearch.Api.Http;
using AlisResearch.Catalogue;
using AlisResearch.Model;
using GraphQL;

namespace AlisResearch.Api.GraphQL.Surveys;

/// <summary>A round of a survey: protected counts in a public release, exact ones in an internal one.</summary>
[Name("Survey")]
public sealed class SurveyNode
{
    private const string Prefix = "respondent_";
    private const string ExactTable = "survey_response";

    private SurveyNode(OpenRelease release, CountedCohort round, IReadOnlyList<SurveyQuestion> questions) =>
        (Study, Round, Respondents, Questions, FigureUrl) = (round.Study, round.Part, Count.Of(round.Count), questions, FigureAddress.Of(release, "survey", ("study", round.Study), ("round", round.Part)));

    /// <summary>The study.</summary>
    [Id]
    public string Study { get; }

    /// <summary>The round.</summary>
    [Id]
    public string Round { get; }

    /// <summary>Who answered.</summary>
    public Count Respondents { get; }

    /// <summary>The questions that are released, each by itself.</summary>
    public IEnumerable<SurveyQuestion> Questions { get; }

    /// <summary>Address of the answers as a figure.</summary>
    public string FigureUrl { get; }

    internal static SurveyNode? Of(IResolveFieldContext context, OpenRelease release, string study, string round)
    {
        using var catalogue = release.Catalogue();
        if (!catalogue.Studies.Any(s => s.Id == study))
            throw RequestError.NotFound(new("studien", "study"), study, catalogue.Studies.Where(s => !s.Reference).Select(s => s.Id).Order().ToList());
        var surveys = catalogue.Studies.Where(s => s.Id == study).SelectMany(s => s.Rounds).Where(r => r.Kind == "SURVEY").Select(r => r.Id).Order().ToList();
        if (!catalogue.Studies.Any(s => s.Id == study && s.Rounds.Any(r => r.Id == round)))
            throw RequestError.NotFound(new("runden", "round"), round, surveys);
        if (release.IsInternal)
            return surveys.Contains(round) ? Exact(context, release, study, round) : throw NotReleased(study, round, surveys.Select(s => $"{study} {s}"));
        if (release.Protected is not { } cells)
            throw RequestError.NotReleased(new("spørreundersøkelser", "surveys"), [.. release.TableRows.Select(t => t.Name)]);
        var held = cells.Cohorts.Where(c => c.Kind == "RESPONDENT").ToList();
        return held.FirstOrDefault(r => r.Study == study && r.Part == round) is { } found
            ? Protected(context, release, cells, found)
            : throw NotReleased(study, round, held.Select(r => $"{r.Study} {r.Part}"));
    }

    private static SurveyNode Protected(IResolveFieldContext context, OpenRelease release, ProtectedTables cells, CountedCohort round)
    {
        using var measures = new ProtectedMeasures(cells, round.Study, round.Part, context.CancellationToken);
        return new(release, round, [.. release.TableRows.Where(t => t.Folder == ReleaseFolder.ProtectedCells && t.Name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(t => (Question: t.Name[Prefix.Length..], Table: t.Name))
            .Select(q => new SurveyQuestion(
                release, q.Question, q.Table, release.Contracts[q.Table].Columns.Single(c => c.Name == q.Question).Meaning,
                [.. measures.Answers(q.Table, q.Question).Select(a => new SurveyAnswer(a.Answer, a.Count))], ProvenanceNode.Of(context, release, "survey", q.Table)))
            .Where(q => q.Answers.Any())]);
    }

    private static SurveyNode Exact(IResolveFieldContext context, OpenRelease release, string study, string round)
    {
        var number = int.Parse(release.Schema.Rounds.Single(r => r.Study == study && r.Id == round).Mapping.Constants["round"], System.Globalization.CultureInfo.InvariantCulture);
        var counts = TableQuery.Ask(
            release, "survey_answers.sql", r => (Question: r.Text("question"), Answer: r.Text("answer"), Count: CohortCount.Exact(r.Integer("count")!.Value)),
            context.CancellationToken, ("study", study), ("round", number));
        var questions = release.Schema.Questionnaires.Values.SelectMany(q => q.Questions).ToLookup(q => q.Id);
        return new(
            release, new("RESPONDENT", study, round, counts.Single(c => c.Question is null).Count),
            [.. counts.Where(c => c.Question is not null).GroupBy(c => c.Question!).Select(q => new SurveyQuestion(
                release, q.Key, ExactTable, questions[q.Key].First().Answer.Meaning, [.. q.Select(a => new SurveyAnswer(a.Answer!, a.Count))],
                ProvenanceNode.Of(context, release, "survey", ExactTable)))]);
    }

    private static RequestError NotReleased(string study, string round, IEnumerable<string> held) =>
        RequestError.NotReleased(new($"undersøkelsesrunden {round} i {study}", $"the survey round {round} of {study}"), [.. held]);
}

/// <summary>A question, as counts of its answers.</summary>
[Name("SurveyQuestion")]
public sealed class SurveyQuestion(OpenRelease release, string id, string table, LocalText title, IReadOnlyList<SurveyAnswer> answers, ProvenanceNode provenance)
{
    /// <summary>The question.</summary>
    [Id]
    public string Id => id;

    /// <summary>Its meaning.</summary>
    /// <param name="lang">Language.</param>
    public string Title(Language lang = Language.Nb) => title.In(lang);

    /// <summary>The answers, no answer included.</summary>
    public IEnumerable<SurveyAnswer> Answers => answers;

    /// <summary>Address of the counts that it is a function of, as Parquet.</summary>
    public string ParquetUrl => Downloads.Address(release, table, "parquet");

    /// <summary>Address of the counts that it is a function of, as CSV.</summary>
    public string CsvUrl => Downloads.Address(release, table, "csv");

    /// <summary>Where it comes from.</summary>
    public ProvenanceNode Provenance => provenance;
}

/// <summary>An answer and who gave it.</summary>
[Name("SurveyAnswer")]
public sealed class SurveyAnswer(string answer, CohortCount count)
{
    /// <summary>The answer: a code, or a sign of no answer.</summary>
    public string Answer => answer;

    /// <summary>Who gave it.</summary>
    public Count Count => Count.Of(count);
}
