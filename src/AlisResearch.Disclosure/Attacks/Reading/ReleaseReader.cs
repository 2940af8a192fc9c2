using System.Net.Http.Json;
using System.Text.Json;

namespace AlisResearch.Disclosure.Attacks;

/// <summary>What a reader of a release gets: answers to GraphQL documents, and files. Nothing else reaches an attack, but what the attacker knows besides.</summary>
/// <param name="ask">Sends a document and gives the whole answer, errors included.</param>
/// <param name="download">Gets the file at an address of the API.</param>
public sealed class ReleaseReader(Func<string, CancellationToken, Task<JsonElement>> ask, Func<string, CancellationToken, Task<byte[]>> download)
{
    private long _asked;

    /// <summary>How many documents were sent and files got.</summary>
    public long Asked => Interlocked.Read(ref _asked);

    /// <summary>A reader over HTTP, as anybody reads.</summary>
    /// <param name="api">A client on the API's address.</param>
    public static ReleaseReader Over(HttpClient api) => new(
        async (document, cancellation) =>
        {
            using var response = await api.PostAsJsonAsync("/graphql", new { query = document }, cancellation);
            return await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        },
        api.GetByteArrayAsync);

    /// <summary>Sends a document.</summary>
    /// <returns>The answer: data, errors or both.</returns>
    /// <exception cref="HttpRequestException">The API does not answer.</exception>
    public Task<JsonElement> Ask(string document, CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref _asked);
        return ask(document, cancellation);
    }

    /// <summary>Sends a document that must be answered.</summary>
    /// <returns>Its data.</returns>
    /// <exception cref="InvalidDataException">It is refused.</exception>
    public async Task<JsonElement> Data(string document, CancellationToken cancellation = default)
    {
        var answer = await Ask(document, cancellation);
        return answer.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object ? data : throw new InvalidDataException($"The API refuses {document}: {answer}");
    }

    /// <summary>Gets a file.</summary>
    /// <exception cref="HttpRequestException">There is none, or the API does not answer.</exception>
    public Task<byte[]> Download(string address, CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref _asked);
        return download(address, cancellation);
    }
}
