namespace AlisResearch.Model;

/// <summary>What a refinement tree may split by, and where: each attribute has one place, so that every margin is published once.</summary>
public static class TreeAttributes
{
    /// <summary>Left, or still there when the observation ended.</summary>
    public const string Outcome = "outcome";

    /// <summary>Half-years from entry to leaving, or to the end of the observation.</summary>
    public const string Duration = "duration";

    /// <summary>The calendar half-year of leaving.</summary>
    public const string ExitTime = "exit_time";

    /// <summary>The calendar half-year of entry.</summary>
    public const string EntryTime = "entry_time";

    /// <summary>Whether the post's first holder is still there.</summary>
    public const string OriginalHolder = "original_holder";

    /// <summary>Whole years, up to five, that one doctor has held the post for at the longest.</summary>
    public const string LongestSpell = "longest_spell";

    /// <summary>Attributes that make classes of doctors.</summary>
    public static IReadOnlyList<string> Classes { get; } = ["contract_form", "scheme", "area", "centrality_group", "municipality_size"];

    /// <summary>What would point at somebody: never an attribute.</summary>
    public static IReadOnlyList<string> Identifying { get; } =
        ["municipality", "post", "doctor", "respondent", "start", "end", "answered_at", "birth_year", "practice", "list_cap", "comment", "date"];

    /// <summary>The attributes of trees of a kind, each with the node that it refines; a respondent's are the questions of the round.</summary>
    public static IReadOnlyDictionary<string, string> Of(TreeKind kind) => kind switch
    {
        TreeKind.Doctor => new Dictionary<string, string>(Classes.Select(c => KeyValuePair.Create(c, Duration)))
        {
            [Outcome] = RefinementTree.Root,
            [Duration] = Outcome,
            [ExitTime] = Outcome,
            [EntryTime] = RefinementTree.Root,
        },
        TreeKind.Post => new Dictionary<string, string> { [OriginalHolder] = RefinementTree.Root, [LongestSpell] = OriginalHolder },
        _ => new Dictionary<string, string>(),
    };
}
