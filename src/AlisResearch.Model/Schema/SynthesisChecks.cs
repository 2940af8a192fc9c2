namespace AlisResearch.Model;

/// <summary>What must fit between the synthesis of a round and the rest of the schema, so that its rows are in fictional places and its targets can be met.</summary>
internal sealed class SynthesisChecks(
    SchemaFolder files, IReadOnlyList<SurveyRound> rounds, IReadOnlyDictionary<string, Codelist> codelists,
    IReadOnlyList<FictionalMunicipality> municipalities, IReadOnlyList<Questionnaire> questionnaires)
{
    /// <summary>Adds a finding for every name that leads nowhere and every target that no data can meet.</summary>
    public void Run()
    {
        foreach (var round in rounds.Where(r => r.Synthesis is not null))
        {
            foreach (var (column, derived) in round.Mapping.Derived.Where(d => d.Value.Derivation != Derivation.MonthOf))
                files.Report(round.DefinitionFile, column, "synthesis_derive", new(
                    $"Syntesen kan ikke skrive det «{Spelling.Snake(derived.Derivation)}» regner ut fra.",
                    $"The synthesis cannot write what “{Spelling.Snake(derived.Derivation)}” computes from."));
            switch (round.Synthesis)
            {
                case PositionSynthesis positions:
                    CheckPosts(round, positions);
                    break;
                case TenureSynthesis tenures when Other<PositionSynthesis>(round, "posts", tenures.Posts) is { } positions:
                    CheckReasons(round, tenures);
                    SynthesisTargets.Check(files, round, tenures, positions);
                    break;
                case AbsenceSynthesis absences when Other<TenureSynthesis>(round, "tenures", absences.Tenures) is not null:
                    CheckCodes(round, "kind", "absence_kind", absences.Absences.Select(a => a.Kind));
                    break;
                case PostCostSynthesis costs when Other<PositionSynthesis>(round, "posts", costs.Posts) is not null:
                    CheckCodes(round, "item", "cost_item", costs.Items.Select(i => i.Item));
                    CheckCodes(round, "direction", "cost_direction", costs.Items.Select(i => i.Direction));
                    break;
                case SurveySynthesis survey when Other<PositionSynthesis>(round, "posts", survey.Posts) is not null:
                    CheckPeriod(round);
                    CheckAnswers(round, survey);
                    break;
                case InterviewLogSynthesis log:
                    CheckLog(round, log);
                    break;
            }
        }
    }

    private void CheckPosts(SurveyRound round, PositionSynthesis positions)
    {
        foreach (var posts in positions.Posts)
            files.CheckKnown(round.DefinitionFile, "municipality", posts.Municipality, [.. municipalities.Select(m => m.Code)]);
        CheckCodes(round, "contract_form", "contract_form", positions.Posts.Select(p => p.ContractForm));
        CheckCodes(round, "scheme", "scheme", positions.Posts.Select(p => p.Scheme).OfType<string>());
    }

    private void CheckReasons(SurveyRound round, TenureSynthesis tenures)
    {
        CheckCodes(round, "end_reasons", "end_reason", tenures.EndReasons.Select(r => r.Reason));
        CheckCodes(round, "destinations", "destination", tenures.EndReasons.SelectMany(r => r.Destinations).Select(d => d.Value));
        if (tenures.Moves == 0)
            return;
        CheckCodes(round, "moves", "end_reason", [TenureSynthesis.MoveReason]);
        CheckCodes(round, "moves", "destination", [TenureSynthesis.MoveDestination]);
    }

    private void CheckLog(SurveyRound round, InterviewLogSynthesis log)
    {
        CheckCodes(round, "modes", "interview_mode", log.Modes.Select(m => m.Value));
        CheckCodes(round, "areas", "oso_area", log.Areas.Select(a => a.Value));
        var published = rounds.Where(r => r.Study == round.Study && r.Kind == RoundKind.Interview).ToList();
        files.CheckKnown(round.DefinitionFile, "counts", log.Counts, [.. published.Select(r => r.Id)]);
        if (published.FirstOrDefault(r => r.Id == log.Counts) is { } counts)
            CheckPeriod(counts);
    }

    private void CheckAnswers(SurveyRound round, SurveySynthesis survey)
    {
        var asked = round.Mapping.Questions.Values.DistinctBy(q => q.Question).ToDictionary(q => q.Question);
        foreach (var unanswered in asked.Keys.Where(q => !survey.Answers.ContainsKey(q)))
            files.Report(round.DefinitionFile, "answers", "missing_key", new($"Spørsmålet «{unanswered}» mangler.", $"The question “{unanswered}” is missing."));
        foreach (var (question, answer) in survey.Answers)
        {
            files.CheckKnown(round.DefinitionFile, question, question, [.. asked.Keys]);
            foreach (var (code, _) in answer.Missing)
                files.CheckKnown(round.DefinitionFile, question, code, [.. round.Mapping.Missing.Keys]);
            var definition = asked.TryGetValue(question, out var version)
                ? questionnaires.FirstOrDefault(q => q.Id == version.Questionnaire)?.Questions.FirstOrDefault(q => q.Id == question)?.Answer
                : null;
            if (definition?.Codelist is { } codelist)
                CheckCodes(round, question, codelist, answer.Weights.Select(w => w.Value));
            if (answer.Between is { } between && (definition?.Codelist is not null || between.From < definition?.Min || between.To > definition?.Max))
                files.Report(round.DefinitionFile, question, "range", new(
                    "Tallene er utenfor det spørsmålet tillater.", "The numbers are outside what the question allows."));
        }
    }

    private void CheckPeriod(SurveyRound round)
    {
        if (round.From is null || round.To is null)
            files.Report(round.DefinitionFile, "from", "missing_key", new("Syntesen trenger from og to.", "The synthesis needs from and to."));
    }

    private void CheckCodes(SurveyRound round, string key, string codelist, IEnumerable<string> codes)
    {
        string[] allowed = codelists.TryGetValue(codelist, out var list) ? [.. list.Codes.Select(c => c.Value)] : [];
        foreach (var code in codes)
            files.CheckKnown(round.DefinitionFile, key, code, allowed);
    }

    /// <summary>The synthesis of another round of the study, of the kind that is needed.</summary>
    private T? Other<T>(SurveyRound round, string key, string id)
        where T : Synthesis
    {
        var others = rounds.Where(r => r.Study == round.Study && r.Synthesis is T).ToList();
        files.CheckKnown(round.DefinitionFile, key, id, [.. others.Select(r => r.Id)]);
        return others.FirstOrDefault(r => r.Id == id)?.Synthesis as T;
    }
}
