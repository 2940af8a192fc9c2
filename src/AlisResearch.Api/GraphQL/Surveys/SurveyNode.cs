using AlisResearch.Analytics;
using AlisResearch.Api.GraphQL.Cohorts;
using AlisResearch.Api.Http;
using GraphQL;

namespace AlisResearch.Api.GraphQL.Surveys;

/// <summary>A round of a survey, as protected counts.</summary>
[Name("Survey")]
public sealed class SurveyNode(IResolveFieldContext context, OpenRelease release, ProtectedCohort round)
{
    private const string Prefix = "respondent_";

    /// <summary>The study.</summary>
    [Id]
    public string Study => round.Study;

    /// <summary>The round.</summary>
    [Id]
    public string Round => round.Part;

    /// <summary>Who answered.</summary>
    public Count Respondents => Count.Of(round.Count);

    /// <summary>The questions that are released, each by itself.</summary>
    public IEnumerable<SurveyQuestion> Questions
    {
        get
        {
            using var measures = new ProtectedMeasures(release.Tables, round.Study, round.Part, context.CancellationToken);
            return release.TableRows.Where(t => t.Folder == "cells" && t.Name.StartsWith(Prefix, StringComparison.Ordinal))
                .Select(t => (Question: t.Name[Prefix.Length..], Table: t.Name))
                .Select(q => new SurveyQuestion(release, q.Question, q.Table, measures.Answers(q.Table, q.Question, round.Study, round.Part), ProvenanceNode.Of(context, release, "survey", q.Table)))
                .Where(q => q.Answers.Any()).ToList();
        }
    }

    internal static SurveyNode? Of(IResolveFieldContext context, OpenRelease release, string study, string round)
    {
        if (!release.Contracts.ContainsKey("cohort"))
            throw RequestError.NotReleased(new("spørreundersøkelser", "surveys"), [.. release.TableRows.Select(t => t.Name)]);
        using var measures = new ProtectedMeasures(release.Tables, null, null, context.CancellationToken);
        var held = measures.Cohorts("RESPONDENT");
        using var catalogue = release.Catalogue();
        if (!catalogue.Studies.Any(s => s.Id == study))
            throw RequestError.NotFound("study", study, catalogue.Studies.Where(s => !s.Reference).Select(s => s.Id).Order().ToList());
        if (!catalogue.Studies.Any(s => s.Id == study && s.Rounds.Any(r => r.Id == round)))
            throw RequestError.NotFound("round", round, held.Where(r => r.Study == study).Select(r => r.Part));
        return held.FirstOrDefault(r => r.Study == study && r.Part == round) is { } found
            ? new(context, release, found)
            : throw RequestError.NotReleased(new($"undersøkelsesrunden {round} i {study}", $"the survey round {round} of {study}"), [.. held.Select(r => $"{r.Study} {r.Part}")]);
    }
}

/// <summary>A question, as protected counts of its answers.</summary>
[Name("SurveyQuestion")]
public sealed class SurveyQuestion(OpenRelease release, string id, string table, IReadOnlyList<(string Answer, ProtectedCount Count)> answers, ProvenanceNode provenance)
{
    /// <summary>The question.</summary>
    [Id]
    public string Id => id;

    /// <summary>Its meaning.</summary>
    /// <param name="lang">Language.</param>
    public string Title(Model.Language lang = Model.Language.Nb) => release.Contracts[table].Columns.Single(c => c.Name == id).Meaning.In(lang);

    /// <summary>The answers, no answer included.</summary>
    public IEnumerable<SurveyAnswer> Answers => answers.Select(a => new SurveyAnswer(a.Answer, a.Count));

    /// <summary>Address of the protected counts as Parquet.</summary>
    public string ParquetUrl => Downloads.Address(release, table, "parquet");

    /// <summary>Address of the protected counts as CSV.</summary>
    public string CsvUrl => Downloads.Address(release, table, "csv");

    /// <summary>Where it comes from.</summary>
    public ProvenanceNode Provenance => provenance;
}

/// <summary>An answer and who gave it.</summary>
[Name("SurveyAnswer")]
public sealed class SurveyAnswer(string answer, ProtectedCount count)
{
    /// <summary>The answer: a code, or a sign of no answer.</summary>
    public string Answer => answer;

    /// <summary>Who gave it.</summary>
    public Count Count => Count.Of(count);
}
