using System.Text.Json;

namespace AlisResearch.Tests.EndToEnd.Exports;

/// <summary>Names of columns are the same in every format: so each must do in the strictest of them.</summary>
[Collection(SharedDemo.Name)]
public sealed class NameTests(Demo demo)
{
    /// <summary>Reserved in SPSS (Command Syntax Reference, Variables) and in Stata (User's Guide 11.3); SPSS does not tell small letters from large.</summary>
    private static readonly HashSet<string> Reserved =
    [
        "all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with",
        "alias", "byte", "double", "float", "if", "in", "int", "long", "str", "strl", "using", "_all", "_b", "_coef", "_cons", "_n", "_pi", "_pred", "_rc", "_se", "_skip", "_weight",
    ];

    /// <summary>It fails where a column of a release of either kind has a name that SPSS or Stata would change.</summary>
    [Fact]
    public async Task Columns_HaveNamesThatEveryFormatTakes()
    {
        var id = (await demo.Ask("{ release { id } }")).GetProperty("release").GetProperty("id").GetString();
        using var package = JsonDocument.Parse(await demo.Http.GetStringAsync($"/releases/{id}/datapackage.json"));
        var released = package.RootElement.GetProperty("resources").EnumerateArray().Where(r => r.TryGetProperty("schema", out _))
            .SelectMany(r => r.GetProperty("schema").GetProperty("fields").EnumerateArray().Select(f => $"{r.GetProperty("path").GetString()!.Split('/')[^1].Split('.')[0]}.{f.GetProperty("name").GetString()}")).ToList();
        var exact = Repository.Schema.Tables.Values.SelectMany(t => t.Columns.Select(c => $"{t.Name}.{c.Name}"));
        Assert.True(released.Count > 100);
        Assert.All(released.Concat(exact), name =>
        {
            Assert.Matches(@"^[a-z][a-z0-9_]{0,31}\.[a-z][a-z0-9_]{0,31}$", name);
            Assert.DoesNotContain(name.Split('.')[1], Reserved);
        });
    }
}
