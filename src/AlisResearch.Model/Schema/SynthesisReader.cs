using System.Globalization;

namespace AlisResearch.Model;

/// <summary>Reads how made-up rows of a round are drawn.</summary>
internal static class SynthesisReader
{
    /// <summary>The key <c>synthesis</c> of a round's YAML; null when it is left out.</summary>
    public static Synthesis? Synthesis(YamlMap round, RoundKind kind, bool synthetic)
    {
        if (round.OptionalMap("synthesis") is not { } map)
            return null;
        if (!synthetic)
            round.Report("synthesis", "not_synthetic", new("Bare en runde med «synthetic: true» kan lages.", "Only a round with “synthetic: true” can be made up."));
        Synthesis? synthesis = kind switch
        {
            RoundKind.Position => new PositionSynthesis(Some(map, "posts", Posts), OptionalRange(map, "advertised_days", 1)),
            RoundKind.Tenure => Tenures(map),
            RoundKind.Absence => new AbsenceSynthesis(map.Text("tenures"), Some(map, "absences", Absence)),
            RoundKind.Cost => new PostCostSynthesis(map.Text("posts"), Range(map, "years", 1900), Some(map, "items", Cost)),
            RoundKind.Survey => new SurveySynthesis(map.Text("posts"), Answers(map)),
            RoundKind.InterviewLog => new InterviewLogSynthesis(
                map.Text("counts"), Weights(map, "modes", required: true), Weights(map, "areas"), Whole(map, "consent_version", 1, 1)),
            _ => null,
        };
        if (synthesis is null)
            round.Report("synthesis", "synthesis_kind", new("Denne slags runde kan ikke lages.", "This kind of round cannot be made up."));
        else
            map.Done();
        return synthesis;
    }

    private static SyntheticPosts Posts(YamlMap map)
    {
        var posts = new SyntheticPosts(
            map.Text("municipality"), Whole(map, "count", 1, 1), map.Date("start"), map.Text("contract_form"), map.OptionalText("scheme"),
            OptionalRange(map, "list_cap_hundreds", 0));
        map.Done();
        return posts;
    }

    private static TenureSynthesis Tenures(YamlMap map) => new(
        map.Text("posts"), Whole(map, "first_year_leavers", 0, 0), map.Maps("stable").Select(Stable).ToList(), Share(map, "yearly_hazard"),
        Share(map, "vacancy_share"), Range(map, "vacancy_days", 1), Whole(map, "moves", 0, 0), EndReasons(map));

    private static StabilityTarget Stable(YamlMap map)
    {
        var target = new StabilityTarget(Whole(map, "years", 2, null), Whole(map, "posts", 0, null));
        map.Done();
        return target;
    }

    private static List<SyntheticEndReason> EndReasons(YamlMap map)
    {
        if (map.Map("end_reasons") is not { } reasons)
            return [];
        var read = reasons.Keys.Select(code => (Code: code, Map: reasons.Map(code))).Where(r => r.Map is not null).Select(r =>
        {
            var reason = new SyntheticEndReason(r.Code, Whole(r.Map!, "weight", 1, 1), Whole(r.Map!, "from_years", 0, 0), Weights(r.Map!, "destinations", required: true));
            r.Map!.Done();
            return reason;
        }).ToList();
        if (read.All(r => r.FromYears > 0))
            map.Report("end_reasons", "no_reason", new("Minst én årsak må gjelde fra første dag.", "At least one reason must hold from the first day."));
        return read;
    }

    private static SyntheticAbsence Absence(YamlMap map)
    {
        var absence = new SyntheticAbsence(map.Text("kind"), Share(map, "share"), Range(map, "days", 1), Whole(map, "after_days", 0, 0));
        map.Done();
        return absence;
    }

    private static SyntheticCost Cost(YamlMap map)
    {
        var cost = new SyntheticCost(map.Text("item"), map.Text("direction"), Share(map, "share"), Range(map, "thousands", 0));
        map.Done();
        return cost;
    }

    private static Dictionary<string, SyntheticAnswer> Answers(YamlMap map)
    {
        var answers = new Dictionary<string, SyntheticAnswer>();
        if (map.Map("answers") is not { } questions)
            return answers;
        foreach (var question in questions.Keys)
        {
            if (questions.Map(question) is not { } answer)
                continue;
            var missing = answer.OptionalMap("missing") is { } codes ? codes.Keys.Select(c => (c, Share(codes, c))).ToList() : [];
            var drawn = answers[question] = new(Weights(answer, "weights"), OptionalRange(answer, "between", int.MinValue), Whole(answer, "step", 1, 1), missing);
            if (drawn.Weights.Count > 0 == drawn.Between is not null)
                questions.Report(question, "answer_model", new("Oppgi enten weights eller between.", "Give either weights or between."));
            if (missing.Sum(m => m.Item2) > 1)
                answer.Report("missing", "range", new("Andelene er til sammen over 1.", "The shares add up to more than 1."));
            answer.Done();
        }

        return answers;
    }

    private static List<T> Some<T>(YamlMap map, string key, Func<YamlMap, T> read)
    {
        var list = map.Maps(key).Select(read).ToList();
        if (list.Count == 0)
            map.Report(key, "missing_key", new($"«{key}» trenger minst ett ledd.", $"“{key}” needs at least one entry."));
        return list;
    }

    private static List<Weighted> Weights(YamlMap map, string key, bool required = false)
    {
        var weights = new List<Weighted>();
        foreach (var (value, text) in map.FreeTexts(key))
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var weight) && weight is > 0 and <= 1_000_000)
                weights.Add(new(value, weight));
            else
                map.Report(key, "weight", new($"Vekten til «{value}» skal være et heltall fra 1.", $"The weight of “{value}” must be a whole number from 1."));
        }

        if (required && weights.Count == 0)
            map.Report(key, "missing_key", new($"«{key}» trenger minst én vekt.", $"“{key}” needs at least one weight."));
        return weights;
    }

    /// <summary>A whole number from <paramref name="min"/>; <paramref name="otherwise"/> when left out, which null forbids.</summary>
    private static int Whole(YamlMap map, string key, int min, int? otherwise)
    {
        if (otherwise is null && !map.Keys.Contains(key))
            map.Report(key, "missing_key", new($"Nøkkelen «{key}» mangler.", $"The key “{key}” is missing."));
        var number = map.OptionalInteger(key) ?? otherwise ?? min;
        if (number < min)
            map.Report(key, "range", new($"Skal være minst {min}.", $"Must be at least {min}."));
        return Math.Max(number, min);
    }

    private static double Share(YamlMap map, string key)
    {
        var share = map.OptionalDecimal(key) ?? 0;
        if (share is < 0 or > 1)
            map.Report(key, "range", new("Skal være fra 0 til 1.", "Must be from 0 to 1."));
        return (double)share;
    }

    private static WholeRange Range(YamlMap map, string key, int min)
    {
        if (!map.Keys.Contains(key))
            map.Report(key, "missing_key", new($"Nøkkelen «{key}» mangler.", $"The key “{key}” is missing."));
        return OptionalRange(map, key, min) ?? new(min, min);
    }

    private static WholeRange? OptionalRange(YamlMap map, string key, int min)
    {
        if (!map.Keys.Contains(key))
            return null;
        var limits = map.Decimals(key);
        if (limits is [var from, var to] && from >= min && to >= from && to <= int.MaxValue && from == decimal.Truncate(from) && to == decimal.Truncate(to))
            return new((int)from, (int)to);
        map.Report(key, "range", new("To stigende heltall, [fra, til].", "Two ascending whole numbers, [from, to]."));
        return null;
    }
}
