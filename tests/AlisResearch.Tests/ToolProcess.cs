using System.Diagnostics;
using AlisResearch.Tests.EndToEnd;

namespace AlisResearch.Tests;

/// <summary>Runs a tool that a test needs.</summary>
public static class ToolProcess
{
    /// <summary>What it printed; a failed test when it ends in error.</summary>
    public static async Task<string> Run(string folder, string program, params string[] args) => (await Run(folder, [], program, args)).Output;

    /// <summary>What it printed, with some variables in its environment; a failed test when it ends in error.</summary>
    public static async Task<Outcome> Run(string folder, Dictionary<string, string> environment, string program, params string[] args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {await error}{output}");
        return new(process.ExitCode, output, await error);
    }
}
