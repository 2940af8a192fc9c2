using System.Diagnostics;
using System.Security.Cryptography;
using AlisResearch.Disclosure.Attacks;
using AlisResearch.Tests.EndToEnd;

namespace AlisResearch.Tests.Disclosure.Attacks;

/// <summary>Releases served by a real API process, as anybody reads them.</summary>
internal sealed class ServedRelease : IDisposable
{
    private readonly string _folder;
    private Process _process = null!;
    private HttpClient _http = null!;

    private ServedRelease(string folder) => _folder = folder;

    /// <summary>Reads it.</summary>
    public ReleaseReader Reader { get; private set; } = null!;

    /// <summary>A folder of releases below a folder, and a key that signs them.</summary>
    public static (string Releases, ECDsa Key) Folder(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "releases"));
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(Path.Combine(folder, "key.pem"), key.ExportSubjectPublicKeyInfoPem());
        return (Path.Combine(folder, "releases"), key);
    }

    /// <summary>Serves what a folder of releases holds.</summary>
    public static async Task<ServedRelease> Start(string folder)
    {
        var served = new ServedRelease(folder);
        await served.Begin();
        return served;
    }

    /// <summary>Ends the process, and begins another.</summary>
    public async Task Restart()
    {
        End();
        await Begin();
    }

    public void Dispose() => End();

    private async Task Begin()
    {
        _process = AlisProcess.Start(AlisProcess.ApiProgram, "--releases", Path.Combine(_folder, "releases"), "--public-key", Path.Combine(_folder, "key.pem"), "--urls", "http://127.0.0.1:0", "--stop-with-input");
        var error = _process.StandardError.ReadToEndAsync();
        var address = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The API ended: " + await error);
        _http = new() { BaseAddress = new(address) };
        Reader = ReleaseReader.Over(_http);
    }

    private void End()
    {
        _http.Dispose();
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
