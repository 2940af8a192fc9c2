using System.Text.Json;
using GraphQL;
using GraphQL.SystemTextJson;

namespace AlisResearch.Api.GraphQL;

/// <summary>A GraphQL-over-HTTP request, from the body of a POST or the address of a GET.</summary>
/// <param name="Query">The document.</param>
/// <param name="OperationName">Which operation.</param>
/// <param name="Variables">Variables.</param>
internal sealed record GraphQLHttpRequest(string Query, string? OperationName, Inputs? Variables)
{
    private static readonly GraphQLSerializer Serializer = new();

    /// <summary>Reads the request; null, with the error, when it is none.</summary>
    public static async Task<(GraphQLHttpRequest? Request, RequestError? Error)> Read(HttpRequest http, CancellationToken cancellation)
    {
        try
        {
            return HttpMethods.IsGet(http.Method) ? FromAddress(http) : FromJson(await JsonSerializer.DeserializeAsync<JsonElement>(http.Body, cancellationToken: cancellation));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // the latter: a text that is no UTF-8
        {
            return (null, RequestError.BadRequest("The request is not JSON in UTF-8.", "Forespørselen er ikke JSON i UTF-8."));
        }
    }

    private static (GraphQLHttpRequest?, RequestError?) FromAddress(HttpRequest http)
    {
        var (query, operation) = (http.Query["query"], http.Query["operationName"]);
        return Checked(
            query.Count == 1 ? Text(query!) : null,
            operation.Count == 0 ? null : Text(operation!),
            Json("variables"),
            Json("extensions"));

        JsonElement? Json(string name) => http.Query[name] is { Count: > 0 } text ? JsonSerializer.Deserialize<JsonElement>(text.ToString()) : null;

        static JsonElement Text(string text) => JsonSerializer.SerializeToElement(text);
    }

    private static (GraphQLHttpRequest?, RequestError?) FromJson(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
            return (null, RequestError.BadRequest("The request must be a JSON object.", "Forespørselen må være et JSON-objekt."));
        return Checked(Find("query"), Find("operationName"), Find("variables"), Find("extensions"));

        JsonElement? Find(string name) => body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private static (GraphQLHttpRequest?, RequestError?) Checked(JsonElement? query, JsonElement? operation, JsonElement? variables, JsonElement? extensions)
    {
        if (query is not { ValueKind: JsonValueKind.String })
            return (null, RequestError.BadRequest("query must be a text.", "query må være en tekst."));
        if (operation is not (null or { ValueKind: JsonValueKind.String }))
            return (null, RequestError.BadRequest("operationName must be a text.", "operationName må være en tekst."));
        if (variables is not (null or { ValueKind: JsonValueKind.Object or JsonValueKind.Null }))
            return (null, RequestError.BadRequest("variables must be an object.", "variables må være et objekt."));
        if (extensions is not (null or { ValueKind: JsonValueKind.Object or JsonValueKind.Null }))
            return (null, RequestError.BadRequest("extensions must be an object.", "extensions må være et objekt."));
        return (new(query.Value.GetString()!, operation?.GetString(), variables is { ValueKind: JsonValueKind.Object } given ? Serializer.Deserialize<Inputs>(given.GetRawText()) : null), null);
    }
}
