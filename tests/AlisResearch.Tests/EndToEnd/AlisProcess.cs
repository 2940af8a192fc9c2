using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AlisResearch.Tests.EndToEnd;

/// <summary>The command as a user runs it: a process of its own, with an environment of its own.</summary>
public static partial class AlisProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The built command.</summary>
    public static string Program { get; } = Built("src/AlisResearch.Cli", "alis.dll");

    /// <summary>The built API.</summary>
    public static string ApiProgram { get; } = Built("src/AlisResearch.Api", "AlisResearch.Api.dll");

    /// <summary>Runs the command to its end.</summary>
    public static Task<Outcome> Run(params string[] args) => Run(Program, args);

    /// <summary>Runs any program of ours to its end.</summary>
    public static async Task<Outcome> Run(string program, string[] args)
    {
        using var process = Start(program, args);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{Path.GetFileName(program)} {string.Join(' ', args)} did not end: {await error}");
        }

        return new(process.ExitCode, await output, await error);
    }

    /// <summary>Starts a program of ours, its streams redirected.</summary>
    public static Process Start(string program, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(program);
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        foreach (var ours in start.Environment.Keys.Where(k => k.StartsWith("ALIS_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(ours);
        return Process.Start(start)!;
    }

    /// <summary>Starts a program of ours that serves, and waits until it says where.</summary>
    public static async Task<(Process Process, Uri Address)> Serve(string program, params string[] args)
    {
        var process = Start(program, args);
        var error = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Address().Match(line) is { Success: true } address)
                return (process, new(address.Value));
        }

        throw new InvalidOperationException($"{Path.GetFileName(program)} {string.Join(' ', args)} ended: {await error}");
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();

    /// <summary>Built with the same configuration as these tests.</summary>
    private static string Built(string project, string file)
    {
        var output = Path.GetRelativePath(Path.Combine(Repository.Root, "tests", "AlisResearch.Tests"), AppContext.BaseDirectory);
        return Path.Combine(Repository.Root, project, output, file);
    }
}

/// <summary>How a command ended.</summary>
public sealed record Outcome(int ExitCode, string Output, string Error);
