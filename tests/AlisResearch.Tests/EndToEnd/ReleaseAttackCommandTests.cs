using System.Text.Json;
using AlisResearch.Disclosure.Attacks;
using AlisResearch.Model;

namespace AlisResearch.Tests.EndToEnd;

/// <summary><c>alis release attack</c> on the release of the shipped data, as the steward types it.</summary>
[Collection(SharedDemo.Name)]
public sealed class ReleaseAttackCommandTests(Demo demo)
{
    /// <summary>Fails where an attack discloses anything, does nothing without a reason, or the report lies where others may read it.</summary>
    [Fact]
    public async Task OnTheShippedData_NothingIsDisclosed()
    {
        var outcome = await AlisProcess.Run("release", "attack", "--data", demo.Data, "--json", "--lang", "en");

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        var report = JsonDocument.Parse(outcome.Output).RootElement;
        var attacks = report.GetProperty("attacks").EnumerateArray().ToDictionary(a => a.GetProperty("name").GetString()!);
        Assert.Equal(14, attacks.Count);
        Assert.All(attacks.Values, a => Assert.Equal((0, 0), (a.GetProperty("disclosures").GetArrayLength(), a.GetProperty("mistaken").GetInt32())));
        Assert.All(attacks.Where(a => a.Key != "temporal"), a => Assert.True(a.Value.GetProperty("tried").GetInt64() > 0, a.Key)); // there is one release
        var file = AttackReport.FileOf(new(demo.Data), report.GetProperty("release").GetString()!);
        Assert.True(JsonElement.DeepEquals(report, JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    /// <summary>Fails where what cannot be attacked is not said in words.</summary>
    [Fact]
    public async Task UnknownRelease_IsAnErrorOfUsage()
    {
        var outcome = await AlisProcess.Run("release", "attack", "--release", "2001-01-01-000000000000", "--data", demo.Data, "--lang", "en");

        Assert.Equal((int)ExitCode.Usage, outcome.ExitCode);
        Assert.Contains("2001-01-01-000000000000", outcome.Error, StringComparison.Ordinal);
    }
}
