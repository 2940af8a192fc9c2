using AlisResearch.Analytics;
using AlisResearch.Catalogue;
using AlisResearch.Exports;
using Microsoft.Net.Http.Headers;

namespace AlisResearch.Api.Http;

/// <summary>A release's tables as files: Parquet as it lies in the release, CSV made from it.</summary>
internal static class Downloads
{
    /// <summary>The address of a table's file.</summary>
    public static string Address(OpenRelease release, string table, string format) => $"/releases/{release.Manifest.Id}/{release.FolderOf(table)}/{table}.{format}";

    /// <summary>Maps the addresses. Release and table are looked up by name, never put together into a path.</summary>
    public static void MapDownloads(this WebApplication app)
    {
        app.MapGet("/releases/{release}/{folder}/{table}.parquet", IResult (string release, string folder, string table, ReleaseStore store) =>
            Find(store, release, folder, table) is { } found
                ? Results.File(
                    found.FileOf(table), "application/vnd.apache.parquet", FileName(found, table, "parquet"), Dated(found),
                    entityTag: Tag(found, table, "parquet"), enableRangeProcessing: true)
                : NotFound());
        app.MapGet("/releases/{release}/{folder}/{table}.csv", IResult (string release, string folder, string table, ReleaseStore store) =>
            Find(store, release, folder, table) is { } found
                ? Results.File(Csv(found, table), "text/csv; charset=utf-8", FileName(found, table, "csv"), lastModified: Dated(found), entityTag: Tag(found, table, "csv"), enableRangeProcessing: true)
                : NotFound());
    }

    private static OpenRelease? Find(ReleaseStore store, string release, string folder, string table) =>
        store.Find(release) is { } found && found.Contracts.ContainsKey(table) && found.FolderOf(table) == folder ? found : null;

    /// <summary>What a browser saves it as; an exact table says so in its name.</summary>
    private static string FileName(OpenRelease release, string table, string format) => $"{(release.IsInternal ? "INTERNAL-" : "")}{table}.{format}";

    private static byte[] Csv(OpenRelease release, string table)
    {
        var contract = release.Contracts[table];
        using var connection = release.Tables.Connect();
        using var csv = new MemoryStream();
        CsvExport.Write(csv, [.. contract.Columns.Select(c => c.Name)], TableDatabase.Rows(connection, contract, contract.Columns));
        return csv.ToArray();
    }

    private static EntityTagHeaderValue Tag(OpenRelease release, string table, string format)
    {
        var file = release.Manifest.Files.Single(f => f.Path == ReleaseFolder.TablePath(release.FolderOf(table), table));
        return new($"\"{file.Sha256[..32]}-{format}\"");
    }

    /// <summary>The release's date, and not the hour in which the steward built it or a copy was made.</summary>
    private static DateTimeOffset Dated(OpenRelease release) => new(release.Manifest.Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static IResult NotFound() => Results.Text(
        "Fant ingen slik fil. Spør etter release { tables { parquetUrl csvUrl } }. / There is no such file. Ask for release { tables { parquetUrl csvUrl } }.\n",
        "text/plain; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
}
