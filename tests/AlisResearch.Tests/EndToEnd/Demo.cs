using System.Diagnostics;
using System.Text.Json;

namespace AlisResearch.Tests.EndToEnd;

/// <summary>The README's first command, running on a free port for all tests of the collection.</summary>
public sealed class Demo : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    /// <summary>Its data folder.</summary>
    public string Data => Path.Combine(_folder.Path, "data");

    /// <summary>A client on its address.</summary>
    public HttpClient Http { get; private set; } = new();

    /// <summary>The API's process.</summary>
    public int ApiProcessId { get; private set; }

    /// <summary>Asks a query that must succeed.</summary>
    public Task<JsonElement> Ask(string query, object? variables = null) => Http.Ask(query, variables);

    /// <summary>Asks a query and gives the whole answer.</summary>
    public Task<JsonElement> Send(string query, object? variables = null) => Http.Send(query, variables);

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        (_process, var address) = await AlisProcess.Serve(AlisProcess.Program, "demo", "--data", Data, "--port", "0", "--json");
        Http = new() { BaseAddress = address };
        ApiProcessId = Children(_process.Id).Single();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        Http.Dispose();
        _process!.Kill(); // the API must notice by itself
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    private static IEnumerable<int> Children(int parent) => Directory.Exists("/proc")
        ? Directory.EnumerateDirectories("/proc")
            .Select(d => int.TryParse(Path.GetFileName(d), out var id) ? id : 0)
            .Where(id => id > 0 && ParentOf(id) == parent)
        : [0];

    private static int ParentOf(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // the process has ended
        }
    }
}

/// <summary>Tests that share one running demo.</summary>
[CollectionDefinition(Name)]
public sealed class SharedDemo : ICollectionFixture<Demo>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "demo";
}
