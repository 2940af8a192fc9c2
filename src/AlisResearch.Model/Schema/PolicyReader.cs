namespace AlisResearch.Model;

/// <summary>Reads the disclosure policy.</summary>
internal static class PolicyReader
{
    /// <summary>disclosure/policy.yml.</summary>
    public static DisclosurePolicy Policy(YamlMap map) => new(
        map.Text("version"), map.Local("approver"), map.Dates("release_dates"), map.Local("note"), Rounding(map.Map("rounding")), Minima(map.Map("minima")),
        Gate(map.Map("gate")), [.. map.Maps("priors").Select(Prior)], Amounts(map.Map("amounts")), [.. map.Maps("hierarchies").Select(Level)],
        [.. map.Maps("trees").Select(Tree)],
        [.. map.Maps("known").Select(Known)]);

    private static RoundingPolicy Rounding(YamlMap? map)
    {
        if (map is null)
            return new(3, [new(null, 1, false)], new(0, 0, 0, 0, 0, 0));
        var rounding = new RoundingPolicy(
            Whole(map, "base"), [.. map.Maps("temperatures").Select(Temperature)],
            new(Number(map, "events"), Number(map, "cumulative"), Number(map, "class_total"), Number(map, "class_events"), Number(map, "class_cumulative"), Number(map, "cell")));
        map.Done();
        return rounding with { Temperatures = rounding.Temperatures is [.., { Below: null }] all ? all : [.. rounding.Temperatures, new(null, 1, false)] };
    }

    private static RoundingTemperature Temperature(YamlMap map)
    {
        var temperature = new RoundingTemperature(map.OptionalInteger("below"), Number(map, "tau"), map.Boolean("classes"));
        map.Done();
        return temperature;
    }

    private static PublicationMinima Minima(YamlMap? map)
    {
        if (map is null)
            return new(0, 0, 0, 0);
        var minima = new PublicationMinima(Whole(map, "total"), Whole(map, "curve"), Whole(map, "count"), Whole(map, "count_municipalities"));
        map.Done();
        return minima;
    }

    private static GatePolicy Gate(YamlMap? map)
    {
        if (map is null)
            return new(0, 0, 0, 0);
        var gate = new GatePolicy(Whole(map, "cohorts"), Whole(map, "sampled_cohorts"), Number(map, "posterior"), Number(map, "share"));
        map.Done();
        return gate;
    }

    private static AttackerPrior Prior(YamlMap map)
    {
        var prior = new AttackerPrior(map.Text("name"), Number(map, "alpha"), Number(map, "beta"), map.Local("meaning"));
        map.Done();
        return prior;
    }

    private static AmountPolicy Amounts(YamlMap? map)
    {
        if (map is null)
            return new(0, 0, 0, 0, []);
        var amounts = new AmountPolicy(Whole(map, "contributors"), Number(map, "p"), Whole(map, "n"), Number(map, "k"), [.. map.Maps("posts").Select(Phase)]);
        map.Done();
        return amounts;
    }

    private static StudyPhase Phase(YamlMap map)
    {
        var phase = new StudyPhase(map.Text("study"), map.Text("phase"));
        map.Done();
        return phase;
    }

    private static AttributeLevel Level(YamlMap map)
    {
        var groups = map.Map("groups");
        var level = new AttributeLevel(map.Text("attribute"), map.Text("level"), (groups?.Keys ?? []).ToDictionary(k => k, k => groups!.Texts(k)));
        map.Done();
        return level;
    }

    private static RefinementTree Tree(YamlMap map)
    {
        var tree = new RefinementTree(
            map.Text("study"), map.OptionalText("phase"), map.OptionalText("round"), map.Word<TreeKind>("kind", Spelling.Snake),
            [.. map.Maps("nodes").Select(Node)], map.Line);
        map.Done();
        return tree;
    }

    private static KnownCount Known(YamlMap map)
    {
        var where = map.Map("where");
        var known = new KnownCount(
            map.Text("study"), map.OptionalText("phase") ?? map.Text("round"), map.Word<TreeKind>("kind", Spelling.Snake),
            (where?.Keys ?? []).ToDictionary(k => k, k => where!.Texts(k)), map.Text("claim"));
        map.Done();
        return known;
    }

    private static RefinementNode Node(YamlMap map)
    {
        var by = map.Text("by");
        var node = new RefinementNode(map.OptionalText("node") ?? by, map.OptionalText("of") ?? RefinementTree.Root, by, map.OptionalText("level"));
        map.Done();
        return node;
    }

    private static int Whole(YamlMap map, string key) => map.OptionalInteger(key) ?? (int)Missing(map, key);

    private static double Number(YamlMap map, string key) => (double?)map.OptionalDecimal(key) ?? Missing(map, key);

    private static double Missing(YamlMap map, string key)
    {
        if (map.OptionalText(key) is null)
            map.Report(key, "missing_key", new($"«{key}» mangler.", $"“{key}” is missing."));
        return 0;
    }
}
