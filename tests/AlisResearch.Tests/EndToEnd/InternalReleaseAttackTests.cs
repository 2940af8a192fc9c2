using AlisResearch.Analytics;
using AlisResearch.Disclosure;
using AlisResearch.Disclosure.Attacks;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;

namespace AlisResearch.Tests.EndToEnd;

/// <summary>The attacks on the internal release of the shipped data, with a key: it is exact, so they must find what doctors did, and be right about it.</summary>
public sealed class InternalReleaseAttackTests(InternalRelease release) : IClassFixture<InternalRelease>
{
    /// <summary>Attacks on what GraphQL answers; the others need the tables of protected cells, which an internal release does not have, or more than one release.</summary>
    private static readonly string[] OnAnswers = ["differencing", "complement", "margins", "zero-and-full", "cross-table", "singling-out", "inversion"];

    /// <summary>Fails where an attack on answers finds nothing in exact ones, or is wrong about more than one conclusion in twenty.</summary>
    [Fact]
    public async Task Attacks_OnExactAnswers_FindDisclosures()
    {
        var schema = Repository.Schema;
        var folders = new DataFolders(release.Data);
        var snapshot = Steward.Snapshot(folders);
        using var warehouse = TableDatabase.OpenWarehouse(schema, snapshot);
        var cells = ProtectedCells.Build(warehouse, schema, snapshot, RoundingSecret.Of(folders, isKept: false));
        var reader = ReleaseReader.Over(release.Http);

        var read = await ReleaseHarvest.Read(reader, schema.Policy.Rounding.Base, ofStudy: "alis-vest");
        var results = (await AttackSuite.Run(new(reader, read, [], schema.Policy, AttackContext.KnownOf(cells, schema), AttackTruth.Of(cells)))).ToDictionary(r => r.Name);
        Assert.All(OnAnswers, name => Assert.True(results[name].Disclosures.Sum(d => d.Count) > 100, name));
        Assert.All(results.Values, r => Assert.True(20 * r.Mistaken <= r.Tried, $"{r.Name}: {r.Mistaken} of {r.Tried}")); // a day that ends a half-year reads as the whole of it
    }
}
