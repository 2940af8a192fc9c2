using System.Text.Json.Nodes;
using AlisResearch.Model;

namespace AlisResearch.Exports;

/// <summary>The description of a release by Data Package, version 2 (https://datapackage.org): paths are relative to it.</summary>
internal static class DataPackage
{
    /// <summary>Writes it.</summary>
    /// <param name="release">The release.</param>
    /// <param name="files">The files that it lists.</param>
    public static byte[] Write(ExportedRelease release, IReadOnlyList<TableFile> files)
    {
        var unkeyed = files.Select(f => f.Table).Distinct().Where(t => HasEmptyKey(release, t)).ToHashSet();
        return ReleaseDocument.BytesOf(new JsonObject
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
            ["resources"] = new JsonArray([.. files.Select(f => Resource(release, f, unkeyed.Contains(f.Table)))]),
        });
    }

    /// <summary>Whether a column of the key is empty in some row, as the phase is of rows for a whole study.</summary>
    private static bool HasEmptyKey(ExportedRelease release, ExportedTable table)
    {
        var key = table.Contract.Columns.Index().Where(c => table.Contract.Key.Contains(c.Item.Name)).Select(c => c.Index).ToList();
        return release.Rows(table).Any(r => key.Any(k => r[k] is null));
    }

    private static JsonObject Resource(ExportedRelease release, TableFile file, bool hasEmptyKey)
    {
        var (table, format, bytes) = (file.Table, file.Format, file.Bytes);
        var resource = new JsonObject
        {
            ["name"] = table.Contract.Name + (format == ExportFormat.Csv ? "" : $"_{format.Extension}"),
            ["path"] = table.PathIn(format),
            ["title"] = table.Contract.Title.Nb,
            ["description"] = table.Contract.Title.En,
            ["format"] = format.Extension,
            ["mediatype"] = format.MediaType.Split(';')[0],
            ["bytes"] = bytes.Length,
            ["hash"] = $"sha256:{Sha256.OfBytes(bytes)}",
            ["synthetic"] = table.Synthetic,
        };
        if (format == ExportFormat.Csv)
        {
            resource["type"] = "table";
            resource["encoding"] = "utf-8";
        }

        var key = new JsonArray([.. table.Contract.Key.Select(k => (JsonNode)k)]);
        var schema = new JsonObject
        {
            ["$schema"] = "https://datapackage.org/profiles/2.0/tableschema.json",
            ["fields"] = new JsonArray([.. table.Contract.Columns.Select(c => Field(release, c))]),
            ["missingValues"] = new JsonArray(""),
        };
        if (hasEmptyKey)
            schema["uniqueKeys"] = new JsonArray(key); // no field of a primary key may be empty
        else
            schema["primaryKey"] = key;
        resource["schema"] = schema;
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
