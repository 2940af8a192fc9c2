using AlisResearch.Model;

namespace AlisResearch.Tests.Unit;

/// <summary>A copy of the shipped schema, to break or to extend.</summary>
public sealed class SchemaCopy : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SchemaCopy() => FolderContent.Copy(Repository.SchemaFolder, Folder);

    public string Folder => _folder["schema"];

    public string PathOf(string file) => Path.Combine(Folder, file);

    /// <summary>Replaces the first occurrence of a text, which must be there.</summary>
    public SchemaCopy Replace(string file, string old, string replacement)
    {
        var text = File.ReadAllText(PathOf(file));
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} has no “{old}”.");
        File.WriteAllText(PathOf(file), text[..at] + replacement + text[(at + old.Length)..]);
        return this;
    }

    public SchemaCopy Append(string file, string text)
    {
        File.AppendAllText(PathOf(file), text);
        return this;
    }

    public SchemaCopy Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
        return this;
    }

    /// <summary>Number of the first line that has <paramref name="text"/>, from 1.</summary>
    public long LineOf(string file, string text) =>
        File.ReadLines(PathOf(file)).Index().First(l => l.Item.Contains(text, StringComparison.Ordinal)).Index + 1;

    public SchemaSet Read() => SchemaReader.Read(Folder);

    /// <summary>Reads what must be refused, and gives the findings.</summary>
    public IReadOnlyList<Finding> Findings()
    {
        var refusal = Assert.Throws<AlisException>(Read);
        Assert.Equal(ExitCode.Validation, refusal.ExitCode);
        Assert.NotEmpty(refusal.Findings);
        return refusal.Findings;
    }

    /// <summary>Reads what must be refused, and gives the one finding of a rule.</summary>
    public Finding Finding(string rule) => Assert.Single(Findings(), f => f.Rule == rule);

    public void Dispose() => _folder.Dispose();
}
