using System.Diagnostics;
using System.Text.Json;

namespace AlisResearch.Tests.EndToEnd;

/// <summary>The public audit suite of the GraphQL-over-HTTP specification (npm graphql-http), and the introspection query of GraphiQL.</summary>
[Collection(SharedDemo.Name)]
public sealed class GraphQLHttpAuditTests(Demo demo)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "AlisResearch.Tests", "EndToEnd", "graphql-http");

    [NodeFact]
    public async Task Server_UnderThePublicAudit_IsOkInEveryPoint()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            await Run("npm", "ci", "--no-audit", "--no-fund");
        var report = JsonDocument.Parse(await Run("node", "audit.mjs", $"{demo.Http.BaseAddress}graphql")).RootElement;
        Assert.Empty(report.GetProperty("failed").EnumerateArray().Select(f => f.ToString()));
        Assert.True(report.GetProperty("audits").GetInt32() >= 60);
        Assert.True(report.GetProperty("types").GetInt32() > 40, "The introspection query gave no whole schema.");
    }

    private static async Task<string> Run(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args)
        {
            WorkingDirectory = Folder,
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

/// <summary>A test that needs Node; in CI, where it must be, its absence is a failure.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    /// <summary>Skips without Node, with the reason.</summary>
    public NodeFactAttribute() => Skip = Environment.GetEnvironmentVariable("CI") == "true" || OnPath() ? null : "Needs Node 20 (node and npm).";

    private static bool OnPath() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(p => File.Exists(Path.Combine(p, OperatingSystem.IsWindows() ? "node.exe" : "node")));
}
