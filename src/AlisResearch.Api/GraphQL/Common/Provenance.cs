using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQL;

namespace AlisResearch.Api.GraphQL;

/// <summary>Where a number comes from: all that is needed to cite it and to ask for it again.</summary>
[Name("Provenance")]
public sealed class ProvenanceNode(OpenRelease release, string measure, string table, string query, string? variables)
{
    /// <summary>Id of the release it was read from.</summary>
    [Id]
    public string Release => release.Manifest.Id;

    /// <summary>The measure or table it is.</summary>
    public string Measure => measure;

    /// <summary>Version of the disclosure policy.</summary>
    public string Policy => release.Manifest.Policy;

    /// <summary>True when any row behind it is made up.</summary>
    public bool Synthetic => release.TableRows.Single(t => t.Name == table).Synthetic;

    /// <summary>How to cite the release.</summary>
    public string Citation => release.Manifest.Citation;

    /// <summary>The query that gave it.</summary>
    public string Query => query;

    /// <summary>The variables it was asked with, as JSON; null when there were none.</summary>
    public string? Variables => variables;

    /// <summary>The provenance of a field's answer.</summary>
    internal static ProvenanceNode Of(IResolveFieldContext context, OpenRelease release, string measure, string table) =>
        new(release, measure, table, context.Document.Source.ToString(), Json(context));

    private static string? Json(IResolveFieldContext context) => context.Variables.Any()
        ? JsonSerializer.Serialize(context.Variables.ToDictionary(v => v.Name, v => v.Value), Plain)
        : null;

    private static JsonSerializerOptions Plain { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
