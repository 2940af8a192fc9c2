using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using AlisResearch.Model;

namespace AlisResearch.Cli;

/// <summary>
/// The API as a process of its own. It is given a folder of releases, a public key, and for internal releases the file of keys, and an environment with nothing of ours in it:
/// what it does not have, a bug in it cannot leak.
/// </summary>
internal static class ApiProcess
{
    /// <summary>What a .NET process needs of its surroundings; nothing else is handed on.</summary>
    private static readonly string[] HandedOn =
        ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "LANG", "LC_ALL", "SYSTEMROOT", "USERPROFILE", "DOTNET_ROOT", "DOTNET_CLI_TELEMETRY_OPTOUT"];

    private static readonly TimeSpan TimeToStart = TimeSpan.FromSeconds(30);

    /// <summary>Runs the API until it ends or <paramref name="cancellation"/> asks it to.</summary>
    /// <param name="folders">Where the releases are.</param>
    /// <param name="port">Port on the loopback address; 0 takes a free one.</param>
    /// <param name="isInternal">Whether to serve the internal releases.</param>
    /// <param name="ready">Told the address once the API answers.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AlisException">The port is taken: exit 6. The API gave up: its own exit code.</exception>
    public static async Task<ExitCode> Run(DataFolders folders, int port, bool isInternal, Action<string> ready, CancellationToken cancellation)
    {
        CheckFree(port);
        using var process = Start(folders, port, isInternal);
        using var stopping = cancellation.Register(process.StandardInput.Close);
        var address = await Ready(process);
        if (address is not null)
            ready(address);
        await process.WaitForExitAsync(CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        return process.ExitCode == 0 ? ExitCode.Ok : (ExitCode)process.ExitCode;
    }

    private static Process Start(DataFolders folders, int port, bool isInternal)
    {
        var releases = isInternal ? folders.InternalReleases : folders.PublicReleases;
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            ArgumentList =
            {
                "exec", Program(),
                "--releases", releases,
                "--public-key", folders.VerificationKey,
                "--urls", $"http://127.0.0.1:{port}",
                "--stop-with-input",
            },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = releases,
        };
        if (isInternal)
        {
            start.ArgumentList.Add("--api-keys");
            start.ArgumentList.Add(folders.ApiKeys);
        }

        var kept = HandedOn.Select(n => (Name: n, Value: Environment.GetEnvironmentVariable(n))).Where(v => v.Value is not null).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in kept)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>The API prints its address once it answers; null when it ended before.</summary>
    private static async Task<string?> Ready(Process process)
    {
        using var patience = new CancellationTokenSource(TimeToStart);
        try
        {
            string? address;
            do
                address = await process.StandardOutput.ReadLineAsync(patience.Token);
            while (address?.StartsWith("http", StringComparison.Ordinal) == false);
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            return address;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new AlisException(ExitCode.Unavailable, new("API-et svarte ikke i tide.", "The API did not answer in time."));
        }
    }

    private static void CheckFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }
        catch (SocketException e)
        {
            throw new AlisException(ExitCode.Unavailable, new(
                $"Port {port} er opptatt. Velg en annen med --port.", $"Port {port} is in use. Choose another with --port."), inner: e);
        }
    }

    private static string Program()
    {
        var relative = typeof(ApiProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ApiProgram").Value!;
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, relative));
        return File.Exists(program) ? program : throw new AlisException(ExitCode.Internal, new(
            "Fant ikke API-programmet. Bygg løsningen: dotnet build", "The API's program is missing. Build the solution: dotnet build"));
    }
}
