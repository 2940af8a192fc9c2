using System.Text;
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
        using var shipped = new ShippedRelease();
        var executer = shipped.Services.GetRequiredService<IDocumentExecuter<ISchema>>();
        var serializer = shipped.Services.GetRequiredService<IGraphQLSerializer>();

        using var bare = new DuckDBConnection("DataSource=:memory:");
        bare.Open();
        bare.Execute("SET threads = 1");
        var sql = SqlFile.Fill(
            SqlFile.Load(typeof(CohortBenchmark).Assembly, "bare_release_retention.sql"),
            ("file", SqlFile.Literal(Path.Combine(shipped.Folder, "cells", "doctor_duration.parquet"))), ("study", SqlFile.Literal(Study)));
        Paired.Measure("retention over GraphQL : DuckDB alone", 201, () => Ask(shipped.Services, executer, serializer, Query), () => _ = bare.Query(sql, r => r.GetDouble(3)));
        Paired.Measure("__typename over GraphQL : DuckDB alone", 201, () => Ask(shipped.Services, executer, serializer, "{ __typename }"), () => _ = bare.Query(sql, r => r.GetDouble(3)));
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
