using AlisResearch.Etl;
using AlisResearch.Model;

namespace AlisResearch.Tests.Unit;

/// <summary>What sees personal rows spills nothing to disk and loads nothing from it.</summary>
public sealed class StewardDatabaseTests
{
    [Theory]
    [InlineData("temp_directory", "")]
    [InlineData("threads", "2")]
    [InlineData("autoload_known_extensions", "False")]
    [InlineData("autoinstall_known_extensions", "False")]
    public void Open_SetsTheLimits(string setting, string expected)
    {
        using var database = StewardDatabase.Open(2);
        Assert.Equal(expected, database.Query("SELECT current_setting($setting)", r => $"{r.GetValue(0)}", ("setting", setting)).Single());
    }

    [Fact]
    public void EveryDatabaseOfTheWarehouse_IsOpenedThere() => Assert.DoesNotContain(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "etl", "AlisResearch.Etl", "Warehouse"), "*.cs", SearchOption.AllDirectories),
        f => File.ReadAllText(f).Contains("new DuckDBConnection", StringComparison.Ordinal) || File.ReadAllText(f).Contains("DuckDBConnection _database = new", StringComparison.Ordinal));
}
