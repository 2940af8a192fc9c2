using System.CommandLine;
using System.Net;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary>A figure or a report of a release, taken from the API.</summary>
internal static class ReleasePage
{
    /// <summary>Asks the API for an address, and saves what it gives.</summary>
    /// <param name="options">Options.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="release">The release's folder.</param>
    /// <param name="address">The address.</param>
    /// <param name="file">Where to save it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AlisException">The API refuses (exit 2), or the file cannot be written.</exception>
    public static async Task Save(CommonOptions options, ParseResult parsed, string release, string address, string file, CancellationToken cancellation)
    {
        var (terminal, folders) = (options.Terminal, options.Data(parsed));
        var isInternal = ReleaseOptions.IsInternal(folders, release);
        var folder = Path.GetDirectoryName(Path.GetFullPath(file));
        if (!Directory.Exists(folder))
            throw new AlisException(ExitCode.Usage, new($"Mappen «{folder}» finnes ikke. Lag den først.", $"The folder “{folder}” does not exist. Make it first."));
        var bytes = await terminal.Working(progress =>
        {
            progress.Report(new("Spør API-et", "Asking the API"));
            return ServedFor.Work(folders, isInternal, api => Get(api, address, cancellation), cancellation);
        });
        var saved = OutputFile.Save(Path.GetFullPath(file), isInternal, s => s.Write(bytes));
        if (options.Json(parsed))
            terminal.Json(new { file = saved, release = Path.GetFileName(release), isInternal });
        else
            terminal.Line(terminal.Say($"Skrev {saved}, av utgivelsen {Path.GetFileName(release)}.", $"Wrote {saved}, of release {Path.GetFileName(release)}."));
        if (isInternal && !options.Json(parsed))
            terminal.Line(terminal.Say("INTERNE, eksakte tall. Ikke for publisering.", "INTERNAL, exact figures. Not for publication."));
    }

    private static async Task<byte[]> Get(HttpClient api, string address, CancellationToken cancellation)
    {
        using var response = await api.GetAsync(new Uri(address, UriKind.Relative), cancellation);
        if (response.IsSuccessStatusCode)
            return await response.Content.ReadAsByteArrayAsync(cancellation);
        var said = (await response.Content.ReadAsStringAsync(cancellation)).Split('\n'); // Norwegian, then English
        throw new AlisException(
            response.StatusCode switch { HttpStatusCode.NotImplemented => ExitCode.Unavailable, HttpStatusCode.InternalServerError => ExitCode.Internal, _ => ExitCode.Usage },
            new(said[0], said.ElementAtOrDefault(1) is { Length: > 0 } en ? en : said[0]));
    }
}
