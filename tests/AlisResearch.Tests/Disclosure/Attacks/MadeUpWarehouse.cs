using AlisResearch.Analytics;
using AlisResearch.Disclosure;
using AlisResearch.Exports;
using AlisResearch.Model;

namespace AlisResearch.Tests.Disclosure.Attacks;

/// <summary>The steward's tables of made-up cohorts: posts, tenures, what posts cost and the answers to a survey, all labelled synthetic; and a schema that knows their studies.</summary>
internal sealed class MadeUpWarehouse : IDisposable
{
    private const string SurveyStudy = "alis-nord";
    private const string SurveyRound = "survey-2022";
    private const int MostSurveys = 4;
    private const int MostWithAmounts = 10;
    private const int MostWithPosts = 5 * MadeUpCohorts.Phases; // whole studies, as phases are compared with each other

    private readonly TemporaryFolder _folder = new();
    private readonly TableDatabase _tables;
    private readonly List<WarehouseRound> _rounds = [];

    private MadeUpWarehouse(IReadOnlyList<MadeUpCohort> cohorts, DateOnly census)
    {
        var studies = cohorts.GroupBy(c => c.Study).ToList();
        (Cohorts, Schema) = (cohorts, SchemaOf([.. studies.Select(s => s.Key)], cohorts));
        Dictionary<string, IEnumerable<Dictionary<string, object?>>> rows = new()
        {
            ["tenure"] = cohorts.SelectMany(c => c.Doctors.Select(d => Row(c, ("post", d.Post), ("doctor", $"doctor of {d.Post}"), ("start", d.Start), ("end", d.End), ("contract_form", d.ContractForm), ("census_date", census)))),
            ["position"] = cohorts.SelectMany(c => c.Doctors.Select(d => Row(c, ("post", d.Post), ("municipality", d.Municipality), ("gp_list", true), ("start", d.Start)))),
            ["post_cost"] = cohorts.Where(c => Schema.Policy.Amounts.Posts.Contains(new(c.Study, c.Phase))).SelectMany(Costs),
            ["survey_response"] = studies.Take(MostSurveys).SelectMany(s => Answers(s.Key, s.First())),
        };
        foreach (var (table, content) in rows)
        {
            using var stream = File.Create(_folder[$"{table}.parquet"]);
            var columns = Schema.Tables[table].Columns;
            ParquetTable.WriteAsync(stream, columns, content.Select(r => columns.Select(c => r.GetValueOrDefault(c.Name)).ToArray()), new Dictionary<string, string>()).GetAwaiter().GetResult();
            _rounds.AddRange(studies.Select(s => new WarehouseRound(s.Key, table == "survey_response" ? SurveyRound : table, table, 1, new(2023, 1, 1), 1, true, _folder[$"{table}.parquet"], "")));
        }

        _tables = TableDatabase.Open(Schema.Tables.Values.Where(t => !t.Derived), t => rows.ContainsKey(t.Name) ? [new(_folder[$"{t.Name}.parquet"])] : []);
    }

    /// <summary>The cohorts.</summary>
    public IReadOnlyList<MadeUpCohort> Cohorts { get; }

    /// <summary>The shipped schema with studies, a policy and survey rounds for the cohorts.</summary>
    public SchemaSet Schema { get; }

    /// <summary>The steward's tables.</summary>
    public TableDatabase Tables => _tables;

    /// <summary>Writes the tables.</summary>
    public static MadeUpWarehouse Of(IReadOnlyList<MadeUpCohort> cohorts, DateOnly census) => new(cohorts, census);

    /// <summary>Protects them as a build does, with a secret for tests; in halves, side by side.</summary>
    public async Task<ProtectedCells> Protect()
    {
        var trees = Schema.Policy.Trees;
        var halves = await Task.WhenAll(trees.Chunk((trees.Count + 1) / 2).Select(half => Task.Run(() =>
            ProtectedCells.Build(_tables, Schema with { Policy = Schema.Policy with { Trees = half } }, new(_rounds), [.. Enumerable.Range(0, 32).Select(i => (byte)i)]))));
        return new([.. halves.SelectMany(h => h.Trees)], [.. halves.SelectMany(h => h.Log)], [.. halves.SelectMany(h => h.Exact)])
        {
            Amounts = [.. halves.SelectMany(h => h.Amounts)],
            Withheld = [.. halves.SelectMany(h => h.Withheld)],
        };
    }

    public void Dispose()
    {
        _tables.Dispose();
        _folder.Dispose();
    }

    private static SchemaSet SchemaOf(IReadOnlyList<string> studies, IReadOnlyList<MadeUpCohort> cohorts)
    {
        var (shipped, policy) = (Repository.Schema, Repository.Schema.Policy);
        var like = shipped.Studies.Single(s => s.Id == "alis-vest");
        var round = shipped.Rounds.Single(r => (r.Study, r.Id) == (SurveyStudy, SurveyRound));
        var trees = policy.Trees.ToLookup(t => t.Kind);
        return shipped with
        {
            Studies = [.. studies.Select(s => like with { Id = s, Name = $"{s} (synthetic)", Phases = [.. cohorts.Where(c => c.Study == s).Select(c => like.Phases[0] with { Id = c.Phase })] })],
            Rounds = [.. studies.Take(MostSurveys).Select(s => round with { Study = s })],
            Claims = [],
            Policy = policy with
            {
                Known = [],
                Amounts = policy.Amounts with { Posts = [.. cohorts.Take(MostWithAmounts).Select(c => new StudyPhase(c.Study, c.Phase))] },
                Trees =
                [
                    .. cohorts.Take(MostWithPosts).Select(c => trees[TreeKind.Post].First() with { Study = c.Study, Phase = c.Phase }),
                    .. cohorts.Select(c => trees[TreeKind.Doctor].First() with { Study = c.Study, Phase = c.Phase }),
                    .. studies.Take(MostSurveys).Select(s => trees[TreeKind.Respondent].First() with { Study = s }),
                ],
            },
        };
    }

    /// <summary>What each post had of two items: of one alike, of the other nearly all in one post.</summary>
    private static IEnumerable<Dictionary<string, object?>> Costs(MadeUpCohort cohort)
    {
        using var random = new HmacRandom("made-up cohorts"u8, "costs", cohort.Study, cohort.Phase);
        foreach (var (index, doctor) in cohort.Doctors.Index())
        {
            yield return Cost("SALARY", 600_000 + random.Next(500_000));
            yield return Cost("EDUCATION", index == 0 ? 900_000 : random.Next(4_000));

            Dictionary<string, object?> Cost(string item, int amount) =>
                Row(cohort, ("post", doctor.Post), ("year", 2021L), ("item", item), ("direction", "EXPENSE"), ("amount_nok", (decimal)amount));
        }
    }

    /// <summary>Answers of as many respondents as the cohort has doctors, to every question that is released.</summary>
    private IEnumerable<Dictionary<string, object?>> Answers(string study, MadeUpCohort cohort)
    {
        using var random = new HmacRandom("made-up cohorts"u8, "answers", study);
        var round = Schema.Rounds.First(r => r.Study == study);
        foreach (var question in Schema.Policy.Trees.First(t => t.Kind == TreeKind.Respondent).Nodes.Select(n => n.By))
        {
            var answer = Schema.QuestionOf(round.Mapping.Questions.Values.Single(q => q.Question == question)).Answer;
            string[] possible = answer.Codelist is { } list ? [.. Schema.Codelists[list].Codes.Select(c => c.Value)] : ["true", "false"];
            foreach (var index in Enumerable.Range(0, cohort.Doctors.Count))
                yield return new() { ["study"] = study, ["round"] = long.Parse(round.Mapping.Constants["round"], null), ["respondent"] = $"respondent {study} {index}", ["question"] = question, ["wording"] = 1L, ["answer"] = possible[random.Next(possible.Length)] };
        }
    }

    private static Dictionary<string, object?> Row(MadeUpCohort cohort, params (string Column, object? Value)[] values) =>
        values.Append(("study", cohort.Study)).Append(("phase", cohort.Phase)).ToDictionary(v => v.Item1, v => v.Item2);
}
