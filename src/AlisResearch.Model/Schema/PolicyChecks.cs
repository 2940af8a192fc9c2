using System.Globalization;

namespace AlisResearch.Model;

/// <summary>
/// The linter of the disclosure policy: a rule a method. It knows what no policy may do, however it was approved; that a cohort is large enough for it is seen when a release
/// is built.
/// </summary>
internal sealed class PolicyChecks(
    SchemaFolder files, string file, IReadOnlyList<Study> studies, IReadOnlyList<SurveyRound> rounds, IReadOnlyDictionary<string, Codelist> codelists,
    IReadOnlyList<GroupingVariable> variables, IReadOnlyList<Questionnaire> questionnaires, IReadOnlyList<Claim> claims)
{
    /// <summary>The policy that ships.</summary>
    public const string Shipped = "disclosure/policy.yml";

    private const double LeastBeta = 0.1;
    private const double MostWeight = 1_000;
    private static readonly string[] NeededPriors = ["diffuse", "field"];

    /// <summary>Adds a finding for every rule that the policy breaks.</summary>
    public void Run(DisclosurePolicy policy)
    {
        Dates(policy);
        Numbers(policy);
        Hierarchies(policy);
        foreach (var tree in policy.Trees)
        {
            Cohort(tree);
            if (NodesLeadToTheRoot(tree))
            {
                foreach (var node in tree.Nodes)
                    Attribute(policy, tree, node);
                SharedVariables(tree);
            }
        }

        OneTree(policy);
        Amounts(policy);
        foreach (var known in policy.Known)
            Known(policy, known);
    }

    /// <summary>Dates ascend: a release is dated once, and for ever.</summary>
    private void Dates(DisclosurePolicy policy)
    {
        if (policy.ReleaseDates.Zip(policy.ReleaseDates.Skip(1)).Any(p => p.First >= p.Second))
            Report("release_dates", "policy_dates", new("Datoene må stige.", "The dates must ascend."));
    }

    /// <summary>No policy is weaker than the design: smaller base, lower minima, a milder gate.</summary>
    private void Numbers(DisclosurePolicy policy)
    {
        var (rounding, minima, gate, amounts) = (policy.Rounding, policy.Minima, policy.Gate, policy.Amounts);
        AtLeast("base", rounding.Base, 3);
        AtLeast("total", minima.Total, 10);
        AtLeast("curve", minima.Curve, 10);
        AtLeast("count", minima.Count, 5);
        AtLeast("count_municipalities", minima.CountMunicipalities, 5);
        AtLeast("cohorts", gate.Cohorts, 200);
        AtLeast("sampled_cohorts", gate.SampledCohorts, 4);
        AtMost("sampled_cohorts", gate.SampledCohorts, 100_000);
        AtMost("cohorts", gate.Cohorts, 100_000);
        AtMost("base", rounding.Base, 100);
        AtMost("posterior", gate.Posterior, 0.8);
        AtMost("share", gate.Share, 0.02);
        AtLeast("contributors", amounts.Contributors, 5);
        AtLeast("p", amounts.P, 15);
        AtLeast("n", amounts.N, 2);
        AtMost("k", amounts.K, 85);
        foreach (var (name, weight) in new[]
        {
            ("events", rounding.Weights.Events), ("cumulative", rounding.Weights.Cumulative), ("class_total", rounding.Weights.ClassTotal),
            ("class_events", rounding.Weights.ClassEvents), ("class_cumulative", rounding.Weights.ClassCumulative), ("cell", rounding.Weights.Cell),
        })
        {
            AtLeast(name, weight, 0);
            if (weight > MostWeight)
                AtMost(name, weight, MostWeight);
        }
        foreach (var temperature in rounding.Temperatures)
            AtLeast("tau", temperature.Tau, 2);
        var limits = rounding.Temperatures.Select(t => t.Below ?? int.MaxValue).ToList();
        if (limits.Zip(limits.Skip(1)).Any(p => p.First >= p.Second))
            Report("temperatures", "policy_temperatures", new("«below» må stige, og den siste ha ingen.", "“below” must ascend, and the last have none."));
        foreach (var needed in NeededPriors.Where(n => policy.Priors.All(p => p.Name != n)))
            Report("priors", "policy_priors", new($"Forhåndstroen «{needed}» mangler.", $"The prior “{needed}” is missing."));
        foreach (var prior in policy.Priors.Where(p => p.Alpha is < LeastBeta or > MostWeight || p.Beta is < LeastBeta or > MostWeight))
            Report(prior.Name, "policy_priors", new(
                $"α og β må være fra {Number(LeastBeta)} til {Number(MostWeight)}.", $"α and β must be from {Number(LeastBeta)} to {Number(MostWeight)}."));

        void AtLeast(string key, double value, double least)
        {
            if (value < least)
                Report(key, "policy_limit", new($"«{key}» er {Number(value)}; minst {Number(least)} er tillatt.", $"“{key}” is {Number(value)}; at least {Number(least)} is allowed."));
        }

        void AtMost(string key, double value, double most)
        {
            if (value <= 0 || value > most)
                Report(key, "policy_limit", new(
                    $"«{key}» er {Number(value)}; over 0 og høyst {Number(most)} er tillatt.", $"“{key}” is {Number(value)}; above 0 and at most {Number(most)} is allowed."));
        }
    }

    /// <summary>A level holds every code of its attribute once.</summary>
    private void Hierarchies(DisclosurePolicy policy)
    {
        foreach (var level in policy.Hierarchies)
        {
            if (variables.FirstOrDefault(v => v.Name == level.Attribute)?.Codelist is not { } list || !codelists.TryGetValue(list, out var codes))
            {
                files.CheckKnown(file, level.Level, level.Attribute, [.. variables.Where(v => v.Codelist is not null).Select(v => v.Name)]);
                continue;
            }

            var held = level.Groups.Values.SelectMany(g => g).ToList();
            var wrong = held.Except(codes.Codes.Select(c => c.Value)).Concat(codes.Codes.Select(c => c.Value).Except(held))
                .Concat(held.GroupBy(h => h).Where(g => g.Count() > 1).Select(g => g.Key)).ToList();
            if (wrong.Count > 0)
                Report(level.Level, "policy_hierarchy", new(
                    $"Nivået må ha hver kode i «{list}» nøyaktig én gang; se {string.Join(", ", wrong)}.",
                    $"The level must hold every code of “{list}” exactly once; see {string.Join(", ", wrong)}."));
        }
    }

    /// <summary>A tree is of one phase, or of one survey round.</summary>
    private void Cohort(RefinementTree tree)
    {
        if (studies.FirstOrDefault(s => s.Id == tree.Study) is not { } study)
        {
            files.CheckKnown(file, "study", tree.Study, [.. studies.Select(s => s.Id)]);
            return;
        }

        if (tree.Kind == TreeKind.Respondent)
            files.CheckKnown(file, "round", tree.Round ?? "", [.. rounds.Where(r => r.Study == tree.Study && r.Kind == RoundKind.Survey).Select(r => r.Id)]);
        else
            files.CheckKnown(file, "phase", tree.Phase ?? "", [.. study.Phases.Select(p => p.Id)]);
        if ((tree.Kind == TreeKind.Respondent ? tree.Phase : tree.Round) is not null)
            Report("trees", "policy_cohort", new(
                "Leger og stillinger hører til en fase, respondenter til en undersøkelsesrunde.", "Doctors and posts belong to a phase, respondents to a survey round."));
    }

    /// <summary>Every node refines a node of the tree, and no node itself.</summary>
    private bool NodesLeadToTheRoot(RefinementTree tree)
    {
        var sound = true;
        foreach (var node in tree.Nodes)
        {
            if (node.Name == RefinementTree.Root || tree.Nodes.Count(n => n.Name == node.Name) > 1)
                Wrong(node, "policy_node_twice", new($"Noden «{node.Name}» står flere ganger.", $"Node “{node.Name}” stands more than once."));
            var (at, steps) = (node, 0);
            while (at is not null && at.Of != RefinementTree.Root && steps++ <= tree.Nodes.Count)
                at = tree.Nodes.FirstOrDefault(n => n.Name == at.Of);
            if (at is null)
                Wrong(node, "policy_parent", new($"«{node.Name}» deler «{node.Of}», som ikke finnes.", $"“{node.Name}” refines “{node.Of}”, which there is not."));
            else if (steps > tree.Nodes.Count)
                Wrong(node, "policy_cycle", new($"«{node.Name}» deler seg selv.", $"“{node.Name}” refines itself."));
        }

        return sound;

        void Wrong(RefinementNode node, string rule, LocalText message)
        {
            sound = false;
            Report(node.Name, rule, message);
        }
    }

    /// <summary>An attribute is known, points at nobody, stands in its place, and has the level that is asked for.</summary>
    private void Attribute(DisclosurePolicy policy, RefinementTree tree, RefinementNode node)
    {
        if (TreeAttributes.Identifying.Contains(node.By))
        {
            Report(node.Name, "policy_identifying", new(
                $"«{node.By}» kan peke ut en person og blir aldri et kjennetegn i et tre.", $"“{node.By}” can point at a person and never becomes an attribute of a tree."));
            return;
        }

        var places = tree.Kind == TreeKind.Respondent
            ? Questions(tree).ToDictionary(q => q, _ => RefinementTree.Root)
            : TreeAttributes.Of(tree.Kind);
        files.CheckKnown(file, node.Name, node.By, [.. places.Keys]);
        if (places.TryGetValue(node.By, out var place) && (node.Of == RefinementTree.Root ? node.Of : tree.Nodes.First(n => n.Name == node.Of).By) != place)
            Report(node.Name, "policy_place", new($"«{node.By}» deler «{place}», ikke «{node.Of}».", $"“{node.By}” refines “{place}”, not “{node.Of}”."));
        if (node.Level is { } level && !policy.Hierarchies.Any(h => h.Attribute == node.By && h.Level == level))
            Report(node.Name, "policy_level", new(
                $"Nivået «{level}» er ikke blant dem hierarkiet til «{node.By}» har: {Levels()}.", $"The level “{level}” is not among those of the hierarchy of “{node.By}”: {Levels()}."));

        string Levels() => string.Join(", ", policy.Hierarchies.Where(h => h.Attribute == node.By).Select(h => h.Level).DefaultIfEmpty("–"));
    }

    /// <summary>Two nodes that share variables have an ancestor that holds all of them: otherwise the same margin would be rounded twice.</summary>
    private void SharedVariables(RefinementTree tree)
    {
        foreach (var (index, one) in tree.Nodes.Index())
        {
            foreach (var other in tree.Nodes.Take(index))
            {
                string[] shared = [.. tree.AttributesOf(one).Intersect(tree.AttributesOf(other))];
                var common = Path(tree, one).Intersect(Path(tree, other)).Select(tree.AttributesOf);
                if (shared.Length > 0 && !common.Any(attributes => shared.All(attributes.Contains)))
                    Report(one.Name, "policy_shared", new(
                        $"«{one.Name}» og «{other.Name}» har begge {string.Join(", ", shared)}, men ingen felles node over seg som har det.",
                        $"“{one.Name}” and “{other.Name}” both have {string.Join(", ", shared)}, but no common node above them that holds it."));
            }
        }
    }

    /// <summary>A person is in one tree of a kind.</summary>
    private void OneTree(DisclosurePolicy policy)
    {
        foreach (var twice in policy.Trees.GroupBy(t => (t.Study, t.Part, t.Kind)).Where(g => g.Count() > 1))
            Report("trees", "policy_two_trees", new(
                $"To trær av samme slag for {twice.Key.Study} {twice.Key.Part}: de samme personene ville blitt avrundet to ganger.",
                $"Two trees of one kind for {twice.Key.Study} {twice.Key.Part}: the same persons would be rounded twice."));
    }

    /// <summary>Amounts are of posts that have a tree: their total is the mean times its protected number.</summary>
    private void Amounts(DisclosurePolicy policy)
    {
        foreach (var posts in policy.Amounts.Posts.Where(p => !policy.Trees.Any(t => (t.Study, t.Phase, t.Kind) == (p.Study, p.Phase, TreeKind.Post))))
            Report("posts", "policy_amounts", new(
                $"Beløp for {posts.Study} {posts.Phase}, som ikke har noe tre av stillinger.", $"Amounts of {posts.Study} {posts.Phase}, which has no tree of posts."));
        if (policy.Amounts.Posts.Distinct().Count() < policy.Amounts.Posts.Count)
            Report("posts", "policy_amounts", new("Den samme fasen står flere ganger.", "The same phase stands more than once."));
    }

    /// <summary>What is known is a whole number that a claim prints, of a tree and by attributes that the policy has.</summary>
    private void Known(DisclosurePolicy policy, KnownCount known)
    {
        files.CheckKnown(file, "claim", known.Claim, [.. claims.Where(c => c.Published is { } n && n == decimal.Truncate(n)).Select(c => c.Id)]);
        if (policy.Trees.FirstOrDefault(t => (t.Study, t.Part, t.Kind) == (known.Study, known.Part, known.Kind)) is not { } tree)
        {
            Report("known", "policy_known", new(
                $"«{known.Claim}» er om {known.Study} {known.Part} ({Spelling.Snake(known.Kind)}), som ikke har noe tre.",
                $"“{known.Claim}” is about {known.Study} {known.Part} ({Spelling.Snake(known.Kind)}), which has no tree."));
            return;
        }

        if (known.Where.Count == 0)
            Report("where", "missing_key", new("«where» må ha minst ett kjennetegn.", "“where” must have at least one attribute."));
        foreach (var (attribute, values) in known.Where)
        {
            files.CheckKnown(file, "where", attribute, [.. tree.Nodes.Select(n => n.By).Distinct()]);
            foreach (var value in values.Where(_ => ValuesOf(attribute) is not null))
                files.CheckKnown(file, attribute, value, ValuesOf(attribute)!);
        }
    }

    /// <summary>The values that an attribute can have; null where any may be.</summary>
    private IReadOnlyList<string>? ValuesOf(string attribute) => attribute switch
    {
        TreeAttributes.Outcome or TreeAttributes.OriginalHolder => ["LEFT", "STILL"],
        TreeAttributes.LongestSpell => [.. Enumerable.Range(0, 6).Select(y => y.ToString(CultureInfo.InvariantCulture))],
        TreeAttributes.Duration => [.. Enumerable.Range(1, 200).Select(h => h.ToString(CultureInfo.InvariantCulture))],
        _ => variables.FirstOrDefault(v => v.Name == attribute)?.Codelist is { } list && codelists.TryGetValue(list, out var codes) ? [.. codes.Codes.Select(code => code.Value)] : null,
    };

    /// <summary>A node and all above it.</summary>
    private static IEnumerable<RefinementNode> Path(RefinementTree tree, RefinementNode node)
    {
        for (var at = node; at is not null; at = tree.Nodes.FirstOrDefault(n => n.Name == at.Of))
            yield return at;
    }

    /// <summary>The questions of a round that have few answers to choose from.</summary>
    private IEnumerable<string> Questions(RefinementTree tree)
    {
        var asked = rounds.FirstOrDefault(r => r.Study == tree.Study && r.Id == tree.Round)?.Mapping.Questions.Values ?? [];
        return asked.SelectMany(a => questionnaires.Where(q => q.Id == a.Questionnaire).SelectMany(q => q.Questions).Where(q => q.Id == a.Question))
            .Where(q => q.Answer.Type is ColumnType.Code or ColumnType.Boolean).Select(q => q.Id).Distinct();
    }

    private void Report(string key, string rule, LocalText message) => files.Report(file, key, rule, message);

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
