namespace AlisResearch.Tests.EndToEnd;

/// <summary>The packages for R and Python against a running release of each kind: their own tests, and their vignettes, executed.</summary>
[Collection(SharedDemo.Name)]
public sealed class ClientTests(Demo demo, InternalRelease owned) : IClassFixture<InternalRelease>, IDisposable
{
    private static readonly string Clients = Path.Combine(Repository.Root, "src", "clients");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [NeedsFact(Tool.Python)]
    public async Task Python_AgainstTheLiveApi_PassesItsTests()
    {
        var package = Path.Combine(Clients, "python");
        var ended = await Run("PYTHONPATH", Path.Combine(package, "src"), "python3", "-B", "-m", "unittest", "discover", "-s", Path.Combine(package, "tests"), "-t", package);

        Assert.Matches(@"Ran [5-9]\d tests", ended.Error);
    }

    [NeedsFact(Tool.RClient)]
    public async Task R_Installed_PassesItsTestsAndDrawsItsVignette()
    {
        var package = Path.Combine(Clients, "r");
        await ToolProcess.Run(_folder.Path, "R", "CMD", "INSTALL", $"--library={_folder.Path}", package);

        Assert.Matches(@"\d{3} checks passed", (await Run("R_LIBS", _folder.Path, "Rscript", Path.Combine(package, "tests", "live.R"))).Output);

        await Run("R_LIBS", _folder.Path, "Rscript", "-e", $"source(knitr::purl('{Path.Combine(package, "vignettes", "stability.Rmd")}', 'stability.R', quiet = TRUE))");
        Assert.True(new FileInfo(_folder["Rplots.pdf"]).Length > 3_000);
    }

    private Task<Outcome> Run(string variable, string packages, string program, params string[] args) => ToolProcess.Run(
        _folder.Path,
        new()
        {
            [variable] = packages,
            ["ALIS_URL"] = demo.Http.BaseAddress!.ToString().TrimEnd('/'),
            ["ALIS_INTERNAL_URL"] = owned.Address.ToString().TrimEnd('/'),
            ["ALIS_KEY"] = owned.Http.DefaultRequestHeaders.Authorization!.Parameter!,
        },
        program,
        args);
}
