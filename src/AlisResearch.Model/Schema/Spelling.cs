using System.Text.RegularExpressions;

namespace AlisResearch.Model;

/// <summary>How names of ours are spelled outside C#.</summary>
public static partial class Spelling
{
    /// <summary><c>NotComputable</c> → <c>NOT_COMPUTABLE</c>, as in code lists and GraphQL.</summary>
    public static string Constant<T>(T value)
        where T : struct, Enum => Hump().Replace(value.ToString(), "$1_$2").ToUpperInvariant();

    /// <summary><c>nb</c> or <c>en</c>, as HTML, addresses and the command line have it.</summary>
    public static string Code(Language language) => language == Language.Nb ? "nb" : "en";

    /// <summary><c>CodeList</c> → <c>code_list</c>, as in YAML.</summary>
    public static string Snake<T>(T value)
        where T : struct, Enum => Snake(value.ToString());

    /// <summary><c>contractForm</c> → <c>contract_form</c>: an attribute of the name that it has in GraphQL.</summary>
    public static string Snake(string name) => Hump().Replace(name, "$1_$2").ToLowerInvariant();

    [GeneratedRegex("([a-z])([A-Z])")]
    private static partial Regex Hump();
}
