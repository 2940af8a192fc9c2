using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using AlisResearch.Model;
using AlisResearch.Tests.EndToEnd;

namespace AlisResearch.Tests.Disclosure.EqualCells;

/// <summary>An answer as a reader gets it.</summary>
/// <param name="Head">Status and every header but the clock's.</param>
/// <param name="Body">The bytes.</param>
internal sealed record Answer(string Head, byte[] Body)
{
    /// <summary>The bytes as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body);
}

/// <summary>The API's process on a data folder's releases.</summary>
internal sealed class ServedRelease : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private ServedRelease(Process process, string address)
    {
        _process = process;
        _http = new() { BaseAddress = new(address) };
    }

    /// <summary>Starts it on a free port, and waits until it answers.</summary>
    public static async Task<ServedRelease> Start(DataFolders folders)
    {
        var process = AlisProcess.Start(
            AlisProcess.ApiProgram, "--releases", folders.PublicReleases, "--public-key", folders.VerificationKey, "--urls", "http://127.0.0.1:0", "--stop-with-input");
        var error = process.StandardError.ReadToEndAsync();
        return new(process, await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The API ended: " + await error));
    }

    /// <summary>Asks a GraphQL document.</summary>
    public async Task<Answer> Ask(string query)
    {
        using var response = await _http.PostAsJsonAsync("/graphql", new { query });
        return await Read(response);
    }

    /// <summary>Gets an address.</summary>
    public async Task<Answer> Get(string address)
    {
        using var response = await _http.GetAsync(address);
        return await Read(response);
    }

    public void Dispose()
    {
        _http.Dispose();
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<Answer> Read(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsByteArrayAsync();
        var headers = response.Headers.Concat(response.Content.Headers).Where(h => h.Key != "Date").OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}");
        return new($"{(int)response.StatusCode} {string.Join('\n', headers)}", body);
    }
}
