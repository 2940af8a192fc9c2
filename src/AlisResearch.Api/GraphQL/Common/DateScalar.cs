using GraphQL.Types;

namespace AlisResearch.Api.GraphQL;

/// <summary>A date without time of day, as yyyy-mm-dd.</summary>
public sealed class DateScalar : DateOnlyGraphType
{
    /// <summary>Names it as the contract does.</summary>
    public DateScalar()
    {
        Name = "Date";
        Description = "A date without time of day: yyyy-mm-dd (ISO 8601).";
    }
}
