using System.Text.Json;
using System.Text.Json.Nodes;
using AlisResearch.Disclosure;
using AlisResearch.Disclosure.Attacks;
using AlisResearch.Model;

namespace AlisResearch.Tests.Disclosure.Attacks;

/// <summary>Readers of APIs that leak, so that the attacks on them are seen to find it.</summary>
internal static class LeakyReaders
{
    /// <summary>Adds noise of mean 0 to each size, drawn anew for each question: the mean of many answers is the count. The API itself is asked once for each document, as it takes the time.</summary>
    public static ReleaseReader Noisy(ReleaseReader exact)
    {
        var random = new HmacRandom("noise for this test only"u8, "size");
        var known = new Dictionary<string, string>();
        return new(
            async (document, cancellation) =>
            {
                if (!known.TryGetValue(document, out var json))
                    known[document] = json = (await exact.Ask(document, cancellation)).GetRawText();
                var answer = JsonNode.Parse(json)!;
                if (answer["data"] is JsonObject data && data.Single().Value!["size"] is JsonObject size)
                    size["value"] = size["value"]!.GetValue<int>() + random.Next(3) - 1;
                return JsonSerializer.SerializeToElement(answer);
            },
            exact.Download);
    }

    /// <summary>Says in each refusal how many left.</summary>
    public static ReleaseReader Telling(ReleaseReader reader, AttackTruth truth) => new(
        async (document, cancellation) =>
        {
            var answer = JsonNode.Parse((await reader.Ask(document, cancellation)).GetRawText())!;
            if (answer["errors"] is JsonArray errors)
                errors[0]!["message"] += $" Left: {Left(document, truth)}.";
            return JsonSerializer.SerializeToElement(answer);
        },
        reader.Download);

    private static int? Left(string document, AttackTruth truth)
    {
        var words = document.Split('"');
        var where = Array.FindIndex(words, w => w.EndsWith("{study: ", StringComparison.Ordinal));
        return truth.Count(Margin.Of(TreeKind.Doctor, [new(Margin.Study, words[where + 1]), new(Margin.Part, words[where + 3]), new(TreeAttributes.Outcome, "LEFT")]));
    }
}
