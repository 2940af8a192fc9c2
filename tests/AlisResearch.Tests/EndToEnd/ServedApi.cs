using System.Diagnostics;

namespace AlisResearch.Tests.EndToEnd;

/// <summary>The API's own process on a folder of public releases.</summary>
internal sealed class ServedApi : IDisposable
{
    private readonly string[] _arguments;
    private Process _process = null!;

    private ServedApi(string releases, string verificationKey) =>
        _arguments = ["--releases", releases, "--public-key", verificationKey, "--urls", "http://127.0.0.1:0", "--stop-with-input"];

    /// <summary>A client on its address.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>Starts it on a free port, and waits until it answers.</summary>
    public static async Task<ServedApi> Start(string releases, string verificationKey)
    {
        var served = new ServedApi(releases, verificationKey);
        await served.Begin();
        return served;
    }

    /// <summary>Ends the process, and begins another.</summary>
    public async Task Restart()
    {
        Dispose();
        await Begin();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Http.Dispose();
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task Begin()
    {
        (_process, var address) = await AlisProcess.Serve(AlisProcess.ApiProgram, _arguments);
        Http = new() { BaseAddress = address };
    }
}
