using System.Text;

namespace AlisResearch.Tests.Disclosure.EqualCells;

/// <summary>An answer as a reader gets it.</summary>
/// <param name="Head">Status and every header but the clock's.</param>
/// <param name="Body">The bytes.</param>
internal sealed record Answer(string Head, byte[] Body)
{
    /// <summary>The bytes as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>Reads it whole.</summary>
    public static async Task<Answer> Of(Task<HttpResponseMessage> asked)
    {
        using var response = await asked;
        var body = await response.Content.ReadAsByteArrayAsync();
        var headers = response.Headers.Concat(response.Content.Headers).Where(h => h.Key != "Date").OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}");
        return new($"{(int)response.StatusCode} {string.Join('\n', headers)}", body);
    }
}
