using System.Net.Http.Json;
using System.Text.Json;

namespace AlisResearch.Tests.EndToEnd;

/// <summary>Asking the API.</summary>
internal static class GraphQLClient
{
    /// <summary>Asks a query that must succeed.</summary>
    public static async Task<JsonElement> Ask(this HttpClient api, string query, object? variables = null)
    {
        var answer = await api.Send(query, variables);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data");
    }

    /// <summary>Asks a query and gives the whole answer.</summary>
    public static async Task<JsonElement> Send(this HttpClient api, string query, object? variables = null)
    {
        using var response = await api.PostAsJsonAsync("/graphql", new { query, variables });
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
