using System.Diagnostics;
using System.Text.Json;

namespace AlisResearch.Tests.EndToEnd;

/// <summary>The internal release of the shipped data, made and served by the commands of the README.</summary>
public sealed class InternalRelease : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    /// <summary>Its data folder.</summary>
    public string Data => Path.Combine(_folder.Path, "data");

    /// <summary>Where it answers.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>A client with a key.</summary>
    public HttpClient Http { get; private set; } = new();

    /// <summary>A client without one.</summary>
    public HttpClient Stranger { get; private set; } = new();

    /// <summary>Asks a query that must succeed.</summary>
    public Task<JsonElement> Ask(string query) => Http.Ask(query);

    /// <summary>Asks a query and gives the whole answer.</summary>
    public Task<JsonElement> Send(string query) => Http.Send(query);

    /// <summary>Runs the command in its data folder.</summary>
    public async Task<JsonElement> Alis(params string[] args)
    {
        var outcome = await AlisProcess.Run([.. args, "--data", Data, "--json", "--lang", "en"]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return JsonDocument.Parse(outcome.Output).RootElement;
    }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await Alis(["ingest", .. Directory.EnumerateFiles(Repository.RoundsFolder, "*.csv", SearchOption.AllDirectories)]);
        await Alis("release", "build", "--internal");
        var key = (await Alis("api-keys", "add", "tests")).GetProperty("key").GetString()!;
        (_process, Address) = await AlisProcess.Serve(AlisProcess.Program, "serve", "--internal", "--data", Data, "--port", "0", "--json");
        Stranger = new() { BaseAddress = Address };
        Http = new() { BaseAddress = Address };
        Http.DefaultRequestHeaders.Authorization = new("Bearer", key);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        Http.Dispose();
        Stranger.Dispose();
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }
}
