using GraphQL;

namespace AlisResearch.Api.GraphQL;

/// <summary>Where a number comes from: all that is needed to cite it and to ask for it again.</summary>
[Name("Provenance")]
public sealed class ProvenanceNode(OpenRelease release, string measure, string table, string query)
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

    /// <summary>The provenance of a field's answer.</summary>
    internal static ProvenanceNode Of(IResolveFieldContext context, OpenRelease release, string measure, string table) =>
        new(release, measure, table, context.Document.Source.ToString());
}
