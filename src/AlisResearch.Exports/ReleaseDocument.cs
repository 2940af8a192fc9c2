using AlisResearch.Catalogue;

namespace AlisResearch.Exports;

/// <summary>A file that describes a release, beside its tables. The same release gives the same bytes.</summary>
/// <param name="Name">Its path below the release.</param>
/// <param name="MediaType">Media type.</param>
/// <param name="Bytes">Makes it.</param>
public sealed record ReleaseDocument(string Name, string MediaType, Func<ExportedRelease, byte[]> Bytes)
{
    /// <summary>The name of the file that says how to cite.</summary>
    public const string CitationFile = "CITATION.cff";

    /// <summary>Data Package version 2: every table as CSV and Parquet, with size, SHA-256, columns and codes.</summary>
    public static ReleaseDocument DataPackage { get; } = new("datapackage.json", "application/json", Exports.DataPackage.Write);

    /// <summary>Everything in one zip file: the tables of the data package, the codebook and the documents.</summary>
    public static ReleaseDocument Bundle { get; } = new("bundle.zip", "application/zip", WriteBundle);

    /// <summary>Every one.</summary>
    public static IReadOnlyList<ReleaseDocument> All { get; } =
    [
        DataPackage, new("ddi.xml", "application/xml", DdiCodebook.Write), new(CitationFile, "text/yaml; charset=utf-8", Citation.WriteCff), new("datacite.json", "application/json", Citation.WriteDataCite),
        .. ReleaseFolder.CodebookFiles.Select(f => new ReleaseDocument(f, "text/csv; charset=utf-8", r => File.ReadAllBytes(Path.Combine(r.Folder.Path, f)))), Bundle,
    ];

    private static byte[] WriteBundle(ExportedRelease release)
    {
        using var zip = new MemoryStream();
        ZipFiles.Write(
            zip,
            All.Where(d => d != Bundle).Select(d => (d.Name, d.Bytes(release)))
                .Concat(release.Tables.SelectMany(t => Exports.DataPackage.Formats.Select(f => (t.PathIn(f), f.Bytes(release, t, Model.Language.Nb))))),
            release.Manifest.Date);
        return zip.ToArray();
    }
}
