using GraphQL;
using GraphQL.Types;
using Microsoft.Net.Http.Headers;

namespace AlisResearch.Api.GraphQL;

/// <summary>
/// GraphQL over HTTP as the specification has it (graphql.github.io/graphql-over-http, draft): GET and POST,
/// <c>application/graphql-response+json</c> with 400 for a request that never ran, <c>application/json</c> with 200 once the request is
/// well formed.
/// </summary>
internal static class GraphQLEndpoint
{
    private const string Json = "application/json";
    private const string GraphQLResponse = "application/graphql-response+json";

    /// <summary>Maps the endpoint, and the contract at /schema.graphql.</summary>
    public static void MapGraphQLEndpoint(this WebApplication app, string path)
    {
        app.Services.GetRequiredService<ISchema>().Initialize(); // a mistake in the schema stops the start, not the first question
        app.MapMethods(path, ["GET", "POST"], Answer);
        app.MapGet("/schema.graphql", (ISchema schema) => Results.Text(Contract.Print(schema), "text/plain; charset=utf-8"));
    }

    private static async Task Answer(HttpContext http)
    {
        if (Accepted(http.Request) is not { } mediaType)
        {
            http.Response.StatusCode = StatusCodes.Status406NotAcceptable;
            await http.Response.WriteAsync($"Accept: {GraphQLResponse}, {Json}\n");
            return;
        }

        if (HttpMethods.IsPost(http.Request.Method) && !http.Request.HasJsonContentType())
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            await http.Response.WriteAsync($"Content-Type: {Json}\n");
            return;
        }

        var (request, error) = await GraphQLHttpRequest.Read(http.Request, http.RequestAborted);
        if (request is null)
        {
            await Write(http, mediaType, StatusCodes.Status400BadRequest, new ExecutionResult { Errors = [error!] });
            return;
        }

        var result = await http.RequestServices.GetRequiredService<IDocumentExecuter<ISchema>>().ExecuteAsync(new()
        {
            Query = request.Query,
            OperationName = request.OperationName,
            Variables = request.Variables,
            RequestServices = http.RequestServices,
            CancellationToken = http.RequestAborted,
        });
        if (http.RequestServices.GetRequiredService<ReleaseStore>().Current.IsInternal)
            result.Extensions = new Dictionary<string, object?> { ["publication"] = new Dictionary<string, string> { ["nb"] = "Ikke for publisering.", ["en"] = "Not for publication." } };
        await Write(http, mediaType, Status(http, mediaType, result), result);
    }

    private static int Status(HttpContext http, string mediaType, ExecutionResult result)
    {
        if (result.Executed)
            return StatusCodes.Status200OK;

        // A mutation by GET is refused whatever the media type.
        var mutationByGet = HttpMethods.IsGet(http.Request.Method) && result.Errors?.Any(e => e.Code == RequestError.NotSupportedCode) == true;
        return mutationByGet ? StatusCodes.Status405MethodNotAllowed
            : mediaType == GraphQLResponse ? StatusCodes.Status400BadRequest
            : StatusCodes.Status200OK;
    }

    private static async Task Write(HttpContext http, string mediaType, int status, ExecutionResult result)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = $"{mediaType}; charset=utf-8";
        await http.RequestServices.GetRequiredService<IGraphQLSerializer>().WriteAsync(http.Response.Body, result, http.RequestAborted);
    }

    /// <summary>The media type to answer in: the one preferred by Accept; JSON when none is named; null when neither will do.</summary>
    private static string? Accepted(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        if (accepted.Count == 0)
            return Json;
        return accepted
            .Where(a => a.Quality is null or > 0)
            .OrderByDescending(a => a.Quality ?? 1)
            .Select(a => new[] { Json, GraphQLResponse }.FirstOrDefault(ours => new MediaTypeHeaderValue(ours).IsSubsetOf(new(a.MediaType))))
            .FirstOrDefault(ours => ours is not null);
    }
}
