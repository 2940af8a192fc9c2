using AlisResearch.Tests.EndToEnd;

namespace AlisResearch.Tests.Snapshots;

/// <summary>The running API is what schema/graphql/alis.graphql says, and a changed contract shows in the diff.</summary>
[Collection(SharedDemo.Name)]
public sealed class ContractTests(Demo demo)
{
    private static readonly string[] BuiltIn = ["String", "Boolean", "ID", "Int", "Float"];

    [Fact]
    public async Task RunningApi_Printed_IsTheCommittedContract()
    {
        var committed = (await File.ReadAllTextAsync(Path.Combine(Repository.SchemaFolder, "graphql", "alis.graphql"))).ReplaceLineEndings("\n");
        var running = await demo.Http.GetStringAsync("/schema.graphql");
        Assert.True(committed == running, """
            The API's contract differs from schema/graphql/alis.graphql. If the change is meant, print it again and read the diff:
              dotnet run --project src/AlisResearch.Cli -- demo
              curl -s http://127.0.0.1:5080/schema.graphql > schema/graphql/alis.graphql
            """);
    }

    [Fact]
    public async Task Contract_EveryTypeFieldAndArgument_IsDescribed()
    {
        const string Query = """
            { __schema { types { name description kind fields { name description args { name description } } inputFields { name description }
              enumValues { name description } } } }
            """;
        var types = (await demo.Ask(Query)).GetProperty("__schema").GetProperty("types").EnumerateArray()
            .Where(t => t.GetProperty("name").GetString() is { } name && !name.StartsWith("__", StringComparison.Ordinal) && !BuiltIn.Contains(name)).ToList();
        var bare = new List<string>();
        foreach (var type in types)
            Describe(type, "");
        Assert.Empty(bare);

        void Describe(System.Text.Json.JsonElement element, string path)
        {
            var name = path + element.GetProperty("name").GetString();
            if (string.IsNullOrEmpty(element.GetProperty("description").GetString()))
                bare.Add(name);
            foreach (var below in new[] { "fields", "args", "inputFields", "enumValues" })
            {
                if (element.TryGetProperty(below, out var members) && members.ValueKind == System.Text.Json.JsonValueKind.Array)
                {
                    foreach (var member in members.EnumerateArray())
                        Describe(member, name + ".");
                }
            }
        }
    }
}
