using AlisResearch.Api.GraphQL;
using GraphQL;
using GraphQL.Execution;

namespace AlisResearch.Benchmarks;

/// <summary>Refusing 876 bytes of doubled fragment spreads, against parsing the same bytes and nothing more.</summary>
public static class PrecheckBenchmark
{
    private const int Doublings = 24;

    public static void Run()
    {
        var query = "{...F0}" + string.Concat(Enumerable.Range(0, Doublings).Select(i => $"fragment F{i} on Query{{...F{i + 1} ...F{i + 1}}}"))
            + $"fragment F{Doublings} on Query{{__typename}}";
        var precheck = new DocumentPrecheck(new DocumentLimits());
        var parser = new GraphQLDocumentBuilder();
        Paired.Measure($"refuse {query.Length} bytes of doubled fragment spreads : parse them", 101, () => Refuse(precheck, query), () => parser.Build(query));
    }

    private static void Refuse(DocumentPrecheck precheck, string query)
    {
        try
        {
            precheck.Build(query);
            throw new InvalidOperationException("It was not refused.");
        }
        catch (ExecutionError refused) when (refused.Code == "TOO_COMPLEX")
        {
            // as it should be
        }
    }
}
