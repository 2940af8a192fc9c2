namespace AlisResearch.Model;

/// <summary>What must fit between the synthesis of a round and the rest of the schema, so that its targets can be met.</summary>
internal static class SynthesisChecks
{
    /// <summary>Adds a finding for every name that leads nowhere and every target that no data can meet.</summary>
    public static void Run(
        SchemaFolder files, IReadOnlyList<SurveyRound> rounds, IReadOnlyDictionary<string, Codelist> codelists,
        IReadOnlyList<FictionalMunicipality> municipalities, IReadOnlyList<Questionnaire> questionnaires)
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
                    foreach (var posts in positions.Posts)
                    {
                        files.CheckKnown(round.DefinitionFile, "municipality", posts.Municipality, [.. municipalities.Select(m => m.Code)]);
                        Known("contract_form", posts.ContractForm, "contract_form");
                        if (posts.Scheme is { } scheme)
                            Known("scheme", scheme, "scheme");
                    }

                    break;
                case TenureSynthesis tenures when Of<PositionSynthesis>("posts", tenures.Posts) is { } positions:
                    foreach (var reason in tenures.EndReasons)
                    {
                        Known("end_reasons", reason.Reason, "end_reason");
                        foreach (var destination in reason.Destinations)
                            Known("destinations", destination.Value, "destination");
                    }

                    CheckTargets(round, tenures, positions);
                    break;
                case AbsenceSynthesis absences when Of<TenureSynthesis>("tenures", absences.Tenures) is not null:
                    foreach (var absence in absences.Absences)
                        Known("kind", absence.Kind, "absence_kind");
                    break;
                case SurveySynthesis survey when Of<PositionSynthesis>("posts", survey.Posts) is not null:
                    CheckPeriod(round);
                    CheckAnswers(round, survey);
                    break;
                case InterviewLogSynthesis log:
                    foreach (var mode in log.Modes)
                        Known("modes", mode.Value, "interview_mode");
                    foreach (var area in log.Areas)
                        Known("areas", area.Value, "oso_area");
                    var published = rounds.Where(r => r.Study == round.Study && r.Kind == RoundKind.Interview).ToList();
                    files.CheckKnown(round.DefinitionFile, "counts", log.Counts, [.. published.Select(r => r.Id)]);
                    if (published.FirstOrDefault(r => r.Id == log.Counts) is { } counts)
                        CheckPeriod(counts);
                    break;
            }

            void Known(string key, string code, string codelist) => files.CheckKnown(
                round.DefinitionFile, key, code, codelists.TryGetValue(codelist, out var list) ? [.. list.Codes.Select(c => c.Value)] : []);

            T? Of<T>(string key, string id)
                where T : Synthesis
            {
                var others = rounds.Where(r => r.Study == round.Study && r.Synthesis is T).ToList();
                files.CheckKnown(round.DefinitionFile, key, id, [.. others.Select(r => r.Id)]);
                return others.FirstOrDefault(r => r.Id == id)?.Synthesis as T;
            }
        }

        void CheckPeriod(SurveyRound round)
        {
            if (round.From is null || round.To is null)
                files.Report(round.DefinitionFile, "from", "missing_key", new("Syntesen trenger from og to.", "The synthesis needs from and to."));
        }

        void CheckTargets(SurveyRound round, TenureSynthesis tenures, PositionSynthesis positions)
        {
            if (round.CensusDate is not { } census)
            {
                files.Report(round.DefinitionFile, "constants", "missing_key", new(
                    "Syntesen trenger konstanten census_date, en dato.", "The synthesis needs the constant census_date, a date."));
                return;
            }

            StabilityTarget? above = null;
            foreach (var target in tenures.Stable.OrderByDescending(t => t.Years))
            {
                var eligible = positions.Posts.Where(p => p.Start.AddYears(target.Years) <= census.AddDays(1)).Sum(p => p.Count);
                if (target.Posts > eligible || target.Posts < above?.Posts || target.Years == above?.Years)
                    files.Report(round.DefinitionFile, "stable", "target", new(
                        $"{target.Posts} stillinger i {target.Years} år går ikke: {eligible} er gamle nok, og flere år gir aldri flere stillinger.",
                        $"{target.Posts} posts at {target.Years} years cannot be: {eligible} are old enough, and more years never give more posts."));
                above = target;
            }

            if (tenures.FirstYearLeavers > positions.Posts.Sum(p => p.Count) - (above is null ? 0 : tenures.Stable.MaxBy(t => t.Years)!.Posts))
                files.Report(round.DefinitionFile, "first_year_leavers", "target", new(
                    "Så mange kan ikke slutte i stillingenes første år.", "So many cannot leave in the first year of their posts."));
        }

        void CheckAnswers(SurveyRound round, SurveySynthesis survey)
        {
            var asked = round.Mapping.Questions.Values.ToDictionary(q => q.Question);
            foreach (var unanswered in asked.Keys.Where(q => !survey.Answers.ContainsKey(q)))
                files.Report(round.DefinitionFile, "answers", "missing_key", new($"Spørsmålet «{unanswered}» mangler.", $"The question “{unanswered}” is missing."));
            foreach (var (question, answer) in survey.Answers)
            {
                files.CheckKnown(round.DefinitionFile, question, question, [.. asked.Keys]);
                foreach (var (code, _) in answer.Missing)
                    files.CheckKnown(round.DefinitionFile, question, code, [.. round.Mapping.Missing.Keys]);
                var definition = questionnaires.SelectMany(q => q.Questions.Where(_ => asked.TryGetValue(question, out var a) && a.Questionnaire == q.Id))
                    .FirstOrDefault(q => q.Id == question)?.Answer;
                if (definition is { Codelist: { } list } && codelists.TryGetValue(list, out var codes))
                {
                    foreach (var value in answer.Weights)
                        files.CheckKnown(round.DefinitionFile, question, value.Value, [.. codes.Codes.Select(c => c.Value)]);
                }

                if (answer.Between is { } between && (definition?.Codelist is not null || between.From < definition?.Min || between.To > definition?.Max))
                    files.Report(round.DefinitionFile, question, "range", new(
                        "Tallene er utenfor det spørsmålet tillater.", "The numbers are outside what the question allows."));
            }
        }
    }
}
