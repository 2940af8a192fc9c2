using System.Diagnostics;

namespace AlisResearch.Tests.EndToEnd;

/// <summary>The Python package's own tests, vignette included, against a running release of each kind.</summary>
[Collection(SharedDemo.Name)]
public sealed class PythonClientTests(Demo demo, InternalRelease owned) : IClassFixture<InternalRelease>
{
    [NeedsFact(Tool.Python)]
    public async Task Package_AgainstTheLiveApi_PassesItsTests()
    {
        var package = Path.Combine(Repository.Root, "src", "clients", "python");
        var start = new ProcessStartInfo("python3", ["-B", "-m", "unittest", "discover", "-s", Path.Combine(package, "tests"), "-t", package])
        {
            WorkingDirectory = package,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment =
            {
                ["PYTHONPATH"] = Path.Combine(package, "src"),
                ["ALIS_URL"] = demo.Http.BaseAddress!.ToString().TrimEnd('/'),
                ["ALIS_INTERNAL_URL"] = owned.Address.ToString().TrimEnd('/'),
                ["ALIS_KEY"] = owned.Http.DefaultRequestHeaders.Authorization!.Parameter,
            },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, said + await output);
        Assert.Matches(@"Ran [5-9]\d tests", said);
    }
}
