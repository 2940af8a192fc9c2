using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AlisResearch.Tests.Architecture;

/// <summary>The walls of the house: who refers to whom, who knows the engine, where SQL lives.</summary>
public sealed partial class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Model"] = [],
        ["Catalogue"] = ["Model"],
        ["Analytics"] = ["Model"],
        ["Figures"] = ["Model"],
        ["Exports"] = ["Catalogue", "Model"],
        ["Etl"] = ["Model"],
        ["Disclosure"] = ["Analytics", "Catalogue", "Exports", "Model"],
        ["Api"] = ["Analytics", "Catalogue", "Exports", "Figures", "Model"],
        ["Cli"] = ["Analytics", "Catalogue", "Disclosure", "Etl", "Exports", "Figures", "Model"],
    };

    [Fact]
    public void ProjectReferences_AreTheDesignsList()
    {
        var projects = Sources("*.csproj").ToDictionary(
            p => Name(p),
            p => XDocument.Load(p).Descendants("ProjectReference")
                .Where(r => r.Attribute("ReferenceOutputAssembly")?.Value != "false")
                .Select(r => Name(r.Attribute("Include")!.Value)).Order(StringComparer.Ordinal).ToArray());
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), projects.Keys.Order(StringComparer.Ordinal));
        foreach (var (project, references) in projects)
            Assert.Equal((project, string.Join(' ', Allowed[project])), (project, string.Join(' ', references)));
    }

    [Fact]
    public void TransitiveReferences_AreOff()
    {
        var props = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props"));
        Assert.Equal("true", props.Descendants("DisableTransitiveProjectReferences").Single().Value);
    }

    [Fact]
    public void GraphQLEngine_IsKnownToItsFolderAlone()
    {
        var folder = Path.Combine("AlisResearch.Api", "GraphQL") + Path.DirectorySeparatorChar;
        var knowing = Code().Where(f => EngineUse().IsMatch(f.Text)).ToList();
        Assert.NotEmpty(knowing);
        Assert.DoesNotContain(knowing, f => !f.Path.Contains(folder, StringComparison.Ordinal));
    }

    [Fact]
    public void Skia_IsKnownToFiguresAlone()
    {
        var knowing = Code().Where(f => f.Text.Contains("using SkiaSharp", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(knowing);
        Assert.DoesNotContain(knowing, f => !f.Path.Contains("AlisResearch.Figures" + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }

    [Fact]
    public void Sql_LivesInSqlFiles()
    {
        var found = Code()
            .Where(f => !f.Path.Contains("Migrations", StringComparison.Ordinal))
            .SelectMany(f => Literal().Matches(f.Text).Select(m => (f.Path, Text: m.Value)))
            .Where(l => SqlStatement().IsMatch(l.Text))
            .Select(l => $"{Path.GetFileName(l.Path)}: {l.Text}").ToList();
        Assert.Empty(found);
        Assert.NotEmpty(Sources("*.sql"));
        Assert.All(Sources("*.sql"), f => Assert.StartsWith("-- ", File.ReadAllText(f), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"SELECT a FROM b\"", true)]
    [InlineData("\"insert into t values (1)\"", true)]
    [InlineData("$\"COPY t TO '{path}'\"", true)]
    [InlineData("\"PRAGMA journal_mode = DELETE;\"", false)]
    [InlineData("\"Select a study from the list\"", false)]
    public void SqlStatement_InALiteral_IsRecognised(string literal, bool sql) => Assert.Equal(sql, SqlStatement().IsMatch(literal));

    [Fact]
    public void UnfinishedWork_IsNowhere()
    {
        string[] endings = [".cs", ".sql", ".yml", ".csv", ".md", ".js", ".html"];
        var files = Directory.EnumerateFiles(Repository.Root, "*", SearchOption.AllDirectories)
            .Where(f => endings.Contains(Path.GetExtension(f)))
            .Where(f => !Ignored().IsMatch(Path.GetRelativePath(Repository.Root, f).Replace('\\', '/')))
            .Where(f => Path.GetFileName(f) != "ReferenceTests.cs");
        Assert.Empty(files.Where(f => Unfinished().IsMatch(File.ReadAllText(f))).Select(Path.GetFileName));
    }

    private static string Name(string project) => Path.GetFileNameWithoutExtension(project.Replace('\\', '/')).Replace("AlisResearch.", "", StringComparison.Ordinal);

    private static IEnumerable<string> Sources(string pattern) => new[] { "src", "etl" }
        .SelectMany(f => Directory.EnumerateFiles(Path.Combine(Repository.Root, f), pattern, SearchOption.AllDirectories))
        .Where(f => !Ignored().IsMatch(Path.GetRelativePath(Repository.Root, f).Replace('\\', '/')));

    private static IEnumerable<(string Path, string Text)> Code() => Sources("*.cs").Select(f => (f, File.ReadAllText(f)));

    [GeneratedRegex(@"(^|/)(bin|obj|node_modules|data|TestResults)/")]
    private static partial Regex Ignored();

    [GeneratedRegex(@"using (static )?GraphQL(Parser)?[.;]")]
    private static partial Regex EngineUse();

    [GeneratedRegex("""\$?@?"(?:[^"\\\n]|\\.)*"|"{3}[\s\S]*?"{3}""")]
    private static partial Regex Literal();

    /// <summary>Upper- or lower-case statements; prose has capitals only at its start.</summary>
    [GeneratedRegex(@"\b(SELECT|select)\b[\s\S]*\b(FROM|from)\b(?! the)|\b(INSERT INTO|insert into|DELETE FROM|delete from|CREATE (TABLE|VIEW)|create (table|view)|COPY \S+ TO|UNPIVOT|ATTACH)\b")]
    private static partial Regex SqlStatement();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException)\b")]
    private static partial Regex Unfinished();
}
