using System.Security.Cryptography;
using AlisResearch.Disclosure;
using AlisResearch.Disclosure.Attacks;
using AlisResearch.Model;
using AlisResearch.Tests.EndToEnd;

namespace AlisResearch.Tests.Disclosure.Attacks;

/// <summary>
/// Two served releases that were attacked once for all tests: a protected one of 200 ordinary cohorts and four that stand out, and an exact one of some of them. Before each lies an earlier release of
/// one small study, a year younger: a linear program over two releases takes time.
/// </summary>
public sealed class AttackedReleases : IAsyncLifetime
{
    private const int Studies = 40;
    private const string WithEarlier = "made-up-001"; // 13 doctors in each phase
    private static readonly string[] Compared = ["made-up-000", WithEarlier, "made-up-002"];

    private readonly TemporaryFolder _folder = new();
    private readonly List<ServedApi> _served = [];

    /// <summary>The schema of the made-up studies.</summary>
    public SchemaSet Schema { get; private set; } = null!;

    /// <summary>The protected cells, with what stands behind them.</summary>
    public ProtectedCells Cells { get; private set; } = null!;

    /// <summary>What an attacker has of the protected release.</summary>
    public AttackContext Public { get; private set; } = null!;

    /// <summary>What an attacker has of the exact one.</summary>
    public AttackContext Exact { get; private set; } = null!;

    /// <summary>What came of the attacks on the protected release.</summary>
    public IReadOnlyDictionary<string, AttackResult> OnPublic { get; private set; } = null!;

    /// <summary>What came of the attacks on the exact one.</summary>
    public IReadOnlyDictionary<string, AttackResult> OnExact { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        List<MadeUpCohort> cohorts = [.. MadeUpCohorts.Ordinary(Studies), .. MadeUpCohorts.Special()];
        var before = MadeUpCohorts.Census.AddYears(-1);
        using var now = MadeUpWarehouse.Of(cohorts, MadeUpCohorts.Census);
        using var then = MadeUpWarehouse.Of([.. cohorts.Where(c => c.Study == WithEarlier).Select(c => c.On(before))], before);
        var contributions = PostContributions.Read(now.Tables, now.Schema.Policy.Amounts);
        (Schema, Cells) = (now.Schema, await now.Protect());
        var earlier = await then.Protect();
        var few = WrittenRelease.Of(Cells, s => IsCompared(s) || s.StartsWith("special", StringComparison.Ordinal));
        Public = await Read("public", then.Schema, earlier, now.Schema, Cells, AttackTruth.Of(Cells, contributions));
        Exact = await Read(
            "exact", then.Schema, WrittenRelease.Exact(earlier with { Trees = [.. earlier.Trees.Where(t => t is { Kind: TreeKind.Doctor, Part: "1" })] }, []), now.Schema, WrittenRelease.Exact(few, [.. contributions.Where(c => IsCompared(c.Study))]), AttackTruth.Of(few, contributions));
        OnPublic = (await AttackSuite.Run(Public)).ToDictionary(r => r.Name);
        OnExact = (await AttackSuite.Run(Exact)).ToDictionary(r => r.Name);
    }

    /// <summary>A reader of the protected release by another process than the one it was read by.</summary>
    public async Task<ReleaseReader> Restarted()
    {
        await _served[0].Restart();
        return ReleaseReader.Over(_served[0].Http);
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        foreach (var served in _served)
            served.Dispose();
        _folder.Dispose();
        return Task.CompletedTask;
    }

    private static bool IsCompared(string study) => Compared.Contains(study);

    private async Task<AttackContext> Read(string name, SchemaSet thenSchema, ProtectedCells then, SchemaSet nowSchema, ProtectedCells now, AttackTruth truth)
    {
        var (releases, verification) = (_folder[name], _folder[$"{name}.pem"]);
        Directory.CreateDirectory(releases);
        using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await File.WriteAllTextAsync(verification, signing.ExportSubjectPublicKeyInfoPem());
        var first = await WrittenRelease.Write(releases, signing, thenSchema, then, new(2022, 2, 1));
        await WrittenRelease.Write(releases, signing, nowSchema, now, new(2023, 2, 1));
        var served = await ServedApi.Start(releases, verification);
        _served.Add(served);
        var reader = ReleaseReader.Over(served.Http);
        return new(
            reader, await ReleaseHarvest.Read(reader, nowSchema.Policy.Rounding.Base), [await ReleaseHarvest.Trees(reader, first)], nowSchema.Policy, AttackContext.KnownOf(now, nowSchema), truth);
    }
}
