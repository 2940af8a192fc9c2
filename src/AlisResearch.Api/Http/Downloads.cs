using AlisResearch.Catalogue;
using AlisResearch.Exports;
using AlisResearch.Model;
using Microsoft.Net.Http.Headers;

namespace AlisResearch.Api.Http;

/// <summary>A release as files: its tables in every format, and the documents that describe it. Ranges, entity tags and a digest (RFC 9530) tell a client whether it has a file whole.</summary>
internal static class Downloads
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    /// <summary>The address of a table's file.</summary>
    public static string Address(OpenRelease release, string table, string format) => $"/releases/{release.Manifest.Id}/{release.FolderOf(table)}/{table}.{format}";

    /// <summary>Maps the addresses. Release, table, format and document are looked up by name, never put together into a path.</summary>
    public static void MapDownloads(this WebApplication app) => app.MapMethods("/releases/{release}/{**path}", Methods, Get);

    private static IResult Get(HttpContext context, string release, string? path, ReleaseStore store, string? lang = null)
    {
        if (store.Find(release) is not { } found || !Directory.Exists(found.Folder.Path))
            return NotFound(
                $"Det er ingen utgivelse «{release}» her; den kan være trukket tilbake. Spør etter releases {{ nodes {{ id }} }}.",
                $"There is no release “{release}” here; it may have been retired. Ask for releases {{ nodes {{ id }} }}.");
        if (lang is not (null or "nb" or "en"))
            return Refuse(StatusCodes.Status400BadRequest, new("Språket er nb eller en.", "The language is nb or en."));
        if (ReleaseDocument.All.FirstOrDefault(d => d.Name == path) is { } document)
            return File(context, found, found.Document(document), document.MediaType, document.Name.Split('/')[^1]);
        if (path?.Split('/') is not [var folder, var file] || file.Split('.', 2) is not [var name, var extension] || found.Exported.Find(name) is not { } table || table.Folder != folder
            || ExportFormat.Of(extension) is not { } format)
            return NotFound(
                $"Fant ingen slik fil. Se {ReleaseDocument.DataPackage.Name}; formatene er {string.Join(", ", ExportFormat.All.Select(f => f.Extension))}.",
                $"There is no such file. See {ReleaseDocument.DataPackage.Name}; the formats are {string.Join(", ", ExportFormat.All.Select(f => f.Extension))}.");
        if (format == ExportFormat.Parquet)
            return FileOf(context, found, name);
        try
        {
            return File(context, found, format.Bytes(found.Exported, table, lang == "en" ? Language.En : Language.Nb), format.MediaType, $"{name}.{extension}");
        }
        catch (AlisException refusal)
        {
            return Refuse(refusal.ExitCode == ExitCode.Unavailable ? StatusCodes.Status501NotImplemented : StatusCodes.Status422UnprocessableEntity, refusal.Text);
        }
    }

    private static IResult File(HttpContext context, OpenRelease release, byte[] bytes, string mediaType, string name)
    {
        var tag = Tag(context, Sha256.OfBytes(bytes));
        return Results.File(bytes, mediaType, SavedAs(release, name), enableRangeProcessing: true, lastModified: Dated(release), entityTag: tag);
    }

    /// <summary>A table as it lies in the release, from the disk; its hash was checked when the release was opened.</summary>
    private static IResult FileOf(HttpContext context, OpenRelease release, string table)
    {
        var tag = Tag(context, release.Manifest.Files.Single(f => f.Path == ReleaseFolder.TablePath(release.FolderOf(table), table)).Sha256);
        return Results.File(release.FileOf(table), ExportFormat.Parquet.MediaType, SavedAs(release, $"{table}.{ExportFormat.Parquet.Extension}"), Dated(release), tag, enableRangeProcessing: true);
    }

    /// <summary>The entity tag of a file with a hash; says its digest.</summary>
    private static EntityTagHeaderValue Tag(HttpContext context, string sha256)
    {
        context.Response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(sha256))}:";
        return new($"\"{sha256[..32]}\"");
    }

    /// <summary>What a browser saves a file as; one of an internal release says so in its name.</summary>
    private static string SavedAs(OpenRelease release, string name) => $"{(release.IsInternal ? "INTERNAL-" : "")}{name}";

    /// <summary>The release's date, and not the hour in which the steward built it or a copy was made.</summary>
    private static DateTimeOffset Dated(OpenRelease release) => new(release.Manifest.Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static IResult NotFound(string nb, string en) => Refuse(StatusCodes.Status404NotFound, new(nb, en));

    private static IResult Refuse(int status, LocalText why) => Results.Text($"{why.Nb}\n{why.En}\n", "text/plain; charset=utf-8", statusCode: status);
}
