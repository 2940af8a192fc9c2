using System.Diagnostics;

namespace AlisResearch.Tests.EndToEnd;

/// <summary>The R package, installed, against a running release of each kind; and its vignette, executed.</summary>
[Collection(SharedDemo.Name)]
public sealed class RClientTests(Demo demo, InternalRelease owned) : IClassFixture<InternalRelease>, IDisposable
{
    private readonly TemporaryFolder _library = new();

    public void Dispose() => _library.Dispose();

    [NeedsFact(Tool.RClient)]
    public async Task Package_Installed_PassesItsTestsAndDrawsItsVignette()
    {
        var package = Path.Combine(Repository.Root, "src", "clients", "r");
        await ToolProcess.Run(_library.Path, "R", "CMD", "INSTALL", $"--library={_library.Path}", package);

        Assert.Matches(@"[5-9]\d checks passed", await Run(Path.Combine(package, "tests", "live.R")));

        await Run("-e", $"source(knitr::purl('{Path.Combine(package, "vignettes", "stability.Rmd")}', 'stability.R', quiet = TRUE))");
        Assert.True(new FileInfo(_library["Rplots.pdf"]).Length > 3_000);
    }

    private async Task<string> Run(params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo("Rscript", args)
        {
            WorkingDirectory = _library.Path,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment =
            {
                ["R_LIBS"] = _library.Path,
                ["ALIS_URL"] = demo.Http.BaseAddress!.ToString().TrimEnd('/'),
                ["ALIS_INTERNAL_URL"] = owned.Address.ToString().TrimEnd('/'),
                ["ALIS_KEY"] = owned.Http.DefaultRequestHeaders.Authorization!.Parameter,
            },
        })!;
        var said = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await said + output);
        return output;
    }
}
