using System.Globalization;

namespace AlisResearch.Api.Figures;

/// <summary>Where a figure is.</summary>
internal static class FigureAddress
{
    /// <summary>The address of a figure as SVG.</summary>
    /// <param name="release">The release.</param>
    /// <param name="name">The figure.</param>
    /// <param name="asked">What is asked of it; what is null is left out.</param>
    public static string Of(OpenRelease release, string name, params (string Name, string? Value)[] asked) => string.Create(
        CultureInfo.InvariantCulture, $"/figures/{name}.svg?{string.Join('&', asked.Append(("release", release.Manifest.Id)).Where(a => a.Item2 is not null).Select(a => $"{a.Item1}={Uri.EscapeDataString(a.Item2!)}"))}");
}
