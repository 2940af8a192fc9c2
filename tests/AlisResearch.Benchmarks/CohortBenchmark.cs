using System.Text;
using AlisResearch.Api;
using AlisResearch.Api.GraphQL;
using AlisResearch.Disclosure;
using AlisResearch.Etl;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;
using DuckDB.NET.Data;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace AlisResearch.Benchmarks;

/// <summary>A retention query over the release of the shipped rounds, from document to JSON and nothing kept from question to question, against DuckDB alone on the same file.</summary>
public static class CohortBenchmark
{
    private const string Study = "alis-vest";
    private const string Query = "{ cohort(where: {study: \"alis-vest\"}) { retention { points { months atRisk events survival lower upper } } } }";

    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("alis-benchmark-").FullName;
        try
        {
            var release = Release(new(folder));
            var options = new ApiOptions(new DataFolders(folder).PublicReleases, new DataFolders(folder).VerificationKey, "http://127.0.0.1:0", ApiKeys: null, StopWithInput: false);
            using var store = ReleaseStore.Open(options);
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddSingleton(store);
            services.AddAlisGraphQL();
            using var provider = services.BuildServiceProvider();
            var executer = provider.GetRequiredService<IDocumentExecuter<ISchema>>();
            var serializer = provider.GetRequiredService<IGraphQLSerializer>();

            using var bare = new DuckDBConnection("DataSource=:memory:");
            bare.Open();
            bare.Execute("SET threads = 1");
            var sql = SqlFile.Fill(
                SqlFile.Load(typeof(CohortBenchmark).Assembly, "bare_release_retention.sql"),
                ("file", SqlFile.Literal(Path.Combine(release, "cells", "doctor_duration.parquet"))), ("study", SqlFile.Literal(Study)));
            Paired.Measure("retention over GraphQL : DuckDB alone", 201, () => Ask(provider, executer, serializer, Query), () => _ = bare.Query(sql, r => r.GetDouble(3)));
            Paired.Measure("__typename over GraphQL : DuckDB alone", 201, () => Ask(provider, executer, serializer, "{ __typename }"), () => _ = bare.Query(sql, r => r.GetDouble(3)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Release(DataFolders folders)
    {
        var root = WideRound.Root();
        var (schemaFolder, rounds) = (Path.Combine(root, "schema"), Path.Combine(root, "etl", "rounds"));
        var schema = SchemaReader.Read(schemaFolder);
        using (var steward = Steward.Open(folders))
        {
            foreach (var (file, round) in IngestOrder.Of(schema, schema.Rounds.Select(r => (Path.Combine(rounds, r.Study, r.File), r))))
                Ingest.Run(steward, schema, schemaFolder, round, file);
        }

        ReleaseBuilder.BuildPublicAsync(folders, schema, Steward.Snapshot(folders), schema.Policy.ReleaseDates[^1]).GetAwaiter().GetResult();
        return Directory.GetDirectories(folders.PublicReleases).Single();
    }

    private static void Ask(ServiceProvider provider, IDocumentExecuter<ISchema> executer, IGraphQLSerializer serializer, string query)
    {
        using var scope = provider.CreateScope();
        var result = executer.ExecuteAsync(new() { Query = query, RequestServices = scope.ServiceProvider }).GetAwaiter().GetResult();
        using var json = new MemoryStream();
        serializer.WriteAsync(json, result).GetAwaiter().GetResult();
        if (result.Errors is { Count: > 0 } || json.Length < 20)
            throw new InvalidOperationException(Encoding.UTF8.GetString(json.ToArray()));
    }
}
