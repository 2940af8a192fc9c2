using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AlisResearch.Exports;

/// <summary>How a release is cited: Citation File Format 1.2.0, and the metadata that DataCite registers (schema 4.6). There is no DOI until somebody registers one.</summary>
internal static class Citation
{
    /// <summary>CITATION.cff.</summary>
    public static byte[] WriteCff(ExportedRelease release) => Encoding.UTF8.GetBytes(string.Join('\n',
        "cff-version: 1.2.0",
        "type: dataset",
        $"message: {Quoted($"Cite as: {release.Manifest.Citation}")}",
        $"title: {Quoted(release.Title.Nb)}",
        $"abstract: {Quoted(release.Title.En)}",
        "authors:",
        "  - name: AlisResearch",
        $"version: {Quoted(release.Manifest.Id)}",
        $"date-released: {release.Manifest.Date:yyyy-MM-dd}",
        ""));

    /// <summary>datacite.json.</summary>
    public static byte[] WriteDataCite(ExportedRelease release) => ReleaseDocument.BytesOf(
        new JsonObject
        {
            ["schemaVersion"] = "http://datacite.org/schema/kernel-4",
            ["alternateIdentifiers"] = new JsonArray(new JsonObject { ["alternateIdentifier"] = release.Manifest.Id, ["alternateIdentifierType"] = "AlisResearch release" }),
            ["creators"] = new JsonArray(new JsonObject { ["name"] = "AlisResearch", ["nameType"] = "Organizational" }),
            ["titles"] = new JsonArray(Title("nb", release.Title.Nb), Title("en", release.Title.En)),
            ["publisher"] = new JsonObject { ["name"] = "AlisResearch" },
            ["publicationYear"] = $"{release.Manifest.Date:yyyy}",
            ["types"] = new JsonObject { ["resourceTypeGeneral"] = "Dataset", ["resourceType"] = release.Manifest.Kind == Catalogue.ReleaseKind.Internal ? "Exact tables, not for publication" : "Protected counts" },
            ["version"] = release.Manifest.Id,
            ["language"] = "nb",
            ["dates"] = new JsonArray(new JsonObject { ["date"] = $"{release.Manifest.Date:yyyy-MM-dd}", ["dateType"] = "Issued" }),
            ["formats"] = new JsonArray([.. ExportFormat.All.Select(f => f.MediaType.Split(';')[0]).Distinct().Select(t => (JsonNode)t)]),
            ["descriptions"] = new JsonArray(new JsonObject { ["description"] = release.Manifest.Citation + (release.Manifest.Synthetic ? " Synthetic data." : ""), ["descriptionType"] = "Abstract", ["lang"] = "en" }),
        });

    private static JsonObject Title(string lang, string title) => new() { ["title"] = title, ["lang"] = lang };

    /// <summary>A YAML text in double quotes, which JSON's are too.</summary>
    private static string Quoted(string text) => JsonSerializer.Serialize(text, ReleaseDocument.Json);
}
