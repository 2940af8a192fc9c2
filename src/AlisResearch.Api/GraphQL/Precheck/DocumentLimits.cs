namespace AlisResearch.Api.GraphQL;

/// <summary>How large a query may be. GraphiQL's introspection query (13 levels deep) must fit.</summary>
/// <param name="Bytes">Bytes of UTF-8.</param>
/// <param name="Depth">Levels of selection, fragments expanded.</param>
/// <param name="Aliases">Aliases, fragments expanded.</param>
/// <param name="Fields">Fields, fragments expanded.</param>
public sealed record DocumentLimits(int Bytes = 16 * 1024, int Depth = 20, int Aliases = 100, int Fields = 1_000);
