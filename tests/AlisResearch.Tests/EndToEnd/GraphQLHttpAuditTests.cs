using System.Text.Json;

namespace AlisResearch.Tests.EndToEnd;

/// <summary>The public audit suite of the GraphQL-over-HTTP specification (npm graphql-http), and the introspection query of GraphiQL.</summary>
[Collection(SharedDemo.Name)]
public sealed class GraphQLHttpAuditTests(Demo demo)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "AlisResearch.Tests", "EndToEnd", "graphql-http");

    [NeedsFact(Tool.Node)]
    public async Task Server_UnderThePublicAudit_IsOkInEveryPoint()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            await ToolProcess.Run(Folder, "npm", "ci", "--no-audit", "--no-fund");
        var report = JsonDocument.Parse(await ToolProcess.Run(Folder, "node", "audit.mjs", $"{demo.Http.BaseAddress}graphql")).RootElement;
        Assert.Empty(report.GetProperty("failed").EnumerateArray().Select(f => f.ToString()));
        Assert.True(report.GetProperty("audits").GetInt32() >= 60);
        Assert.True(report.GetProperty("types").GetInt32() > 40, "The introspection query gave no whole schema.");
    }
}
