using GraphQL;
using GraphQL.Types;
using GraphQL.Utilities;

namespace AlisResearch.Api.GraphQL;

/// <summary>The API's contract as printed: schema/graphql/alis.graphql is this text, and a test holds it there.</summary>
public static class Contract
{
    /// <summary>The schema in the schema definition language, types in name order, with descriptions.</summary>
    public static string Print(ISchema schema) => schema.Print(new PrintOptions { StringComparison = StringComparison.Ordinal, IncludeDescriptions = true })
        .ReplaceLineEndings("\n").TrimEnd() + "\n";
}
