using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlisResearch.Catalogue;
using AlisResearch.Model;

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
    public static ReleaseDocument DataPackage { get; } = new("datapackage.json", "application/json", r => Exports.DataPackage.Write(r, FilesOf(r)));

    /// <summary>Everything in one zip file: the tables of the data package, the codebook and the documents.</summary>
    public static ReleaseDocument Bundle { get; } = new("bundle.zip", "application/zip", WriteBundle);

    /// <summary>Every one.</summary>
    public static IReadOnlyList<ReleaseDocument> All { get; } =
    [
        DataPackage, new("ddi.xml", "application/xml", DdiCodebook.Write), new(CitationFile, "text/yaml; charset=utf-8", Citation.WriteCff), new("datacite.json", "application/json", Citation.WriteDataCite),
        .. ReleaseFolder.CodebookFiles.Select(f => new ReleaseDocument(f, "text/csv; charset=utf-8", r => File.ReadAllBytes(Path.Combine(r.Folder.Path, f)))), Bundle,
    ];

    /// <summary>JSON as every document has it: indented, with letters as they are.</summary>
    internal static JsonSerializerOptions Json { get; } = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of a document in JSON.</summary>
    internal static byte[] BytesOf(JsonObject document) => [.. JsonSerializer.SerializeToUtf8Bytes(document, Json), (byte)'\n'];

    private static byte[] WriteBundle(ExportedRelease release)
    {
        var files = FilesOf(release);
        using var zip = new MemoryStream();
        ZipFiles.Write(
            zip,
            All.Where(d => d != Bundle).Select(d => (d.Name, d == DataPackage ? Exports.DataPackage.Write(release, files) : d.Bytes(release))).Concat(files.Select(f => (f.Table.PathIn(f.Format), f.Bytes))),
            release.Manifest.Date);
        return zip.ToArray();
    }

    /// <summary>The tables' files that a data package lists.</summary>
    private static List<TableFile> FilesOf(ExportedRelease release) =>
        [.. release.Tables.SelectMany(t => new[] { ExportFormat.Csv, ExportFormat.Parquet }.Select(f => new TableFile(t, f, f.Bytes(release, t, Language.Nb))))];
}

/// <summary>A table in a format.</summary>
/// <param name="Table">The table.</param>
/// <param name="Format">The format.</param>
/// <param name="Bytes">The file.</param>
internal sealed record TableFile(ExportedTable Table, ExportFormat Format, byte[] Bytes);
