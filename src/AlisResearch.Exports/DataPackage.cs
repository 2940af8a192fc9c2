using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlisResearch.Model;

namespace AlisResearch.Exports;

/// <summary>The description of a release by Data Package, version 2 (https://datapackage.org): paths are relative to it.</summary>
internal static class DataPackage
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The formats that it lists.</summary>
    public static IReadOnlyList<ExportFormat> Formats { get; } = [ExportFormat.Csv, ExportFormat.Parquet];

    /// <summary>Writes it.</summary>
    public static byte[] Write(ExportedRelease release)
    {
        var package = new JsonObject
        {
            ["$schema"] = "https://datapackage.org/profiles/2.0/datapackage.json",
            ["name"] = $"alis-{release.Manifest.Id}",
            ["id"] = release.Manifest.Id,
            ["title"] = release.Title.Nb,
            ["description"] = release.Title.En,
            ["version"] = release.Manifest.Id,
            ["created"] = $"{release.Manifest.Date:yyyy-MM-dd}T00:00:00Z",
            ["contributors"] = new JsonArray(new JsonObject { ["title"] = "AlisResearch", ["roles"] = new JsonArray("publisher") }),
            ["citation"] = release.Manifest.Citation,
            ["kind"] = Spelling.Constant(release.Manifest.Kind),
            ["policy"] = release.Manifest.Policy,
            ["synthetic"] = release.Manifest.Synthetic,
            ["resources"] = new JsonArray([.. release.Tables.SelectMany(t => Formats.Select(f => Resource(release, t, f)))]),
        };
        return [.. JsonSerializer.SerializeToUtf8Bytes(package, Json), (byte)'\n'];
    }

    private static JsonObject Resource(ExportedRelease release, ExportedTable table, ExportFormat format)
    {
        var bytes = format.Bytes(release, table, Language.Nb);
        var resource = new JsonObject
        {
            ["name"] = table.Contract.Name + (format == ExportFormat.Csv ? "" : $"_{format.Extension}"),
            ["path"] = table.PathIn(format),
            ["title"] = table.Contract.Title.Nb,
            ["description"] = table.Contract.Title.En,
            ["format"] = format.Extension,
            ["mediatype"] = format.MediaType.Split(';')[0],
            ["bytes"] = bytes.Length,
            ["hash"] = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}",
            ["synthetic"] = table.Synthetic,
        };
        if (format == ExportFormat.Csv)
        {
            resource["type"] = "table";
            resource["encoding"] = "utf-8";
        }

        resource["schema"] = new JsonObject
        {
            ["$schema"] = "https://datapackage.org/profiles/2.0/tableschema.json",
            ["fields"] = new JsonArray([.. table.Contract.Columns.Select(c => Field(release, c))]),
            ["missingValues"] = new JsonArray(""),
            ["primaryKey"] = new JsonArray([.. table.Contract.Key.Select(k => (JsonNode)k)]),
        };
        return resource;
    }

    private static JsonObject Field(ExportedRelease release, ColumnContract column)
    {
        var field = new JsonObject
        {
            ["name"] = column.Name,
            ["type"] = column.Type switch
            {
                ColumnType.Integer => "integer",
                ColumnType.Decimal or ColumnType.Number => "number",
                ColumnType.Date => "date",
                ColumnType.Timestamp => "datetime",
                ColumnType.Boolean => "boolean",
                _ => "string",
            },
            ["title"] = column.Meaning.Nb,
            ["description"] = column.Meaning.En,
        };
        if (column.Unit is not null)
            field["unit"] = column.Unit;
        if (column.Codelist is not null)
            field["codelist"] = column.Codelist;
        if (column.Type == ColumnType.Timestamp)
            field["format"] = "%Y-%m-%dT%H:%M:%S";
        if (column.Type == ColumnType.Code && release.CodesOf(column) is { Count: > 0 } codes)
            field["categories"] = new JsonArray([.. codes.Select(c => new JsonObject { ["value"] = c.Value, ["label"] = c.Label.Nb })]);
        return field;
    }
}
