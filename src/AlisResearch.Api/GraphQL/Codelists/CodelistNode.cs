using AlisResearch.Catalogue;
using AlisResearch.Model;
using GraphQL;

namespace AlisResearch.Api.GraphQL.Codelists;

/// <summary>A code list.</summary>
[Name("Codelist")]
public sealed class CodelistNode(string name, IReadOnlyList<CodeRow> codes)
{
    /// <summary>Name.</summary>
    [Id]
    public string Id => name;

    /// <summary>Its codes in order.</summary>
    public IEnumerable<CodeNode> Codes => codes.Select(c => new CodeNode(c));

    internal static IEnumerable<CodelistNode> All(OpenRelease release)
    {
        using var catalogue = release.Catalogue();
        return catalogue.Codes.OrderBy(c => c.Key).AsEnumerable()
            .GroupBy(c => c.Codelist).Select(g => new CodelistNode(g.Key, g.ToList())).ToList();
    }
}

/// <summary>A code with its label.</summary>
[Name("Code")]
public sealed class CodeNode(CodeRow row)
{
    /// <summary>The code as stored.</summary>
    public string Code => row.Code;

    /// <summary>Its label.</summary>
    /// <param name="lang">Language.</param>
    public string Label(Language lang = Language.Nb) => lang == Language.Nb ? row.Nb : row.En;
}

/// <summary>A variable: a column of a released table.</summary>
[Name("Variable")]
public sealed class VariableNode(VariableRow row)
{
    /// <summary>The table.</summary>
    public string Table => row.TableName;

    /// <summary>The name, the same in every format.</summary>
    public string Name => row.Name;

    /// <summary>What it holds.</summary>
    public ColumnType Type => AlisResearch.Api.GraphQL.Codes.Parse<ColumnType>(row.Type);

    /// <summary>Unit; null for none.</summary>
    public string? Unit => row.Unit;

    /// <summary>Code list, for codes.</summary>
    [Id]
    public string? Codelist => row.Codelist;

    /// <summary>What it means, in one sentence.</summary>
    /// <param name="lang">Language.</param>
    public string Meaning(Language lang = Language.Nb) => lang == Language.Nb ? row.Nb : row.En;

    internal static IEnumerable<VariableNode> Find(OpenRelease release, string? search) => release.TableRows
        .SelectMany(t => t.Variables)
        .Where(v => search is null || new[] { v.Name, v.Nb, v.En }.Any(t => t.Contains(search, StringComparison.OrdinalIgnoreCase)))
        .Select(v => new VariableNode(v))
        .ToList();
}
