using System.Globalization;
using System.Text;
using AlisResearch.Figures;
using AlisResearch.Model;
using Microsoft.Net.Http.Headers;

namespace AlisResearch.Api.Http;

/// <summary>Figures of the current release, as SVG.</summary>
internal static class FigureFiles
{
    private const int DefaultWidth = 720;

    private static LocalText Title { get; } = new("Intervjuer i {0} etter runde og rolle", "Interviews in {0} by round and role");

    /// <summary>Maps <c>/figures/interview-overview.svg?study=…&amp;lang=nb|en&amp;width=320–1920</c>.</summary>
    public static void MapFigures(this WebApplication app) => app.MapGet("/figures/interview-overview.svg", InterviewOverviewFile);

    private static IResult InterviewOverviewFile(ReleaseStore store, string? study, string? lang, string? width, CancellationToken cancellation)
    {
        var release = store.Current;
        if (lang is not (null or "nb" or "en"))
            return Refuse(StatusCodes.Status400BadRequest, "lang skal være nb eller en.", "lang must be nb or en.");
        var pixels = DefaultWidth;
        if (width is not null && !(int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out pixels)
            && pixels is >= FigureFrame.MinWidth and <= FigureFrame.MaxWidth))
            return Refuse(StatusCodes.Status400BadRequest, "width skal være fra 320 til 1920.", "width must be from 320 to 1920.");
        using var catalogue = release.Catalogue();
        if (catalogue.Studies.FirstOrDefault(s => s.Id == study && !s.Reference) is not { } found)
            return Refuse(
                StatusCodes.Status404NotFound, "Oppgi en studie: ?study=alis-vest, alis-nord eller alis-by.", "Name a study: ?study=alis-vest, alis-nord or alis-by.");

        var language = lang == "en" ? Language.En : Language.Nb;
        var roles = catalogue.Codes.Where(c => c.Codelist == "respondent_role").ToDictionary(c => c.Code, c => new LocalText(c.Nb, c.En));
        var bars = TableQuery.Ask(
            release, "interview_counts.sql",
            r => new InterviewBar(r.Integer("round")!.Value, r.Text("role")!, roles[r.Text("role")!], r.Integer("count") ?? 0),
            cancellation,
            ("study", found.Id), ("phase", null), ("round", null), ("role", null),
            ("by_study", false), ("by_phase", false), ("by_round", true), ("by_role", true));
        var title = string.Format(CultureInfo.InvariantCulture, Title.In(language), found.Name);
        var stamps = (release.TableRows.Single(t => t.Name == "interview_count").Synthetic ? FigureStamps.Synthetic : FigureStamps.None) | (release.IsInternal ? FigureStamps.Internal : FigureStamps.None);
        var svg = Encoding.UTF8.GetBytes(SvgWriter.Write(InterviewOverview.Build(bars, new(title, language, release.Manifest.Citation, pixels, stamps))));
        return Results.File(svg, "image/svg+xml; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(svg))[..32]}\""));
    }

    private static IResult Refuse(int status, string nb, string en) => Results.Text($"{nb} / {en}\n", "text/plain; charset=utf-8", statusCode: status);
}
