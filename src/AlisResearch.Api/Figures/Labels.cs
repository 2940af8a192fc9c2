using AlisResearch.Model;

namespace AlisResearch.Api.Figures;

/// <summary>Codes and names in words, from the release's own catalogue.</summary>
internal static class Labels
{
    /// <summary>The code lists in which a dimension's classes are, the levels that they are merged to among them.</summary>
    private static readonly Dictionary<string, (LocalText Name, string[] Lists)> Dimensions = new(StringComparer.Ordinal)
    {
        ["STUDY"] = (new("studie", "study"), []),
        ["PHASE"] = (new("fase", "phase"), []),
        ["CONTRACT_FORM"] = (new("avtaleform", "contract form"), ["contract_form", "employment"]),
        ["SCHEME"] = (new("ordning", "training scheme"), ["scheme"]),
        ["AREA"] = (new("område", "area"), ["oso_area"]),
        ["CENTRALITY_GROUP"] = (new("sentralitet", "centrality"), ["centrality_group", "central_or_not"]),
        ["MUNICIPALITY_SIZE"] = (new("kommunestørrelse", "size of municipality"), ["municipality_size"]),
        ["ENTRY_YEAR"] = (new("oppstartsår", "year of entry"), []),
        ["CENTRALITY"] = (new("sentralitetsklasse", "centrality class"), []),
        ["LIST_CAP"] = (new("listetak", "list cap"), []),
    };

    /// <summary>The name of a dimension.</summary>
    public static LocalText Dimension(string dimension) => Dimensions[dimension].Name;

    /// <summary>Every dimension.</summary>
    public static IReadOnlyCollection<string> AllDimensions => Dimensions.Keys;

    /// <summary>A class of a dimension; empty for no group.</summary>
    public static string Group(OpenRelease release, string? dimension, string? code, Language language) => (dimension, code) switch
    {
        (null, _) or (_, null) => "",
        ("STUDY", _) => Study(release, code),
        ("PHASE", _) => new LocalText($"Fase {code}", $"Phase {code}").In(language),
        _ => Dimensions[dimension].Lists.Select(l => release.Label(l, code)).FirstOrDefault(l => l is not null)?.In(language) ?? code,
    };

    /// <summary>The name of a study.</summary>
    public static string Study(OpenRelease release, string study) => release.StudyNames.GetValueOrDefault(study, study);

    /// <summary>A code of a list.</summary>
    public static string Code(OpenRelease release, string list, string code, Language language) => release.Label(list, code)?.In(language) ?? code;
}
