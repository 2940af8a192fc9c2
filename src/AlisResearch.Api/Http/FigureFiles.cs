using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AlisResearch.Api.Figures;
using AlisResearch.Api.GraphQL;
using AlisResearch.Exports;
using AlisResearch.Figures;
using AlisResearch.Model;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace AlisResearch.Api.Http;

/// <summary>Figures of a release as files: SVG, PNG, PDF, and their numbers as CSV or as a table in HTML.</summary>
internal static class FigureFiles
{
    private const int MostYears = 12;

    /// <summary>The formats, with the media type of each.</summary>
    private static readonly Dictionary<string, (string MediaType, Func<Figure, OpenRelease, byte[]> Write)> Formats = new(StringComparer.Ordinal)
    {
        ["svg"] = ("image/svg+xml; charset=utf-8", (f, _) => Encoding.UTF8.GetBytes(SvgWriter.Write(f))),
        ["png"] = ("image/png", (f, _) => Written(s => PngWriter.Write(f, s))),
        ["pdf"] = ("application/pdf", (f, r) => Written(s => PdfWriter.Write(f, s, r.Manifest.Date))),
        ["csv"] = ("text/csv; charset=utf-8", (f, _) => Csv(f)),
        ["html"] = ("text/html; charset=utf-8", (f, _) => Encoding.UTF8.GetBytes(TableWriter.Page(f))),
    };

    /// <summary>Maps <c>/figures/{name}.{format}</c>, and all figures of a study at <c>/reports/{study}.html</c>.</summary>
    public static void MapFigures(this WebApplication app)
    {
        app.MapMethods("/figures/{file}", ["GET", "HEAD"], Get);
        app.MapMethods("/reports/{study}.html", ["GET", "HEAD"], Report);
    }

    private static async Task<IResult> Get(HttpContext http, string file, ReleaseStore store, Questions questions)
    {
        var dot = file.LastIndexOf('.');
        if (FigureKind.Of(dot < 0 ? file : file[..dot]) is not { } kind)
            return Refuse(404, new($"Fant ingen slik figur. Det finnes: {Names(k => k.Name)}.", $"There is no such figure. There is: {Names(k => k.Name)}."));
        if (dot < 0 || !Formats.TryGetValue(file[(dot + 1)..], out var format))
            return Refuse(404, new($"Formatet finnes ikke. Det finnes: {string.Join(", ", Formats.Keys)}.", $"There is no such format. There is: {string.Join(", ", Formats.Keys)}."));
        return await Answer(http, http.Request.Query, store, kind, request => Bytes(request, kind, format.Write, questions, http.RequestAborted), format.MediaType, TableWriter.Style);
    }

    private static Task<IResult> Report(HttpContext http, string study, ReleaseStore store, Questions questions) => Answer(
        http, new QueryCollection(new Dictionary<string, StringValues>(http.Request.Query) { ["study"] = StringValues.Concat(study, http.Request.Query["study"]) }), store, null,
        async request => Encoding.UTF8.GetBytes(await StudyReport.Page(request, questions, http.RequestAborted)), "text/html; charset=utf-8", StudyReport.Style);

    private static async Task<byte[]> Bytes(FigureRequest request, FigureKind kind, Func<Figure, OpenRelease, byte[]> write, Questions questions, CancellationToken cancellation) =>
        write(await kind.Make(request, questions, cancellation), request.Release);

    private static async Task<IResult> Answer(HttpContext http, IQueryCollection query, ReleaseStore store, FigureKind? kind, Func<FigureRequest, Task<byte[]>> make, string mediaType, string style)
    {
        try
        {
            var request = Read(query, store, kind);
            var bytes = await make(request);
            if (mediaType.StartsWith("text/html", StringComparison.Ordinal)) // its own style, and nothing else
                http.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
            return Results.File(bytes, mediaType, entityTag: new EntityTagHeaderValue($"\"{Sha256.OfBytes(bytes)[..32]}\""));
        }
        catch (QuestionRefusedException refused)
        {
            return Refuse(refused.Code switch { "NOT_FOUND" or "NOT_RELEASED" => 404, "INTERNAL" => 500, _ => 400 }, refused.Text);
        }
        catch (AlisException refused)
        {
            return Refuse(refused.ExitCode == ExitCode.Unavailable ? 501 : 400, refused.Text);
        }
    }

    private static FigureRequest Read(IQueryCollection query, ReleaseStore store, FigureKind? kind)
    {
        string[] takes = [.. kind?.Takes ?? ["study"], "release", "lang", "width"];
        if (query.Any(q => !takes.Contains(q.Key) || q.Value.Count > 1))
            throw Bad(new($"Det som kan oppgis, en gang hver, er {string.Join(", ", takes)}.", $"What can be given, once each, is {string.Join(", ", takes)}."));
        var language = One("lang", "nb", ["nb", "en"]) == "en" ? Language.En : Language.Nb;
        var release = store.Find(Given("release")) ?? throw NotFound(new($"Fant ikke utgivelsen. Det finnes: {string.Join(", ", store.All.Select(r => r.Manifest.Id))}.", $"There is no such release. There is: {string.Join(", ", store.All.Select(r => r.Manifest.Id))}."));
        if (kind is { IsInternal: true } && !release.IsInternal)
            throw NotFound(new("Figuren viser enkeltstillinger og finnes bare for interne utgivelser.", "The figure shows single posts and is of internal releases alone."));
        var studies = release.Phases.Select(p => p.Study).Distinct().ToList();
        if (Given("study") is { } study && !studies.Contains(study))
            throw NotFound(new($"Fant ikke studien. Det finnes: {string.Join(", ", studies)}.", $"There is no such study. There is: {string.Join(", ", studies)}."));
        if (kind is { NeedsStudy: true } && Given("study") is null)
            throw Bad(new($"Oppgi en studie: study={string.Join(" | ", studies)}.", $"Name a study: study={string.Join(" | ", studies)}."));
        var phases = release.Phases.Where(p => p.Study == (Given("study") ?? p.Study)).Select(p => p.Phase).Distinct().ToList();
        if (Given("phase") is { } phase && !phases.Contains(phase))
            throw NotFound(new($"Fant ikke fasen. Det finnes: {string.Join(", ", phases)}.", $"There is no such phase. There is: {string.Join(", ", phases)}."));
        if (kind?.Takes.Contains("round") == true && Given("round") is null)
            throw Bad(new("Oppgi en spørrerunde, som round=survey-2022.", "Name a survey round, as round=survey-2022."));
        return new(
            release, Given("study"), Given("phase"), Given("round"), Given("groupBy") is null ? null : One("groupBy", "", kind?.Groups ?? []),
            One("period", "YEAR", ["YEAR", "HALF_YEAR"]), One("by", "END_REASON", ["END_REASON", "DESTINATION"]), Years(Given("years") ?? "1,2,3,4,5"),
            One("panels", "FALSE", ["TRUE", "FALSE"]) == "TRUE", language, Width(Given("width")));

        string? Given(string name) => query[name].FirstOrDefault() is { Length: > 0 } given ? given : null;

        // Names are taken as they stand, and as the API's values are written.
        string One(string name, string @default, IReadOnlyCollection<string> known)
        {
            var given = Given(name) ?? @default;
            return known.FirstOrDefault(k => string.Equals(k, given.Replace('-', '_'), StringComparison.OrdinalIgnoreCase))
                ?? throw Bad(new($"{name} er en av {string.Join(", ", known)}.", $"{name} is one of {string.Join(", ", known)}."));
        }
    }

    private static int Width(string? given) => given is null ? FigureFrame.DefaultWidth
        : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width is >= FigureFrame.MinWidth and <= FigureFrame.MaxWidth ? width
        : throw Bad(new($"width er fra {FigureFrame.MinWidth} til {FigureFrame.MaxWidth}.", $"width is from {FigureFrame.MinWidth} to {FigureFrame.MaxWidth}."));

    private static List<int> Years(string given)
    {
        var years = given.Split(',').Select(y => int.TryParse(y, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : -1).Distinct().ToList();
        return years.Count <= MostYears && !years.Contains(-1) ? years : throw Bad(new($"years er høyst {MostYears} hele tall, som 1,3,5.", $"years is at most {MostYears} whole numbers, as 1,3,5."));
    }

    private static byte[] Csv(Figure figure) => Written(s => CsvExport.Write(s, [.. figure.Data.Columns.Select(c => c.Name)], figure.Data.Rows));

    private static byte[] Written(Action<Stream> write)
    {
        using var memory = new MemoryStream();
        write(memory);
        return memory.ToArray();
    }

    private static string Names(Func<FigureKind, string> of) => string.Join(", ", FigureKind.All.Select(of));

    private static QuestionRefusedException NotFound(LocalText why) => new("NOT_FOUND", why);

    private static QuestionRefusedException Bad(LocalText why) => new("BAD_ARGUMENT", why);

    private static IResult Refuse(int status, LocalText why) => Results.Text($"{why.Nb}\n{why.En}\n", "text/plain; charset=utf-8", statusCode: status);
}
