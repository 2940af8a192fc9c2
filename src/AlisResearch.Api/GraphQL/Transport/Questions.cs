using System.Text.Json;
using AlisResearch.Model;
using GraphQL;
using GraphQL.Types;

namespace AlisResearch.Api.GraphQL;

/// <summary>A question that was refused: what a reader who asked it would be told.</summary>
/// <param name="code">The error's code.</param>
/// <param name="text">The error in words.</param>
public sealed class QuestionRefusedException(string code, LocalText text) : Exception(text.En)
{
    /// <summary>The error's code.</summary>
    public string Code => code;

    /// <summary>The error in words.</summary>
    public LocalText Text => text;
}

/// <summary>Asks what a reader could ask, within the program: what is drawn is a function of the API's answers.</summary>
public sealed class Questions(IDocumentExecuter<ISchema> executer, IGraphQLSerializer serializer, IServiceProvider services)
{
    /// <summary>Asks, and gives the answer's data.</summary>
    /// <param name="document">The document.</param>
    /// <param name="variables">Its variables.</param>
    /// <param name="cancellation">Interrupts it.</param>
    /// <exception cref="QuestionRefusedException">The answer is an error.</exception>
    public async Task<JsonElement> Ask(string document, IReadOnlyDictionary<string, object?> variables, CancellationToken cancellation)
    {
        var result = await executer.ExecuteAsync(new()
        {
            Query = document,
            Variables = new(new Dictionary<string, object?>(variables)),
            RequestServices = services,
            CancellationToken = cancellation,
        });
        if (result.Errors is [var error, ..])
            throw new QuestionRefusedException(error.Code ?? "BAD_REQUEST", new(error.Extensions?.GetValueOrDefault("nb") as string ?? error.Message, error.Message));
        using var json = new MemoryStream();
        await serializer.WriteAsync(json, result, cancellation);
        return JsonDocument.Parse(json.ToArray()).RootElement.GetProperty("data");
    }
}
