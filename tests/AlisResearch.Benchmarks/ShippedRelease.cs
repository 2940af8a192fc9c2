using AlisResearch.Api;
using AlisResearch.Api.GraphQL;
using AlisResearch.Disclosure;
using AlisResearch.Etl;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;
using Microsoft.Extensions.DependencyInjection;

namespace AlisResearch.Benchmarks;

/// <summary>The public release of the shipped rounds, open as the API has it.</summary>
internal sealed class ShippedRelease : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("alis-benchmark-").FullName;
    private readonly ReleaseStore _store;

    /// <summary>Ingests, builds and opens it.</summary>
    public ShippedRelease()
    {
        var folders = new DataFolders(_data);
        var (schemaFolder, rounds) = (Path.Combine(WideRound.Root(), "schema"), Path.Combine(WideRound.Root(), "etl", "rounds"));
        var schema = SchemaReader.Read(schemaFolder);
        using (var steward = Steward.Open(folders))
        {
            foreach (var (file, round) in IngestOrder.Of(schema, schema.Rounds.Select(r => (Path.Combine(rounds, r.Study, r.File), r))))
                Ingest.Run(steward, schema, schemaFolder, round, file);
        }

        ReleaseBuilder.BuildPublicAsync(folders, schema, Steward.Snapshot(folders), schema.Policy.ReleaseDates[^1]).GetAwaiter().GetResult();
        Folder = Directory.GetDirectories(folders.PublicReleases).Single();
        _store = ReleaseStore.Open(new(folders.PublicReleases, folders.VerificationKey, "http://127.0.0.1:0", ApiKeys: null, StopWithInput: false));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(_store);
        services.AddAlisGraphQL();
        Services = services.BuildServiceProvider();
    }

    /// <summary>The release's folder.</summary>
    public string Folder { get; }

    /// <summary>The release.</summary>
    public OpenRelease Release => _store.Current;

    /// <summary>The engine.</summary>
    public ServiceProvider Services { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Services.Dispose();
        _store.Dispose();
        Directory.Delete(_data, recursive: true);
    }
}
