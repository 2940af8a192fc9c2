using System.Diagnostics;

namespace AlisResearch.Tests;

/// <summary>Runs a tool that a test needs.</summary>
public static class ToolProcess
{
    /// <summary>What it printed; a failed test when it ends in error.</summary>
    public static async Task<string> Run(string folder, string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {await error}{output}");
        return output;
    }
}
