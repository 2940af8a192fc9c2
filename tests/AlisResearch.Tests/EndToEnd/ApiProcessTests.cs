namespace AlisResearch.Tests.EndToEnd;

/// <summary>What the API's process has: a bug in it cannot leak what is not there.</summary>
[Collection(SharedDemo.Name)]
public sealed class ApiProcessTests(Demo demo)
{
    [LinuxFact]
    public async Task ApiProcess_Loaded_HasNeitherEtlNorDisclosureNorCli()
    {
        await demo.Ask("{ interviewCounts(groupBy:[STUDY]) { total } }");
        var loaded = (await File.ReadAllLinesAsync($"/proc/{demo.ApiProcessId}/maps"))
            .Select(l => Path.GetFileName(l.Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(5) ?? ""))
            .Where(f => f.StartsWith("AlisResearch", StringComparison.Ordinal) || f == "alis.dll")
            .Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Contains("AlisResearch.Api.dll", loaded);
        Assert.Empty(loaded.Intersect(["AlisResearch.Etl.dll", "AlisResearch.Disclosure.dll", "alis.dll"]));
        var beside = Directory.EnumerateFiles(Path.GetDirectoryName(AlisProcess.ApiProgram)!, "*.dll").Select(Path.GetFileName);
        Assert.Empty(beside.Intersect(["AlisResearch.Etl.dll", "AlisResearch.Disclosure.dll", "alis.dll"]));
    }

    [LinuxFact]
    public async Task ApiProcess_Environment_HasNothingOfTheSteward()
    {
        var environment = (await File.ReadAllTextAsync($"/proc/{demo.ApiProcessId}/environ")).Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(v => v.Split('=')[0]).ToList();
        Assert.NotEmpty(environment);
        Assert.DoesNotContain(environment, n => n.StartsWith("ALIS", StringComparison.Ordinal));
        var arguments = await File.ReadAllTextAsync($"/proc/{demo.ApiProcessId}/cmdline");
        Assert.DoesNotContain("steward", arguments, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task ApiProcess_OpenFiles_LieOutsideTheStewardsZone()
    {
        await demo.Ask("{ interviewCounts(groupBy:[STUDY]) { total } claims { id } }");
        var open = new DirectoryInfo($"/proc/{demo.ApiProcessId}/fd").EnumerateFiles().Select(f => f.LinkTarget ?? "").ToList();
        Assert.NotEmpty(open);

        // What other tests have open at the moment at which this process was started, it has too: theirs are other folders.
        Assert.DoesNotContain(open, f => f.StartsWith(Path.Combine(demo.Data, "steward"), StringComparison.Ordinal));
    }
}

/// <summary>A test that reads /proc.</summary>
public sealed class LinuxFactAttribute : FactAttribute
{
    /// <summary>Skips elsewhere, with the reason.</summary>
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "Reads /proc, which only Linux has.";
}
